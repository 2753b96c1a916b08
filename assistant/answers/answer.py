"""The straight line from a question to an answer.

What must stop a message is looked for first and in this order: personal data, a child at risk, an attempt to instruct,
a judgement that belongs to people. Then the editions are chosen, then the places in them, and only then is anything
said: statements as they stand in the corpus, or a plain reason why there are none.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answers import wording
from assistant.answers.choose import Found, for_no_board, for_one_board, side_by_side
from assistant.answers.confidence import Calibration
from assistant.answers.model import Answer, Reason, Sentence, Status, Suggestion
from assistant.answers.notices import notices_of, superseded
from assistant.answers.offers import Offers
from assistant.answers.ports import Desk, Writer
from assistant.answers.reworded import reworded
from assistant.answers.scope import Enquiry, Scope, regime_of, scope_of
from assistant.canonical import canonical_json, sha256
from assistant.errors import AnsweringOff, UserError
from assistant.guidance.citations import Notice
from assistant.guidance.model import NATIONAL, Regime
from assistant.screening.cases import puts_a_case
from assistant.screening.child_at_risk import suggests_child_at_risk
from assistant.screening.instructions import tries_to_instruct
from assistant.screening.judgements import asks_for_judgement
from assistant.screening.jurisdictions import outside_england
from assistant.search.model import Query
from assistant.search.within import Within

MOST_CHARACTERS = 4_000
CANDIDATES = 10
_NATIONAL_BEHIND = 0.06
"""Where no board was named, a national statement must be this much better to come before a board's own."""
_VAGUE_WORDS, _VAGUE_BELOW = 2, 0.5
_VERY_QUESTION = 0.75
"""Cosine from which a question of the corpus is the one that was asked."""
_HARDLY = 0.72
"""Cosine below which others are asked as well, to tell whether a board is silent and what applies to all."""
_CLEARLY_NEARER = 0.1
"""So much better must another's statement fit before the board asked about counts as silent on its topic."""
_SAY_SILENT = 2
"""So many of another's best places may tell that a board is silent."""

Clock = Callable[[], float]
OffBecause = Callable[[], str | None]
"""Why nothing is answered just now; ``None`` while questions are answered."""


def check_question(text: str) -> None:
    """Refuse what is no question at all: raises ``UserError`` with one line."""
    if not text.strip():
        raise UserError("the question is empty: ask it in a sentence")
    if len(text) > MOST_CHARACTERS:
        raise UserError(f"the question is {len(text):,} characters long: ask it in at most {MOST_CHARACTERS:,}")
    bad = next((c for c in text if (ord(c) < 32 and c not in "\t\n\r") or ord(c) == 127), None)
    if bad is not None:
        raise UserError(f"the question holds the control character U+{ord(bad):04X}: type it again without it")


