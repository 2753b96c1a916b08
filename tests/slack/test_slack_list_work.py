"""Working a list in Slack: ticking, opening again, assigning and noting, by people who may and on what they see."""

import datetime
import threading

import pytest

from assistant.checklists.build import Asked
from assistant.conversation.access import acting
from hands import MORNING, a_case, at_the_picnic, formatted, hand, made, picnic_place, says
from workspaces import MODES, Clock, workspace

place = pytest.fixture(params=MODES)(picnic_place)
quick = pytest.fixture(picnic_place)
"""The same over one way in, where the way makes no difference."""


def acting_as(someone, minute=0):
    return acting(someone.account, "manage_cases", MORNING + datetime.timedelta(minutes=minute), "web")


def status(someone, case, item="basket"):
    return next(one.status for one in someone.office.lists.show(case).items if one.id == item)


def events(someone, case):
    return [event.kind for event in someone.office.lists.store.list_events(case)]


def changed(place, message, times):
    place.slack.until(lambda: message.changes >= times)
    return message


def opened(someone, message, item="basket"):
    someone.press(message, "list_item", f" {item}")
    return someone.window("An item")


def test_an_item_is_ticked_and_opened_again(place):
    """In the message itself, which then shows the list as it stands."""
    di = hand(place)
    case = a_case(di)
    message = made(di, case)

    di.press(message, "list_tick", "basket")
    changed(place, message, 1)
    assert status(di, case) == "done" and "1 of" in message.shown

    di.press(message, "list_reopen", "basket")
    changed(place, message, 2)
    assert status(di, case) == "open" and events(di, case) == ["made", "tick", "reopen"]
    last = di.office.lists.store.list_events(case)[-1]
    assert (last.place, last.by.account, last.by.role) == ("slack", "a-di", "business manager")


def test_pressed_twice_it_is_ticked_once(place):
    """The button that somebody still sees is pressed again before the message has changed."""
    di = hand(place)
    case = a_case(di)
    message = made(di, case)
    before = [dict(block) for block in message.blocks]

    di.press(message, "list_tick", "basket")
    changed(place, message, 1)
    message.blocks = before
    di.press(message, "list_tick", "basket")
    changed(place, message, 2)

    assert events(di, case) == ["made", "tick"] and "has been changed since" not in message.shown


def test_what_somebody_else_changed_is_told_and_shown_as_it_stands(quick):
    """Nothing is done then."""
    di, flo = hand(quick), hand(quick, "U2", "Flo")
    case = a_case(di)
    hers, his = made(di, case), made(flo, a_case(flo))
    flo.command(f"checklist {case}", channel="DU2")
    flo.press(flo.lists_seen(2)[1], "list_tick", "basket")
    quick.slack.until(lambda: status(di, case) == "done")

    di.press(hers, "list_tick", "basket")
    changed(quick, hers, 1)

    assert "has been changed since this was shown" in hers.shown
    assert events(di, case) == ["made", "tick"] and "Open again" in hers.shown and his.changes == 0


def test_work_on_other_items_does_not_count_as_a_change(quick):
    """Two people work one list side by side."""
    di, flo = hand(quick), hand(quick, "U2", "Flo")
    case = a_case(di)
    message = made(di, case)
    flo.command(f"checklist {case}", channel="DU2")
    [other] = flo.lists_seen()

    di.press(message, "list_tick", "ask_host")
    changed(quick, message, 1)
    flo.press(other, "list_tick", "basket")
    changed(quick, other, 1)

    assert "has been changed since" not in other.shown
    assert {item.id for item in di.office.lists.show(case).items if item.status == "done"} == {"ask_host", "basket"}


