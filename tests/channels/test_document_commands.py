"""The commands that write documents, as their user meets them: a file, or one clear line and exit code 2."""

import datetime
import json

import icalendar
import pytest

import desks
from assistant.bootstrap.cases import open_cases
from assistant.channels.cli import run as command
from assistant.conversation.walk import Decision
from assistant.settings import Settings
from conftest import PROJECT
from documents import docx_lines, opened_xlsx

DEATH = {
    "child": "under_18", "outcome": "died", "suspected_suicide": "no", "abuse_neglect": "suspected",
    "custody_status": "none",
}  # fmt: skip
CHAIR = ("LSCB Independent Chair", "Sam Example")


@pytest.fixture
def data(bare_data, tmp_path, monkeypatch):
    """A data folder of its own on the index of the real corpus."""
    folder = tmp_path / "data"
    folder.mkdir()
    for held in bare_data.iterdir():
        (folder / held.name).symlink_to(held)
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(folder))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(PROJECT / "corpus"))
    monkeypatch.delenv("ASSISTANT_BOARD", raising=False)
    return folder


@pytest.fixture
def run(data, capsysbinary):
    """Runs one command: its exit code, the bytes it printed, and the text it said beside that."""

    def run(*arguments):
        code = command([str(each) for each in arguments])
        out, err = capsysbinary.readouterr()
        return code, out, err.decode()

    return run


@pytest.fixture
def case(data):
    """A case of Essex with a sealed decision on the criteria: its reference and the record's id."""
    with open_cases(Settings(_env_file=None, data_dir=data, corpus_dir=PROJECT / "corpus")) as desk:
        opened = desk.open_case("essex", desks.acting())
        dates = {"incident_on": datetime.date(2016, 5, 20), "notified_on": datetime.date(2016, 5, 26)}
        view = desks.answered(desk, desks.safe(desk, opened, "scr-criteria", dates=dates), **DEATH)
        while view.standing.asking:
            question = view.workflow.questions[view.standing.asking]
            view = desks.answered(desk, view, 5, **{view.standing.asking: next(iter(question.options))})
        decision = Decision("initiate", datetime.date(2016, 6, 10), CHAIR, "It holds.", departures="See the reasons.")
        sealed = desk.seal(view, decision, desks.acting(9))
        return opened.reference, sealed.opened().id


@pytest.mark.parametrize("form", ["json", "md", "docx", "xlsx", "csv", "ics"])
def test_a_list_is_written_in_every_format(run, tmp_path, form):
    target = tmp_path / f"list.{form}"

    outcome = run("checklist", "--board", "essex", "--process", "criminal", "--date", "initiated_on=2016-06-10", "--format", form, "-o", target)  # fmt: skip

    assert outcome == (0, b"", "")
    assert target.stat().st_size > 500


def test_a_list_that_is_made_again_has_the_same_events_with_a_higher_number(run, case):
    """A second import updates the first."""
    reference, record = case
    made = ("checklist", "--case", reference, "--process", "criminal", "--format", "ics")

    first = icalendar.Calendar.from_ical(run(*made, "--date", "initiated_on=2016-06-10")[1]).walk("VEVENT")
    again = icalendar.Calendar.from_ical(run(*made, "--date", "initiated_on=2016-07-11")[1]).walk("VEVENT")
    shown = icalendar.Calendar.from_ical(run("checklist", "show", "--case", reference, "--format", "ics")[1]).walk("VEVENT")  # fmt: skip

    assert first and [e["UID"] for e in first] == [e["UID"] for e in again] == [e["UID"] for e in shown]
    assert ({e["SEQUENCE"] for e in first}, {e["SEQUENCE"] for e in again}, {e["SEQUENCE"] for e in shown}) == ({1}, {2}, {2})  # fmt: skip
    assert all(a["DTSTART"].dt > f["DTSTART"].dt for a, f in zip(again, first, strict=True))
    assert all(reference in e["UID"] and f"DRAFT, beside record {record}" in e["DESCRIPTION"] for e in again)


def test_what_was_done_stands_in_the_spreadsheet(run, case, tmp_path):
    reference, record = case
    run("checklist", "--case", reference, "--process", "criminal")
    run("checklist", "tick", "speak_to_police_before_family", "--case", reference)

    run("checklist", "show", "--case", reference, "--format", "xlsx", "-o", tmp_path / "list.xlsx")

    book = opened_xlsx((tmp_path / "list.xlsx").read_bytes())
    done = {row[16]: row[9] for row in book["Items"].iter_rows(min_row=2, values_only=True)}
    assert done["speak_to_police_before_family"] == "done"
    assert ("Record", record) in list(book["About"].iter_rows(values_only=True))


def test_a_referral_is_the_boards_own_form_with_what_is_missing_marked(run, case, tmp_path):
    reference, record = case

    assert run("referral", "--case", reference, "-o", tmp_path / "referral.docx") == (0, b"", "")

    lines = docx_lines((tmp_path / "referral.docx").read_bytes())
    assert "[Heading 1] 5. Reason for referral" in lines
    assert "| Date of the critical incident | 20 May 2016 | " in "\n".join(lines)
    assert "What has happened to the child? The child has died" in "\n".join(lines)
    assert any(line.endswith("| referral |") for line in lines)
    assert any(line.startswith(f"| Record | {record}") for line in lines)
    assert not any("Sam Example" in line for line in lines)


