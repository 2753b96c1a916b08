"""Timetables: each stage dated from its own day, never added up, never guessed."""

import datetime

import pytest

from assistant.checklists.timetables import Timetables
from assistant.errors import MalformedFiles, UnknownBoard
from assistant.workflows.load import Catalogue
from inventions import SETTING
from picnics import TIMETABLE, asked, maker_of, put_timetable, workflows

DAY = datetime.date
PARTY, LAUNCH, SAILING = DAY(2020, 6, 10), DAY(2020, 6, 1), DAY(2020, 6, 5)
EVERY = {"party_on": PARTY, "launch_on": LAUNCH, "sails_on": SAILING}


@pytest.fixture
def root(tmp_path):
    return workflows(tmp_path)


def stages(root, dates):
    """The stages of the second timetable of riverside, by the first word of what they are."""
    found = Timetables(Catalogue(root)).dated("riverside", dates, SETTING)[1].stages
    return {stage.what: stage for stage in found}


def test_a_stage_is_dated_from_its_own_day_with_the_day_to_act_by(root):
    found = stages(root, EVERY)

    assert (found["Ring the bell"].due, found["Ring the bell"].act_by) == (DAY(2020, 6, 5), DAY(2020, 6, 5))
    assert (found["Bake"].starts, found["Bake"].due) == (LAUNCH, DAY(2020, 6, 8))
    assert (found["Bake as the cook counts"].starts, found["Bake as the cook counts"].due) == (
        DAY(2020, 6, 7),
        DAY(2020, 6, 12),
    )


def test_a_stage_on_the_day_itself_is_dated_by_it(root):
    party = stages(root, EVERY)["Celebrate"]

    assert (party.due, party.act_by, party.when) == (PARTY, None, "on the day of the party")


def test_unknown_days_are_never_guessed_and_the_rule_stands_in_words(root):
    found = stages(root, {"launch_on": LAUNCH})

    for what, waits_for in (
        ("Ring the bell", "party_on"),
        ("Celebrate", "party_on"),
        ("Keep the lights on", "party_on"),
    ):
        assert (found[what].due, found[what].act_by, found[what].waits_for) == (None, None, waits_for)
    assert found["Ring the bell"].when == "3 working days before the day of the party"
    assert found["Bake as the cook counts"].starts is None


def test_of_several_clocks_for_one_thing_the_earlier_is_marked(root):
    assert [what for what, stage in stages(root, EVERY).items() if stage.earlier] == ["Bake"]


@pytest.mark.parametrize("dates", [{"launch_on": LAUNCH}, {"launch_on": LAUNCH, "sails_on": LAUNCH}])
def test_one_clock_or_two_on_one_day_mark_nothing(root, dates):
    assert not any(stage.earlier for stage in stages(root, dates).values())


def test_a_day_until_which_something_lasts_is_no_day_to_act_by(root):
    lights = stages(root, EVERY)["Keep the lights on"]

    assert (lights.due, lights.act_by, lights.due_note) == (DAY(2020, 7, 10), None, "at least until this day")


def test_a_time_in_words_stays_in_words(root):
    wash = stages(root, EVERY)["Wash up"]

    assert (wash.when, wash.due, wash.waits_for) == ("some day, the log does not say which", None, None)


def test_past_the_known_bank_holidays_a_stage_is_not_confirmed(root):
    bell = stages(root, {"party_on": DAY(2031, 1, 2)})["Ring the bell"]

    assert bell.due is None
    assert bell.due_note.startswith("not confirmed: the calendar's bank holidays are known to")


def test_roles_have_the_boards_own_titles(root):
    assert stages(root, {})["Ring the bell"].who == "Captain, cook"


def test_a_checklist_has_the_timetables_of_its_board_in_their_order_or_the_national_ones(root):
    maker = maker_of(root)

    own, national = (maker.make(asked("picnic", board=board)) for board in ("riverside", None))

    assert [timetable.id for timetable in own.timetables] == ["eve", "day"]
    assert [timetable.id for timetable in national.timetables] == ["anywhere"]
    assert national.timetables[0].stages[0].who == "host, cook"


def test_what_a_stage_cites_and_nobody_checked_is_warned_of(root):
    told = [notice.text for notice in maker_of(root).make(asked("market")).notices if notice.kind == "unverified"]

    assert len(told) == 1 and "The log" in told[0]


def test_timetables_of_one_system_are_never_shown_for_the_other(root):
    now = TIMETABLE.format(id="now", place=3).replace("board: riverside\n", "regime: present\n")
    put_timetable(root, now, "timetables/now.yaml")
    timetables = Timetables(Catalogue(root))

    assert [table.id for table in timetables.dated(None, EVERY, SETTING)] == ["anywhere"]
    assert [table.id for table in timetables.dated(None, EVERY, SETTING, "present")] == ["now"]
    assert [table.id for table in timetables.dated("riverside", EVERY, SETTING)] == ["eve", "day"]
    assert [table.id for table in timetables.dated("riverside", EVERY, SETTING, "present")] == ["now"]


def test_a_board_without_timetables_has_none(tmp_path):
    catalogue = Catalogue(workflows(tmp_path, timetables=False))

    assert Timetables(catalogue).dated("riverside", EVERY, SETTING) == ()
    with pytest.raises(UnknownBoard):
        Timetables(catalogue).dated("lakeside", EVERY, SETTING)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("who: [host, cook]", "who: [host, pilot]", ":9: unknown role 'pilot'"),
        ("starts: launch_on", "starts: moon_on", ":10: unknown date 'moon_on'"),
        ("due: party_on", "due: 2 days after moon_on", ":12: unknown date 'moon_on'"),
        ("due: party_on", "due: 2 dayz after party_on", ":12: stages.3.due.timescale: .* is no timescale"),
        ("due: party_on", "by: soon, due: party_on", ":12: .*either a timescale, due, or its time in words, by"),
        ("due: party_on, ", "", ":12: .*either a timescale, due, or its time in words, by"),
        ("cites: [log#bake]", "cites: []", ":10: stages.1.cites"),
        ("cites: [log#bake]", "cites: [diary#bake]", "no source is declared for the pinpoint 'diary#bake'"),
        ("id: day", "id: night", ":2: night of riverside stands as day of riverside"),
        ("board: riverside\n", "", ":2: day of national stands as day of riverside"),
        ("note: Nothing is added up.\n", "", ":1: note"),
    ],
)
def test_a_file_that_leads_nowhere_is_refused_with_its_line(root, old, new, said):
    text = TIMETABLE.format(id="day", place=1)
    assert old in text
    put_timetable(root, text.replace(old, new, 1).lstrip())

    with pytest.raises(MalformedFiles, match=said):
        Timetables(Catalogue(root)).files("riverside")
