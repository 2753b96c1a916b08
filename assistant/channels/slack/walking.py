"""Walking a case through a workflow in windows: what each button and each window that is sent does.

The walk is kept as the pages keep it, so either goes on where the other left it. What is sent twice is done once, by
what had been done in the walk when its window was made.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from assistant.accounts.model import Account
from assistant.cases.model import EventKind, Safety
from assistant.channels.slack import inputs
from assistant.channels.slack import walk_parts as parts
from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.memory import Clock, Memory
from assistant.channels.slack.message import Block
from assistant.channels.slack.metadata import Meta
from assistant.channels.slack.mistakes import sentence
from assistant.channels.slack.office import Office
from assistant.channels.slack.reply import Reply, kept_open
from assistant.channels.slack.walk_decision import (
    choice_in,
    deciding_window,
    decision_window,
    disagreeing_window,
)
from assistant.channels.slack.walk_finding import finding_window
from assistant.channels.slack.walk_question import ANSWERED, field, fields_in, question_window
from assistant.channels.slack.walk_question import REASONS as REASONS_OF_JUDGEMENT
from assistant.channels.slack.walk_review import (
    FOLLOWED,
    SAFETY,
    answers_window,
    hand_over_window,
    moved_elsewhere,
    paused_window,
    safety_window,
)
from assistant.channels.slack.walk_starting import AS_OF, CASE, NEW, WORKFLOW, choosing, dating, new_window
from assistant.conversation.answer_fields import NoAnswer, allowed, answer_in
from assistant.conversation.choosing import DEPARTURES, REASONS, NoDecision
from assistant.conversation.deciding import DecisionDesk
from assistant.conversation.lists import Answered
from assistant.conversation.seat import Place, WalkSeat, seat_at, seat_at_walk
from assistant.conversation.starting import dates_asked, in_words, open_case, under_way
from assistant.errors import AnswerNotAllowed, AnswersContradict, SessionMoved, UnknownBoard, UserError
from assistant.workflows.desk import edition_of

PLACE = "slack"
"""The channel that what is done here is done through."""
_HOLDS = datetime.timedelta(hours=10)
_MOST_BEGUN = 2_000


class Walking:
    """Walks as people walk them in windows."""

    def __init__(self, office: Office, clock: Clock) -> None:
        self._office = office
        self._clock = clock
        self._begun: Memory[str, str] = Memory(clock, _HOLDS, _MOST_BEGUN)
        self._beginning = threading.Lock()

    @property
    def place(self) -> Place:
        """The desks, at the time that something is done."""
        return Place(self._office.lists, self._office.accounts, PLACE, self._clock())

    def pages(self, seat: WalkSeat) -> str:
        """Where the walk is reached in a browser; empty where that is not known."""
        pages = self._office.pages
        return f"{pages}/cases/{seat.case.reference}/sessions/{seat.view.session.id}" if pages else ""

    # Beginning

    def choose(self, account: Account, meta: Meta) -> Block:
        """Which workflow is walked, and for which case."""
        return choosing(self.place, account, meta)

    def chosen(self, account: Account, meta: Meta, view: Block) -> Reply:
        """The dates of the case that was chosen; where a walk through the workflow is under way in it, that goes on."""
        place = self.place
        workflow = meta.workflow or next(iter(inputs.chosen_in(view, WORKFLOW)), "")
        case = next(iter(inputs.chosen_in(view, CASE)), "")
        if not workflow or not case:
            return Reply(errors={CASE: wording.CHOOSE_CASE})
        workflow, edition = edition_of(place.cases.workflows.catalogue, workflow)
        known: Mapping[str, datetime.date] = {}
        if case.startswith(NEW):
            board = case.removeprefix(NEW)
            if board not in account.boards:
                return Reply(errors={CASE: wording.CHOOSE_CASE})
            found = Meta(workflow=workflow, board=board, once=new_window(), origin=meta.origin)
        else:
            seat = seat_at(place, account, case, "walk")
            if going := under_way(seat, workflow):
                return Reply(self.present(seat_at_walk(place, account, going)))
            board = seat.case.board
            sessions = place.cases.store.sessions(seat.case.reference)
            known = {name: day for kept in sessions for name, day in kept.dates.items()}
            found = Meta(workflow=workflow, case=seat.case.reference, once=new_window(), origin=meta.origin)
        composed = place.cases.workflows.catalogue.composed(workflow, edition, board)
        return Reply(dating(place, found, known, composed))

    def begin(self, account: Account, meta: Meta, view: Block) -> tuple[Reply, WalkSeat | None]:
        """Begin a walk, and give whoever began it at it; a window that is sent again begins no other."""
        with self._beginning:
            if session := self._begun.get(meta.once):
                return Reply(self.present(seat_at_walk(self.place, account, session))), None
            try:
                seat = self._begin(account, meta, view)
            except UserError as error:
                at = next(iter(dates_asked(self.place.cases, meta.workflow, self._board(account, meta))), AS_OF)
                said = in_words(self.place.cases, sentence(error))
                return Reply(errors={AS_OF if inputs.day_in(view, AS_OF) else at: said}), None
            self._begun.put(meta.once, seat.view.session.id)
            return Reply(self.present(seat)), seat

    def _begin(self, account: Account, meta: Meta, view: Block) -> WalkSeat:
        place, board = self.place, self._board(account, meta)
        asked = dates_asked(place.cases, meta.workflow, board)
        dates = {name: day for name in asked if (day := inputs.day_in(view, name))}
        as_of = inputs.day_in(view, AS_OF)
        place.cases.definition(meta.workflow, board, dates, as_of)  # before a case is opened for it
        case = seat_at(place, account, meta.case, "walk").case if meta.case else open_case(place, account, board)
        seat = seat_at(place, account, case.reference, "walk")
        session = under_way(seat, meta.workflow)
        if session is None:
            started = place.cases.start(case, meta.workflow, seat.acting("walk"), dates, as_of)
            session = started.session.id
        return seat_at_walk(place, account, session)

    def _board(self, account: Account, meta: Meta) -> str:
        if meta.case:
            return seat_at(self.place, account, meta.case, "walk").case.board
        if meta.board not in account.boards:
            raise UnknownBoard(meta.board, account.boards)
        return meta.board

    # Going on

    def present(self, seat: WalkSeat, *above: Block) -> Block:
        """Where a walk stands: the safety question, a question, its answers, that it waits, or its decision."""
        view = seat.view
        if view.session.state == "sealed":
            return decision_window(seat, self.pages(seat), above)
        if view.session.state == "paused":
            return paused_window(seat, above)
        if not seat.may("walk"):
            return answers_window(seat, above)
        if view.safety_pending:
            return safety_window(seat, above)
        if view.standing.asking is None:
            return answers_window(seat, above)
        return question_window(seat, view.standing.asking, above=above)

    def stale(self, seat: WalkSeat, *texts: str) -> Block:
        """The same, after something was sent that no longer goes with it; what was written is shown to be copied."""
        return self.present(seat.anew(), parts.notice(wording.STALE), *parts.typed(seat, *texts))

    def resume(self, account: Account, meta: Meta) -> Block:
        """Take a walk up again where it was left; where somebody else did meanwhile, it simply goes on."""
        seat = seat_at_walk(self.place, account, meta.session)
        if seat.may("walk"):
            seat.cases.resume(meta.session, seat.acting("walk"))
        return self.present(seat.anew())

    def settle_safety(self, account: Account, meta: Meta, view: Block) -> Reply:
        """Answer the question that comes before all others."""
        seat = seat_at_walk(self.place, account, meta.session, "walk")
        chosen = next(iter((*inputs.chosen_in(view, SAFETY), *inputs.chosen_in(view, FOLLOWED))), "")
        answer: Safety | None = next((one for one in ("yes", "no", "not_yet_known", "followed") if one == chosen), None)
        if answer is None:
            return kept_open(view, "Choose an answer")
        if not seat.kept_already(meta.version, "safety", value=answer):
            if seat.moved_since(meta.version):
                return Reply(self.stale(seat))
            seat.cases.settle_safety(seat.view, answer, seat.acting("walk"))
        return Reply(self.present(seat.anew()))

    def answer(self, account: Account, meta: Meta, view: Block) -> Reply:
        """Answer, confirm or change; changed from among the answers, it leads back to them."""
        seat = seat_at_walk(self.place, account, meta.session, "walk")
        asked = seat.view.workflow.questions[meta.question]
        fields = fields_in(view, meta.question, asked)
        answered, judged = field(ANSWERED, meta.question), field(REASONS_OF_JUDGEMENT, meta.question)
        try:
            value = answer_in(asked, fields)
        except NoAnswer as error:
            missing = f"Choose {allowed(asked)}" if asked.kind == "date" and not any(fields.day) else str(error)
            return Reply(errors={answered: missing})
        if seat.kept_already(meta.version, "answer", question=meta.question, value=value, text=fields.reasons):
            return Reply(self._after(seat, None, checking=meta.checking))
        known = {seat.view.standing.asking, *seat.view.answers}
        if seat.moved_since(meta.version) or meta.question not in known:
            return Reply(self.stale(seat, fields.reasons))
        lists, acting = seat.place.lists, seat.acting("walk")
        try:
            given = lists.answer(seat.view, meta.question, value, acting, fields.reasons)
        except SessionMoved:
            return Reply(self.stale(seat, fields.reasons))
        except AnswersContradict as error:
            return Reply(errors={answered: _contradicting(seat, meta.question, error)})
        except AnswerNotAllowed:
            return Reply(errors={answered: f"Give {allowed(asked)}"})
        except UserError as error:
            return Reply(errors={judged if asked.judgement else answered: sentence(error)})
        return Reply(self._after(seat.anew(), given, checking=meta.checking))

    def _after(self, seat: WalkSeat, answered: Answered | None, *, checking: bool) -> Block:
        if checking or seat.view.standing.asking is None:
            return answers_window(seat, moved=answered)
        return self.present(seat, *moved_elsewhere(seat, answered))

    def back(self, account: Account, meta: Meta, question: str) -> Block:
        """The question before; its answer is shown again."""
        seat = seat_at_walk(self.place, account, meta.session, "walk")
        if not seat.kept_already(meta.version, "back", question=question):
            if seat.moved_since(meta.version):
                return self.stale(seat)
            seat.cases.back(seat.view, seat.acting("walk"))
        return self.present(seat.anew())

    def change(self, account: Account, meta: Meta, question: str) -> Block:
        """A question that was answered, to be answered again."""
        seat = seat_at_walk(self.place, account, meta.session, "walk")
        if seat.view.session.state == "sealed" or question not in seat.view.answers:
            return self.stale(seat)
        return question_window(seat, question, changing=True)

    def pause(self, account: Account, meta: Meta) -> tuple[Block, WalkSeat | None]:
        """Lay a walk aside; gives whoever did at it, where it was for the first time."""
        seat = seat_at_walk(self.place, account, meta.session, "walk")
        if seat.kept_already(meta.version, "pause"):
            return self.present(seat), None
        if seat.moved_since(meta.version):
            return self.stale(seat), None
        seat.cases.pause(seat.view, seat.acting("walk"))
        return self.present(seat.anew()), seat

    def answers(self, account: Account, meta: Meta) -> Block:
        """Every answer so far, to be checked."""
        return answers_window(seat_at_walk(self.place, account, meta.session))

    def alarm(self, account: Account, meta: Meta) -> Block:
        """What to do at once where a child may be in danger, at any time."""
        return safety_window(seat_at_walk(self.place, account, meta.session))

    def handing_over(self, account: Account, meta: Meta) -> Block:
        """Asking whom a walk is handed over to."""
        return hand_over_window(seat_at_walk(self.place, account, meta.session, "walk"))

    # The finding, and on to the record

    def finding(self, account: Account, meta: Meta, *above: Block) -> Block:
        """The finding, or what is still to be answered."""
        seat = seat_at_walk(self.place, account, meta.session)
        return finding_window(seat, self.pages(seat), above)

    def decision(self, account: Account, meta: Meta) -> Block:
        """What has been decided so far, and what whoever looks may do next."""
        seat = seat_at_walk(self.place, account, meta.session)
        return decision_window(seat, self.pages(seat))

    def deciding(self, account: Account, meta: Meta) -> Block:
        """The form of a decision."""
        seat = seat_at_walk(self.place, account, meta.session, "decide")
        if seat.view.pending:
            return deciding_window(seat)
        return decision_window(seat, self.pages(seat), [parts.notice(wording.STALE)])

    def disagreeing(self, account: Account, meta: Meta) -> Block:
        """The form of a dissent."""
        return disagreeing_window(seat_at_walk(self.place, account, meta.session, "dissent"))

    def send(self, account: Account, meta: Meta) -> Block:
        """Send the finding for decision."""
        seat = seat_at_walk(self.place, account, meta.session, "walk")
        desk = DecisionDesk(seat.cases)
        return self._shown(seat, meta, "prepared", partial(desk.prepare, seat.view, seat.acting("walk")))

    def confirm(self, account: Account, meta: Meta) -> Block:
        """Confirm what was decided; with the last confirmation that is asked for, the record is sealed."""
        seat = seat_at_walk(self.place, account, meta.session, "decide")
        desk = DecisionDesk(seat.cases)
        return self._shown(seat, meta, "confirmed", partial(desk.confirm, seat.view, seat.acting("decide")))

    def decide(self, account: Account, meta: Meta, view: Block) -> Reply:
        """Decide on a finding that was sent; deciding anew takes earlier confirmations back."""
        seat = seat_at_walk(self.place, account, meta.session, "decide")
        try:
            choice = choice_in(seat, view, seat.place.at.date())
        except NoDecision as error:
            return Reply(errors={error.at: sentence(error)})
        desk, texts = DecisionDesk(seat.cases), (choice.reasons, choice.departures)
        act = partial(desk.decide, seat.view, choice, seat.acting("decide"))
        return self._sent(seat, meta, "decided", act, texts)

    def disagree(self, account: Account, meta: Meta, view: Block) -> Reply:
        """Record that somebody does not agree with what was decided, and why."""
        seat = seat_at_walk(self.place, account, meta.session, "dissent")
        why, desk = next(iter(inputs.chosen_in(view, REASONS)), ""), DecisionDesk(seat.cases)
        act = partial(desk.disagree, seat.view, why, seat.acting("dissent"))
        return self._sent(seat, meta, "dissented", act, (why,))

    def note(self, account: Account, meta: Meta, view: Block) -> Reply:
        """Take note of a finding on which nothing is decided, and seal the record of it."""
        seat = seat_at_walk(self.place, account, meta.session, "walk")
        why, desk = next(iter(inputs.chosen_in(view, REASONS)), ""), DecisionDesk(seat.cases)
        return self._sent(seat, meta, "sealed", partial(desk.note, seat.view, why, seat.acting("walk")), (why,))

    def _sent(
        self, seat: WalkSeat, meta: Meta, kind: EventKind, act: Callable[[], object], texts: Sequence[str]
    ) -> Reply:
        """Do something on the way to the record; what is wrong with a text is said at it."""
        try:
            return Reply(self._done(seat, meta, kind, act, texts))
        except UserError as error:
            at = DEPARTURES if kind == "decided" and "departs" in str(error) else REASONS
            return Reply(errors={at: sentence(error)})

    def _shown(self, seat: WalkSeat, meta: Meta, kind: EventKind, act: Callable[[], object]) -> Block:
        try:
            return self._done(seat, meta, kind, act)
        except UserError as error:
            return decision_window(seat.anew(), self.pages(seat), [parts.notice(sentence(error))])

    def _done(
        self, seat: WalkSeat, meta: Meta, kind: EventKind, act: Callable[[], object], texts: Sequence[str] = ()
    ) -> Block:
        """Do something on the way to the record, once, on what whoever did it had before them."""
        kept = next(iter(texts), "") if kind != "sealed" else ""  # the record holds what was noted
        if not seat.kept_already(meta.version, kind, text=kept):
            stale = [parts.notice(wording.STALE), *parts.typed(seat, *texts)]
            if seat.moved_since(meta.version):
                return decision_window(seat, self.pages(seat), stale)
            try:
                act()
            except SessionMoved:
                return decision_window(seat.anew(), self.pages(seat), stale)
        return decision_window(seat.anew(), self.pages(seat))


def _contradicting(seat: WalkSeat, question: str, error: AnswersContradict) -> str:
    """Which answer an answer does not go with, and why."""
    asked = seat.view.workflow.questions
    others = [asked[one].ask for one in error.questions if one != question and one in seat.view.answers]
    against = f" See: {' '.join(others)} It can be changed among the answers so far." if others else ""
    return f"This does not go with what was answered before: {error.why}.{against}"
