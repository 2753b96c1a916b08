"""Slack takes every page of every list, and every window in which one is made, whatever board, day and answers."""

import datetime
import re
from random import Random

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from assistant.bootstrap.workflows import open_workflows
from assistant.cases.model import Case
from assistant.channels.slack.fact_fields import fields_for
from assistant.channels.slack.list_layout import ListLayout, ListShown
from assistant.channels.slack.list_making import Drafted, ListMaking
from assistant.channels.slack.list_windows import STEPS, Making, item_window
from assistant.channels.slack.reminding import reminding
from assistant.checklists.model import ItemNote
from assistant.conversation.list_draft import Draft, fact_questions, process_questions
from assistant.conversation.lists import ListMaker
from assistant.conversation.reminders import Reminder
from assistant.conversation.reminding import Due
from assistant.errors import AnswersContradict
from assistant.exports.checklist_layout import in_order, why
from slack_layouts import check_message, check_view, words_in

NOW = datetime.datetime(2016, 6, 1, 9, tzinfo=datetime.UTC)
REFERENCE = "CASE-7K3Q-9FXZ"
HOSTILE = "<!channel> <@U1> <https://example.org|here> *_`~ & " + "x" * 4_000
CHANGES = [{}, {"status": "done"}, {"assigned_to": HOSTILE}]
DAYS = st.dates(datetime.date(2015, 4, 1), datetime.date(2026, 10, 1))
EACH = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def maker(bare):
    """What makes lists of the shipped workflows."""
    return ListMaker(open_workflows(bare.settings))


@pytest.fixture
def layout(maker):
    """How they are shown, with a long way to the pages."""
    return ListLayout(maker.workflows.catalogue.vocabulary.dates, "https://safeguarding.council.example.gov.uk")


def drafts(maker):
    """What a list may be made for: any processes, facts and days."""
    boards = st.sampled_from([*maker.workflows.catalogue.boards, None])
    return st.builds(drafted, st.just(maker), boards, st.none() | DAYS, st.integers(0, 10_000))


def drafted(maker, board, day, seed):
    random = Random(seed)
    draft = Draft(board, dates={"incident_on": day} if day else {})
    definitions = maker.definitions(draft.board, draft.dates)
    for name in process_questions(definitions):
        draft.processes[name] = random.choice(["yes", "yes", "not_yet_known", "no"])
    for name, asked in fact_questions(definitions, draft).items():
        if asked.kind in {"choice", "several"}:
            option = random.choice(list(asked.options))
            draft.facts[name] = (option,) if asked.kind == "several" and option != "not_yet_known" else option
    return draft


def shown_of(maker, draft, **changed):
    made = maker.make(draft.asked())
    items = tuple(item.model_copy(update=changed) for item in made.items)
    return ListShown(REFERENCE, "A board", made.model_copy(update={"items": items}), 12, NOW.date(), working=True)


def pages_of(layout, shown):
    first = layout.message(shown)
    count = int((re.search(r"Page 1 of (\d+)", "\n".join(words_in(list(first.blocks)))) or [0, 1])[1])
    return [layout.message(shown, page) for page in range(1, count + 1)]


def assert_taken(message):
    fields = message.fields()
    check_message(fields["text"], fields["blocks"])
    assert message.fits
    shown = "\n".join(words_in(fields["blocks"]))
    assert not re.search(r"<(?!https://safeguarding)", shown), shown


@pytest.mark.parametrize("day", [None, datetime.date(2016, 5, 20), datetime.date(2024, 5, 20)])
def test_every_page_of_the_longest_list_of_every_board_is_taken(maker, layout, day):
    """All fourteen processes at once; every item stands on one page."""
    for board in (*maker.workflows.catalogue.boards, None):
        draft = Draft(board, dates={"incident_on": day} if day else {})
        draft.processes = dict.fromkeys(process_questions(maker.definitions(board, draft.dates)), "yes")
        assert len(draft.processes) == 14
        shown = shown_of(maker, draft)
        pages = pages_of(layout, shown)
        for page in pages:
            assert_taken(page)
        told = [value.split(" ")[3] for page in pages for value in values_in(page) if value.split(" ")[3] != "-"]
        assert {item.id for item in shown.checklist.items} == set(told)


@EACH
@given(data=st.data())
def test_slack_takes_every_list(maker, layout, data):
    """Whatever was said."""
    draft, changed = data.draw(drafts(maker)), data.draw(st.sampled_from(CHANGES))
    try:
        shown = shown_of(maker, draft, **changed)
    except AnswersContradict:  # of which no list is made: the window in which it is checked says so
        reject()
    for page in pages_of(layout, shown):
        assert_taken(page)


@EACH
@given(data=st.data())
def test_slack_takes_every_window_in_which_a_list_is_made(maker, data):
    """Each step of it, with everything filled in."""
    draft = data.draw(drafts(maker))
    making = ListMaking(lambda: NOW)
    case = Case(reference=REFERENCE, board="essex", opened_at=NOW)
    held = Drafted("a-1", case, draft, 0)
    for step in STEPS:
        window = making._window(maker, Making("x" * 16, step, checking=data.draw(st.booleans())), held)
        check_view(window)
        assert len(window["blocks"]) <= 100 and not re.search("<", "\n".join(words_in(window["blocks"])))


def test_slack_takes_the_window_of_every_item(maker, layout):
    """With as many notes as anybody writes, and texts of any kind in them."""
    for board in (*maker.workflows.catalogue.boards, None):
        draft = Draft(board, dates={})
        draft.processes = dict.fromkeys(process_questions(maker.definitions(board, {})), "not_yet_known")
        checklist = maker.make(draft.asked())
        notes = tuple(ItemNote(at=NOW, by="a role", text=HOSTILE) for _ in range(30))
        roles = maker.workflows.catalogue.vocabulary.roles
        for number, item in enumerate(in_order(checklist.items), 1):
            noted = item.model_copy(update={"notes": notes, "assigned_to": HOSTILE})
            window = item_window(noted, layout.lines(number, noted), why(noted, checklist), roles, "ids")
            check_view(window)
            assert not re.search("<", "\n".join(words_in(window["blocks"])))


def test_slack_takes_every_fact(maker):
    """Of every kind, with every answer it may have."""
    for asked in {n: q for w in maker.definitions(None, {}) for n, q in w.questions.items()}.values():
        for value in (None, "not_yet_known", *asked.options):
            if asked.kind in {"whole_number", "date"} and value in asked.options and value != "not_yet_known":
                continue
            answer = (value,) if asked.kind == "several" and value in asked.options else value
            check_view({"type": "modal", "title": {"type": "plain_text", "text": "A fact"}, "submit": {"type": "plain_text", "text": "Go"}, "blocks": list(fields_for("fact", asked, answer))})  # fmt: skip


def test_slack_takes_a_reminder_of_any_number_of_things(maker):
    """Each item of a long list on the same day."""
    draft = Draft(None, dates={})
    draft.processes = dict.fromkeys(process_questions(maker.definitions(None, {})), "yes")
    case = Case(reference=REFERENCE, board="essex", opened_at=NOW)
    due = [
        Due(case, item.model_copy(update={"who": HOSTILE}), Reminder(REFERENCE, item.id, NOW.date(), "a-1"))
        for item in maker.make(draft.asked()).items
    ]
    for count in (1, 20, 21, len(due)):
        assert_taken(reminding(due[:count]))


def values_in(message):
    return [e["value"] for block in message.blocks for e in block.get("elements", ()) if "value" in e]
