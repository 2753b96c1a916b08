"""Whatever a workflow asks and finds, Slack takes its windows, and nothing in them mentions anybody or links anywhere."""

import datetime
import functools
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import desks
from assistant.accounts.model import Account
from assistant.adapters.memory_accounts import MemoryAccounts
from assistant.channels.slack import walk_decision as decision
from assistant.channels.slack import walk_review as review
from assistant.channels.slack.message import section
from assistant.channels.slack.metadata import Meta
from assistant.channels.slack.walk_beside import asking_window, noting_window
from assistant.channels.slack.walk_finding import finding_window
from assistant.channels.slack.walk_question import question_window
from assistant.channels.slack.walk_starting import choosing, dating
from assistant.conversation.deciding import Choice, DecisionDesk
from assistant.conversation.seat import Place, seat_at_walk
from assistant.conversation.starting import open_case
from assistant.workflows.load import Catalogue
from assistant.workflows.model import NOT_YET_KNOWN
from conftest import PROJECT
from inventions import EverySource
from slack_layouts import check_view, words_of

SHIPPED = Catalogue(PROJECT / "workflows")
EDITIONS = [(name, edition) for name, editions in SHIPPED.editions.items() for edition in editions]
BOARDS = ("essex", "staffordshire", "oxfordshire", "brighton-hove")
MARKS = re.compile(r"<[!@#]|<http(?!s://scr\.example/)")
PAGES = "https://scr.example/cases/CASE-7K3Q-9FXZ/sessions/s-1"
HOSTILE = "<!channel> <@U2> & <https://evil.example|here> " * 80
"""A text of nearly as many characters as are kept, all of it to be made inert."""
ENGLAND = "Everything here is for England."
ADA = Account(id="a-1", name="Ada <!here>", roles=("referrer", "chair"), boards=BOARDS)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Cases of the shipped workflows, kept in memory."""
    with desks.opened("memory", tmp_path_factory.mktemp("limits")) as (store, cases):
        made = desks.desk_of(store, cases, PROJECT / "workflows")
        setting = replace(made.workflows.setting, sources=HostileSources(), only_england=ENGLAND)
        yield replace(made, workflows=replace(made.workflows, setting=setting), gate=Remembering(made.gate))


class Remembering:
    """The gate, which looks at each text once."""

    def __init__(self, gate):
        self.reworded = functools.cache(gate.reworded)


class HostileSources(EverySource):
    """Sources whose every text is of the worst."""

    def cite(self, statement):
        worst = {"source_title": HOSTILE, "section": HOSTILE, "text": HOSTILE}
        return super().cite(statement).model_copy(update=worst)


def place(desk, minute=0):
    at = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC) + datetime.timedelta(minutes=minute)
    accounts = MemoryAccounts()
    accounts.keep(ADA)
    return Place(desks.lists_of(desk), accounts, "slack", at)


def shown(*views):
    for view in views:
        check_view(view)
        assert not MARKS.search(words_of([view["title"], *view["blocks"]]))


@st.composite
def walks(draw):
    """An edition of a shipped workflow, a board, and a way to choose each answer."""
    return draw(st.sampled_from(EDITIONS)), draw(st.sampled_from(BOARDS)), draw(st.randoms(use_true_random=False))


def chosen(question, random):
    """An answer that the question allows."""
    name = random.choice(list(question.options))
    option = question.options[name]
    if name == NOT_YET_KNOWN or question.kind in {"choice", "board"}:
        return name
    if question.kind == "several":
        return (name,)
    bound = option.from_ if option.from_ is not None else option.to
    return bound.isoformat() if question.kind == "date" else bound


@settings(max_examples=40, deadline=None)
@given(walk=walks())
def test_slack_takes_every_window_of_a_walk(desk, walk):
    """From the choice of a case to the decision, with reasons of the longest and of the worst."""
    (workflow, edition), board, random = walk
    at = place(desk)
    composed = desk.workflows.catalogue.composed(workflow, edition, board)
    case = open_case(at, ADA, board)
    known = Meta(workflow=workflow, case=case.reference)
    shown(choosing(at, ADA, known), choosing(at, ADA, Meta(origin="C1")), dating(at, known, {}, composed))
    as_of = composed.in_force.from_ or composed.in_force.to
    view = desk.start(case, workflow, desks.acting(), {}, as_of)

    def seat():
        return seat_at_walk(at, ADA, view.session.id)

    shown(review.safety_window(seat()), review.hand_over_window(seat()))
    view = desk.settle_safety(view, "not_yet_known", desks.acting(1))
    shown(review.safety_window(seat()))
    view = desk.settle_safety(view, "followed", desks.acting(2))
    for minute in range(3, 60):
        name = view.standing.asking
        if name is None:
            break
        shown(question_window(seat(), name), review.answers_window(seat()))
        if minute == 3:  # what is not settled yet differs little from one question to the next
            shown(finding_window(seat(), PAGES))
        view = desk.note(answered(desk, view, name, random, minute), HOSTILE, desks.acting(minute))
    shown(noting_window(seat(), [section("Kept.")]), asking_window(seat()))
    changed = [question_window(seat(), name, changing=True) for name in view.answers]
    shown(
        *changed, review.answers_window(seat()), finding_window(seat(), PAGES), decision.decision_window(seat(), PAGES)
    )
    if view.standing.finding and view.workflow.decision:
        decided(desk, view, seat)


def answered(desk, view, name, random, minute):
    """The walk after an answer; where what was drawn contradicts another, what is not known goes on."""
    question = view.workflow.questions[name]
    for value in (chosen(question, random), NOT_YET_KNOWN, *question.options):
        try:
            return desk.answer(view, name, value, desks.acting(minute), HOSTILE if question.judgement else "")[0]
        except Exception as error:  # noqa: BLE001 - tried again with another answer
            last = error
    raise last


def decided(desk, view, seat):
    """Each window on the way to the record."""
    deciding = DecisionDesk(desk)
    deciding.prepare(view, desks.acting(70))
    shown(decision.decision_window(seat(), PAGES), decision.deciding_window(seat()))
    option = next(iter(view.workflow.decision.options))
    choice = Choice(option, datetime.date(2020, 5, 4), HOSTILE, HOSTILE)
    deciding.decide(seat().view, choice, desks.acting(71))
    deciding.disagree(seat().view, HOSTILE, desks.acting(72))
    windows = (decision.decision_window(seat(), PAGES), decision.deciding_window(seat()))
    shown(*windows, decision.disagreeing_window(seat()), review.answers_window(seat()), review.paused_window(seat()))


def test_as_many_cases_as_somebody_may_see_fit(desk):
    """The newest are offered, and one that was named."""
    at = place(desk)
    first = open_case(at, ADA, "essex").reference
    for _ in range(120):
        open_case(at, ADA, "essex")
    view = choosing(at, ADA, Meta(case=first))
    check_view(view)
    options = view["blocks"][-1]["element"]["options"]

    assert options[0]["value"] == first and options[-1]["value"] == "new:brighton-hove" and len(options) <= 100


@pytest.mark.parametrize(("workflow", "edition"), EDITIONS)
def test_slack_takes_every_question_of_every_edition(desk, workflow, edition):
    """With what each board adds to it; one that is the same for two boards is looked at once."""
    seen = set()
    for board in BOARDS:
        at = place(desk)
        composed = desk.workflows.catalogue.composed(workflow, edition, board)
        case = open_case(at, ADA, board)
        view = desk.start(case, workflow, desks.acting(), {}, composed.in_force.from_)
        seat = seat_at_walk(at, ADA, view.session.id)

        asked = {question.model_dump_json(): name for name, question in view.workflow.questions.items()}
        shown(*(question_window(seat, name) for written, name in asked.items() if written not in seen))
        seen |= set(asked)


def test_where_a_walk_begins_it_is_said_whose_law_it_is(desk):
    composed = desk.workflows.catalogue.composed(*EDITIONS[0], "essex")

    assert ENGLAND in words_of(dating(place(desk), Meta(workflow=composed.id), {}, composed))