def _never_off() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers questions from one index."""

    desk: Desk
    calibration: Calibration
    offers: Offers
    writer: Writer | None = None
    clock: Clock = time.perf_counter
    off_because: OffBecause = _never_off

    def answer(self, enquiry: Enquiry) -> Answer:
        """Answer a question from the guidance in force, or say plainly why not.

        Raises ``UserError`` where the question or the board cannot be used, and ``AnsweringOff`` while nothing is
        answered.
        """
        began = self.clock()
        if reason := self.off_because():
            raise AnsweringOff(reason)
        check_question(enquiry.text)
        if enquiry.board:
            self.desk.library.board(enquiry.board)
        stopped, meant, signs = self._stopped(enquiry)
        answer = stopped or self._answered(meant, regime_of(meant, self.desk.library), signs).model_copy(
            update={"id": _id(enquiry), "question": enquiry.text}  # as it was typed
        )
        return self._timed(answer, began)

    def stopped(self, text: str) -> Answer | None:
        """The answer to a message that must not be searched for, also where or while questions are not answered.

        ``None`` where nothing in it stops it.
        """
        return self._stopped(Enquiry(text))[0] if text.strip() else None

    def within(self, editions: frozenset[str]) -> Answerer:
        """What answers from some of the editions alone: in this process, whichever process answers from all of them."""
        desk = replace(self.desk, searcher=Within(self.desk.searcher, editions))
        return Answerer(desk, self.calibration, self.offers, self.writer, self.clock, self.off_because)

    def _stopped(self, enquiry: Enquiry) -> tuple[Answer | None, Enquiry, dict[str, float]]:
        """An answer to a message that must not be searched for; what was meant by it; what kinds of message it is like.

        What was meant has its spelling mended and holds no personal data.
        """
        text, kinds = self.desk.gate.reworded(enquiry.text)
        meant = self.desk.speller.mended(text)
        signs = self.desk.exemplars.signs(self.desk.library.without_boards(meant))  # what is searched for, too
        worded = suggests_child_at_risk(enquiry.text) or (meant != text and suggests_child_at_risk(meant))
        at_risk = self.calibration.is_kind("at_risk", signs, worded=worded)
        stopped = self._stopping(replace(enquiry, text=text), kinds, signs, at_risk=at_risk)
        return stopped, replace(enquiry, text=meant), signs

    def _stopping(
        self, clean: Enquiry, kinds: Sequence[str], signs: dict[str, float], *, at_risk: bool
    ) -> Answer | None:
        """The answer that stops a message, which is given without personal data."""
        notices: list[Notice] = []
        if at_risk:
            notices.append(Notice(kind="immediate_action", text=wording.IMMEDIATE_ACTION))
        if kinds:
            notices.append(Notice(kind="personal_data", text=wording.personal_data(kinds, clean.text)))
        if at_risk:
            return self._empty(clean, "guided", "child_at_risk", notices)
        if kinds:
            return self._empty(clean, "refused", "personal_data", notices)
        if self.calibration.is_kind("instruction", signs, worded=tries_to_instruct(clean.text)):
            return self._empty(clean, "refused", "instruction_attempt", [])
        return None

    def _answered(self, enquiry: Enquiry, regime: Regime, examples: dict[str, float]) -> Answer:
        scope = scope_of(enquiry, self.desk.library, regime)
        if scope.empty:
            return self._not_in_force(enquiry, scope)
        query = self._query(enquiry, scope)
        local = [self._found(query, editions, examples) for editions in scope.local]
        unsure = any(not self._answering(found) or found[0].hit.meaning < _HARDLY for found in local)
        alone = bool(scope.boards) and not unsure  # the boards asked about answer by themselves
        national = [] if alone else self._found(query, scope.national, examples)
        ranked = _ranked(local, national, alone=not scope.boards)
        country = outside_england(enquiry.text)
        if country:
            told = wording.outside_england(country, self.desk.library.regimes.in_nation(country))
            notice = Notice(kind="board_silent", text=told)
            return self._abstained(enquiry, "not_in_sources", ranked, [notice])
        elsewhere = self._elsewhere(query, scope, examples) if scope.boards and unsure else []
        if self._judgement(enquiry, ranked, examples):
            return self._abstained(enquiry, "judgement_reserved", ranked, [])
        chosen, notices = self._chosen(enquiry, scope, local, national, ranked, elsewhere)
        if chosen:
            return self._said(enquiry, scope, chosen, ranked, notices)
        if scope.regime == "present":
            return self._answered(enquiry, "scr", examples)
        return self._abstained(enquiry, self._reason(enquiry, ranked, elsewhere, examples), ranked, [])

    def _chosen(
        self,
        enquiry: Enquiry,
        scope: Scope,
        local: Sequence[Sequence[Found]],
        national: Sequence[Found],
        ranked: Sequence[Found],
        elsewhere: Sequence[Found],
    ) -> tuple[list[Found], list[Notice]]:
        """The statements to say, and which of the boards asked about say nothing themselves."""
        spread = self.calibration.spread
        if not scope.boards:
            return for_no_board(self._answering(ranked), self.desk.library, spread), []
        heard, silent = [], []
        beside = [f for found in local for f in self._answering(found)[:_SAY_SILENT]]
        for place, found in enumerate(local):
            good = self._answering(found, beside=bool(beside))
            board = scope.boards[place] if place < len(scope.boards) else None
            if good and not (board and self._known_silent(board, good[0], [*beside, *elsewhere])):
                heard.append(good)
            elif board:
                silent.append(board)
        together = self.desk.library.comparisons
        chosen = for_one_board(heard[0], spread) if len(heard) == 1 else side_by_side(heard, together, spread)
        fallback = [] if chosen else self._answering(national)
        notices = [self._silent_notice(board, enquiry, scope, national=bool(fallback)) for board in silent]
        return chosen or for_one_board(fallback, spread), notices

    def _query(self, enquiry: Enquiry, scope: Scope) -> Query:
        """The question as it is searched for: without the boards' names, and with what else its terms are called."""
        library = self.desk.library
        text = library.without_boards(enquiry.text)
        return Query(text, library.glossary.other_names(text, scope.boards), frozenset(), CANDIDATES)

    def _found(self, query: Query, editions: frozenset[str], examples: dict[str, float]) -> list[Found]:
        hits = self.desk.searcher.search(replace(query, editions=editions))
        return [Found(h, self.desk.places[h.place], self.calibration.confidence(h, examples)) for h in hits]

    def _answering(self, found: Sequence[Found], *, beside: bool = False) -> Sequence[Found]:
        """What was found, where its best place answers the question; nothing where it does not.

        Beside another board that answers, the question is known to have an answer, and less makes sure of one.
        """
        enough = self.calibration.beside_from if beside else self.calibration.answer_from
        return found if found and found[0].confidence >= enough else ()

    def _good(self, found: Found) -> bool:
        return found.confidence >= self.calibration.answer_from

    def _judgement(self, enquiry: Enquiry, ranked: Sequence[Found], examples: dict[str, float]) -> bool:
        """Whether a judgement is asked for that belongs to people, and no statement answers the very question."""
        judged = self.calibration.is_kind("judgement", examples, worded=asks_for_judgement(enquiry.text))
        return judged and max((f.hit.meaning for f in ranked), default=0.0) < _VERY_QUESTION

    def _known_silent(self, board: str, own: Found, others: Sequence[Found]) -> bool:
        """Whether the question is on a topic that the board's document was found silent on by people who read it.

        What is said to the question by others, whether they were asked or not, must be clearly nearer to it than
        anything of the board's own.
        """
        return any(
            board in topic.silent
            for found in others
            if found.hit.meaning >= own.hit.meaning + _CLEARLY_NEARER
            for topic in self.desk.library.comparisons.of(found.place.id)
        )

    def _silent_notice(self, board: str, enquiry: Enquiry, scope: Scope, *, national: bool) -> Notice:
        name = self.desk.library.boards[board].short_name
        place = scope.boards.index(board)
        if enquiry.as_of and not scope.local[place]:
            return Notice(kind="superseded", text=wording.not_in_force_for(name, enquiry.as_of))
        return Notice(kind="board_silent", text=wording.board_silent(name, national=national))

    def _said(
        self, enquiry: Enquiry, scope: Scope, chosen: Sequence[Found], ranked: Sequence[Found], notices: list[Notice]
    ) -> Answer:
        about_case = puts_a_case(enquiry.text)
        cite = self.desk.citer
        citations = tuple(cite.cite(f.place) for f in chosen)
        return Answer(
            id=_id(enquiry),
            question=enquiry.text,
            board=enquiry.board or (scope.boards[0] if len(scope.boards) == 1 else None),
            as_of=enquiry.as_of,
            status="guided" if about_case else "answered",
            answer=tuple(
                Sentence(text=text, citations=(citation.id,))
                for citation, text in zip(citations, self._worded(chosen), strict=True)
            ),
            citations=citations,
            passages=tuple(cite.rank(f.place, f.hit.score) for f in ranked),
            notices=(*notices, *notices_of(chosen, enquiry, scope, self.desk.library)),
            suggestions=tuple(
                Suggestion(workflow=offer.workflow, title=offer.title)
                for offer in self.offers.for_question(enquiry.text)
            ),
        )

    def _worded(self, chosen: Sequence[Found]) -> list[str]:
        """What is said for each place: as it stands, or as the writer words it where its statement bears that out.

        A bare passage is the document's own wording; it is never shown to a writer.
        """
        statements = [f.place.text for f in chosen if f.place.is_statement]
        if self.writer is None or not statements:
            return [f.place.text for f in chosen]
        written = iter(reworded(self.writer.write(statements), statements))
        return [next(written) if f.place.is_statement else f.place.text for f in chosen]

    def _reason(
        self, enquiry: Enquiry, ranked: Sequence[Found], elsewhere: Sequence[Found], examples: dict[str, float]
    ) -> Reason:
        nearest = max((f.hit.meaning for f in ranked), default=0.0)
        if len(enquiry.text.split()) <= _VAGUE_WORDS and nearest < _VAGUE_BELOW:
            return "ambiguous"
        if examples.get("off_topic", 0.0) > max(nearest, examples.get("near_topic", 0.0)):
            return "off_topic"
        return "board_silent" if any(self._good(f) for f in elsewhere) else "not_in_sources"

    def _elsewhere(self, query: Query, scope: Scope, examples: dict[str, float]) -> list[Found]:
        """What is said to the question by those who were not asked."""
        others = self.desk.library.of_regime("scr") - frozenset().union(*scope.local)
        return self._found(replace(query, limit=_SAY_SILENT), others, examples)

    def _abstained(
        self, enquiry: Enquiry, reason: Reason, ranked: Sequence[Found], notices: Sequence[Notice]
    ) -> Answer:
        cite = self.desk.citer
        status: Status = "clarify" if reason == "ambiguous" else "abstained"
        return self._empty(enquiry, status, reason, notices).model_copy(
            update={"passages": tuple(cite.rank(f.place, f.hit.score) for f in ranked)}
        )

    def _not_in_force(self, enquiry: Enquiry, scope: Scope) -> Answer:
        boards = scope.boards or tuple(self.desk.library.boards)
        listed = [f"{title} {period}" for title, period in self.desk.library.windows([*boards, NATIONAL])]
        notice = Notice(kind="superseded", text=wording.windows(enquiry.as_of, listed))
        notices = [notice, *superseded(enquiry, scope, self.desk.library)]
        return self._empty(enquiry, "abstained", "not_in_force", notices)

    def _empty(self, enquiry: Enquiry, status: Status, reason: Reason, notices: Sequence[Notice]) -> Answer:
        return Answer(
            id=_id(enquiry),
            question=enquiry.text,
            board=enquiry.board,
            as_of=enquiry.as_of,
            status=status,
            reason=reason,
            notices=tuple(notices),
        )

    def _timed(self, answer: Answer, began: float) -> Answer:
        return answer.model_copy(update={"timings_ms": {"total": round((self.clock() - began) * 1000, 2)}})


def _ranked(local: Sequence[Sequence[Found]], national: Sequence[Found], *, alone: bool) -> list[Found]:
    """All candidates in one order: the boards asked about take turns and come before what applies to all.

    Where no board was asked about, everyone is ranked together, a board's own document slightly before a national one.
    """
    if alone:
        together = [(f.hit.score, f) for found in local for f in found]
        together += [(f.hit.score - _NATIONAL_BEHIND, f) for f in national]
        return [f for _, f in sorted(together, key=lambda t: -t[0])][:CANDIDATES]
    turns = [found[turn] for turn in range(CANDIDATES) for found in local if turn < len(found)]
    kept = max(CANDIDATES - len(national), CANDIDATES // 2 + 2)
    return [*turns[:kept], *national][:CANDIDATES]


def _id(enquiry: Enquiry) -> str:
    return "a-" + sha256(canonical_json([enquiry.text, enquiry.board, enquiry.as_of]))[:12]
