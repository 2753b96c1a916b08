"""The lists of the present system: the day of the incident picks them, and nothing of a toolkit is carried over."""

import datetime
import re

import pytest

from assistant.bootstrap.workflows import open_workflows
from assistant.checklists.build import Asked, processes_of
from assistant.conversation.lists import ListMaker
from assistant.settings import Settings
from assistant.workflows.load import Catalogue
from assistant.workflows.model import NOT_YET_KNOWN
from conftest import PROJECT

CATALOGUE = Catalogue(PROJECT / "workflows")
PROCESSES = tuple(processes_of(CATALOGUE.composed(n, CATALOGUE.editions[n][-1]) for n in CATALOGUE.for_checklists))
DAY = datetime.date
EDITIONS = {
    DAY(2019, 9, 29): "2019-09-29",
    DAY(2022, 3, 31): "2019-09-29",
    DAY(2022, 4, 1): "2022-04-01",
    DAY(2023, 12, 14): "2022-04-01",
    DAY(2023, 12, 15): "2023-12-15",
    DAY(2026, 3, 17): "2023-12-15",
    DAY(2026, 3, 18): "2026-03-18",
}
"""Days on both sides of every change since serious case reviews, and the edition that each of them picks."""
SAYS_SO = re.compile(
    r"\bend(?:ed|s)\b|\buntil \d|\btook the place\b|\btakes its place\b|\btreated as ended\b", re.IGNORECASE
)
"""Words that say of a source that it no longer holds."""


@pytest.fixture(scope="module")
def maker(bare_data):
    settings = Settings(_env_file=None, data_dir=bare_data, corpus_dir=PROJECT / "corpus")
    return ListMaker(open_workflows(settings))


def on(day, *processes, answer="yes", board=None):
    """What a list on an incident of a day is asked for: all processes, or those named."""
    return Asked(dict.fromkeys(processes or PROCESSES, answer), {}, {"incident_on": day}, board)


def to_do(checklist):
    return [item for item in checklist.items if item.kind != "note"]


@pytest.mark.parametrize(("day", "edition"), EDITIONS.items())
@pytest.mark.parametrize("answer", ["yes", NOT_YET_KNOWN])
def test_the_day_of_the_incident_picks_the_edition_of_the_list(maker, day, edition, answer):
    checklist = maker.make(on(day, answer=answer))

    assert f"parallel-processes/{edition}" in checklist.definitions
    assert len(to_do(checklist)) <= 150
    assert {name for item in checklist.items for name in item.processes} == set(PROCESSES)
    assert all(item.who and item.when and item.weight and item.citations for item in to_do(checklist))
    assert not any(notice.text.startswith("Serious case reviews") for notice in checklist.notices)
    assert [table.id for table in checklist.timetables] == ["practice-review"]


@pytest.mark.parametrize("day", dict.fromkeys(EDITIONS.values()))
@pytest.mark.parametrize("process", PROCESSES)
def test_one_process_gives_a_list_that_a_person_can_work_from(maker, day, process):
    begins = DAY.fromisoformat(day)

    checklist = maker.make(on(begins, process))

    assert 0 < len(to_do(checklist)) <= 40
    assert {name for item in checklist.items for name in item.processes} <= {process}
    assert any(item.hold for item in maker.make(on(begins, process, answer=NOT_YET_KNOWN)).items)


@pytest.mark.parametrize("dates", [{}, {"incident_on": DAY(2019, 9, 28)}, {"incident_on": DAY(2015, 3, 26)}])
def test_without_a_present_day_the_list_is_that_of_serious_case_reviews(maker, dates):
    checklist = maker.make(Asked(dict.fromkeys(PROCESSES, "yes"), {}, dates, "staffordshire"))

    assert "parallel-processes/2015-03-26" in checklist.definitions
    assert any(notice.kind == "superseded" for notice in checklist.notices)
    assert any(item.origin == "board" for item in checklist.items)
    assert "practice-review" not in [table.id for table in checklist.timetables]


@pytest.mark.parametrize("board", CATALOGUE.boards)
@pytest.mark.parametrize("day", [min(EDITIONS), max(EDITIONS)])
def test_no_rule_of_a_toolkit_is_carried_into_the_present_system(maker, board, day):
    checklist = maker.make(on(day, board=board))
    told = [notice.text for notice in checklist.notices if notice.kind == "board_silent"]

    assert {item.origin for item in checklist.items} == {"national"}
    assert not any(citation.board in CATALOGUE.boards for item in checklist.items for citation in item.citations)
    assert len(told) == 1 and "No document of this board on the present system is held" in told[0]


@pytest.mark.parametrize("day", EDITIONS)
def test_what_has_ended_is_cited_only_where_the_words_say_so(maker, day):
    unsaid = [
        (item.what, citation.statement_id)
        for item in maker.make(on(day)).items
        for citation in item.citations
        if citation.in_force.to and citation.in_force.to < day and not SAYS_SO.search(item.what)
    ]

    assert unsaid == []


def test_where_the_edition_of_2026_governs_the_list_says_that_it_could_not_be_checked(maker):
    before, since = (maker.make(on(day)) for day in (DAY(2026, 3, 17), DAY(2026, 3, 18)))

    assert any("Its text could not be checked" in item.what for item in since.items)
    assert not any("Its text could not be checked" in item.what for item in before.items)
    assert any(notice.kind == "unverified" for notice in since.notices)
