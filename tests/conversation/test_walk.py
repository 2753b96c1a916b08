"""Walking a case: what each step keeps, what it refuses, and what it shows."""

import datetime
import subprocess
import sys

import pytest
from sqlalchemy import text as sql

import desks
import stores
from assistant.adapters.sql import open_records
from assistant.cases.references import issue
from assistant.conversation.walk import CaseDesk
from assistant.errors import NotInForce, SessionMoved, UnknownBoard, UnknownCase, UnknownWorkflow, UserError
from assistant.records.erase import Person, erase
from assistant.settings import Settings
from desks import COOK, HOST, MORNING, acting, answered, decision, feast, safe

EVERY_STORE = pytest.mark.parametrize("opened", stores.KINDS, indirect=True)


@pytest.fixture
def opened(request, tmp_path):
    with desks.opened(getattr(request, "param", "memory"), tmp_path) as made:
        yield made


@pytest.fixture
def root(tmp_path):
    return desks.workflows(tmp_path)


@pytest.fixture
def desk(opened, root):
    return desks.desk_of(*opened, root)


@pytest.fixture
def elsewhere(opened, root, tmp_path):
    """Another surface over the same stores, with a connection of its own to a database."""
    with desks.opened_again(*opened, tmp_path) as made:
        yield desks.desk_of(*made, root)


@pytest.fixture
def case(desk):
    return desk.open_case("riverside", acting())


def test_a_case_is_found_by_the_reference_it_was_given(desk, case):
    """However it is typed; another's number finds nothing, and says so."""
    assert desk.case(case.reference.lower()) == case
    with pytest.raises(UserError, match="not a case reference issued here"):
        desk.case("LCS-4471902")
    with pytest.raises(UnknownCase, match="no case"):
        desk.case(issue(1))


def test_a_case_belongs_to_a_board_that_is_known(desk):
    """Nothing is opened otherwise."""
    with pytest.raises(UnknownBoard, match="riverside"):
        desk.open_case("hilltop", acting())

    assert desk.store.cases() == []


def test_a_session_that_cannot_begin_leaves_nothing(desk, case):
    """Neither an unknown workflow nor a day outside every edition, nor one that its question does not allow."""
    day = datetime.date(2021, 1, 1)
    for wrong, workflow, dates in (
        (UnknownWorkflow, "cake", {}),
        (NotInForce, "pizza-party", {"party_on": day}),
        (UserError, "left-overs", {"eaten_on": day}),
    ):
        with pytest.raises(wrong):
            desk.start(case, workflow, acting(), dates)

    assert desk.store.sessions(case.reference) == []


def test_the_safety_question_comes_first(desk, case):
    """No answer is taken before it, nor kept."""
    view = desk.start(case, "pizza-party", acting())

    with pytest.raises(UserError, match="the safety question comes before all others"):
        desk.answer(view, "oven", "yes", acting())

    assert view.safety_pending
    assert desk.view(view.session.id).session.events == ()


def test_yes_pauses_the_session_and_the_question_stands_again_after_it(desk, case):
    """It goes on once nobody is at risk."""
    view = desk.settle_safety(desk.start(case, "pizza-party", acting()), "yes", acting())

    resumed = desk.resume(view.session.id, acting(5))

    assert view.session.state == "paused" and view.safety_pending
    assert resumed.session.state == "open" and resumed.safety_pending
    assert not desk.settle_safety(resumed, "no", acting(6)).safety_pending


def test_not_yet_known_goes_on_once_the_route_has_been_followed(desk, case):
    """Not before."""
    view = desk.settle_safety(desk.start(case, "pizza-party", acting()), "not_yet_known", acting())
    assert view.safety_pending and view.session.state == "open"

    view = desk.settle_safety(view, "followed", acting(1))

    assert not view.safety_pending
    assert answered(desk, view, oven="yes").standing.asking == "dough"


def test_a_judgement_is_kept_with_its_reasons_or_not_at_all(desk, case):
    """That the taste is not known yet is no judgement."""
    view = answered(desk, safe(desk, case), oven="yes", dough=3)

    with pytest.raises(UserError, match="This is a judgement: give the reasons"):
        desk.answer(view, "taste", "good", acting(3), "  ")
    judged, _ = desk.answer(view, "taste", "good", acting(3), "We tried it.")
    unknown, _ = desk.answer(judged, "taste", "not_yet_known", acting(4))

    assert desk.texts.read(judged.session.events[-1].text) == "We tried it."
    assert unknown.session.events[-1].text is None


