"""What changed, on the command line: topic by topic, and between two editions."""

import json

import pytest

from assistant.channels.cli import run as command
from conftest import PROJECT

OLD, NEW = "working-together/2018-07-04", "working-together/2023-12-15"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs one command on the corpus of the project: its exit code, what it printed, and what it said beside that."""
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(PROJECT / "corpus"))

    def run(*arguments):
        code = command(["corpus", *arguments])
        return code, *capsys.readouterr()

    return run


def test_the_topics_are_listed_with_what_changed(run):
    code, out, _ = run("then-and-now")
    rows = json.loads(run("then-and-now", "--json")[1])

    assert code == 0 and len(out.splitlines()) == len(rows)
    assert all(
        line.split()[0] == row["topic"] and row["changed"] in line
        for line, row in zip(out.splitlines(), rows, strict=True)
    )


def test_a_topic_shows_each_time_and_marks_what_was_not_checked(run):
    code, out, _ = run("then-and-now", "notifying")
    document = json.loads(run("then-and-now", "notifying", "--json")[1])

    assert code == 0
    assert "Working Together 2023, 2023-12-15 to 2026-03-17: the last one checked" in out
    assert (
        "Working Together 2026, 2026-03-18 to today: not checked; the last one checked is Working Together 2023" in out
    )
    assert "[not checked against the published document]" in out and "Single Unified Safeguarding Review" in out
    assert [(time["id"], time["unchecked"], time["last_checked"]) for time in document["times"]] == [
        ("scr", False, False), ("2018", False, False), ("2023", False, True), ("2026", True, False),
    ]  # fmt: skip
    assert "Nothing is held here on this." in run("then-and-now", "care-leavers")[1]


def test_a_topic_that_is_not_there_is_refused_with_those_that_are(run):
    code, _, err = run("then-and-now", "kites")

    assert code == 2 and "unknown topic 'kites': the topics are" in err and "notifying" in err


def test_two_editions_are_compared_with_what_rests_on_each_change(run):
    code, out, _ = run("diff", OLD, NEW)
    document = json.loads(run("diff", OLD, NEW, "--json")[1])
    renamed = document["reworded, under another id"]
    resting = document["workflows and timetables that rest on what is reworded under another id"]

    assert code == 0 and f"reworded, under another id ({len(renamed)})" in out
    assert any(
        line.startswith(f"{OLD}#la-notifies-panel-five-days-2018 -> {NEW}#la-notifies-panel-and-partners: ")
        for line in renamed
    )
    assert f"serious-incident/2018-06-29: {OLD}#la-notifies-panel-five-days-2018" in resting
    assert any(line.startswith("timetable practice-review: ") for line in resting)
    assert any(", with the checklists made from it: " in line for line in resting)
    assert not {line.partition(" -> ")[0] for line in renamed} & {*document["only in the old edition"]}


def test_a_board_s_form_that_rests_on_what_has_gone_is_named(run):
    """The toolkit of Essex compared with another: all of it has gone."""
    document = json.loads(run("diff", "essex-scr-toolkit/2016-10", "staffordshire-scr-toolkit/2016", "--json")[1])
    resting = [line for name, lines in document.items() if "rest on" in name for line in lines]

    assert any(line.startswith("form of essex: ") for line in resting)
