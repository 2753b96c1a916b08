"""Everything that is done to the corpus from outside: check, build, attach, add, remove, compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from assistant.adapters.added_documents import SOURCE_FILE, added_sources
from assistant.adapters.data_folder import DataFolder
from assistant.adapters.index_builder import IndexBuilder, Progress, silent
from assistant.adapters.readers import read_document
from assistant.checklists.resting import changed
from assistant.errors import MalformedFiles, UnknownSource, UserError
from assistant.files import read_yaml
from assistant.guidance.alignment import Aligned, Encode, Vectors, align
from assistant.guidance.coverage import Coverage, coverage, outline_of
from assistant.guidance.library import Library
from assistant.guidance.load import load
from assistant.guidance.model import NATIONAL, Source
from assistant.settings import Settings, read_settings
from assistant.workflows.load import Catalogue

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a source and its attached document hold each other."""

    coverage: Coverage
    elsewhere: tuple[str, ...] = ()
    """Statements found at another place than their pinpoint names."""

    def document(self) -> dict[str, Any]:
        """The outcome as JSON."""
        c = self.coverage
        return {
            "source": c.source,
            "aligned_share": round(c.aligned_share, 4),
            "covered_share": round(c.covered_share, 4),
            "left_out_share": round(c.left_out_share, 4),
            "statements": c.statements,
            "aligned": c.aligned,
            "passages": c.passages,
            "covered": c.covered,
            "not_found": list(c.not_found),
            "wrong": list(c.wrong),
            "uncovered": list(c.uncovered),
        }

    def line(self) -> str:
        """The outcome in one line."""
        c = self.coverage
        return (
            f"{c.source}: {c.aligned} of {c.statements} statements aligned ({c.aligned_share:.1%}), "
            f"{c.covered} of {c.passages} passages covered ({c.covered_share:.1%}), "
            f"{c.left_out_share:.1%} of the words left out"
        )

    def lines(self) -> Sequence[str]:
        """The outcome with what is missing in either direction."""
        c = self.coverage
        listed = [self.line()]
        named = (("not found", c.not_found), ("does not hold", c.wrong), ("not covered", c.uncovered))
        for what, items in named:
            listed += [f"  {what}: {item[:160]}" for item in items[:_SHOWN]]
            if len(items) > _SHOWN:
                listed.append(f"  {what}: and {len(items) - _SHOWN} more (--json lists them all)")
        if c.too_much_left_out:
            listed.append("  more than a tenth of the words is left out")
        return listed


