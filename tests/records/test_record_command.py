"""``assistant record`` as its user meets it."""

import json
import re
import subprocess
import sys

import pytest

import in_process
from assistant.adapters import check_export
from assistant.adapters.sql import open_records
from assistant.settings import Settings
from conftest import PROJECT
from tools.bench_parts.made_up_records import keep_definitions, made_up_record, written_out


@pytest.fixture
def data(tmp_path):
    """A data folder with three records of one board and one of another."""
    with open_records(Settings(_env_file=None, data_dir=tmp_path, database_url=None)) as records:
        keep_definitions(records.ledger)
        for number, board in enumerate(["hilltop", "hilltop", "hilltop", "lakeside"], 1):
            record = made_up_record(number, board=board, citations=2)
            records.ledger.append(written_out(record, records.texts))
    return tmp_path


def run(data, *arguments):
    return in_process.run(data, "record", *arguments)


def test_records_are_listed_by_board_and_by_case(data):
    """One line a record, or one document."""
    lines = run(data, "list").stdout.splitlines()
    of_board = json.loads(run(data, "list", "--board", "hilltop", "--json").stdout)
    of_case = json.loads(run(data, "list", "--case", "CASE-4", "--json").stdout)

    assert len(lines) == 4 and "hilltop-1" in lines[0]
    assert [row["id"] for row in of_board] == ["hilltop-1", "hilltop-2", "hilltop-3"]
    assert [(row["id"], row["board"], row["sequence"]) for row in of_case] == [("lakeside-4", "lakeside", 1)]


def test_the_records_that_rest_on_a_definition_are_listed(data):
    """By the workflow, by its edition, and by the digest; none by another edition."""
    every = [row["id"] for row in json.loads(run(data, "list", "--json").stdout)]
    pins = json.loads(run(data, "show", every[0], "--json").stdout)["pins"]
    key = f"{pins['workflow']}/{pins['edition']}"

    for named in (pins["workflow"], key, pins["workflow_sha256"]):
        found = [row["id"] for row in json.loads(run(data, "list", "--resting-on", named, "--json").stdout)]
        assert every[0] in found
    assert run(data, "list", "--resting-on", f"{pins['workflow']}/1999-01-01").stdout == ""


def test_one_record_is_shown_for_people_and_for_programs(data):
    """The same record three ways."""
    page, web, document = (run(data, "show", "hilltop-2", *more).stdout for more in ((), ("--html",), ("--json",)))

    shown = json.loads(document)
    assert page.startswith("# Decision record hilltop-2\n")
    assert web.startswith("<!DOCTYPE html>") and "<script" not in web
    assert (shown["schema"], shown["sequence"], shown["case"]) == ("record.v1", 2, "CASE-2")
    assert shown["texts"][shown["decision"]["reasons"]["id"]] == "A made-up text of case CASE-2."
    assert {"previous_sha256", "record_sha256", "sha256", "superseded_by"} <= set(shown)


def test_a_checkpoint_is_made_printed_and_held_against_the_chain(data, tmp_path):
    """What was not anchored is anchored afterwards, also by the paper alone."""
    before = run(data, "verify", "--board", "hilltop")

    made = run(data, "checkpoint", "-o", tmp_path / "paper.txt")
    after = run(data, "verify", "--checkpoint", tmp_path / "paper.txt", "--json")

    assert (before.returncode, made.returncode, after.returncode) == (0, 0, 0)
    assert "records 1 to 3 are not anchored" in before.stdout
    assert re.search(r"^Records: +3$", (tmp_path / "paper.txt").read_text(), re.MULTILINE)
    assert {one["board"]: one["anchored"] for one in json.loads(after.stdout)["boards"]} == {
        "hilltop": 3,
        "lakeside": 1,
    }


