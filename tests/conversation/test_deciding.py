"""From a finding to a sealed record, step by step, each by its own person."""

import datetime

import pytest

import desks
from assistant.conversation.deciding import Choice, DecisionDesk
from assistant.conversation.walk import Acting
from assistant.errors import SessionMoved, UserError

NIGHT = datetime.datetime(2020, 5, 4, 20, 0, tzinfo=datetime.UTC)
REFERRER, CHAIR, SECOND_CHAIR, MEMBER = (
    ("referrer", "Ada Reuter", "a-1"),
    ("chair", "Bo Kite", "a-2"),
    ("chair", "Cy Moss", "a-3"),
    ("panel member", "Di Fern", "a-4"),
)


def by(person, minute=0):
    role, name, account = person
    return Acting(role, name, NIGHT + datetime.timedelta(minutes=minute), "web", account)


def choice(**changed):
    return Choice(**{"option": "party", "made_on": NIGHT.date(), "reasons": "Everybody is hungry.", **changed})


@pytest.fixture
def cases(tmp_path):
    with desks.opened("memory", tmp_path) as opened:
        yield desks.desk_of(*opened, desks.workflows(tmp_path))


@pytest.fixture
def desk(cases):
    return DecisionDesk(cases)


@pytest.fixture
def sent(cases, desk):
    """A feast whose finding has been sent for decision; it asks for two people to confirm."""
    view = desks.feast(cases, cases.open_case("riverside", by(REFERRER)))
    return desk.prepare(view, by(REFERRER, 1))


def told(cases, reference):
    return cases.texts.read(reference)


def test_a_finding_is_sent_decided_disagreed_with_confirmed_by_two_and_sealed(cases, desk, sent):
    decided = desk.decide(sent, choice(), by(CHAIR, 2))
    disagreed = desk.disagree(decided, "There is too little cheese.", by(MEMBER, 3))
    once, nothing = desk.confirm(disagreed, by(CHAIR, 4))
    after, sealed = desk.confirm(once, by(SECOND_CHAIR, 5))

    assert nothing is None
    record = sealed.opened()
    assert after.session.sealing.to == record.id
    assert (record.decision.decided, record.decision.by.role, record.place) == ("party", "chair", "web")
    assert told(cases, record.decision.reasons) == "Everybody is hungry."
    [dissent] = record.decision.dissent
    assert (dissent.by.role, told(cases, dissent.reasons)) == ("panel member", "There is too little cheese.")
    assert told(cases, record.prepared_by.name) == "Ada Reuter"
    assert [told(cases, one.name) for one in record.confirmed_by] == ["Bo Kite", "Cy Moss"]
    assert "a-2" not in sealed.record.decode()


def test_nobody_confirms_their_own_preparation_where_two_are_asked_for(desk, sent):
    decided = desk.decide(sent, choice(), by(CHAIR))

    with pytest.raises(UserError, match="whoever prepared the finding is not one of them"):
        desk.confirm(decided, by(REFERRER, 1))


def test_one_person_who_confirms_twice_has_confirmed_once(desk, sent):
    decided = desk.decide(sent, choice(), by(CHAIR))

    once, _ = desk.confirm(decided, by(CHAIR, 1))
    twice, sealed = desk.confirm(once, by(CHAIR, 2))

    assert sealed is None
    assert twice.session.version == once.session.version


def test_deciding_anew_takes_confirmations_back(desk, sent):
    once, _ = desk.confirm(desk.decide(sent, choice(), by(CHAIR)), by(CHAIR, 1))

    anew = desk.decide(once, choice(reasons="Everybody is still hungry."), by(CHAIR, 2))

    assert anew.pending.confirmed == ()


def test_whoever_disagrees_twice_is_kept_with_the_last_word(cases, desk, sent):
    decided = desk.decide(sent, choice(), by(CHAIR))

    first = desk.disagree(decided, "Too little cheese.", by(MEMBER, 1))
    second = desk.disagree(first, "Too little dip.", by(MEMBER, 2))

    assert [told(cases, one.text) for one in second.pending.dissent] == ["Too little dip."]


