"""Lay the blocks of a document out as lines: what HTML and Word hold as a tree, a citation counts as text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["paragraph", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """One heading or paragraph, list item or table row."""

    kind: BlockKind
    text: str


def laid_out(blocks: Iterable[Block]) -> str:
    """The blocks as text: a blank line between them, except between items of a list and rows of a table."""
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before:
            parts.append("\n" if before.kind == block.kind != "paragraph" else "\n\n")
        parts.append(f"- {block.text}" if block.kind == "item" else block.text)
        before = block
    return "".join(parts)


def row_of(cells: Iterable[str]) -> Block:
    """A table row on one line: its cells parted by tabs, whatever lines and tabs they held before made spaces."""
    return Block("row", "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t"))
