"""Direct messages the working day before something is due: to the right people, once, also after trouble."""

import datetime

import pytest

from assistant.checklists.build import Asked
from assistant.conversation.access import acting
from hands import a_case, at_the_picnic, hand, put_on
from loopback_slack import LoopbackSlack
from workspaces import MODES, Clock, workspace

TUESDAY = datetime.datetime(2020, 6, 2, 9, 0, tzinfo=datetime.UTC)
"""The working day before the basket is to be packed."""


@pytest.fixture
def clock():
    return Clock(TUESDAY)


@pytest.fixture
def place(handbook, tmp_path, clock):
    """A workspace on the invented workflows."""
    with workspace(handbook, tmp_path, clock=clock) as made_one:
        at_the_picnic(made_one, tmp_path / "invented")
        yield made_one


@pytest.fixture
def di(place):
    return hand(place)


def listed(someone, **processes):
    """A case whose basket is to be packed by Wednesday 3 June 2020."""
    case = a_case(someone)
    asked = Asked(processes or {"picnic": "yes"}, {}, {"party_on": datetime.date(2020, 6, 5)})
    someone.office.lists.make(case, asked, acting(someone.account, "manage_cases", TUESDAY, "web"))
    return case


def told(place, user="U1"):
    return [p for p in place.slack.posted if p.channel == f"D{user}"]


def test_whoever_manages_the_case_is_told_directly_and_once(place, di, clock):
    """What, by when and in which case; a button opens the list."""
    case = listed(di)

    place.app.reminding.look()
    clock.pass_(hours=1)
    place.app.reminding.look()

    [message] = told(place)
    assert "Wednesday 3 June 2020" in message.shown and "Pack the basket" in message.shown and case in message.shown
    di.press(message, "list_show", case)
    assert "Checklist of case" in di.lists_seen(2)[1].shown


def test_whoever_it_was_given_to_is_told_instead(place, di):
    """By their role on the case."""
    case = listed(di)
    ada = hand(place, "U2", "Ada", roles=("referrer",))
    put_on(di.office, case, ada)
    di.office.lists.work(case, "assign", "basket", acting(di.account, "manage_cases", TUESDAY, "web"), to="Referrer")

    place.app.reminding.look()

    assert told(place) == [] and len(told(place, "U2")) == 1


def test_nobody_is_told_who_is_not_linked_or_may_no_longer_be(place, di):
    """Unlinked, switched off, or turned into a guest."""
    listed(di)
    hand(place, "U2", "Flo", link=False)
    gone, guest = hand(place, "U6KNOWN", "Guy"), hand(place, "U3GUEST", "Ida")
    gone.office.accounts.keep(gone.account.again(active=False))

    place.app.reminding.look()

    assert [p.channel for p in place.slack.posted] == ["DU1"] and guest


def test_before_eight_and_on_a_day_off_nobody_is_told(place, di, clock):
    """Slack is not even asked for anything."""
    listed(di)
    for at in (TUESDAY.replace(hour=6, minute=59), TUESDAY + datetime.timedelta(days=-2)):
        clock.at = at
        place.app.reminding.look()

    assert place.slack.posted == []


def test_after_having_been_off_over_the_hour_people_are_told(place, di, clock):
    """In the evening, or the next day while it is not late."""
    listed(di)
    clock.at = TUESDAY.replace(hour=20)
    place.app.reminding.look()
    listed(di)
    clock.at = TUESDAY + datetime.timedelta(days=1)
    place.app.reminding.look()

    assert len(told(place)) == 2


def test_what_slack_does_not_take_is_tried_again(place, di, clock):
    """At the next look, and then no more."""
    listed(di)
    place.slack.trouble("chat.postMessage", 500, times=5)
    place.app.reminding.look()
    assert told(place) == []

    place.slack.troubles.clear()
    clock.pass_(minutes=10)
    place.app.reminding.look()
    place.app.reminding.look()

    assert len(told(place)) == 1


def test_one_whom_slack_refuses_keeps_nobody_else_from_being_told(place, di):
    """Somebody has left the workspace."""
    listed(di)
    hand(place, "U2", "Flo")
    del place.slack.people["U1"]

    place.app.reminding.look()

    assert len(told(place, "U2")) == 1


def test_two_processes_tell_each_person_once(handbook, tmp_path, clock):
    """They share the database, and look at the same moment."""
    with (
        LoopbackSlack() as slack,
        workspace(handbook, tmp_path, clock=clock, slack=slack) as one,
        workspace(handbook, tmp_path, clock=clock, slack=slack) as other,
    ):
        office = at_the_picnic(one, tmp_path / "invented")
        other.app._lists._office._lists = office.lists
        listed(hand(one))
        one.app.reminding.look()
        other.app.reminding.look()

    assert len(slack.posted) == 1


@pytest.mark.parametrize("mode", MODES)
def test_it_looks_by_itself_while_the_program_runs(handbook, tmp_path, clock, mode):
    """From its start on, and no longer than it runs."""
    with workspace(handbook, tmp_path, mode, clock=clock) as place:
        at_the_picnic(place, tmp_path / "invented")
        listed(hand(place))
        if mode == "socket":
            place.app.reminding.start()
        else:
            place.app.reminding.stop()
            place.app.reminding._stopped.clear()
            place.app.reminding.start()
        place.posts(1)

    assert len(place.slack.posted) == 1 and not place.app.reminding._thread.is_alive()


def test_many_things_due_are_one_message(place, di):
    """And it says how many more there are."""
    for _ in range(25):
        listed(di)

    place.app.reminding.look()

    [message] = told(place)
    assert message.shown.count("Pack the basket") == 20 and "5 more" in message.shown


def test_what_is_on_the_list_comes_out_inert(place, di):
    """Nobody is mentioned by a reminder."""
    case = listed(di)
    who = acting(di.account, "manage_cases", TUESDAY, "web")
    di.office.lists.work(case, "assign", "basket", who, to="<!channel> <@U2>")

    place.app.reminding.look()

    [message] = told(place)
    assert "&lt;!channel&gt;" in message.shown and "<!" not in message.shown and "<@" not in message.text