def test_an_answer_that_is_changed_meanwhile_takes_the_finding_back(cases, desk, sent):
    decided = desk.decide(sent, choice(), by(CHAIR))

    changed, _ = cases.answer(decided, "dough", 4, by(REFERRER, 5))

    assert changed.pending is None
    with pytest.raises(UserError, match="send it again"):
        desk.confirm(changed, by(CHAIR, 6))
    assert desk.prepare(changed, by(REFERRER, 7)).pending.decided is None


def test_an_answer_changed_elsewhere_in_the_case_takes_the_finding_back(cases, desk, sent):
    case = cases.case(sent.session.case)
    elsewhere = desks.safe(cases, case, "left-overs")
    cases.answer(elsewhere, "crisps", "no", by(REFERRER, 5))

    assert cases.view(sent.session.id).pending is None


def test_nothing_is_decided_before_it_is_sent_and_nothing_confirmed_before_it_is_decided(cases, desk, sent):
    case = cases.open_case("riverside", by(REFERRER))
    early = desks.safe(cases, case)

    with pytest.raises(UserError, match="a question is still open"):
        desk.prepare(early, by(REFERRER))
    with pytest.raises(UserError, match="has not been sent for decision"):
        desk.decide(early, choice(), by(CHAIR))
    with pytest.raises(UserError, match="nothing has been decided"):
        desk.disagree(sent, "No.", by(MEMBER))
    with pytest.raises(UserError, match="nothing has been decided"):
        desk.confirm(sent, by(CHAIR))


def test_a_decision_that_departs_says_why(cases, desk, sent):
    with pytest.raises(UserError, match="'fast' is no decision here"):
        desk.decide(sent, choice(option="fast"), by(CHAIR))
    with pytest.raises(UserError, match="departs from the finding"):
        desk.decide(sent, choice(option="no_party"), by(CHAIR))

    departing = desk.decide(sent, choice(option="no_party", departures="It is sunny."), by(CHAIR))

    assert told(cases, departing.pending.decided.departures) == "It is sunny."


def test_reasons_that_name_somebody_are_not_kept(desk, cases, sent):
    with pytest.raises(UserError, match="was not kept"):
        desk.decide(sent, choice(reasons="Ryan Whitlock, born on 3 May 2011, is hungry."), by(CHAIR))

    assert cases.view(sent.session.id).pending.decided is None


def test_two_who_decide_at_once_are_told(desk, sent):
    desk.decide(sent, choice(), by(CHAIR))

    with pytest.raises(SessionMoved):
        desk.decide(sent, choice(), by(SECOND_CHAIR, 1))


def test_sealing_that_was_interrupted_is_finished_by_confirming_again(cases, desk, sent):
    once, _ = desk.confirm(desk.decide(sent, choice(), by(CHAIR)), by(CHAIR, 1))
    both = cases.add(once, cases.event(once, "confirmed", by(SECOND_CHAIR, 2)))

    _, sealed = desk.confirm(both, by(SECOND_CHAIR, 3))

    assert len(sealed.opened().confirmed_by) == 2


def test_a_finding_on_which_nothing_is_decided_is_taken_note_of(cases, desk):
    view = desks.answered(
        cases, desks.safe(cases, cases.open_case("riverside", by(REFERRER)), "left-overs"), crisps="no"
    )
    view = desks.answered(cases, view, 5, oven="no", eaten_on="2020-05-05", whose="riverside", **{"with": ["dip"]})

    record = desk.note(view, "There are crumbs.", by(REFERRER, 30)).opened()

    assert record.decision.decided == "noted"
    assert record.prepared_by.role == "referrer"


def test_a_finding_that_somebody_decides_on_is_not_just_noted(desk, sent):
    with pytest.raises(UserError, match="send it for decision"):
        desk.note(sent, "There is pizza.", by(REFERRER))
