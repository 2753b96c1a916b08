"""Folders add workflows, boards and whatever boards add; nothing in them takes the place of anything."""

import datetime

import pytest

from assistant.errors import MalformedFiles, Problem
from assistant.guidance.model import Period
from assistant.workflows.checks import Checker
from assistant.workflows.load import Catalogue
from assistant.workflows.mistakes import Mistakes
from assistant.workflows.scenarios import examples_of
from inventions import BOAT_FILE, CALENDAR, INVENTED, PIZZA_FILE, altered

BOAT_2021 = "national/boat-trip/2021-01-01.yaml"
HILLTOP = "format: 1\nid: hilltop\ncalendar: england-and-wales\nroles: {host: Flyer}\n"


@pytest.fixture
def root(tmp_path):
    return altered(tmp_path)


@pytest.fixture
def mine(tmp_path):
    """A folder with a further board, and an edition of the boat trip that begins in 2023."""
    folder = tmp_path / "mine"
    write(folder, "local/hilltop/board.yaml", HILLTOP)
    write(
        folder,
        "national/boat-trip/2023-01-01.yaml",
        (INVENTED / BOAT_2021).read_text().replace("2021-01-01", "2023-01-01"),
    )
    return folder


def write(folder, name, text):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)


def told(root, mine, *names):
    """What is wrong in what all files share, or with the workflows named, without the folder that both lie in."""
    mistakes = Mistakes(Catalogue(root, (mine,), lenient=True), None)
    found = [problem for name in names for problem in mistakes.of(name)] if names else mistakes.common()
    return [str(problem).replace(f"{root.parent}/", "") for problem in found]


def test_boards_editions_and_overlays_of_another_folder_are_found(root, mine):
    """Also what a board of the first folder adds there."""
    overlay = (
        (INVENTED / "local/riverside/boat-trip.yaml")
        .read_text()
        .replace("boat-trip/2020-01-01", "boat-trip/2023-01-01")
    )
    write(mine, "local/riverside/boat-trip.2023-01-01.yaml", overlay)

    catalogue = Catalogue(root, (mine,))

    assert catalogue.boards == ("hilltop", "riverside")
    assert catalogue.editions["boat-trip"] == ("2020-01-01", "2021-01-01", "2023-01-01")
    assert "keep_log_riverside" in catalogue.composed("boat-trip", "2023-01-01", "riverside").actions
    assert "keep_log_riverside" in catalogue.composed("boat-trip", "2020-01-01", "riverside").actions
    assert catalogue.composed("pizza-party", "2020-01-01", "hilltop").roles["host"] == "Flyer"


def test_an_edition_without_a_last_day_ends_on_the_day_before_the_next(root, mine):
    """Its own file says nothing of it; a last day that is written stands."""
    catalogue = Catalogue(root, (mine,))

    assert list(catalogue.windows("boat-trip").values())[1] == Period(
        **{"from": datetime.date(2021, 1, 1), "to": datetime.date(2022, 12, 31)}
    )
    assert catalogue.on("boat-trip", datetime.date(2022, 12, 31)) == "2021-01-01"
    assert catalogue.on("boat-trip", datetime.date(2023, 1, 1)) == "2023-01-01"
    assert Catalogue(root).national("boat-trip", "2021-01-01").in_force.to is None


def test_a_file_that_stands_in_two_folders_is_refused_with_both(root, mine):
    write(mine, PIZZA_FILE, (root / PIZZA_FILE).read_text())

    with pytest.raises(MalformedFiles) as refused:
        Catalogue(root, (mine,)).composed("pizza-party", "2020-01-01")

    said = f"the file {PIZZA_FILE} is defined twice, here and in {root / PIZZA_FILE}: rename or remove one"
    assert refused.value.problems == (Problem(mine / PIZZA_FILE, 1, said),)


