"""Each date finds its edition, and each board's additions are found for the edition they were written for."""

import datetime

import pytest

from assistant.errors import MalformedFiles, NotInForce
from assistant.workflows.load import Catalogue, workflows_in
from assistant.workflows.overlay import NONE_HELD
from inventions import CATALOGUE, PIZZA, altered

RIVERSIDE_BOAT = "local/riverside/boat-trip.yaml"


@pytest.mark.parametrize(
    ("workflow", "dates", "edition"),
    [
        ("boat-trip", {"sails_on": datetime.date(2020, 12, 31)}, "2020-01-01"),
        ("boat-trip", {"sails_on": datetime.date(2021, 1, 1)}, "2021-01-01"),
        ("boat-trip", {"ordered_on": datetime.date(2020, 6, 1)}, "2021-01-01"),
        ("boat-trip", {}, "2021-01-01"),
        ("packing-list", {"sails_on": datetime.date(1999, 1, 1)}, "2020-01-01"),
    ],
)
def test_the_date_that_picks_the_edition_picks_it_and_no_other_date_does(workflow, dates, edition):
    assert CATALOGUE.in_force(workflow, dates) == edition


@pytest.mark.parametrize(
    ("dates", "edition"),
    [
        ({"sails_on": datetime.date(2020, 6, 1), "ordered_on": datetime.date(2021, 6, 1)}, "2021-01-01"),
        ({"sails_on": datetime.date(2020, 6, 1)}, "2020-01-01"),
        ({}, "2021-01-01"),
    ],
)
def test_of_several_dates_that_pick_the_edition_the_first_that_is_known_picks_it(tmp_path, dates, edition):
    chosen = ("edition_chosen_by: sails_on", "edition_chosen_by: [ordered_on, sails_on]")
    root = altered(tmp_path, ("national/boat-trip/2021-01-01.yaml", *chosen))

    assert Catalogue(root).in_force("boat-trip", dates) == edition


@pytest.mark.parametrize(("regime", "edition"), [("scr", "2020-01-01"), ("present", "2021-01-01")])
def test_without_a_date_the_last_edition_on_serious_case_reviews_is_taken(tmp_path, regime, edition):
    """As for questions without a date; an edition of the present system is taken where a day picks it."""
    root = altered(tmp_path, ("national/boat-trip/2020-01-01.yaml", "regime: present", f"regime: {regime}"))

    assert Catalogue(root).in_force("boat-trip", {}) == edition
    assert Catalogue(root).in_force("boat-trip", {"sails_on": datetime.date(2021, 1, 1)}) == "2021-01-01"


def test_a_day_before_every_edition_is_refused_with_all_windows():
    with pytest.raises(NotInForce, match="2020-01-01 from 2020-01-01 to 2020-12-31; 2021-01-01 from 2021-01-01"):
        CATALOGUE.in_force("boat-trip", {"sails_on": datetime.date(2019, 12, 31)})


@pytest.mark.parametrize("order", [("2020-01-01", "2021-01-01"), ("2021-01-01", "2020-01-01")])
def test_additions_belong_to_one_edition_whichever_is_read_first(tmp_path, order):
    catalogue = Catalogue(altered(tmp_path))

    read = {edition: catalogue.composed("boat-trip", edition, "riverside") for edition in order}

    assert "keep_log_riverside" in read["2020-01-01"].actions
    assert "keep_log_riverside" not in read["2021-01-01"].actions
    assert [silence.say for silence in read["2021-01-01"].silent] == [NONE_HELD]


def test_additions_to_several_editions_stand_by_their_dates(tmp_path):
    root = altered(tmp_path)
    text = (root / RIVERSIDE_BOAT).read_text().replace("boat-trip/2020-01-01", "boat-trip/2021-01-01")
    (root / "local/riverside/boat-trip.2021-01-01.yaml").write_text(text)

    composed = Catalogue(root).composed("boat-trip", "2021-01-01", "riverside")

    assert "keep_log_riverside" in composed.actions


def test_a_dated_file_of_additions_to_another_edition_is_refused(tmp_path):
    root = altered(tmp_path)
    (root / "local/riverside/boat-trip.2021-01-01.yaml").write_text((root / RIVERSIDE_BOAT).read_text())

    with pytest.raises(MalformedFiles, match="extends boat-trip/2020-01-01, which its place does not say"):
        Catalogue(root).composed("boat-trip", "2021-01-01", "riverside")


def test_no_board_and_the_national_one_are_the_same():
    assert CATALOGUE.composed("pizza-party", "2020-01-01", "national") == PIZZA


def test_a_folder_without_an_edition_is_no_workflow(tmp_path):
    root = altered(tmp_path)
    (root / "national" / "soup").mkdir()

    assert "soup" not in Catalogue(root).editions


def test_every_edition_is_listed_or_those_of_the_workflows_named():
    assert [workflow.key for workflow in workflows_in(CATALOGUE)] == [
        "boat-trip/2020-01-01", "boat-trip/2021-01-01", "packing-list/2020-01-01", "pizza-party/2020-01-01",
    ]  # fmt: skip
    assert [workflow.key for workflow in workflows_in(CATALOGUE, ["pizza-party", "pasta"])] == [
        "pizza-party/2020-01-01"
    ]


def test_every_unknown_pinpoint_is_told_at_once(tmp_path):
    root = altered(
        tmp_path,
        ("national/boat-trip/2020-01-01.yaml", "cites: [log#sails]", "cites: [log]"),
        ("national/boat-trip/2020-01-01.yaml", "cites: [log#stays]", "cites: [diary#stays]"),
    )

    with pytest.raises(MalformedFiles) as refused:
        Catalogue(root).national("boat-trip", "2020-01-01")

    assert [(problem.line, problem.message) for problem in refused.value.problems] == [
        (31, "no source is declared for the pinpoint 'log': the sources are log"),
        (32, "no source is declared for the pinpoint 'diary#stays': the sources are log"),
    ]


def test_the_workflows_that_make_checklists_say_so_in_their_last_edition(tmp_path):
    said = ("\npurpose:", "\nchecklist: true\npurpose:")
    root = altered(
        tmp_path, ("national/boat-trip/2020-01-01.yaml", *said), ("national/pizza-party/2020-01-01.yaml", *said)
    )

    assert Catalogue(root).for_checklists == ("pizza-party",)
