"""Nothing cites a source that is not in force on the day it speaks as at without naming it, with its last or first day.

The shipped workflows and lists are held to it on every scenario, and on the first and the last day of every edition.
"""

import datetime
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers.notices import notices_of
from assistant.answers.scope import Enquiry, regime_of, scope_of
from assistant.calendars.load import load as load_calendar
from assistant.checklists.build import Asked, processes_of
from assistant.conversation.lists import ListMaker
from assistant.errors import AnswerNotAllowed, NotInForce
from assistant.guidance.load import load as load_corpus
from assistant.guidance.model import Period
from assistant.guidance.out_of_force import out_of_force
from assistant.search.cite import Citer, StatementCiter
from assistant.search.gather import gather
from assistant.workflows.dates import as_at
from assistant.workflows.desk import Case, WorkflowDesk
from assistant.workflows.load import Catalogue
from assistant.workflows.report import Setting
from assistant.workflows.scenarios import examples_of
from conftest import PROJECT

DAY = datetime.date
LIBRARY = load_corpus(PROJECT / "corpus")
CATALOGUE = Catalogue(PROJECT / "workflows")
CITER = StatementCiter(Citer(LIBRARY, lambda _: None), gather(LIBRARY, {}, lambda *_: None).places)
DESK = WorkflowDesk(
    CATALOGUE,
    Setting(sources=CITER, calendar=load_calendar(PROJECT / "workflows"), board_names={}, superseded="They ended."),
)
LISTS = ListMaker(DESK)
CHANGES = sorted({day for name in CATALOGUE.editions for window in CATALOGUE.windows(name).values()
                  for day in (window.from_, window.to) if day})  # fmt: skip


def unnamed(citations, notices, day):
    """What is cited and not in force on a day, and not named with the day it ended or begins."""
    told = " ".join(notice.text for notice in notices if notice.kind == "superseded")
    for cited in citations:
        ended, later = (cited.in_force.to, cited.in_force.from_)
        outside = ended if ended and ended < (day or DAY.max) else later if day and later and later > day else None
        if (
            outside
            and f"{cited.source_title}, in force {'until' if outside == ended else 'from'} {outside:%-d %B %Y}"
            not in told
        ):
            yield cited.statement_id


@pytest.mark.parametrize("name", CATALOGUE.editions)
def test_a_finding_names_every_source_that_is_not_in_force(name):
    """On each scenario, as it is and as at the first and the last day of its edition."""
    missing, cited = [], 0
    for example in examples_of(CATALOGUE, name):
        window = CATALOGUE.windows(name)[example.edition]
        for as_of in filter(None, {DAY.min, window.from_, window.to}):
            asked = None if as_of == DAY.min else as_of
            scenario = example.scenario
            case = Case(scenario.answers, scenario.board, scenario.dates, asked)
            try:
                finding = DESK.evaluate(f"{name}/{example.edition}", case)
            except AnswerNotAllowed:
                continue
            composed = CATALOGUE.national(name, example.edition)
            day = asked or as_at(composed, scenario.dates)
            missing += unnamed(finding.citations, finding.notices, day)
            cited += len(finding.citations)

    assert cited
    assert missing == []


@pytest.mark.parametrize("board", [None, *CATALOGUE.boards])
@pytest.mark.parametrize("day", [None, *CHANGES])
def test_a_list_names_every_source_that_is_not_in_force(board, day):
    """With every process, made as at the day, and on an incident of the day."""
    if day and any(CATALOGUE.on(name, day) is None for name in CATALOGUE.for_checklists):
        with pytest.raises(NotInForce, match=f"was in force on {day}: 2015-03-26 from 2015-03-26"):
            LISTS.make(Asked({}, board=board, as_of=day))
        return
    processes = dict.fromkeys(processes_of(LISTS.definitions(board, {}, day)), "yes")
    for dates, as_of in (({}, day), ({"incident_on": day} if day else {}, None)):
        checklist = LISTS.make(Asked(processes, {}, dates, board, as_of))
        cited = [c for item in checklist.items for c in item.citations]
        cited += [c for table in checklist.timetables for stage in table.stages for c in stage.citations]
        said_as_at = day or CATALOGUE.national("parallel-processes", "2015-03-26").in_force.to

        assert cited
        assert list(unnamed(cited, checklist.notices, said_as_at)) == []