def test_words_of_several_vocabularies_stand_together(root, mine):
    """A role or a date that stands in two is refused with both files."""
    write(mine, "vocabulary.yaml", "format: 1\nroles: {flyer: flyer}\ndates: {flown_on: the day of the flight}\n")

    vocabulary = Catalogue(root, (mine,)).vocabulary
    write(mine, "vocabulary.yaml", "format: 1\nroles: {host: flyer}\ndates: {party_on: the day of the flight}\n")

    assert {"host", "flyer"} <= set(vocabulary.roles) and {"party_on", "flown_on"} <= set(vocabulary.dates)
    assert vocabulary.never_say == (r"\bthe tool decides\b",)
    again = f"is defined twice, here and in {root / 'vocabulary.yaml'}: rename or remove one"
    with pytest.raises(MalformedFiles) as refused:
        _ = Catalogue(root, (mine,)).vocabulary
    assert [problem.message for problem in refused.value.problems] == [
        f"the role host {again}",
        f"the date party_on {again}",
    ]


def test_scenarios_are_about_the_editions_that_stood_when_they_were_written(root, mine):
    """A file without an edition does not bind an edition that another folder adds; one beside that edition does."""
    mornings = "national/boat-trip/scenarios/mornings.yaml"
    text = (root / mornings).read_text().replace("edition: '2020-01-01'\n", "")
    (root / mornings).write_text(text)
    write(mine, "national/boat-trip/scenarios/mine.yaml", text)

    found = examples_of(Catalogue(root, (mine,)), "boat-trip")

    assert {e.edition for e in found if e.file.is_relative_to(root)} == {"2020-01-01", "2021-01-01"}
    assert {e.edition for e in found if e.file.is_relative_to(mine)} == {"2020-01-01", "2021-01-01", "2023-01-01"}


def test_what_must_hold_between_workflows_is_about_the_editions_of_its_own_time(root, mine):
    """The first folder speaks of its own last editions; another folder of what it adds, too."""
    file = mine / "national/boat-trip/2023-01-01.yaml"
    file.write_text(file.read_text().replace("stays: {headline: The boat stays.}", "stays: {headline: It stays.}"))
    checker = Checker(Catalogue(root, (mine,)), {}, CALENDAR)
    before = [fault for fault in checker.faults_between() if "sails" in fault]
    stated = "implies:\n  - {say: No boat sails., if: {workflow: pizza-party, findings: [feast]}, then: {workflow: boat-trip, findings: [stays]}}\n"
    write(mine, "invariants.yaml", f"format: 1\n{stated}")

    after = checker.faults_between()

    assert before == []
    assert any(fault.startswith("No boat sails. Not so on ") for fault in after)


