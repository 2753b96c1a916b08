"""The lists and timetables that the shipped workflows make: for every board, and without one."""

import datetime
import itertools

import pytest

from assistant.bootstrap.workflows import open_workflows
from assistant.calendars.load import load as load_calendar
from assistant.checklists.build import Asked, processes_of
from assistant.checklists.timetables import Timetables
from assistant.conversation.lists import ListMaker
from assistant.guidance.load import load as load_corpus
from assistant.settings import Settings
from assistant.workflows.dates import check_dates
from assistant.workflows.load import Catalogue
from assistant.workflows.model import NOT_YET_KNOWN
from assistant.workflows.scenarios import examples_of
from conftest import PROJECT

CATALOGUE = Catalogue(PROJECT / "workflows")
BOARDS = (None, *CATALOGUE.boards)
PROCESSES = tuple(processes_of(CATALOGUE.composed(n, CATALOGUE.editions[n][-1]) for n in CATALOGUE.for_checklists))
DAY = datetime.date
STARTS = DAY(2016, 5, 2)
DATES = {
    "aware_on": DAY(2016, 4, 20),
    "notified_on": DAY(2016, 4, 22),
    "referral_received_on": DAY(2016, 4, 26),
    "scoping_panel_on": DAY(2016, 5, 3),
    "minutes_received_on": DAY(2016, 5, 20),
    "consideration_panel_on": DAY(2016, 5, 24),
    "recommendation_received_on": DAY(2016, 5, 31),
    "decided_on": DAY(2016, 6, 14),
    "initiated_on": DAY(2016, 6, 15),
    "commissioned_on": DAY(2016, 6, 15),
    "ofsted_notified_on": DAY(2016, 6, 17),
    "week_zero_on": STARTS,
    "publish_on": DAY(2016, 12, 19),
    "first_update_requested_on": DAY(2017, 1, 31),
}
"""Made-up days of one case, each chosen so that a weekend, a bank holiday or a short month comes into the counting."""


@pytest.fixture(scope="module")
def maker(bare_data):
    settings = Settings(_env_file=None, data_dir=bare_data, corpus_dir=PROJECT / "corpus")
    return ListMaker(open_workflows(settings))


def made(maker, board, *processes, answer="yes", dates=None):
    return maker.make(Asked(dict.fromkeys(processes, answer), {}, dates or {}, board))


def to_do(checklist):
    return [item for item in checklist.items if item.kind != "note"]


def test_every_process_and_every_date_is_shown_by_a_name(maker):
    """No page and no document shows an id where a person reads."""
    checklist = made(maker, None, *PROCESSES, dates={"incident_on": STARTS})
    waits = {item.waits_for for item in checklist.items} | {s.waits_for for t in checklist.timetables for s in t.stages}

    assert set(PROCESSES) == set(CATALOGUE.vocabulary.processes)
    assert set(checklist.names) == {*PROCESSES, "incident_on", *waits} - {None}
    assert all(" " in name and "_" not in name for name in checklist.names.values())


def test_there_are_fourteen_processes():
    assert len(PROCESSES) == 14


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("process", PROCESSES)
def test_one_process_gives_a_list_that_a_person_can_work_from(maker, board, process):
    checklist = made(maker, board, process)

    assert 0 < len(to_do(checklist)) <= 40
    assert {name for item in checklist.items for name in item.processes} == {process}
    assert all(item.citations for item in checklist.items)
    assert all(item.who and item.when and item.weight for item in to_do(checklist))


@pytest.mark.parametrize("board", BOARDS)
def test_all_processes_together_stay_within_a_hundred_and_fifty(maker, board):
    checklist = made(maker, board, *PROCESSES)

    assert len(to_do(checklist)) <= 150
    assert len({item.id for item in checklist.items}) == len(checklist.items)
    assert {name for item in checklist.items for name in item.processes} == set(PROCESSES)


@pytest.mark.parametrize("board", BOARDS)
@pytest.mark.parametrize("process", PROCESSES)
def test_what_is_not_yet_known_is_asked_of_those_who_know(maker, board, process):
    checklist = made(maker, board, process, answer=NOT_YET_KNOWN)

    asks = [item for item in to_do(checklist) if process in item.processes]
    assert asks
    assert all(item.who for item in asks)
    assert any(item.hold for item in asks)
    assert all(item.citations for item in asks)


