"""Checklists in Slack: made window by window, shown and worked in the direct message, given as files."""

import datetime

import pytest

import desks
from assistant.checklists.build import Asked
from assistant.conversation.access import acting
from hands import MORNING, a_case, at_the_picnic, buttons_in, go_through, hand, made, picnic_place, put_on, says
from workspaces import MODES, Clock, workspace

place = pytest.fixture(params=MODES)(picnic_place)
quick = pytest.fixture(picnic_place)
"""The same over one way in, where the way makes no difference."""


def test_a_list_is_made_window_by_window_and_shown_in_the_direct_message(place):
    """Asked for in a channel, it is never shown there."""
    di = hand(place)
    case = a_case(di)

    message = made(di, case)

    kept = di.office.lists.show(case)
    assert dict(kept.processes) == {"picnic": "yes", "regatta": "not_yet_known"}
    assert kept.dates == {"party_on": datetime.date(2020, 6, 5)}
    assert message.channel == "DU1" and message.only is None
    assert all(item.what in message.shown for item in kept.items)
    assert message.shown.index("What has to wait") < message.shown.index("Within 14 days")
    assert {p.channel for p in place.slack.posted} == {"DU1"}


def test_it_is_the_list_that_the_web_makes_of_the_same_facts(quick):
    """Item for item, with the same ids, dates and reasons."""
    di = hand(quick)
    case, other = a_case(di), a_case(di)
    made(di, case, picnic="yes", regatta="yes")
    asked = Asked(
        {"picnic": "yes", "regatta": "yes"},
        {"market": "no", "fireworks": "no"},
        {"party_on": datetime.date(2020, 6, 5)},
    )

    di.office.lists.make(other, asked, acting(di.account, "manage_cases", MORNING, "web"))

    assert di.office.lists.show(case) == di.office.lists.show(other)


def test_a_channel_is_told_where_the_list_went(place):
    """To whoever asked alone; nobody else sees anything."""
    di = hand(place)
    case = a_case(di)
    made(di, case)

    di.command(f"checklist {case}", channel="C2PUBLIC")

    place.slack.until(lambda: any(p.channel == "C2PUBLIC" for p in place.slack.posted))
    [said] = [p for p in place.slack.posted if p.channel == "C2PUBLIC"]
    assert said.only == "U1" and "direct message" in said.shown and case not in said.shown
    assert len([p for p in place.slack.posted if p.channel == "DU1"]) == 2


def test_a_window_keeps_names_and_no_word_of_a_case(quick):
    """What was said stays with the application."""
    di = hand(quick)
    made(di, a_case(di))

    kept = " ".join(view.get("private_metadata", "") for view in quick.slack.views)
    assert "picnic" not in kept and "2020" not in kept and "yes" not in kept


def test_nothing_is_on_a_list_without_a_process(place):
    """The window says so at the first field, and stays."""
    di = hand(place)
    di.command(f"checklist {a_case(di)}")
    di.send(di.window("When was it?"))

    told = di.send(di.window("What runs beside it?"))

    assert told["response_action"] == "errors" and "at least one process" in str(told["errors"])
    assert di.window("What runs beside it?")


def test_a_day_outside_every_edition_is_asked_again(quick):
    """In words, at its field; what was chosen before is kept."""
    di = hand(quick)
    di.command(f"checklist {a_case(di)}")

    told = di.send(di.window("When was it?"), party_on="1990-06-05")

    assert told["response_action"] == "errors" and "was in force on 1990-06-05" in told["errors"]["party_on"]


def test_the_editions_of_another_day_are_asked_for_where_one_is_named(quick):
    """And a day outside every edition is told at its field."""
    di = hand(quick)
    case = a_case(di)
    di.command(f"checklist {case}")
    when = di.window("When was it?")

    assert set(di.send(when, party_on="2020-06-05", as_of="1990-06-05")["errors"]) == {"as_of"}
    di.send(when, party_on="2020-06-05", as_of="2020-07-01")
    di.send(di.window("What runs beside it?"), picnic="yes")
    di.send(di.window("What else is known?"))
    di.send(di.window("Which days are known?"))
    assert "Guidance in force on: *1 July 2020*" in says(di.window("Check the list"))
    di.send(di.window("Check the list"))

    assert di.office.lists.store.list_events(case)[-1].made.as_of == datetime.date(2020, 7, 1)