@pytest.mark.parametrize("as_of", [None, *CHANGES])
def test_an_answer_names_every_source_that_is_not_in_force(as_of):
    """Whichever statements of those that may answer are chosen."""
    for question in ("Who decides?", "Who decides now, under the current rules?"):
        enquiry = Enquiry(question, "essex", as_of)
        scope = scope_of(enquiry, LIBRARY, regime_of(enquiry, LIBRARY))
        for key in scope.national.union(*scope.local):
            statement = LIBRARY.statements_of(key)[0]
            chosen = [SimpleNamespace(place=SimpleNamespace(source=key, id=statement.id, in_error=None, verified=True))]
            source = LIBRARY.sources[key]
            day = as_of or (LIBRARY.regimes.scr_ended if scope.regime == "scr" else None)
            told = " ".join(n.text for n in notices_of(chosen, enquiry, scope, LIBRARY) if n.kind == "superseded")

            assert bool(source.in_force.to and source.in_force.to < (day or DAY.max)) == (
                f"{source.short_title}, in force until" in told
            )


def test_each_source_is_named_once_with_the_day_that_keeps_it_out():
    cited = [
        ("The old menu", Period(to=DAY(2019, 9, 28))),
        ("The new menu", Period.model_validate({"from": DAY(2021, 1, 1)})),
        ("The old menu", Period(to=DAY(2019, 9, 28))),
        ("The leaflet", Period()),
    ]

    assert [notice.text for notice in out_of_force(cited, DAY(2020, 6, 1))] == [
        "Part of what is cited had ended before 1 June 2020: The old menu, in force until 28 September 2019.",
        "Part of what is cited was not yet in force on 1 June 2020: The new menu, in force from 1 January 2021.",
    ]
    assert [notice.text for notice in out_of_force(cited, None)] == [
        "Part of what is cited has ended: The old menu, in force until 28 September 2019."
    ]
    assert out_of_force(cited[3:], DAY(2020, 6, 1)) == []


DAYS = st.dates(DAY(2015, 3, 26), DAY(2027, 12, 31))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_list_cites_what_is_not_in_force_without_naming_it(data):
    """Whatever runs beside the review, for whichever board, as at any day or on an incident of any day."""
    board = data.draw(st.sampled_from([None, *CATALOGUE.boards]))
    as_of, incident_on = data.draw(st.none() | DAYS), data.draw(st.none() | DAYS)
    dates = {"incident_on": incident_on} if incident_on else {}
    definitions = LISTS.definitions(board, dates, as_of)
    known = [*processes_of(definitions)]
    answers = st.dictionaries(st.sampled_from(known), st.sampled_from(["yes", "not_yet_known"]), min_size=1, max_size=5)

    checklist = LISTS.make(Asked(data.draw(answers), {}, dates, board, as_of))

    cited = [c for item in checklist.items for c in item.citations]
    cited += [c for table in checklist.timetables for stage in table.stages for c in stage.citations]
    days = {as_at(definition, dates, as_of) for definition in definitions}
    for day in days:
        assert list(unnamed(cited, checklist.notices, day)) == []


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_finding_cites_what_is_not_in_force_without_naming_it(data):
    """Whatever is answered, in whichever edition is in force on the day."""
    name, board = (
        data.draw(st.sampled_from([*CATALOGUE.editions])),
        data.draw(st.sampled_from([None, *CATALOGUE.boards])),
    )
    windows = CATALOGUE.windows(name).values()
    as_of = data.draw(DAYS.filter(lambda day: any(window.holds(day) for window in windows)))
    workflow = DESK.workflow(name, board, as_of=as_of)
    answers = {
        asked: data.draw(st.sampled_from([*question.options]))
        for asked, question in workflow.questions.items()
        if question.kind not in {"date", "whole_number", "several", "board"} and data.draw(st.booleans())
    }
    try:
        finding = DESK.evaluate(name, Case(answers, board, {}, as_of))
    except AnswerNotAllowed:  # two answers that exclude each other
        return

    assert list(unnamed(finding.citations, finding.notices, as_of)) == []