def test_folders_that_hold_have_no_mistake(root, mine):
    assert told(root, mine) == []
    assert told(root, mine, "pizza-party", "boat-trip", "packing-list") == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("local/hilltop/pizza-patry.yaml", "x", ": no workflow or edition has this name: additions stand in ID.yaml or ID.EDITION.yaml"),
        ("local/hilltop/pizza-party.2020-01-02.yaml", "x", ": no workflow or edition has this name: additions stand in ID.yaml or ID.EDITION.yaml"),
        ("local/hilltip/pizza-party.yaml", "x", ": hilltip has no board.yaml: write it beside this file, or mend the name of the folder"),
        ("calendars/moon.yaml", "x", ": nothing reads this file: workflows/README.md says what lies where"),
        ("national/pizza-party/scenario/x.yaml", "x", ": nothing reads this file: workflows/README.md says what lies where"),
        ("local/hilltop/board.yaml", HILLTOP.replace("england-and-wales", "moon"), ":3: unknown calendar 'moon': the calendars are england-and-wales"),
        ("local/hilltop/board.yaml", HILLTOP.replace("host", "waiter"), ":4: unknown role 'waiter': add it to roles in vocabulary.yaml, or mend its name"),
        ("local/hilltop/board.yaml", HILLTOP.replace("id: hilltop", "id: hilltip"), ":2: hilltip stands in the folder of hilltop"),
        ("local/hilltop/board.yaml", "format: 1\nid: hilltop\n", ":1: calendar: Field required"),
        ("vocabulary.yaml", "roles: {}\n", ":1: format: Field required"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_boards_and_files_of_nothing_is_told(root, mine, name, text, said):
    write(mine, name, text)

    assert told(root, mine) == [f"mine/{name}{said}"]


@pytest.mark.parametrize("name", ["timetables/day.yaml", "local/hilltop/timetables/day.yaml", "invariants.yaml"])
def test_a_file_that_something_reads_is_no_mistake(root, mine, name):
    """Whether it holds is looked at where it is read."""
    write(mine, name, "format: 1\n")

    assert told(root, mine) == []


SCENARIO = """format: 1
workflow: pizza-party
scenarios:
  - name: A party
    from: the menu
    answers: {oven: no}
    expect: {}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("workflow: pizza-party", "workflow: boat-trip", ":2: is about boat-trip, but stands beside pizza-party"),
        ("scenarios:", "edition: '2020-01-02'\nscenarios:", ":3: no edition '2020-01-02' of pizza-party: the editions are 2020-01-01"),
        ("scenarios:", "edition: ['2020-01-01', '2020-01-02']\nscenarios:", ":3: no edition '2020-01-02' of pizza-party: the editions are 2020-01-01"),
        ("    from:", "    board: kent\n    from:", ":5: unknown board 'kent': the boards are hilltop, riverside; add it to boards.yaml, or mend its name"),
        ("{oven: no}", "{stove: no}", ":6: 'stove' is no question of pizza-party: mend its name"),
        ("    expect:", "    dates: {moon_on: 2020-01-01}\n    expect:", ":7: unknown date 'moon_on': see vocabulary.yaml"),
        ("    from: the menu\n", "", ":4: scenarios.0.from: Field required"),
    ],
)  # fmt: skip
def test_a_scenario_that_names_what_is_not_there_is_told_with_its_line(root, mine, old, new, said):
    file = "national/pizza-party/scenarios/mine.yaml"
    write(mine, file, SCENARIO.replace(old, new))

    assert told(root, mine, "pizza-party") == [f"mine/{file}{said}"]


def test_editions_whose_days_do_not_follow_each_other_are_told(root, mine):
    """A first day that is not the edition's, an overlap and a gap."""
    for file, old, new in (
        (mine / "national/boat-trip/2023-01-01.yaml", "{from: 2023-01-01}", "{from: 2023-02-01}"),
        (root / BOAT_2021, "{from: 2021-01-01}", "{from: 2021-01-01, to: 2023-05-01}"),
        (root / BOAT_FILE, "to: 2020-12-31", "to: 2020-11-30"),
    ):
        file.write_text(file.read_text().replace(old, new))

    assert told(root, mine, "boat-trip") == [
        ("mine/national/boat-trip/2023-01-01.yaml:8: begins on 2023-01-01 and overlaps with boat-trip/2021-01-01, which "
        "ends on 2023-05-01: leave `to` out there, and it ends on 2022-12-31"),
        "mine/national/boat-trip/2023-01-01.yaml:8: begins on 2023-02-01, but its edition is 2023-01-01: mend one of them",
        ("workflows/national/boat-trip/2021-01-01.yaml:8: begins on 2021-01-01 and leaves a gap after boat-trip/2020-01-01, "
        "which ends on 2020-11-30: leave `to` out there, and it ends on 2020-12-31"),
    ]  # fmt: skip


def test_two_files_in_which_a_board_adds_to_one_edition_are_told(root, mine):
    """One by the name of the workflow alone, one by that of the edition too."""
    text = (root / "local/riverside/pizza-party.yaml").read_text()
    write(mine, "local/riverside/pizza-party.2020-01-01.yaml", text)

    assert told(root, mine, "pizza-party") == [
        (
            "mine/local/riverside/pizza-party.2020-01-01.yaml:3: workflows/local/riverside/pizza-party.yaml adds to "
            "pizza-party/2020-01-01 already: put both into one file, or remove one"
        )
    ]


def test_dates_are_not_looked_up_where_the_words_cannot_be_read(root, mine):
    """That they cannot is told once."""
    write(mine, "vocabulary.yaml", "roles: {}\n")
    write(
        mine,
        "national/pizza-party/scenarios/mine.yaml",
        SCENARIO.replace("    expect", "    dates: {x: 2020-01-01}\n    expect"),
    )

    assert told(root, mine, "pizza-party") == ["mine/vocabulary.yaml:1: format: Field required"]