class CorpusDesk:
    """Works on one corpus and one data folder."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.data = DataFolder(settings.data_dir)
        self.workflows = Catalogue(settings.workflows_dir, settings.local_workflows)
        self.builder = IndexBuilder(settings.corpora, self.data, settings.model, workflows=self.workflows)

    def library(self) -> Library:
        """The corpus with what has been added to it; raises ``MalformedFiles`` where it is not well formed."""
        library = load(*self.settings.corpora)
        added = {source.key: source for source, _ in added_sources(self.data)}
        return replace(library, sources={**library.sources, **added})

    def listed(self) -> list[dict[str, Any]]:
        """Every source with what is known of it."""
        library, attached, added = self.library(), self.data.attached(), self.data.added_documents()
        return [
            {
                "key": source.key,
                "title": source.title,
                "board": source.board,
                "in_force": str(source.in_force),
                "regimes": list(source.regimes),
                "superseded_by": source.superseded_by,
                "statements": len(library.statements_of(source.key)),
                "attached": source.key in attached,
                "added": source.key in added,
            }
            for source in sorted(library.sources.values(), key=lambda s: (s.board or "~", s.key))
        ]

    def lint(self) -> dict[str, int]:
        """Check every file; raises ``MalformedFiles`` with all problems at once."""
        library = load(*self.settings.corpora)
        self.builder.read_answering()
        questions = sum(len(statement.questions) for statement in library.statements.values())
        return {
            "sources": len(library.sources),
            "statements": len(library.statements),
            "questions": questions,
            "terms": len(library.glossary.terms),
            "topics": len(library.comparisons.topics),
            "then and now": len(library.then_and_now.topics),
        }

    def build(self, progress: Progress = silent) -> Path:
        """Build the index and make it the current one."""
        with self.data.changing():
            return self.builder.build(progress)

    def attach(self, name: str, file: Path, progress: Progress = silent, *, build: bool = True) -> Outcome:
        """Attach a published document to a source, align its statements and build the index anew.

        Without ``build`` the index stays as it is, for whoever attaches several documents before building once.
        """
        library = load(*self.settings.corpora)
        source = library.source(name)
        original = read_document(file)
        content = file.read_bytes()
        encode = self._encode(progress)
        statements = library.statements_of(source.key)
        found = align(original.text, outline_of(original.text, statements, source), statements, encode)
        spans = {statement: aligned.span for statement, aligned in found.items()}
        with self.data.changing():
            self.data.keep_original(source.key, original, content, spans)
            if build:
                self.builder.build(progress)
        report = coverage(original.text, source, statements, spans, encode)
        return Outcome(report, _elsewhere(found))

    def coverage(self, name: str | None) -> list[Outcome]:
        """Check the attached documents of one source, or of all."""
        library = load(*self.settings.corpora)
        keys = [library.source(name).key] if name else sorted(set(self.data.attached()) & set(library.sources))
        outcomes = []
        for key in keys:
            kept = self.data.original(key)
            if kept is None:
                raise UserError(f"no document is attached to {key}: run `assistant corpus attach {name} FILE`")
            original, spans = kept
            statements = library.statements_of(key)
            report = coverage(original.text, library.sources[key], statements, spans, self._encode(silent))
            outcomes.append(Outcome(report))
        if not outcomes:
            raise UserError("no document is attached to any source: run `assistant corpus attach SOURCE FILE`")
        return outcomes

    def add(self, file: Path, record: dict[str, str], progress: Progress = silent) -> str:
        """Add a document without statements; raises ``MalformedFiles`` where its record cannot be used."""
        library = self.library()
        if record["board"] != NATIONAL:
            library.board(record["board"])
        regimes = ["scr", "present"] if record["regime"] == "both" else [record["regime"]]
        kept: dict[str, Any] = {
            "format": 1,
            **{name: record[name] for name in ("id", "edition", "title", "publisher", "board")},
            "short_title": record["title"],
            "kind": "practice_guidance" if record["board"] == NATIONAL else "local_procedure",
            "in_force": {},
            "regimes": regimes,
            "licence": "Not known; added by its user.",
        }
        key = f"{record['id']}/{record['edition']}"
        if key in load(*self.settings.corpora).sources:
            raise UserError(f"{key} has statements: attach its document with `assistant corpus attach`")
        original = read_document(file)
        content = file.read_bytes()
        with self.data.changing():
            with self.data.new_folder(self.data.root / ".checking") as folder:
                path = folder / SOURCE_FILE
                path.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), encoding="utf-8")
                try:
                    read_yaml(path, Source)
                except MalformedFiles as error:
                    raise UserError("; ".join(problem.message for problem in error.problems)) from None
                text = path.read_text(encoding="utf-8")
            self.data.keep_original(key, original, content, {}, folder=self.data.added, extra={SOURCE_FILE: text})
            self.builder.build(progress)
        return key

    def remove(self, name: str, progress: Progress = silent) -> str:
        """Remove an added document or the document attached to a source, and build the index anew."""
        key = self.library().source(name).key
        with self.data.changing():
            if not self.data.forget(key):
                raise UnknownSource(f"nothing is attached to {key}, and it is part of the corpus")
            self.builder.build(progress)
        return key

    def diff(self, old: str, new: str) -> dict[str, list[str]]:
        """What two editions state differently, and what rests on it: topics, workflows, timetables and forms.

        Raises ``UnknownSource`` for an edition that is not there, and ``MalformedFiles`` for a workflow.
        """
        outcome = changed(self.library(), self.workflows, old, new)
        found = outcome.compared
        return {
            "only in the old edition": [one.id for one in found.dropped],
            "only in the new edition": [one.id for one in found.added],
            "stated differently": [f"{p.before.id}: {p.before.text} | {p.after.text}" for p in found.reworded],
            "reworded, under another id": [
                f"{p.before.id} -> {p.after.id}: {p.before.text} | {p.after.text}" for p in found.renamed
            ],
            "topics that cite what has gone": [topic.id for topic in outcome.topics],
            "workflows and timetables that rest on what has gone": [one.line() for one in outcome.on_dropped],
            "workflows and timetables that rest on what is stated differently": [
                one.line() for one in outcome.on_reworded
            ],
            "workflows and timetables that rest on what is reworded under another id": [
                one.line() for one in outcome.on_renamed
            ],
        }

    def _encode(self, progress: Progress) -> Encode:
        """The encoder of this corpus; a text that comes again is not read again."""
        encoder = self.builder.encoder(progress)
        known: dict[str, Vectors] = {}

        def encode(texts: Sequence[str]) -> Vectors:
            new = sorted(set(texts) - known.keys())
            known.update(zip(new, encoder.encode(new), strict=True))
            return np.stack([known[text] for text in texts])

        return encode


def _elsewhere(found: dict[str, Aligned]) -> tuple[str, ...]:
    return tuple(statement for statement, aligned in found.items() if not aligned.as_pinned)


def open_corpus() -> CorpusDesk:
    """The corpus of this process's settings."""
    return CorpusDesk(read_settings())
