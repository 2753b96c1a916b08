"""From a session and a decision to a record that can be sealed."""

from dataclasses import replace

import pytest

import desks
from assistant.cases.again import evaluated_again
from assistant.errors import RecordRefused, SessionMoved, UserError, VerificationFailed
from assistant.records.replay import replay as replayed_of
from desks import MORNING, acting, answered, decision, feast, safe


@pytest.fixture
def desk(tmp_path):
    with desks.opened("memory", tmp_path) as opened:
        yield desks.desk_of(*opened, desks.workflows(tmp_path))


@pytest.fixture
def case(desk):
    return desk.open_case("riverside", acting())


def told(desk, reference):
    return desk.texts.read(reference)


def test_a_record_holds_the_finding_and_the_decision_beside_it(desk, case):
    """With every answer, who gave it when and why, and the definitions it rests on."""
    view = feast(desk, case)

    record = desk.seal(view, decision(), acting(10)).opened()

    assert (record.kind, record.case, record.board, record.place) == (
        "decision",
        case.reference,
        "riverside",
        "terminal",
    )
    assert record.finding == desk.finding(view).model_dump(mode="json", by_alias=True)
    assert (record.decision.decided, record.decision.departs_from_finding) == ("party", False)
    assert told(desk, record.decision.reasons) == "Everybody is hungry."
    assert [(a.question, a.value, a.origin, a.by) for a in record.answers] == [
        ("oven", "yes", "pizza-party", "cook"),
        ("dough", 3, "pizza-party", "cook"),
        ("taste", "good", "pizza-party", "cook"),
        ("crisps", "yes", "pizza-party", "cook"),
    ]
    assert [told(desk, a.reasons) for a in record.answers if a.reasons] == ["We tried it."]
    assert record.pins.workflow_sha256 == view.session.definition_sha256
    assert [told(desk, one.name) for one in (record.prepared_by, *record.confirmed_by)] == [
        "Ada Reuter", "Bo Kite", "Ada Reuter",
    ]  # fmt: skip
    assert record.recorded_at == acting(10).at
    assert desk.view(view.session.id).session.sealing.to == record.id


def test_a_sealed_record_names_nobody_in_clear(desk, case):
    """Names and reasons are references to encrypted texts."""
    sealed = desk.seal(feast(desk, case), decision(dissent=(("guest", "Cy Dorn", "I am full."),)), acting(10))

    assert not [word for word in (b"Ada", b"Kite", b"Dorn", b"hungry", b"full", b"tried") if word in sealed.record]


def test_an_answer_of_another_workflow_says_where_it_was_given(desk, case):
    """And by whom, as the case last had it."""
    view = feast(desk, case)
    left = safe(desk, case, "left-overs", minute=10)
    desk.answer(left, "crisps", "no", acting(11, desks.HOST))
    view = desk.view(view.session.id)

    record = desk.seal(view, decision(), acting(12)).opened()

    given = {answer.question: answer for answer in record.answers}["crisps"]
    assert (given.value, given.origin, given.by, given.at) == ("no", "left-overs", "host", acting(11).at)


def test_a_departure_needs_its_reason_and_is_marked(desk, case):
    """The decision is a person's, and may differ."""
    view = feast(desk, case)
    with pytest.raises(UserError, match="'no_party' departs from the finding 'feast': say why"):
        desk.seal(view, decision(option="no_party", departures=" "), acting(10))

    record = desk.seal(view, decision(option="no_party", departures="Nobody can come."), acting(10)).opened()

    assert record.decision.departs_from_finding
    assert told(desk, record.decision.departures) == "Nobody can come."


def test_dissent_is_kept_with_who_and_why(desk, case):
    """Beside the decision."""
    record = desk.seal(feast(desk, case), decision(dissent=(("guest", "Cy Dorn", "I am full."),)), acting(10)).opened()

    (dissent,) = record.decision.dissent
    assert (dissent.by.role, told(desk, dissent.by.name), told(desk, dissent.reasons)) == (
        "guest",
        "Cy Dorn",
        "I am full.",
    )