def test_where_the_board_is_silent_the_list_says_so(maker):
    for board in CATALOGUE.boards:
        checklist = made(maker, board, *PROCESSES)
        told = [notice for notice in checklist.notices if notice.kind == "board_silent"]

        assert bool(checklist.silent) == bool(told)


@pytest.mark.parametrize(
    ("board", "silent"),
    [
        ("staffordshire", {"complaints", "csc_critical_incident", "sar", "mhhr"}),
        (
            "essex",
            {
                "disciplinary", "complaints", "ipcc", "cdop", "nhs_si", "yos_csppi", "csc_critical_incident", "sar",
                "mhhr",
            },
        ),
        ("oxfordshire", {"ppo_custody"}),
        ("brighton-hove", set(PROCESSES) - {"disciplinary", "criminal", "coroner"}),
    ],
)  # fmt: skip
def test_a_boards_general_rules_do_not_hide_what_its_document_is_silent_on(maker, board, silent):
    """How any review is run stands on every list; it says nothing on the process."""
    checklist = made(maker, board, *PROCESSES, dates={"incident_on": DAY(2016, 4, 20)})

    assert set(checklist.silent) == silent
    assert {item.origin for item in checklist.items if set(item.processes) <= silent} <= {"national"}


@pytest.mark.parametrize("board", BOARDS)
def test_every_stage_rests_on_a_statement_of_the_corpus(board):
    statements = load_corpus(PROJECT / "corpus").statements

    files = Timetables(CATALOGUE).files(board)

    assert files
    assert [cite for file in files for stage in file.stages for cite in stage.cites if cite not in statements] == []


def test_every_date_that_is_counted_from_stands_in_the_vocabulary():
    known = set(CATALOGUE.vocabulary.dates)

    for name, editions in CATALOGUE.editions.items():
        for edition, board in itertools.product(editions, BOARDS):
            assert set(CATALOGUE.composed(name, edition, board).dates) <= known, (name, edition, board)
    assert {date for line in CATALOGUE.vocabulary.order for date in line} <= known


def test_no_scenario_contradicts_the_order_of_dates():
    for name in CATALOGUE.editions:
        for example in examples_of(CATALOGUE, name):
            check_dates(CATALOGUE.vocabulary, example.scenario.dates)


def dated(maker, board):
    """What each stage of a board's timetables is, with its date."""
    timetables = made(maker, board, PROCESSES[0], dates=DATES).timetables
    return {f"{timetable.id}: {stage.what}": stage for timetable in timetables for stage in timetable.stages}


def due(stages, beginning):
    [found] = {stage.due for name, stage in stages.items() if name.startswith(beginning)}
    return found