def test_a_chain_that_does_not_hold_ends_with_four_and_gets_no_checkpoint(data):
    """What is wrong goes to standard output, one line says that it is."""
    import sqlite3

    connection = sqlite3.connect(data / "records.db")
    connection.execute("DROP TRIGGER records_no_delete")
    connection.execute("DELETE FROM records WHERE id = 'hilltop-2'")
    connection.commit()
    connection.close()

    verified, checkpoint = run(data, "verify"), run(data, "checkpoint")

    assert (verified.returncode, checkpoint.returncode) == (4, 4)
    assert "! record 2 is missing before record 3" in verified.stdout
    assert verified.stderr == "assistant: the records do not hold: 1 faults\n"
    assert "no checkpoint was made" in checkpoint.stderr


def test_an_export_verifies_alone_and_a_page_reads_alone(data, tmp_path):
    """JSON proves, Markdown and HTML read."""
    file, key = tmp_path / "out" / "record.json", tmp_path / "out" / "key.pem"
    file.parent.mkdir()
    run(data, "checkpoint", "--key", "-o", key)
    unanchored = run(data, "export", "hilltop-1")
    run(data, "checkpoint", "--board", "hilltop")
    for name in ("record.json", "record.md", "record.html"):
        assert run(data, "export", "hilltop-1", "-o", file.with_name(name)).returncode == 0

    checked = subprocess.run(
        [sys.executable, check_export.__file__, file, "--key", key], capture_output=True, text=True
    )  # fmt: skip

    assert "no checkpoint covers this record yet" in unanchored.stderr
    assert checked.returncode == 0, checked.stderr
    assert file.with_name("record.md").read_text().startswith("# Decision record hilltop-1")
    assert "</html>" in file.with_name("record.html").read_text()


def test_two_people_erase_a_case(data):
    """Its texts are gone from every page, its records still verify."""
    people = ("--by", "Anna Drachen, board manager", "--by", "Bo Kite, chair")

    outcome = run(data, "erase", "--case", "CASE-2", *people, "--reason", "The time for keeping has passed.")

    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout == "case CASE-2 is erased: record CASE-2-erasure, number 4\n"
    assert "(erased on " in run(data, "show", "hilltop-2").stdout
    assert "Anna Drachen, board manager" in run(data, "show", "CASE-2-erasure").stdout
    assert run(data, "verify").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "kite"), "no record 'kite'"),
        (("export", "hilltop-1", "-o", "record.pdf"), "the file must end in .json, .md, .html"),
        (("checkpoint", "--board", "kent"), "there are no records of 'kent'"),
        (("verify", "--checkpoint", "README.md"), "no checkpoint in it"),
        (("verify", "--checkpoint", "nowhere.txt"), "No such file"),
        (("erase", "--case", "CASE-2", "--by", "Anna Drachen", "--reason", "x"), 'write it "NAME, ROLE"'),
        (("erase", "--case", "CASE-2", "--by", "Anna Drachen, chair", "--reason", "x"), "two different people"),
        (("erase", "--case", "CASE-9", "--by", "A B, c", "--by", "C D, e", "--reason", "x"), "--board"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_bad_input_gets_one_clear_line(data, arguments, said):
    """On standard error, and nothing is written."""
    outcome = run(data, *arguments)

    assert outcome.returncode == 2
    assert said in outcome.stderr and len(outcome.stderr.splitlines()) == 1
    assert outcome.stdout == ""


def test_a_corrupt_database_ends_with_two(tmp_path):
    """One line; the file is left as it is."""
    (tmp_path / "records.db").write_bytes(b"kite" * 100)

    outcome = run(tmp_path, "list")

    assert outcome.returncode == 2
    assert "not a database" in outcome.stderr and len(outcome.stderr.splitlines()) == 1


def test_records_without_any_are_no_failure(tmp_path):
    """A fresh data folder has none."""
    assert run(tmp_path, "list", "--json").stdout == "[]\n"
    assert run(tmp_path, "verify").stdout == "no records\n"


def test_nothing_of_a_database_is_imported_before_it_is_needed():
    """Answering a question must not wait for SQLAlchemy or cryptography."""
    code = (
        "import sys, assistant.channels.cli.app\n"
        "print(sorted({'sqlalchemy', 'alembic', 'cryptography', 'pg8000'} & {n.split('.')[0] for n in sys.modules}))"
    )

    outcome = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)

    assert outcome.stdout.strip() == "[]", outcome.stderr
