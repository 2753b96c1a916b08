"""Working a case's list: what was done stays with the item, however the list is made again."""

import datetime

import pytest

import desks
from assistant.checklists.working import changes, check_item, coming, last_made
from assistant.errors import SessionMoved, UserError
from picnics import KINDS, asked, ids, item, kept, maker_of, workflows

PARTY, SAILING = datetime.date(2020, 6, 10), datetime.date(2020, 6, 15)
TODAY = datetime.date(2020, 6, 5)


@pytest.fixture
def case(tmp_path):
    """A case with a list of a picnic and a regatta, in memory."""
    with kept("memory", tmp_path) as opened:
        opened.desk.make(opened.case, asked("picnic", "regatta"), desks.acting())
        yield opened


def work(case, kind, name, minute=1, **more):
    return item(case.desk.work(case.case, kind, name, desks.acting(minute), **more), name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_kept_alike_in_every_store(tmp_path, kind):
    with kept(kind, tmp_path) as case:
        case.desk.make(case.case, asked("picnic"), desks.acting())
        work(case, "tick", "basket")
        work(case, "note", "basket", 2, text="It is on the table.")

        shown = item(case.desk.show(case.case), "basket")

        assert (shown.status, [note.text for note in shown.notes]) == ("done", ["It is on the table."])
        assert [event.kind for event in case.lists.list_events(case.case)] == ["made", "tick", "note"]
        assert case.lists.list_events("case-of-nobody") in ((), [])


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_is_slower_is_told_and_nothing_is_lost(tmp_path, kind):
    with kept(kind, tmp_path) as case:
        case.desk.make(case.case, asked("picnic"), desks.acting())
        events = case.lists.list_events(case.case)
        work(case, "tick", "basket")

        with pytest.raises(SessionMoved, match="look at it again"):
            case.lists.add_to_list(case.case, len(events), events)

        assert [event.kind for event in case.lists.list_events(case.case)] == ["made", "tick"]


def test_an_item_is_ticked_and_opened_again(case):
    assert work(case, "tick", "basket").status == "done"
    assert work(case, "reopen", "basket", 2).status == "open"
    assert work(case, "tick", "basket", 3).status == "done"


def test_an_item_is_assigned_to_one_role_after_another(case):
    work(case, "assign", "basket", to="cook")

    assert work(case, "assign", "basket", 2, to="host").assigned_to == "host"
    assert item(case.desk.show(case.case), "tell_harbour").assigned_to is None


def test_every_change_is_kept_with_who_and_when(case):
    work(case, "tick", "basket", 5)

    event = case.lists.list_events(case.case)[-1]
    assert (event.kind, event.item, event.by.role, event.place) == ("tick", "basket", "cook", "terminal")
    assert event.at == desks.acting(5).at
    assert case.store.texts.read(event.by.name) == "Ada Reuter"


def test_the_text_of_a_note_is_gone_once_it_is_erased_and_its_place_stays(case):
    note = work(case, "note", "basket", text="Two loaves.").notes[0]

    case.store.texts.erase(case.case, desks.MORNING)

    [erased] = item(case.desk.show(case.case), "basket").notes
    assert (note.text, erased.text) == ("Two loaves.", None)
    assert (erased.at, erased.by) == (note.at, note.by)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("note", {"text": "Call Jonathan Whitfield on 07700 900123."}),
        ("assign", {"to": "Jonathan Whitfield, born 3 May 2009"}),
    ],
)
def test_personal_data_is_refused_with_another_wording_and_nothing_is_kept(case, kind, more):
    with pytest.raises(UserError, match=r"was not kept\. You could write:"):
        work(case, kind, "basket", **more)

    assert len(case.lists.list_events(case.case)) == 1


@pytest.mark.parametrize(("kind", "more"), [("note", {"text": " "}), ("note", {"text": ""}), ("assign", {"to": ""})])
def test_an_empty_text_is_refused(case, kind, more):
    with pytest.raises(UserError, match="write between 1 and"):
        work(case, kind, "basket", **more)