def test_one_goes_back_and_changes_what_was_said(quick):
    """From the last window each step is changed alone, and leads back there."""
    di = hand(quick)
    case = a_case(di)
    di.command(f"checklist {case}")
    di.send(di.window("When was it?"), party_on="2020-06-05")
    di.press(di.window("What runs beside it?"), "list_back_when")
    check = go_through(di, picnic="yes")

    di.press(check, "list_back_processes")
    di.send(di.window("What runs beside it?"), picnic="no", market="yes")

    shown = says(di.window("Check the list"))
    assert "Is there a market? *Yes*" in shown and "picnic" not in shown


def test_further_facts_bring_their_items(quick):
    """A number, several answers and a choice, and what is left open."""
    di = hand(quick)
    case = a_case(di)
    di.command(f"checklist {case}")
    facts = {"rain": "yes", "how_many": "12", "brings": ["dip"]}
    check = go_through(di, facts=facts, picnic="yes")
    assert "Does it rain? *Yes*" in says(check)

    di.send(check)
    [message] = di.lists_seen()

    for what in ("Bring the tent", "Bring a spoon", "Bring a second basket"):
        assert what in message.shown


def test_a_fact_is_given_or_left_open_and_not_both(quick):
    """The window says so at the field."""
    di = hand(quick)
    di.command(f"checklist {a_case(di)}")
    di.send(di.window("When was it?"), party_on="2020-06-05")
    di.send(di.window("What runs beside it?"), picnic="yes")
    asked = di.window("What else is known?")

    both = di.send(asked, **{"how_many": "12", "how_many-open": ["not_yet_known"], "brings": ["dip", "-"]})
    assert set(both["errors"]) == {"how_many", "brings"}
    di.send(asked, **{"how_many": "", "how_many-open": ["not_yet_known"], "brings": []})
    di.send(di.window("Which days are known?"))
    assert "How many? *Not yet known*" in says(di.window("Check the list"))


def test_a_list_is_made_anew_and_says_what_changed(quick):
    """What was done to its items stays."""
    di = hand(quick)
    case = a_case(di)
    message = made(di, case)
    di.press(message, "list_tick", "basket")
    quick.slack.until(lambda: message.changes == 1)

    di.press(message, "list_make")
    di.send(go_through(di, regatta="yes"))
    _, anew = di.lists_seen(2)

    assert "What changed when it was made anew" in anew.shown and "Added 2" in anew.shown
    assert ":white_check_mark: Done." in anew.shown


def test_a_window_that_is_sent_twice_makes_the_list_once(quick):
    """Whoever waits too long may press again."""
    di = hand(quick)
    case = a_case(di)
    di.command(f"checklist {case}")
    check = go_through(di, picnic="yes")

    di.send(check)
    quick.slack.stacks["U1"] = [check]
    di.send(check)

    assert di.office.lists.times_made(case) == 1


def test_a_list_that_somebody_else_made_meanwhile_is_not_made_over(quick):
    """What was chosen is still there, and is made when it is pressed again."""
    di, flo = hand(quick), hand(quick, "U2", "Flo")
    case = a_case(di)
    di.command(f"checklist {case}")
    check = go_through(di, picnic="yes")
    made(flo, case, regatta="yes")

    di.send(check)
    assert "Somebody else made the list meanwhile" in says(di.window("Check the list"))
    assert di.office.lists.times_made(case) == 1
    di.send(di.window("Check the list"))

    assert di.office.lists.times_made(case) == 2


def test_what_was_chosen_is_forgotten_after_two_hours_and_says_so(handbook, tmp_path):
    """It is held in memory alone."""
    clock = Clock(MORNING)
    with workspace(handbook, tmp_path, clock=clock) as place:
        at_the_picnic(place, tmp_path / "invented")
        di = hand(place)
        di.command(f"checklist {a_case(di)}")
        window = di.window("When was it?")
        clock.pass_(hours=2)
        di.send(window, party_on="2020-06-05")

        assert "no longer kept" in says(di.slack.window("U1"))


