"""What every store of cases promises, on memory, SQLite and PostgreSQL."""

import datetime
import threading

import pytest

import desks
import stores
from assistant.cases.model import Case, Event, Person, Placed, Session
from assistant.errors import SessionMoved, StorageFailed, UnknownCase, UnknownSession, UserError
from assistant.records.model import TextRef

MORNING = desks.MORNING
SOMEBODY = Person(role="cook", name=TextRef(id="CASE-1-a", sha256="0" * 64))


@pytest.fixture(params=stores.KINDS)
def cases(request, tmp_path):
    with desks.opened(request.param, tmp_path) as (_, made):
        yield made


def case(number=1, at=MORNING):
    return Case(reference=f"CASE-{number}", board="riverside", opened_at=at)


def session(number=1, of=1, at=MORNING, events=()):
    return Session(
        id=f"s-{number}",
        case=f"CASE-{of}",
        board="riverside",
        workflow="pizza-party",
        edition="2020-01-01",
        definition_sha256="0" * 64,
        started_at=at,
        dates={"party_on": datetime.date(2020, 6, 1)},
        events=events,
    )


def event(question="oven", value="yes", **changed):
    return Event(kind="answer", by=SOMEBODY, at=MORNING, place="terminal", question=question, value=value, **changed)


def test_a_case_and_its_sessions_come_back_as_they_were_kept(cases):
    """Every field of them, with events of each form of value."""
    events = (
        event(text=SOMEBODY.name),
        event("dough", 3),
        event("with", ("dip", "cheese"), statements=("menu#dip",)),
        Event(kind="hand_over", by=SOMEBODY, at=MORNING, place="web", to="host"),
    )
    cases.open_case(case())
    cases.begin(session(events=events[:1]))

    cases.add("s-1", 1, events[1:])

    assert cases.case("CASE-1") == case()
    assert cases.session("s-1") == session(events=events)
    assert cases.session("s-1").version == 4


def test_cases_and_sessions_are_listed_oldest_first(cases):
    """To the microsecond, and each case with its own sessions alone."""
    later = MORNING + datetime.timedelta(microseconds=1)
    for number, at in ((1, later), (2, MORNING), (3, later)):
        cases.open_case(case(number, at))
    for number, of, at in ((1, 1, later), (2, 1, MORNING), (3, 2, MORNING)):
        cases.begin(session(number, of, at))

    assert [one.reference for one in cases.cases()] == ["CASE-2", "CASE-1", "CASE-3"]
    assert [one.id for one in cases.sessions("CASE-1")] == ["s-2", "s-1"]
    assert cases.sessions("CASE-3") == []


def test_what_is_not_kept_is_told(cases):
    """A reference, a session, and a session of a case that is not there."""
    with pytest.raises(UnknownCase, match="no case CASE-1"):
        cases.case("CASE-1")
    with pytest.raises(UnknownCase, match="no case CASE-1"):
        cases.begin(session())
    with pytest.raises(UnknownSession, match="no session s-1"):
        cases.session("s-1")
    with pytest.raises(UnknownSession, match="no session s-1"):
        cases.add("s-1", 0, [event()])


def test_nothing_is_kept_under_a_name_that_is_taken(cases):
    """What was there stays."""
    cases.open_case(case())
    cases.begin(session(events=(event(),)))

    with pytest.raises(UserError, match="case CASE-1 is there already"):
        cases.open_case(case(at=MORNING + datetime.timedelta(days=1)))
    with pytest.raises(UserError, match="session s-1 is there already"):
        cases.begin(session())

    assert cases.case("CASE-1").opened_at == MORNING
    assert cases.session("s-1").version == 1


@pytest.mark.parametrize("version", [0, 2])
def test_what_is_written_against_another_version_is_refused_whole(cases, version):
    """Nothing of it is kept."""
    cases.open_case(case())
    cases.begin(session(events=(event(),)))

    with pytest.raises(SessionMoved, match="look at it again"):
        cases.add("s-1", version, [event("dough", 3), event("crisps")])

    assert cases.session("s-1").events == (event(),)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_of_two_writers_at_once_one_is_told_and_nothing_is_lost(kind, tmp_path):
    """Round after round, what the winner wrote is there and the loser's is not."""
    with desks.opened(kind, tmp_path) as (_, cases):
        cases.open_case(case())
        cases.begin(session())
        rounds, won, told = 20, [], []
        together = threading.Barrier(2)

        def write(name):
            for number in range(rounds):
                together.wait()
                try:
                    cases.add("s-1", number, [event("oven", f"{name}{number}")])
                    won.append(f"{name}{number}")
                except SessionMoved:
                    told.append(number)
                together.wait()

        writers = [threading.Thread(target=write, args=(name,)) for name in "ab"]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()

        assert told == list(range(rounds))
        assert [one.value for one in cases.session("s-1").events] == won


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_database_that_fails_is_not_taken_for_another_writer(kind, tmp_path):
    """A session that nobody else touched did not move."""
    from sqlalchemy import text

    with desks.opened(kind, tmp_path) as (store, cases):
        cases.open_case(case())
        cases.begin(session())
        with store.engine.begin() as connection:
            connection.execute(text("ALTER TABLE session_events RENAME COLUMN content TO elsewhere"))

        with pytest.raises(StorageFailed, match="nothing was written"):
            cases.add("s-1", 0, [event()])


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("table", ["cases", "sessions", "session_events"])
@pytest.mark.parametrize("what", ["DELETE FROM {}", "UPDATE {} SET content = 'x'"])
def test_the_database_itself_refuses_to_change_or_remove(kind, table, what, tmp_path):
    """Whatever program tries it."""
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    with desks.opened(kind, tmp_path) as (store, cases):
        cases.open_case(case())
        cases.begin(session(events=(event(),)))

        with pytest.raises(DBAPIError), store.engine.begin() as connection:
            connection.execute(text(what.format(table)))

        assert cases.session("s-1").events == (event(),)


def placed(account, kind="joined"):
    return Placed(account=account, kind=kind, by="a-1", at=MORNING)


def test_people_are_put_on_cases_and_taken_off_them(cases):
    cases.open_case(case(1))
    cases.open_case(case(2))

    for reference, account, kind in [
        ("CASE-1", "a-1", "joined"),
        ("CASE-1", "a-2", "joined"),
        ("CASE-1", "a-1", "joined"),
        ("CASE-2", "a-2", "joined"),
        ("CASE-1", "a-2", "left"),
        ("CASE-2", "a-3", "left"),
    ]:
        cases.place(reference, placed(account, kind))

    assert (list(cases.people("CASE-1")), list(cases.people("CASE-2"))) == (["a-1"], ["a-2"])
    assert (list(cases.cases_of("a-1")), list(cases.cases_of("a-2")), list(cases.cases_of("a-3"))) == (
        ["CASE-1"],
        ["CASE-2"],
        [],
    )
    assert list(cases.people("CASE-9")) == []


def test_nobody_is_put_on_a_case_that_is_not_kept(cases):
    with pytest.raises(UnknownCase, match="no case CASE-9 is kept here"):
        cases.place("CASE-9", placed("a-1"))