@pytest.mark.parametrize(
    ("board", "beginning", "expected"),
    [
        (None, "decision: Report a notifiable", DAY(2016, 4, 27)),
        (None, "decision: Decide", DAY(2016, 5, 22)),
        (None, "decision: Tell Ofsted", DAY(2016, 6, 21)),
        (None, "decision: Tell the national panel", DAY(2016, 6, 28)),
        (None, "decision: Complete", DAY(2016, 12, 15)),
        (None, "publication: Send the national panel", DAY(2016, 12, 12)),
        (None, "publication: Send copies", None),
        (None, "publication: Publish", DAY(2016, 12, 19)),
        (None, "publication: Keep", DAY(2017, 12, 19)),
        ("staffordshire", "decision: Report a notifiable", DAY(2016, 4, 27)),
        ("staffordshire", "decision: Send the minutes", DAY(2016, 5, 17)),
        ("staffordshire", "decision: Decide and answer", DAY(2016, 6, 3)),
        ("staffordshire", "decision: Decide, the same month", DAY(2016, 6, 20)),
        ("staffordshire", "decision: Decide how soon", None),
        ("staffordshire", "decision: Return", None),
        ("staffordshire", "decision: Tell the national panel", DAY(2016, 6, 28)),
        ("staffordshire", "review: Complete", DAY(2016, 12, 15)),
        ("staffordshire", "review: Send the national panel", DAY(2016, 12, 12)),
        ("staffordshire", "review: Keep the report on the website (", DAY(2017, 12, 19)),
        ("staffordshire", "review: Keep the report on the website, then", DAY(2017, 12, 19)),
        ("staffordshire", "action-plan:", None),
        ("essex", "decision-steps: Step 2:", DAY(2016, 4, 29)),
        ("essex", "decision-steps: Step 3", None),
        ("essex", "decision-steps: Step 4:", None),
        ("essex", "decision-steps: Step 11:", DAY(2016, 5, 31)),
        ("essex", "decision-steps: Step 12:", DAY(2016, 6, 14)),
        ("essex", "serious-case-review: Complete the review, the six", DAY(2016, 12, 17)),
        ("essex", "serious-case-review: Complete the review, the same", DAY(2016, 12, 15)),
        ("essex", "publication: Circulate", DAY(2016, 12, 5)),
        ("essex", "publication: Send the report", DAY(2016, 12, 12)),
        ("essex", "publication: Send the national panel", DAY(2016, 12, 12)),
        ("essex", "action-plan: Second", DAY(2017, 4, 30)),
        ("essex", "action-plan: Third", DAY(2017, 7, 31)),
        ("essex", "action-plan: Fourth", DAY(2017, 10, 31)),
        ("essex", "action-plan: Complete", DAY(2018, 1, 31)),
        ("brighton-hove", "review: Complete", DAY(2016, 12, 15)),
        ("brighton-hove", "review: Send copies", None),
        ("brighton-hove", "review: Keep", DAY(2017, 12, 19)),
        ("oxfordshire", "review: Carry out", None),
        ("oxfordshire", "review: Keep the independent chair", None),
        ("oxfordshire", "review: Decide", DAY(2016, 5, 22)),
    ],
)
def test_each_timescale_gives_its_own_date(maker, board, beginning, expected):
    assert due(dated(maker, board), beginning) == expected


@pytest.mark.parametrize("kind", ["serious-case-review", "partnership-learning-review"])
def test_the_stages_of_essex_run_to_week_26_from_the_day_that_the_board_gives(maker, kind):
    timetables = made(maker, "essex", PROCESSES[0], dates={"week_zero_on": STARTS}).timetables
    [table] = [table for table in timetables if table.id == kind]

    weeks = {(stage.due - STARTS).days / 7 for stage in table.stages if stage.due}

    assert weeks >= {3, 8, 11, 12, 15, 16, 18, 20, 22, 24, 26}
    assert max(weeks) == 26
    assert "does not define week 0" in table.note


def test_the_stages_of_essex_wait_for_week_zero_where_it_is_not_given(maker):
    tables = made(maker, "essex", PROCESSES[0]).timetables

    waits = {stage.waits_for for table in tables if "week 26" in table.title for stage in table.stages}

    assert "week_zero_on" in waits
    assert not any(stage.due for table in tables for stage in table.stages)


def test_the_steps_of_essex_are_never_added_up(maker):
    """Each counts from its own day: moving one moves no other."""
    before = dated(maker, "essex")
    later = {**DATES, "referral_received_on": DAY(2016, 5, 9)}
    table = made(maker, "essex", PROCESSES[0], dates=later).timetables[0]

    moved = [stage.what for stage in table.stages if stage.due != before[f"{table.id}: {stage.what}"].due]

    assert len(moved) == 1 and moved[0].startswith("Step 2:")
    assert "nothing is added up" in table.note


def test_both_starting_days_of_the_chairs_month_are_shown_and_the_earlier_is_marked(maker):
    marked = {name: stage.earlier for name, stage in dated(maker, "staffordshire").items() if ": Decide" in name}

    assert sorted(marked.values()) == [False, False, True]
    assert next(name for name, earlier in marked.items() if earlier).startswith("decision: Decide and answer")


def test_no_board_of_the_corpus_is_without_a_timetable():
    assert all(Timetables(CATALOGUE).files(board) for board in CATALOGUE.boards)


def test_the_calendar_reaches_every_date_of_the_table():
    assert load_calendar(PROJECT / "workflows").known_until > max(DATES.values())
