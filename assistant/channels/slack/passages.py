"""The window that shows a cited passage between its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.adapters.compiled_index import CompiledIndex
from assistant.channels.slack import wording
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import Block, context, section, window
from assistant.channels.slack.mrkdwn import inert_within
from assistant.guidance.contacts import has_contact
from assistant.guidance.originals import Original
from assistant.guidance.passages import Passage, passages_of
from assistant.guidance.reading import standing
from assistant.search.cite import Citer
from assistant.search.model import Place

_NEIGHBOURS = 2
"""Passages shown before and after the cited one; of statements one."""
_MOST = 2_800


class Passages:
    """The passages of one index, by the ids of their citations."""

    def __init__(self, index: CompiledIndex, clock: Clock) -> None:
        self._index = index
        self._clock = clock
        self._places = {Citer.id_of(place): place for place in index.places}
        self._cut: dict[str, list[Passage]] = {}

    def view(self, citation: str) -> Block:
        """The window of a citation; where its words are no longer held, it says so."""
        place = self._places.get(citation)
        shown = self._shown(place) if place else [section(wording.PASSAGE_CHANGED)]
        return window(wording.WHERE, shown)

    def _shown(self, place: Place) -> list[Block]:
        source = self._index.library.sources[place.source]
        edition = "" if source.edition == "undated" else f" ({source.edition})"
        page = f", page {place.page}" if place.page else ""
        blocks = [
            section(f"*{inert_within(source.title, _MOST)}*{edition}"),
            context(inert_within(f"{source.publisher}, {standing(source, self._clock().date())}", _MOST)),
            context(inert_within(f"{place.section}{page}", _MOST)),
        ]
        if place.is_statement:
            blocks.append(section(inert_within(place.text, _MOST)))
        warnings = (place.in_error, None if place.verified else wording.UNCHECKED.capitalize())
        blocks += [section(f":warning: {inert_within(warning, _MOST)}") for warning in warnings if warning]
        original = self._index.original(place.source)
        quoted = self._quoted(place, original) if original and place.span else self._stated(place)
        return [*blocks, {"type": "divider"}, *quoted]

    def _quoted(self, place: Place, original: Original) -> list[Block]:
        """The words of the attached document: what was cited between what stands before and after it."""
        span = place.span
        assert span is not None
        if place.source not in self._cut:
            self._cut[place.source] = passages_of(original.text)
        cut = self._cut[place.source]
        before = [original.text[p.start : p.end] for p in cut if p.end <= span.start][-_NEIGHBOURS:]
        after = [original.text[p.start : p.end] for p in cut if p.start >= span.end][:_NEIGHBOURS]
        quote = section(f">{inert_within(_one_line(original.quote(span)), _MOST)}")
        return [*_neighbours(before), quote, *_neighbours(after)]

    def _stated(self, place: Place) -> list[Block]:
        """Without the document, the statements before and after."""
        statements = self._index.library.statements_of(place.source)
        at = next((n for n, statement in enumerate(statements) if statement.id == place.id), None)
        if at is None:
            return [context(wording.NOT_ATTACHED)]
        before = [statement.text for statement in statements[max(0, at - 1) : at]]
        after = [statement.text for statement in statements[at + 1 : at + 2]]
        quote = section(f">{inert_within(place.text, _MOST)}")
        return [*_neighbours(before), quote, *_neighbours(after), context(wording.NOT_ATTACHED)]


def _neighbours(texts: Sequence[str]) -> list[Block]:
    """What stands beside, without whatever says how somebody is reached."""
    return [context(inert_within(_one_line(text), _MOST)) for text in texts if not has_contact(text)]


def _one_line(text: str) -> str:
    return " ".join(text.split())
