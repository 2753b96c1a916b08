"""A decision record as a Word document: the readable page of it, with the standing and page numbers of a document."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.exports.issued import Issued, resting_on
from assistant.exports.sources import editions
from assistant.exports.word import Part, Turn, word_document
from assistant.guidance.citations import Citation
from assistant.records.layout import Block, Grid, Heading
from assistant.records.page import RecordPage

_WIDE = 5
"""Columns that a standing page has room for."""


def record_docx(page: RecordPage, at: datetime.datetime) -> bytes:
    """The record as it was sealed; ``at`` is when the document is made."""
    record = page.record
    issued = Issued(at, record.board, record.case, resting_on(page.sealed), confirmed_by=len(record.confirmed_by))
    cited = [Citation.model_validate(one) for one in (record.finding or {}).get("citations") or ()]
    title, *blocks = page.blocks()
    about = Grid([*issued.rows(), ("Guidance cited", editions(cited))])
    return word_document(page.title, [title, about, Heading("Record"), *_turned(blocks)], issued)


def _turned(blocks: Sequence[Block]) -> Iterator[Part]:
    """The blocks with each wide table and its heading on pages that lie on their side."""
    for block, following in pairwise([*blocks, None]):
        if isinstance(block, Heading) and isinstance(following, Grid) and len(following.head) > _WIDE:
            yield Turn(sideways=True)
            yield block
        elif isinstance(block, Grid) and len(block.head) > _WIDE:
            yield block
            yield Turn(sideways=False)
        elif block is not None:
            yield block