def test_back_asks_again_and_shows_what_was_answered(desk, case):
    """Until there is nothing before."""
    view = answered(desk, safe(desk, case), oven="yes", dough=3)

    back = desk.back(view, acting(5))
    first = desk.back(back, acting(6))

    assert (back.standing.asking, back.known.value) == ("dough", 3)
    assert (first.standing.asking, first.known.value, first.answers) == ("oven", "yes", {})
    with pytest.raises(UserError, match="no question before this one"):
        desk.back(first, acting(7))


def test_an_earlier_answer_can_be_changed_and_the_later_ones_stay(desk, case):
    """Those that still apply."""
    view = feast(desk, case)

    changed, moved = desk.answer(view, "dough", 5, acting(10))

    assert changed.answers == {**view.answers, "dough": 5}
    assert (changed.standing.finding, moved) == ("feast", ())


def test_a_fact_of_the_case_is_confirmed_and_not_asked_afresh(desk, case):
    """It is then an answer of both."""
    first = answered(desk, safe(desk, case), oven="yes")
    second = safe(desk, case, "left-overs", minute=10)
    second = answered(desk, second, 11, crisps="yes")

    confirmed, moved = desk.answer(second, "oven", second.known.value, acting(12, HOST))

    assert confirmed.answers["oven"] == "yes" and moved == ()
    assert desk.facts(case.reference)["oven"].by.role == "host"
    assert desk.view(first.session.id).answers == {"oven": "yes"}


@EVERY_STORE
def test_a_changed_fact_lists_every_open_finding_it_moves(desk, case):
    """From what to what; one that does not ask the question is not among them."""
    pizza, left = feast(desk, case), answered(desk, safe(desk, case, "left-overs", minute=10), 11, crisps="yes")
    unmoved = safe(desk, case, "packing-list", minute=20)

    _, moved = desk.answer(left, "crisps", "no", acting(21))
    other = answered(desk, safe(desk, case, minute=30), 31, oven="no")

    assert moved == ()
    assert desk.view(pizza.session.id).standing.finding == "hungry"
    _, moved = desk.answer(other, "crisps", "yes", acting(40))
    assert [(one.workflow, one.session, one.before, one.after) for one in moved] == [
        ("pizza-party", pizza.session.id, "hungry", "snack")
    ]
    assert desk.view(unmoved.session.id) == unmoved


def test_a_finding_that_an_answer_opens_again_is_listed_as_not_finished(desk, case):
    """Its next question is open then."""
    pizza = answered(desk, safe(desk, case), oven="no", crisps="no")
    left = safe(desk, case, "left-overs", minute=10)
    left = answered(desk, left, 11, crisps="no")

    _, moved = desk.answer(left, "oven", "yes", acting(12))

    assert [(one.session, one.before, one.after) for one in moved] == [(pizza.session.id, "hungry", None)]


def test_a_sealed_session_does_not_move_and_is_not_listed(desk, case):
    """Its record stays as it was."""
    pizza = feast(desk, case)
    desk.seal(pizza, decision(), acting(10))

    _, moved = desk.answer(safe(desk, case, "left-overs", minute=11), "crisps", "no", acting(12))

    assert moved == ()
    assert desk.view(pizza.session.id).answers == pizza.answers


@EVERY_STORE
def test_a_session_is_paused_here_and_resumed_elsewhere(desk, elsewhere, case):
    """With everything that was done in it; resuming an open one does nothing."""
    view = desk.pause(answered(desk, safe(desk, case), oven="yes"), acting(5))

    resumed = elsewhere.resume(view.session.id, acting(6, HOST, "web"))
    again = elsewhere.resume(view.session.id, acting(7, HOST, "web"))

    assert (view.session.state, resumed.session.state) == ("paused", "open")
    assert again == resumed
    assert (resumed.answers, resumed.standing.asking) == ({"oven": "yes"}, "dough")
    assert resumed.session.events[-1].place == "web"
    assert answered(elsewhere, resumed, 8, dough=3) == desk.view(view.session.id)


@EVERY_STORE
def test_of_two_who_go_on_at_once_the_slower_is_told(desk, elsewhere, case):
    """Nothing of the quicker one's is lost."""
    view = safe(desk, case)
    quicker = answered(elsewhere, desk.view(view.session.id), oven="no")

    with pytest.raises(SessionMoved, match="look at it again"):
        desk.answer(view, "oven", "yes", acting(2))

    assert desk.view(view.session.id) == quicker


@EVERY_STORE
def test_a_session_that_is_begun_meanwhile_disturbs_nothing(desk, elsewhere, case):
    """It was not there to be moved."""

    class Beginning:
        def __init__(self, store):
            self.store = store

        def __getattr__(self, name):
            return getattr(self.store, name)

        def add(self, *arguments):
            self.store.add(*arguments)
            elsewhere.start(case, "left-overs", acting(3))

    busy = CaseDesk(desk.workflows, Beginning(desk.store), desk.texts, desk.ledger, desk.gate, desk.calendar)

    view, moved = busy.answer(safe(desk, case), "oven", "yes", acting(2))

    assert (view.answers, moved) == ({"oven": "yes"}, ())