def test_nobody_goes_on_with_what_another_person_chose(quick):
    """A window's name is of no use to anybody else."""
    di, flo = hand(quick), hand(quick, "U2", "Flo")
    di.command(f"checklist {a_case(di)}")
    window = di.window("When was it?")
    quick.slack.stacks = {"U2": [window]}

    flo.send(window, party_on="2020-06-05")

    assert "no longer kept" in says(quick.slack.window("U2"))


def test_an_answer_given_on_the_case_shows_on_the_list(quick):
    """What it moved stands above it, on the first page."""
    di = hand(quick)
    case = a_case(di)
    made(di, case)
    office = di.office
    office.lists.make(case, Asked({"picnic": "yes"}, {}, {}), desks.acting(5))
    view = desks.safe(office.cases, office.cases.case(case), "outings", 6)
    office.cases.answer(view, "regatta", "yes", desks.acting(7))

    di.command(f"checklist {case}", channel="DU1")
    shown = di.lists_seen(2)[1].shown

    assert "What changed since the list was last made" in shown and "Tell the harbour" in shown


@pytest.mark.parametrize("text", ["checklist", "checklist CASE-0000-0000", "checklist case-nothing"])
def test_a_case_that_is_none_is_told(quick, text):
    """How to ask, or what is wrong with it."""
    di = hand(quick)
    di.command(text)

    [said] = quick.posts(1)
    assert said.only == "U1" and ("/scr checklist" in said.shown or "case" in said.shown)


def test_a_question_that_begins_so_is_a_question(attached, tmp_path):
    """Only a reference makes it anything else."""
    with workspace(attached, tmp_path) as place:
        place.command("checklist for the Scoping Panel: how long does the Chair have to decide in Staffordshire?")
        [answer] = place.posts(1)

    assert "For Staffordshire" in answer.shown


def test_whoever_is_not_linked_is_offered_the_link(place):
    """And sees no case."""
    di = hand(place)
    case = a_case(di)
    stranger = hand(place, "U2", "Flo", link=False)

    stranger.command(f"checklist {case}")

    place.slack.until(lambda: place.slack.window("U2"))
    shown = place.slack.window("U2")
    assert any(button["action_id"] == "link_sign_in" for button in buttons_in(shown["blocks"]))
    assert place.slack.posted == []


def test_a_case_that_one_is_not_on_is_as_one_that_does_not_exist(quick):
    """Whatever is pressed."""
    di = hand(quick)
    case = a_case(di)
    message = made(di, case)
    other = hand(quick, "U2", "Flo", boards=("hilltop",))
    count = len(quick.slack.posted)

    other.command(f"checklist {case}", channel="DU2")
    other.command("checklist CASE-0000-0000", channel="DU2")
    other.press(message, "list_tick", "basket")
    quick.settled()

    told = quick.slack.posted[count:]
    assert len(told) == 3 and all("Pack the basket" not in p.shown for p in told)
    assert all("no such case" in p.shown for p in (told[0], told[2]))
    assert di.office.lists.show(case).items[0].status == "open"


def test_whoever_only_reads_sees_the_list_and_nothing_to_work_it_with(quick):
    """A referrer on the case."""
    di = hand(quick)
    case = a_case(di)
    made(di, case)
    ada = hand(quick, "U2", "Ada", roles=("referrer",))
    put_on(di.office, case, ada)

    ada.command(f"checklist {case}")
    [message] = ada.lists_seen()

    assert "Pack the basket" in message.shown
    assert {b["action_id"] for b in buttons_in(message.blocks)} == {
        "list_item", "list_file_docx", "list_file_xlsx", "list_file_ics",
    }  # fmt: skip


def test_whoever_is_switched_off_sees_nothing_at_once(quick):
    """Their link counts as none."""
    di = hand(quick)
    case = a_case(di)
    message = made(di, case)
    di.office.accounts.keep(di.account.again(active=False))

    di.press(message, "list_tick", "basket")
    quick.settled()

    assert di.office.lists.show(case) and all(item.status == "open" for item in di.office.lists.show(case).items)
    assert "Link" in quick.slack.posted[-1].shown
