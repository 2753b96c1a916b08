"""``assistant checklist`` as its user meets it: one list, worked item by item, or one clear line."""

import datetime
import io
import json

import pytest

from assistant.bootstrap.cases import open_cases
from assistant.channels.cli import run as command
from assistant.conversation.walk import Acting
from assistant.settings import read_settings
from conftest import PROJECT

CRIMINAL = ("--process", "criminal")


@pytest.fixture
def data(bare_data, tmp_path, monkeypatch):
    """A data folder of its own on the index of the real corpus, and no settings of whoever runs the tests."""
    folder = tmp_path / "data"
    folder.mkdir()
    for held in bare_data.iterdir():
        (folder / held.name).symlink_to(held)
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(folder))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(PROJECT / "corpus"))
    monkeypatch.setenv("ASSISTANT_PERSON", "Anna Drachen")
    monkeypatch.setenv("ASSISTANT_ROLE", "business manager")
    monkeypatch.delenv("ASSISTANT_BOARD", raising=False)
    return folder


@pytest.fixture
def run(data, capsys):
    """Runs one command: its exit code, what it printed, and what it said beside that."""

    def run(*arguments):
        code = command(["checklist", *map(str, arguments)])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def case(data):
    """A case of Staffordshire, by its reference."""
    with open_cases(read_settings()) as desk:
        at = datetime.datetime(2016, 5, 4, 9, tzinfo=datetime.UTC)
        return desk.open_case("staffordshire", Acting("business manager", "Anna Drachen", at, "terminal")).reference


@pytest.fixture
def made(run, case):
    """A case with a list of a domestic homicide review whose partnership knows since 3 May 2016."""
    assert run("--case", case, "--process", "dhr", "--date", "csp_aware_on=2016-05-03")[0] == 0
    return case


def document(outcome):
    code, out, err = outcome
    assert code == 0, err
    return json.loads(out)


def dated(checklist):
    return next(item for item in checklist["items"] if item["due"] and item["kind"] == "action")


def test_a_list_is_one_document_with_the_timetables_of_its_board(run):
    made = document(run("--board", "essex", *CRIMINAL, "--date", "week_zero_on=2016-05-02", "--json"))

    assert (made["schema"], made["board"], made["processes"]) == ("checklist.v1", "essex", {"criminal": "yes"})
    stages = [stage for table in made["timetables"] for stage in table["stages"]]
    assert {"2016-05-23", "2016-10-31"} <= {stage["due"] for stage in stages}
    assert all(stage["citations"] for stage in stages)


def test_a_list_reads_for_people_without_any_format_named(run):
    code, out, _ = run("--board", "staffordshire", *CRIMINAL, "--date", "scoping_panel_on=2016-05-03")

    assert code == 0
    assert out.startswith("# ")
    assert "3 June 2016" in out
    assert "the Independent Chair received the Scoping Panel's minutes is known (`minutes_received_on`)" in out


def test_without_a_board_the_list_is_the_national_one(run):
    made = document(run(*CRIMINAL, "--json"))

    assert made["board"] is None
    assert {item["origin"] for item in made["items"]} == {"national"}
    assert [table["id"] for table in made["timetables"]] == ["decision", "publication"]


def test_a_process_may_not_yet_be_known(run):
    made = document(run("--process", "coroner=not_yet_known", "--process", "dhr=yes", "--json"))

    assert made["processes"] == {"coroner": "not_yet_known", "dhr": "yes"}


def test_facts_come_from_a_file_and_those_nobody_asks_for_are_listed(run, tmp_path):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({"colour": "blue"}))

    assert document(run(*CRIMINAL, "--facts", file, "--json"))["off_list"] == ["colour"]


def test_a_list_is_written_to_a_file(run, tmp_path):
    code, out, _ = run(*CRIMINAL, "--format", "json", "-o", tmp_path / "list.json")

    assert (code, out) == (0, "")
    assert json.loads((tmp_path / "list.json").read_text())["schema"] == "checklist.v1"