def test_a_clock_that_was_set_back_does_not_change_the_order(desk, case):
    """The last answer still wins."""
    view = answered(desk, safe(desk, case, minute=10), 10, oven="yes")

    view = answered(desk, view, 4, oven="no")

    assert view.answers == {"oven": "no"}
    assert view.session.events[-1].at == acting(10).at


def test_a_session_is_handed_to_a_colleague(desk, case):
    """Who then goes on in their own name."""
    view = desk.hand_over(answered(desk, safe(desk, case), oven="yes"), " guest ", acting(5))
    view = answered(desk, view, 6, dough=3)
    taken = desk.note(view, "Taken over.", acting(7, HOST))

    assert [event.to for event in view.session.events if event.kind == "hand_over"] == ["guest"]
    assert desk.texts.read(taken.session.events[-1].by.name) == "Bo Kite"


def test_a_name_is_kept_once_while_the_same_person_goes_on(desk, case):
    """And once more after somebody else."""
    view = answered(desk, safe(desk, case), oven="yes", dough=3)
    view = desk.note(view, "Hot.", acting(5, HOST))
    view = desk.note(view, "Very.", acting(6, ("cook", " Ada Reuter ")))

    names = [event.by.name for event in view.session.events]

    assert names[0] == names[1] == names[2]
    assert len(set(names)) == 3
    assert [desk.texts.read(name) for name in names] == ["Ada Reuter"] * 3 + ["Bo Kite", "Ada Reuter"]


def test_what_was_consulted_is_kept_with_the_statements_that_answered(desk, case):
    """The walk goes on where it was."""
    view = safe(desk, case)

    after = desk.consulted(view, "How hot is an oven?", ("menu/2020-01-01#baked",), acting(1))

    assert desk.texts.read(after.session.events[-1].text) == "How hot is an oven?"
    assert after.session.events[-1].statements == ("menu/2020-01-01#baked",)
    assert (after.standing, after.answers) == (view.standing, view.answers)


@pytest.mark.parametrize(
    "do",
    [
        lambda desk, view, text: desk.note(view, text, acting(5)),
        lambda desk, view, text: desk.consulted(view, text, (), acting(5)),
        lambda desk, view, text: desk.hand_over(view, text, acting(5)),
        lambda desk, view, text: desk.answer(view, "taste", "good", acting(5), text),
        lambda desk, view, text: desk.note(view, "Hot.", acting(5, (text, "Ada Reuter"))),
    ],
    ids=["note", "consulted", "hand over", "reasons", "role"],
)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ryan Whitlock burnt it.", r"holds a name and was not kept\. You could write: "),
        ("Ring 07700 900123.", "a telephone number and was not kept"),
        ("x" * 4001, "write between 1 and 4000 characters"),
    ],
    ids=["name", "telephone", "too long"],
)
def test_free_text_that_cannot_be_kept_is_refused_and_not_kept(desk, case, do, text, said):
    """The session is as it was, and nothing of the text is stored."""
    view = answered(desk, safe(desk, case), oven="yes", dough=3)

    with pytest.raises(UserError, match=said):
        do(desk, view, text)

    assert desk.view(view.session.id) == view
    kept = {desk.texts.read(event.by.name) for event in view.session.events}
    assert kept == {"Ada Reuter"}


def test_a_case_reference_may_stand_in_a_note(desk, case):
    """It says nothing about anybody."""
    view = desk.note(safe(desk, case), f"As in {case.reference}.", acting(1))

    assert desk.texts.read(view.session.events[-1].text) == f"As in {case.reference}."


def test_an_empty_note_is_refused(desk, case):
    """There is nothing to keep."""
    with pytest.raises(UserError, match="write between 1 and 4000 characters"):
        desk.note(safe(desk, case), "  ", acting(1))


def test_a_session_keeps_its_definition_although_the_file_changes(desk, case, root):
    """A new session begins on the new one; a removed workflow ends none that runs."""
    view = answered(desk, safe(desk, case), oven="yes")
    file = root / "national" / "pizza-party" / "2020-01-01.yaml"
    file.write_text(file.read_text().replace("How much dough is there?", "How many pizzas does the dough make?"))
    later = desks.desk_of_same(desk)

    old, new = later.view(view.session.id), later.start(case, "pizza-party", acting(10))

    assert old == view
    assert old.workflow.questions["dough"].ask == "How much dough is there?"
    assert new.workflow.questions["dough"].ask == "How many pizzas does the dough make?"
    file.unlink()
    assert answered(desks.desk_of_same(desk), old, 11, dough=3).standing.asking == "taste"


