"""An answer as a message in Slack: who says what, numbered, and under it where it says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.model import Answer
from assistant.channels.slack import wording
from assistant.channels.slack.message import Block, Message, actions, button, context, section
from assistant.channels.slack.mrkdwn import cut, inert, inert_parts, inert_within, link
from assistant.channels.slack.walk_parts import OFFER, PASSAGE
from assistant.conversation.answer_wording import first_and_last, nearest, scope_line, who, why_not
from assistant.conversation.turn import Turn
from assistant.guidance.citations import Citation, Notice
from assistant.guidance.library import Library

HELPFUL, NOT_HELPFUL, SHARE = "helpful", "not_helpful", "share"
"""The buttons, as handlers know them."""
_MOST_WORDS = 900
"""Characters of one statement or notice."""
_MOST_PART, _MOST_PARTS = 2_900, 4
_MOST_PLACE = 300
_MOST_BUTTONS = 10
_MOST_NOTICES = 4
_MOST_OFFERS = 3
_MOST_TITLE = 150
_MOST_READ = 75


@dataclass(frozen=True, slots=True)
class Layout:
    """What answers are laid out with."""

    library: Library
    pages: str
    """Where people reach the pages of the web application; empty where they do not."""

    def answer(self, turn: Turn, kept: str, *, may_share: bool, alone: bool) -> Message:
        """An answer for its asker: with buttons for what they think of it and, where they may, to share it.

        ``kept`` names the answer to the buttons; ``alone`` says that others are near and do not see it.
        """
        buttons = []
        if turn.answer.status != "refused":
            buttons += [button("Helpful", HELPFUL, kept), button("Not helpful", NOT_HELPFUL, kept)]
        if may_share:
            buttons.append(button("Share here", SHARE, kept, "Share this answer here, where everybody sees it"))
        above = [context(wording.KEPT_PRIVATE)] if alone else []
        offered = [*self._offered(turn.answer), *self._starting(turn.answer)]
        return self._laid_out(turn, above, [*offered, *([actions(buttons)] if buttons else [])])

    def shared(self, turn: Turn, user: str) -> Message:
        """The same for everybody in a channel, with the question it answers."""
        asked = inert_within(turn.understood_as or turn.asked, _MOST_WORDS)
        above = [context(wording.shared_by(user)), section(f"*{asked}*")]
        return self._laid_out(turn, above, self._offered(turn.answer))

    def beside(self, turn: Turn) -> Sequence[Block]:
        """The same beside a walk, in a window that its asker alone sees; other workflows are not offered there."""
        return self._laid_out(turn, [], []).blocks

    def _laid_out(self, turn: Turn, above: Sequence[Block], below: Sequence[Block]) -> Message:
        """The answer between what stands above and below it, with as many of its sentences as Slack takes."""
        count = len(turn.answer.answer)
        while True:
            shown = self._blocks(turn, count)
            message = Message(self._text(turn), (*above, *shown, *below))
            if message.fits or count == 0:
                return message
            count -= 1

    def _blocks(self, turn: Turn, count: int) -> list[Block]:
        answer = turn.answer
        first, last = first_and_last(answer)
        blocks = [_notice(notice) for notice in first[:_MOST_NOTICES]]
        if turn.understood_as:
            understood = inert_within(turn.understood_as, _MOST_WORDS)
            blocks.append(context(wording.UNDERSTOOD_AS.format(question=understood)))
        if count:
            blocks += self._said(answer, count)
        elif reason := why_not(answer):
            blocks.append(section(inert(reason)))
        blocks += [_notice(notice) for notice in last[:_MOST_NOTICES]]
        if near := nearest(answer):
            blocks += [
                context(inert_within(_nearest(near), _MOST_PLACE)),
                actions([button("Open it", f"{PASSAGE}_1", near.id)]),
            ]
        return blocks

    def _said(self, answer: Answer, count: int) -> list[Block]:
        """The sentences with the numbers of their sources, and the sources with a button to open each."""
        by_id = {citation.id: citation for citation in answer.citations}
        shown = answer.answer[:count]
        cited = list(dict.fromkeys(name for sentence in shown for name in sentence.citations))
        number = {name: place for place, name in enumerate(cited, 1)}
        blocks = [section(f"*{inert(scope_line(answer, self.library))}*")]
        for sentence in shown:
            marks = "".join(f"[{number[name]}]" for name in sentence.citations)
            by = inert(who(by_id[sentence.citations[0]], self.library))
            blocks.append(section(f"*{by}:* {inert_within(sentence.text, _MOST_WORDS)} {marks}"))
        if count < len(answer.answer):
            blocks.append(context(wording.LEFT_OUT.format(count=len(answer.answer) - count)))
        blocks += [context(inert_within(_place(n, by_id[name]), _MOST_PLACE)) for name, n in number.items()]
        opening = [button(f"Open {n}", f"{PASSAGE}_{n}", name, f"Open source {n}") for name, n in number.items()]
        rows = range(0, len(opening), _MOST_BUTTONS)
        return [*blocks, *(actions(opening[start : start + _MOST_BUTTONS]) for start in rows)]

    def _offered(self, answer: Answer) -> list[Block]:
        """The workflows that settle what was asked, on the pages where they can be read."""
        pages = self.pages.rstrip("/")
        offers = ", ".join(
            link(f"{pages}/workflows/{offer.workflow}", cut(offer.title, _MOST_TITLE))
            if pages
            else inert_within(offer.title, _MOST_TITLE)
            for offer in answer.suggestions[:_MOST_OFFERS]
        )
        return [section(f"{wording.WORKFLOW} {offers}")] if offers else []

    def _starting(self, answer: Answer) -> list[Block]:
        """The buttons that begin them for a case."""
        offers = answer.suggestions[:_MOST_OFFERS]
        buttons = [
            button(
                "Start it for a case" if len(offers) == 1 else f"Start {number} for a case",
                f"{OFFER}_{number}",
                offer.workflow,
                inert_within(f"Start for a case: {offer.title}", _MOST_READ),
            )
            for number, offer in enumerate(offers, 1)
        ]
        return [actions(buttons)] if buttons else []

    def _text(self, turn: Turn) -> str:
        answer = turn.answer
        first, last = first_and_last(answer)
        lines = [notice.text for notice in first]
        if answer.answer:
            number = {citation.id: n for n, citation in enumerate(answer.citations, 1)}
            by_id = {citation.id: citation for citation in answer.citations}
            lines.append(scope_line(answer, self.library))
            lines += [
                f"{who(by_id[s.citations[0]], self.library)}: {s.text} {''.join(f'[{number[c]}]' for c in s.citations)}"
                for s in answer.answer
            ]
            lines += [_place(n, citation) for n, citation in enumerate(answer.citations, 1)]
        elif reason := why_not(answer):
            lines.append(reason)
        lines += [notice.text for notice in last]
        if near := nearest(answer):
            lines.append(_nearest(near))
        return "\n".join(lines)


def refused(turn: Turn, advice: str) -> Message:
    """The answer to a message that holds personal data: what to do at once, another wording, and nothing else."""
    notices, _ = first_and_last(turn.answer)
    parts = [part for notice in notices for part in inert_parts(notice.text, _MOST_PART)]
    shown = [section(part) for part in parts[:_MOST_PARTS]]
    text = [*(notice.text for notice in notices), wording.REFUSED, advice.replace("*", "")]
    return Message("\n".join(text), (*shown, section(f"{wording.REFUSED} {advice}")))


def _notice(notice: Notice) -> Block:
    return section(f":warning: {inert_within(notice.text, _MOST_WORDS)}")


def _place(number: int, citation: Citation) -> str:
    """Where a numbered source stands."""
    edition = "" if citation.edition == "undated" else f" ({citation.edition})"
    page = f", page {citation.page}" if citation.page else ""
    mark = "" if citation.verified else f" [{wording.UNCHECKED}]"
    return f"[{number}] {citation.source_title}{edition}, {citation.section}{page}{mark}"


def _nearest(citation: Citation) -> str:
    return wording.NEAREST.format(title=citation.source_title, section=citation.section)