def test_the_beginning_of_an_id_is_enough_where_it_names_one(case):
    checklist = case.desk.show(case.case)

    assert check_item(checklist, "bas").id == "basket"
    assert check_item(checklist, "tell_harbour").id == "tell_harbour"
    with pytest.raises(UserError, match="'tell' names several items of the list: tell_harbour"):
        check_item(checklist, "tell")
    with pytest.raises(UserError, match="'fly' names no item of the list: see `assistant checklist show`"):
        check_item(checklist, "fly")


def test_a_case_without_a_list_says_how_to_make_one(tmp_path):
    with kept("memory", tmp_path) as case:
        with pytest.raises(UserError, match=f"make one with `assistant checklist --case {case.case}"):
            case.desk.show(case.case)
        assert last_made(case.lists.list_events(case.case)) is None


def test_the_list_of_a_case_is_made_for_its_own_board(case):
    checklist, _ = case.desk.make(case.case, asked("picnic", board=None), desks.acting(1))

    assert checklist.board == "riverside"


def test_new_facts_show_what_was_added_what_moved_and_what_fell_away(case):
    checklist, changed = case.desk.make(
        case.case, asked("picnic", "market", facts={"rain": "yes"}, dates={"party_on": PARTY}), desks.acting(1)
    )

    assert set(ids(changed.added)) == {"stall", "tent"}
    assert [(moved.id, moved.before, moved.after) for moved in changed.moved] == [
        ("basket", None, datetime.date(2020, 6, 8))
    ]
    assert set(ids(changed.fell_away)) == {"tell_harbour", "tell_harbour_riverside"}
    assert last_made(case.lists.list_events(case.case))[1].facts == {"rain": "yes"}
    assert ids(checklist.items) == ids(case.desk.show(case.case).items)


def test_the_first_list_has_nothing_to_be_compared_with(tmp_path):
    with kept("memory", tmp_path) as case:
        assert case.desk.make(case.case, asked("picnic"), desks.acting())[1] is None


def test_what_was_done_is_kept_while_its_item_is_away_and_comes_back_with_it(case):
    work(case, "tick", "tell_harbour")
    work(case, "tick", "one_list", 2)

    without, changed = case.desk.make(case.case, asked("picnic"), desks.acting(3))
    again, _ = case.desk.make(case.case, asked("picnic", "regatta"), desks.acting(4))

    assert {gone.id: gone.status for gone in changed.fell_away}["tell_harbour"] == "done"
    assert item(without, "one_list").status == "done"
    assert item(again, "tell_harbour").status == "done"


def test_a_list_compared_with_itself_has_no_changes(tmp_path):
    checklist = maker_of(workflows(tmp_path)).make(asked("picnic", dates={"party_on": PARTY}))

    same = changes(checklist, checklist)

    assert (same.added, same.moved, same.fell_away) == ((), (), ())


@pytest.mark.parametrize(
    ("today", "within", "late", "soon"),
    [
        ("2020-06-04", 0, [], []),
        ("2020-06-04", 1, [], ["tell_harbour_riverside"]),
        ("2020-06-05", 3, [], ["tell_harbour_riverside", "basket", "tell_harbour"]),
        ("2020-06-06", 7, ["tell_harbour_riverside"], ["basket", "tell_harbour"]),
        ("2020-06-09", 7, ["tell_harbour_riverside", "basket", "tell_harbour"], []),
    ],
)
def test_what_is_late_and_what_is_coming_is_listed_by_its_date(tmp_path, today, within, late, soon):
    dates = {"party_on": PARTY, "sails_on": SAILING}
    checklist = maker_of(workflows(tmp_path)).make(asked("picnic", "regatta", dates=dates))

    found = coming(checklist, datetime.date.fromisoformat(today), within)

    assert tuple(ids(items) for items in found) == (late, soon)


def test_what_is_done_is_neither_late_nor_coming(case):
    case.desk.make(case.case, asked("picnic", "regatta", dates={"party_on": PARTY}), desks.acting(1))
    work(case, "tick", "basket", 2)

    assert coming(case.desk.show(case.case), TODAY, 30) == ((), ())