class OtherDefinitions:
    def __init__(self, content):
        self.content = content

    def definition(self, digest):
        return self.content


@pytest.mark.parametrize("content", [None, b"{}"])
def test_a_definition_that_is_not_the_pinned_one_is_not_walked_on(desk, case, content):
    """Whoever walks it is told what to run."""
    view = safe(desk, case)
    damaged = CaseDesk(desk.workflows, desk.store, desk.texts, OtherDefinitions(content), desk.gate, desk.calendar)

    with pytest.raises(UserError, match="run `assistant record verify`"):
        damaged.view(view.session.id)


def test_the_finding_has_no_immediate_action_notice_because_the_walk_has_shown_it(desk, case):
    """And only the answers on the path."""
    found = desk.finding(answered(desk, feast(desk, case), 10, dough=0))

    assert found.finding.code == "snack"
    assert found.answers == {"oven": "yes", "dough": 0, "crisps": "yes"}
    assert "immediate_action" not in {notice.kind for notice in found.notices}


SEARCH = """
import sys
from pathlib import Path
needles = [bytes.fromhex(text) for text in sys.argv[2:]]
for file in sorted(Path(sys.argv[1]).rglob("*")):
    if file.is_file():
        content = file.read_bytes()
        print(*(file.name for needle in needles if needle in content), sep="\\n", end="")
"""


def files_with(folder, *needles):
    """The files of a folder that hold any of some bytes, looked for by another process."""
    command = [sys.executable, "-c", SEARCH, str(folder), *(needle.hex() for needle in needles)]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_after_a_case_is_erased_none_of_its_free_text_is_in_any_file(tmp_path, root):
    """Notes, reasons, questions and names, and the key; the log included, while the database is open."""
    data = tmp_path / "data"
    with open_records(Settings(_env_file=None, data_dir=data, database_url=None)) as records:
        desk = desks.desk_of(records, records.cases, root)
        case = desk.open_case("riverside", acting())
        view = desk.note(feast(desk, case), "Burnt at the edges.", acting(8))
        view = desk.consulted(view, "How hot is an oven?", (), acting(9))
        view = desk.pause(desk.hand_over(view, "guest", acting(10)), acting(11))
        sealed = desk.seal(view, decision(dissent=(("guest", "Cy Dorn", "I am full."),)), acting(12))
        texts = ("Burnt at the edges.", "We tried it.", "How hot is an oven?", "Everybody is hungry.", "I am full.")
        names = (COOK[1], HOST[1], "Cy Dorn")
        key = (data / "keys" / f"{case.reference}.key").read_bytes()
        needles = [*(text.encode(form) for text in (*texts, *names) for form in ("utf-8", "utf-16-le")), key]
        before = files_with(data, *needles)
        by = (Person("Di Vane", "chair"), Person("Ed Oster", "manager"))
        erase(case.reference, "riverside", by, "Time.", at=acting(20).at, place="web", ledger=records.ledger, texts=records.texts)  # fmt: skip

        assert before == {f"{case.reference}.key"}
        assert files_with(data, *needles) == set()
        assert (data / "records.db-wal").stat().st_size > 0
        shown = desk.view(view.session.id)
        assert (shown.answers, shown.session.state) == (view.answers, "sealed")
        assert desk.texts.read(view.session.events[-1].by.name) is None
        assert records.ledger.get(sealed.opened().id) == sealed
        with pytest.raises(UserError, match="was erased on 4 May 2020"):
            safe(desk, case, minute=30)


def test_a_session_of_an_erased_case_can_be_shown_and_nothing_more_be_kept(desk, case):
    """Without its texts."""
    view = answered(desk, safe(desk, case), oven="yes")
    desk.texts.erase(case.reference, MORNING)

    assert desk.view(view.session.id) == view
    with pytest.raises(UserError, match="was erased on 4 May 2020"):
        desk.answer(view, "dough", 3, acting(5))
    assert desk.view(view.session.id) == view


def test_nothing_free_stands_in_the_tables_of_sessions(tmp_path, root):
    """Only references to texts, before anything is erased."""
    with desks.opened("sqlite", tmp_path) as (store, cases):
        desk = desks.desk_of(store, cases, root)
        desk.note(feast(desk, desk.open_case("riverside", acting())), "Burnt at the edges.", acting(8))
        with store.engine.connect() as connection:
            content = str(connection.execute(sql("SELECT content FROM session_events")).all())

    assert not [word for word in ("Burnt", "tried", "Ada", "Reuter") if word in content]
    assert kinds_in(content) == {"safety", "answer", "note"}


def kinds_in(content):
    return {kind for kind in ("safety", "answer", "note", "pause") if f'"kind":"{kind}"' in content}