@pytest.mark.parametrize("confirmed_by", [(), (desks.HOST,), (desks.HOST, ("guest", " bo  KITE "))])
def test_two_different_people_confirm_where_the_board_asks_for_two(desk, case, confirmed_by):
    """The same name in another role is no second person."""
    with pytest.raises(UserError, match="the board asks for 2 different people to confirm, and 1 did"):
        desk.seal(feast(desk, case), decision(confirmed_by=confirmed_by), acting(10))


def test_a_workflow_that_asks_for_no_decision_is_taken_note_of(desk, case):
    """By one person, and nothing else can be decided."""
    view = answered(desk, safe(desk, case, "left-overs"), crisps="no", oven="yes", eaten_on="2020-05-05", **{"with": ["dip"]})  # fmt: skip
    with pytest.raises(UserError, match="'party' is no decision here: choose noted"):
        desk.seal(view, decision(), acting(10))

    record = desk.seal(view, decision(option="noted", confirmed_by=()), acting(10)).opened()

    assert (record.decision.decided, record.decision.departs_from_finding) == ("noted", False)
    assert {answer.question: answer.value for answer in record.answers}["with"] == ("dip",)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"option": "dance"}, "'dance' is no decision here: choose party, no_party"),
        ({"reasons": " "}, "write between 1 and 4000 characters"),
        ({"by": ("host", " ")}, "somebody is not named"),
        ({"by": ("", "Bo Kite")}, "write between 1 and 4000 characters"),
        ({"dissent": (("guest", "", "I am full."),)}, "somebody is not named"),
        ({"confirmed_by": (desks.HOST, ("cook", ""))}, "somebody is not named"),
        ({"reasons": "Ryan Whitlock wants it."}, "the text holds a name and was not kept"),
        ({"dissent": (("guest", "Cy Dorn", "Ask on 07700 900123."),)}, "telephone number and was not kept"),
    ],
)
def test_an_incomplete_decision_seals_and_keeps_nothing(desk, case, wrong, said):
    """One line says what is missing."""
    view = feast(desk, case)
    before = len(desk.texts.digests())

    with pytest.raises(UserError, match=said):
        desk.seal(view, decision(**wrong), acting(10))

    assert desk.ledger.boards() == []
    assert len(desk.texts.digests()) == before
    assert desk.view(view.session.id) == view


def test_nobody_seals_without_being_named(desk, case):
    """Whoever prepares the record stands in it."""
    with pytest.raises(UserError, match="somebody is not named"):
        desk.seal(feast(desk, case), decision(), acting(10, ("cook", "")))


def test_a_session_with_an_open_question_is_not_sealed(desk, case):
    """The message names the question."""
    with pytest.raises(UserError, match="Is there pizza tonight\\? is not finished: dough has not been answered"):
        desk.seal(answered(desk, safe(desk, case), oven="yes"), decision(), acting(10))


def test_a_session_is_sealed_once(desk, case):
    """Whatever is tried with it afterwards."""
    view = feast(desk, case)
    desk.seal(view, decision(), acting(10))
    sealed = desk.view(view.session.id)

    for one in (view, sealed):
        with pytest.raises(UserError, match="this session is sealed"):
            desk.seal(one, decision(), acting(11))
    for do in (
        lambda: desk.answer(sealed, "crisps", "no", acting(11)),
        lambda: desk.back(sealed, acting(11)),
        lambda: desk.note(sealed, "Too salty.", acting(11)),
        lambda: desk.pause(sealed, acting(11)),
    ):
        with pytest.raises(UserError, match="this session is sealed"):
            do()

    assert len(list(desk.ledger.links("riverside"))) == 1
    assert desk.view(view.session.id) == sealed


def test_a_case_that_moved_meanwhile_is_shown_again_before_it_is_sealed(desk, case):
    """By an answer in the session itself, or in another of the case."""
    view = feast(desk, case)
    left = safe(desk, case, "left-overs", minute=10)
    answered(desk, left, 11, crisps="no")

    with pytest.raises(SessionMoved):
        desk.seal(view, decision(), acting(12))
    now = desk.view(view.session.id)
    desk.note(now, "Look again.", acting(13))
    with pytest.raises(SessionMoved):
        desk.seal(now, decision(), acting(14))

    assert desk.ledger.boards() == []