def test_a_record_is_exported_as_a_document(run, case, tmp_path):
    _, record = case

    assert run("record", "export", record, "--format", "docx", "-o", tmp_path / "record.docx") == (0, b"", "")
    assert run("record", "export", record, "-o", tmp_path / "again.docx") == (0, b"", "")

    for name in ("record.docx", "again.docx"):
        lines = docx_lines((tmp_path / name).read_bytes())
        assert lines[0] == f"[Title] Decision record {record}"
        assert lines[-2].startswith(f"[Footer] Confirmed by 1: record {record}, hash ")


def test_the_format_asked_for_counts_before_the_name_of_the_file(run, case, tmp_path):
    _, record = case

    assert run("record", "export", record, "--format", "md", "-o", tmp_path / "record.txt")[0] == 0

    assert (tmp_path / "record.txt").read_text().startswith("# Decision record")


def test_a_finding_is_written_as_a_recommendation(run, tmp_path):
    answers = tmp_path / "case.json"
    answers.write_text(json.dumps(DEATH))

    outcome = run("workflow", "evaluate", "scr-criteria", "--answers", answers, "--board", "essex", "--format", "docx", "-o", tmp_path / "finding.docx")  # fmt: skip

    assert outcome == (0, b"", "")
    lines = docx_lines((tmp_path / "finding.docx").read_bytes())
    assert lines[1] == "[Notice] DRAFT: no sealed record stands behind it"
    assert "[Heading 1] Whose decision it is" in lines
    assert "| By | ESCB Independent Chair |" in lines


def test_the_recommendation_of_a_case_names_the_record_that_its_walk_was_sealed_into(run, case, tmp_path):
    reference, record = case

    assert run("recommendation", "scr-criteria", "--case", reference, "-o", tmp_path / "found.docx") == (0, b"", "")

    lines = docx_lines((tmp_path / "found.docx").read_bytes())
    assert lines[1].startswith(f"[Notice] DRAFT, beside record {record}, hash ")
    assert f"| Case | {reference} |" in lines
    assert f"| Record | {record} |" in lines


def test_a_walk_that_is_not_sealed_rests_on_no_record_of_another(run, case, data, tmp_path):
    """A decision on the criteria vouches for nothing that was found on the way to something else."""
    reference, _ = case
    with open_cases(Settings(_env_file=None, data_dir=data, corpus_dir=PROJECT / "corpus")) as desk:
        desks.safe(desk, desk.case(reference), "publication")

    assert run("recommendation", "publication", "--case", reference, "-o", tmp_path / "found.docx")[0] == 0

    lines = docx_lines((tmp_path / "found.docx").read_bytes())
    assert lines[1] == "[Notice] DRAFT: no sealed record stands behind it"
    assert any(line.startswith("[Notice] Not finished: ") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("checklist", "--process", "criminal", "--format", "pdf"), "no such format: 'pdf'"),
        (("checklist", "--process", "criminal", "-o", "{folder}"), "is a folder: name a file"),
        (("checklist", "--process", "criminal", "-o", "{folder}/none/list.md"), "cannot write"),
        (("checklist", "--process", "criminal", "-o", "{readonly}"), "is read-only"),
        (("checklist", "--process", "criminal", "--board", "../essex"), "unknown board '../essex'"),
        (("checklist", "--process", "criminal", "--case", "../../keys"), "that is not a case reference issued here"),
        (("checklist", "show", "--case", "CASE-7K3Q-9FXA", "--format", "odt"), "no such format: 'odt'"),
        (("referral", "--case", "../essex"), "that is not a case reference issued here"),
        (("recommendation", "scr-criteria", "--case", "../essex"), "that is not a case reference issued here"),
        (("record", "export", "../r-1", "--format", "docx"), "../r-1"),
        (("record", "export", "r-1", "--format", "pdf"), "no such format: 'pdf'"),
        (("record", "export", "r-1", "-o", "{folder}/record.pdf"), "the file must end in .json, .md, .html, .docx, or say --format"),
        (("workflow", "evaluate", "scr-criteria", "--answers", "{answers}", "--format", "odt"), "no such format: 'odt'"),
        (("workflow", "evaluate", "scr-criteria", "--batch", "{answers}", "--format", "docx"), "go with --answers"),
    ],
)  # fmt: skip
def test_bad_input_gets_one_clear_line_and_leaves_nothing(run, tmp_path, arguments, said):
    folder = tmp_path / "out"
    folder.mkdir()
    readonly = folder / "kept.md"
    readonly.write_text("old")
    readonly.chmod(0o444)
    answers = tmp_path / "case.json"
    answers.write_text(json.dumps(DEATH))
    places = {"folder": folder, "readonly": readonly, "answers": answers}

    code, out, err = run(*(each.format(**places) for each in arguments))

    assert (code, out) == (2, b""), err
    assert said in err and len(err.strip().splitlines()) == 1
    assert [file.name for file in folder.iterdir()] == ["kept.md"]
    assert readonly.read_text() == "old"


def test_a_list_in_no_format_is_not_kept_with_the_case(run, case):
    """The mistake is told before anything is done."""
    reference, _ = case

    assert run("checklist", "--case", reference, "--process", "criminal", "--format", "pdf")[0] == 2
    assert "has no checklist yet" in run("checklist", "show", "--case", reference)[2]