def test_of_two_who_tick_at_once_each_sees_how_it_stands(quick):
    """It is ticked once, whoever was quicker."""
    di, flo = hand(quick), hand(quick, "U2", "Flo")
    case = a_case(di)
    mine = made(di, case)
    flo.command(f"checklist {case}", channel="DU2")
    [theirs] = flo.lists_seen()
    both = [
        threading.Thread(target=who.press, args=(seen, "list_tick", "basket"))
        for who, seen in ((di, mine), (flo, theirs))
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    changed(quick, mine, 1), changed(quick, theirs, 1)

    assert status(di, case) == "done" and events(di, case) == ["made", "tick"]


def test_an_item_that_fell_away_says_so(quick):
    """The case says something else by now."""
    di = hand(quick)
    case = a_case(di)
    message = made(di, case)
    di.office.lists.make(case, Asked({"market": "yes"}, {"picnic": "no", "regatta": "no"}, {}), acting_as(di))

    di.press(message, "list_tick", "basket")
    changed(quick, message, 1)

    assert "no longer on the list" in message.shown


def test_the_window_of_an_item_says_why_it_is_there_and_where_that_is_said(place):
    """With its sources, its notes, and what may be done."""
    di = hand(place)
    message = made(di, a_case(di))

    window = opened(di, message)

    shown = says(window)
    assert "Pack the basket" in shown and "Why:" in shown and "Is there a picnic? Yes." in shown
    assert [b["block_id"] for b in window["blocks"] if b["type"] == "input"] == ["assign", "note"]


def test_an_item_is_given_to_a_role_and_noted(place):
    """From the window; the message in the direct message shows it."""
    di = hand(place)
    case = a_case(di)
    message = made(di, case)

    di.send(opened(di, message), assign="as-referrer", note="The lid is broken.")
    changed(place, message, 1)

    item = next(one for one in di.office.lists.show(case).items if one.id == "basket")
    assert item.assigned_to == "Referrer" and [note.text for note in item.notes] == ["The lid is broken."]
    assert "Referrer" in message.shown and "1 note" in message.shown
    assert events(di, case) == ["made", "note", "assign"]
    assert "Kept." in says(di.slack.window("U1"))


def test_a_window_that_is_sent_twice_notes_it_once(quick):
    """And gives it away once."""
    di = hand(quick)
    case = a_case(di)
    window = opened(di, made(di, case))
    di.send(window, assign="as-chair", note="The lid is broken.")
    quick.slack.stacks["U1"] = [window]

    di.send(window, assign="as-chair", note="The lid is broken.")

    assert events(di, case) == ["made", "note", "assign"]


def test_nothing_changed_is_nothing_kept(quick):
    """The role that it has already is no new assignment."""
    di = hand(quick)
    case = a_case(di)
    message = made(di, case)
    di.send(opened(di, message), assign="as-chair")
    changed(quick, message, 1)

    di.send(opened(di, message))

    assert events(di, case) == ["made", "assign"]


def test_a_note_with_personal_data_is_refused_at_its_field(place):
    """What was typed stays in the window; nothing of it is kept."""
    di = hand(place)
    case = a_case(di)

    told = di.send(opened(di, made(di, case)), note="Jayden Oyelaran, born 3 May 2009, carries it.")

    assert told["response_action"] == "errors" and set(told["errors"]) == {"note"}
    assert events(di, case) == ["made"]
    assert di.window("An item")


def test_a_note_of_forty_thousand_characters_is_refused_in_words(quick):
    """Slack's own field takes fewer; what is sent all the same is not kept."""
    di = hand(quick)
    case = a_case(di)

    told = di.send(opened(di, made(di, case)), note="the basket " * 4_000)

    assert told["response_action"] == "errors" and "4000" in told["errors"]["note"].replace(",", "")
    assert events(di, case) == ["made"]


def test_a_window_on_an_item_that_was_changed_meanwhile_says_so(quick):
    """What was typed is not kept under what somebody else has said."""
    di, flo = hand(quick), hand(quick, "U2", "Flo")
    case = a_case(di)
    window = opened(di, made(di, case))
    flo.office.lists.work(case, "tick", "basket", acting_as(flo))

    di.send(window, note="The lid is broken.")

    assert "changed since this window was opened" in says(di.slack.window("U1"))
    assert events(di, case) == ["made", "tick"]


def test_what_is_written_in_notes_and_roles_comes_out_inert(quick):
    """Nobody is mentioned, no channel is called, and no address becomes a link."""
    di = hand(quick)
    case = a_case(di)
    message = made(di, case)
    hostile = "<!channel> <@U2> <https://example.org|press here> *bold* & more"
    di.office.lists.work(case, "note", "basket", acting_as(di), text=hostile)
    di.office.lists.work(case, "assign", "basket", acting_as(di, 1), to="<!here> the cook")

    di.press(message, "list_tick", "ask_host")
    changed(quick, message, 1)
    window = opened(di, message)

    for shown in ("\n".join(formatted(message.blocks)), "\n".join(formatted(window["blocks"]))):
        assert "<!" not in shown and "<@" not in shown and "<https://example" not in shown
    assert "&lt;!channel&gt;" in says(window) and "&lt;!here&gt;" in message.shown
    assert "<!" not in message.text and "<@" not in message.text


def test_the_list_outlives_the_program(handbook, tmp_path):
    """Its buttons hold ids, so that they are good after a restart."""
    clock = Clock(MORNING)
    with workspace(handbook, tmp_path, clock=clock) as place:
        office = at_the_picnic(place, tmp_path / "invented")
        di = hand(place)
        case = a_case(di)
        message = made(di, case)
        with workspace(handbook, tmp_path, clock=clock, slack=place.slack) as again:
            again.app._lists._office._lists = office.lists
            di.place = again
            place.app.close()
            place.slack.until(lambda: len(place.slack._links) == 2)
            di.press(message, "list_tick", "basket")
            changed(again, message, 1)

        assert status(di, case) == "done"