def test_a_kept_list_is_shown_as_it_was_made(run, made):
    assert document(run("show", "--case", made, "--json"))["processes"] == {"dhr": "yes"}


def test_an_item_is_ticked_assigned_noted_and_opened_again(run, made):
    name = dated(document(run("show", "--case", made, "--json")))["id"]

    assert run("tick", name, "--case", made)[1] == f"{name}: done\n"
    assert run("assign", name, "--case", made, "--to", "legal adviser")[1] == f"{name}: done, with legal adviser\n"
    assert document(run("note", name, "It was sent.", "--case", made, "--json"))["notes"][0]["text"] == "It was sent."
    assert run("reopen", name, "--case", made)[1] == f"{name}: open, with legal adviser\n"

    [item] = [i for i in document(run("show", "--case", made, "--json"))["items"] if i["id"] == name]
    assert (item["status"], item["assigned_to"], item["notes"][0]["by"]) == (
        "open",
        "legal adviser",
        "business manager",
    )


def test_what_is_late_and_what_is_coming_is_listed(run, made):
    item = dated(document(run("show", "--case", made, "--json")))
    before, after = "2016-05-30", "2016-12-31"

    coming = document(run("due", "--case", made, "--within", "30d", "--on", before, "--json"))
    late = run("due", "--case", made, "--on", after)[1]

    assert item["id"] in [each["id"] for each in coming["coming"]] and coming["late"] == []
    assert late.startswith("Late: ") and f"({item['id']})" in late and "Within 7 days: 0" in late


def test_a_list_made_anew_says_what_was_added_what_moved_and_what_fell_away(run, made):
    name = dated(document(run("show", "--case", made, "--json")))["id"]
    run("tick", name, "--case", made)

    _, _, moved = run("--case", made, "--process", "dhr", "--process", "coroner", "--date", "csp_aware_on=2016-06-03")
    _, _, gone = run("--case", made, "--process", "coroner")

    assert moved.startswith("Added ") and "  + " in moved and "2016-06-03 -> 2016-07-03" in moved
    assert "  - " in gone and "(was done; that is kept)" in gone


