"""``assistant deadline`` as its user meets it: one date, or one clear line."""

import json
import subprocess
import sys

import pytest

from assistant.channels.cli import run
from conftest import PROJECT

BEYOND = "the calendar's bank holidays are known to 31 December 2027"


@pytest.mark.parametrize(
    ("arguments", "printed", "hint"),
    [
        (("2016-05-26", "--working-days=5"), "2016-06-03", ""),
        (("2016-05-26", "--working-days=-5"), "2016-05-19", ""),
        (("2016-05-26", "--working-days", "-5"), "2016-05-19", ""),
        (("2016-05-21", "--days=14"), "2016-06-04", "a Saturday: act by Friday 3 June 2016\n"),
        (("2016-05-27", "--weeks=-9"), "2016-03-25", "Good Friday: act by Thursday 24 March 2016\n"),
        (("2016-08-31", "--months=6"), "2017-02-28", ""),
        (("2016-02-29", "--years=1"), "2017-02-28", ""),
        (("2016-02-29", "--days=0"), "2016-02-29", ""),
        (("2016-05-26", "--years=20"), "2036-05-26", f"the working day to act by is not confirmed: {BEYOND}\n"),
    ],
)
def test_one_date_is_printed_and_nothing_else(capsys, arguments, printed, hint):
    """What helps a person to act on it stands on standard error."""
    code = run(["deadline", "--from", *arguments])

    out, err = capsys.readouterr()
    assert (code, out, err) == (0, f"{printed}\n", hint)


def test_the_document_says_what_was_counted(capsys):
    """With --json there is one document, the day to act by in it."""
    assert run(["deadline", "--from", "2016-05-21", "--days=14", "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == {
        "from": "2016-05-21", "unit": "days", "number": 14, "date": "2016-06-04", "act_by": "2016-06-03",
        "note": "a Saturday: act by Friday 3 June 2016",
    }  # fmt: skip


def test_the_document_leaves_open_what_is_not_known(capsys):
    """The day to act by is null, not a guess, and the document says that it is not confirmed."""
    assert run(["deadline", "--from", "2027-12-01", "--months=1", "--json"]) == 0

    document = json.loads(capsys.readouterr().out)
    assert document["act_by"] is None
    assert document["note"] == f"the working day to act by is not confirmed: {BEYOND}"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--from", "2016-05-26"), "give one of --working-days, --days, --weeks, --months and --years"),
        (("--from", "2016-05-26", "--days=1", "--weeks=0"), "give one of --working-days, --days, --weeks, --months"),
        (("--days=1",), "Missing option '--from'"),
        (("--from", "2016-02-30", "--days=1"), "no such day: '2016-02-30'"),
        (("--from", "2016-05-26", "--days=x"), "--days"),
        (("--from", "2027-12-31", "--working-days=1"), f"not confirmed: {BEYOND}"),
        (("--from", "2006-01-01", "--working-days=-1"), "the calendar's bank holidays are known from 1 January 2006"),
        (("--from", "2016-05-26", "--days=9999999"), "outside the years 1 to 9999"),
    ],
)
def test_what_cannot_be_counted_gets_one_line_and_exit_code_two(capsys, arguments, said):
    """And no date at all."""
    code = run(["deadline", *arguments])

    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_the_calendar_of_the_settings_is_counted_by(capsys, tmp_path, monkeypatch):
    """Where there is none, the line names the file."""
    monkeypatch.setenv("ASSISTANT_WORKFLOWS_DIR", str(tmp_path))

    assert run(["deadline", "--from", "2016-05-26", "--days=1"]) == 2
    assert str(tmp_path / "calendars" / "england-and-wales.yaml") in capsys.readouterr().err


def test_nothing_heavy_is_imported_to_count(tmp_path):
    """A date needs neither numbers nor models."""
    code = (
        "import sys; from assistant.__main__ import main\n"
        "sys.argv = ['assistant', 'deadline', '--from', '2016-05-26', '--working-days=5']\n"
        "try:\n    main()\nexcept SystemExit: pass\n"
        "heavy = {'numpy', 'torch', 'onnxruntime', 'chromadb', 'langchain_core', 'bm25s', 'sqlalchemy', 'holidays'}\n"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    outcome = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)

    assert outcome.stdout == "2016-06-03\n[]\n", outcome.stderr