class Interrupted:
    """A store whose next additions do not happen."""

    def __init__(self, store, error):
        self._store, self._errors = store, [error]

    def __getattr__(self, name):
        return getattr(self._store, name)

    def add(self, session, version, events):
        if self._errors:
            raise self._errors.pop()
        self._store.add(session, version, events)


def test_sealing_that_was_interrupted_makes_no_second_record(desk, case):
    """The record stands, and the session learns of it when it is tried again."""
    view = feast(desk, case)
    cut = replace(desk, store=Interrupted(desk.store, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        cut.seal(view, decision(), acting(10))

    with pytest.raises(UserError, match="this session is sealed"):
        desk.seal(view, decision(), acting(11))

    assert desk.view(view.session.id).session.state == "sealed"
    assert len(list(desk.ledger.links("riverside"))) == 1


def test_what_is_added_while_a_record_is_sealed_does_not_keep_the_session_open(desk, case):
    """Somebody else was quicker by a moment; the record is there, so the session is done."""
    slow = replace(desk, store=Interrupted(desk.store, SessionMoved()))
    view = feast(desk, case)

    slow.seal(view, decision(), acting(10))

    assert desk.view(view.session.id).session.state == "sealed"


def test_a_correction_supersedes_and_the_sealed_session_does_not_move(desk, case):
    """The first record and the finding it shows stay as they were."""
    first = feast(desk, case)
    record = desk.seal(first, decision(), acting(10)).opened()
    finding = desk.finding(desk.view(first.session.id))

    second = answered(desk, safe(desk, case, minute=20), 21, oven="no", crisps="no")
    correction = desk.seal(second, decision(option="no_party", supersedes=record.id), acting(30)).opened()

    assert (correction.kind, correction.supersedes) == ("correction", record.id)
    assert desk.finding(desk.view(first.session.id)) == finding
    third = answered(desk, safe(desk, case, minute=40), 41, oven="no", crisps="yes")
    with pytest.raises(RecordRefused, match="superseded by"):
        desk.seal(third, decision(supersedes=record.id), acting(50))


def test_a_sealed_session_shows_the_answers_it_was_sealed_with(desk, case):
    """Also where the case had them from another workflow, and has others now."""
    view = feast(desk, case)
    answered(desk, safe(desk, case, "left-overs", minute=10), 11, crisps="no")
    view = desk.view(view.session.id)
    desk.seal(view, decision(), acting(12))

    answered(desk, safe(desk, case, "left-overs", minute=20), 21, crisps="yes")

    assert desk.view(view.session.id).answers == view.answers
    assert view.answers["crisps"] == "no"


def test_what_was_consulted_is_in_the_record(desk, case):
    """The question encrypted, the statements by their ids."""
    view = desk.consulted(feast(desk, case), "How hot is an oven?", ("menu/2020-01-01#baked",), acting(9))

    record = desk.seal(view, decision(), acting(10)).opened()

    (consulted,) = record.consulted
    assert consulted.statement_ids == ("menu/2020-01-01#baked",)
    assert told(desk, consulted.question) == "How hot is an oven?"


def test_a_sealed_session_replays_to_its_finding(desk, case):
    """With dates, a board and an unknown; nothing of it is computed from today's files."""
    view = feast(desk, case, dates={"party_on": MORNING.date()})
    first = desk.seal(view, decision(), acting(10))
    left = answered(desk, safe(desk, case, "left-overs", minute=20), 21, crisps="not_yet_known", oven="no", eaten_on="not_yet_known", **{"with": []})  # fmt: skip
    second = desk.seal(left, decision(option="noted"), acting(30))

    replayed = [replayed_of(one, desk.ledger.definition, evaluated_again) for one in (first, second)]

    assert [(one.replayable, one.differences) for one in replayed] == [(True, ()), (True, ())]


def test_a_replay_that_would_cite_what_the_record_does_not_show_is_no_replay(desk, case):
    """The record was not made by this engine on this definition."""
    sealed = desk.seal(feast(desk, case), decision(), acting(10))
    record = sealed.opened()
    bare = record.model_copy(update={"finding": {**record.finding, "citations": []}})

    with pytest.raises(VerificationFailed, match="cites menu/2020-01-01#baked, which the record does not"):
        replayed_of(replace(sealed, record=bare.canonical()), desk.ledger.definition, evaluated_again)