def test_a_batch_gives_a_document_for_each_line_with_its_id(run, tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text(
        '{"id": "a", "processes": {"dhr": "yes"}, "dates": {"csp_aware_on": "2016-05-03"}}\n\n'
        '{"id": "b", "board": "oxfordshire", "processes": {"coroner": "not_yet_known"}, "facts": {}}\n'
    )

    code, out, _ = run("--batch", file)

    first, second = map(json.loads, out.splitlines())
    assert (code, first["id"], first["board"], second["id"], second["board"]) == (0, "a", None, "b", "oxfordshire")
    assert first["dates"] == {"csp_aware_on": "2016-05-03"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", "not a JSON object"),
        ('{"id": "a"}', "no processes in the line"),
        ('{"processes": ["dhr"]}', "no processes in the line"),
        ('{"processes": {"dhr": "yes"}, "dates": ["2016-05-03"]}', "facts and dates are given as objects"),
        ('{"processes": {"dhr": "yes"}, "facts": ["rain"]}', "facts and dates are given as objects"),
        ('{"processes": {"dhr": "no"}}', "a process is NAME, NAME=yes or NAME=not_yet_known, not dhr=no"),
        ('{"processes": {"dhr": "yes"}, "dates": {"decided_on": "2016-02-31"}}', "no such day: '2016-02-31'"),
        (
            '{"processes": {"dhr": "yes"}, "dates": {"deciding": "2016-02-03"}}',
            "unknown date 'deciding': the dates are",
        ),
        ('{"processes": {"parade": "yes"}}', "unknown process 'parade'"),
        ('{"processes": {"dhr": "yes"}, "board": "kent"}', "unknown board 'kent'"),
    ],
)
def test_a_bad_line_of_a_batch_is_named_and_nothing_is_made(run, monkeypatch, line, said):
    good = '{"processes": {"dhr": "yes"}}\n'
    monkeypatch.setattr("sys.stdin", io.StringIO(good + line + "\n"))

    code, out, err = run("--batch", "-")

    assert (code, out) == (2, "")
    assert err.startswith("assistant: -:2: ") and said in err and len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "give the processes with --process, or --batch"),
        ((*CRIMINAL, "--batch", "-"), "give the processes with --process, or --batch"),
        (("--process", "parade"), "unknown process 'parade': the processes are disciplinary, criminal"),
        (("--process", "criminal=no"), "a process is NAME, NAME=yes or NAME=not_yet_known, not criminal=no"),
        ((*CRIMINAL, "--date", "decided_on=2016-02-31"), "no such day: '2016-02-31'"),
        ((*CRIMINAL, "--date", "decided=2016-02-03"), "unknown date 'decided': the dates are incident_on, aware_on"),
        (
            (*CRIMINAL, "--date", "publish_on=2016-05-02", "--date", "decided_on=2016-06-01"),
            "publish_on (2016-05-02) lies before decided_on (2016-06-01)",
        ),
        ((*CRIMINAL, "--date", "incident_on=1999-01-01"), "was in force on 1999-01-01"),
        ((*CRIMINAL, "--board", "kent"), "unknown board 'kent'"),
        ((*CRIMINAL, "--format", "pdf"), "pdf"),
        ((*CRIMINAL, "--facts", "nowhere.json"), "nowhere.json: No such file"),
        ((*CRIMINAL, "--case", "../case"), "case"),
        (("show", "--case", "no-such-case"), "case"),
    ],
)
def test_bad_input_gets_one_clear_line_and_exit_code_two(run, arguments, said):
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert said in err and len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show",), "has no checklist yet: make one with"),
        (("tick", "send"), "has no checklist yet"),
        (("due", "--within", "a week"), "in days, as in 7d, not 'a week'"),
        (("due", "--on", "2016-02-31"), "no such day: '2016-02-31'"),
    ],
)
def test_a_case_without_a_list_and_days_that_are_none_are_told(run, case, arguments, said):
    code, out, err = run(*arguments, "--case", case)

    assert (code, out) == (2, "")
    assert said in err and len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tick", "no-such-item"), "'no-such-item' names no item of the list"),
        (("note", "NAME", "Call Jonathan Whitfield on 07700 900123."), "was not kept. You could write:"),
        (("note", "NAME", ""), "write between 1 and"),
        (("assign", "NAME", "--to", ""), "write between 1 and"),
    ],
)
def test_what_cannot_be_done_to_an_item_is_told_and_nothing_is_kept(run, made, arguments, said):
    before = document(run("show", "--case", made, "--json"))
    name = dated(before)["id"]

    code, out, err = run(*(name if word == "NAME" else word for word in arguments), "--case", made)

    assert (code, out) == (2, "")
    assert said in err and len(err.splitlines()) == 1
    assert document(run("show", "--case", made, "--json")) == before


def test_a_day_asked_for_takes_its_editions_whatever_the_dates_pick(run, case):
    """Without a case and with one, where it stays with the list; outside every edition the days of each are told."""
    asked = (*CRIMINAL, "--date", "incident_on=2024-05-01", "--format", "json")

    then = json.loads(run(*asked, "--as-of", "2016-05-01")[1])
    now = json.loads(run(*asked)[1])
    kept = run(*asked, "--case", case, "--as-of", "2016-05-01")
    shown = json.loads(run("show", "--case", case, "--json")[1])
    code, _, err = run(*asked, "--as-of", "2001-01-01")

    assert "parallel-processes/2015-03-26" in then["definitions"]
    assert "parallel-processes/2023-12-15" in now["definitions"]
    assert (kept[0], [*shown["definitions"]]) == (0, [*then["definitions"]])
    assert code == 2
    assert "was in force on 2001-01-01: 2015-03-26 from 2015-03-26" in err
