"""``assistant workflow`` as its user meets it: a finding, a page, a proof, or one clear line."""

import io
import json
import shutil
from xml.etree import ElementTree as ET

import pytest

from assistant.channels.cli import run as command
from conftest import PROJECT

DEATH = {
    "child": "under_18", "outcome": "died", "suspected_suicide": "no", "abuse_neglect": "suspected",
    "custody_status": "none",
}  # fmt: skip
CRITERIA = "national/scr-criteria/2015-03-26.yaml"


@pytest.fixture
def data(bare_data, tmp_path, monkeypatch):
    """A data folder of its own on the index of the real corpus, and no settings of whoever runs the tests."""
    folder = tmp_path / "data"
    folder.mkdir()
    for held in bare_data.iterdir():
        (folder / held.name).symlink_to(held)
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(folder))
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", str(PROJECT / "corpus"))
    monkeypatch.delenv("ASSISTANT_BOARD", raising=False)
    return folder


@pytest.fixture
def run(data, capsys):
    """Runs one command: its exit code, what it printed, and what it said beside that."""

    def run(*arguments):
        code = command(["workflow", *map(str, arguments)])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def workflows(tmp_path, monkeypatch):
    """A copy of the workflows that may be damaged."""
    folder = tmp_path / "workflows"
    shutil.copytree(PROJECT / "workflows", folder)
    monkeypatch.setenv("ASSISTANT_WORKFLOWS_DIR", str(folder))
    return folder


@pytest.fixture
def case(tmp_path):
    """Writes the answers of a case into a file."""

    def write(answers):
        file = tmp_path / "case.json"
        file.write_text(json.dumps(answers, indent=1))
        return file

    return write


def changed(folder, file, old, new):
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))


def notices(finding):
    return [notice["kind"] for notice in finding["notices"]]


def test_every_edition_is_listed_with_what_it_is_for(run):
    code, out, _ = run("list")
    listed = json.loads(run("list", "--json")[1])

    assert code == 0
    assert [line.split()[:2] for line in out.splitlines()] == [[row["id"], row["edition"]] for row in listed]
    assert {"id", "edition", "title", "purpose", "in_force"} == set(listed[0])
    assert {path.name for path in (PROJECT / "workflows/national").iterdir()} == {row["id"] for row in listed}


def test_listing_needs_no_index(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "empty"))

    assert command(["workflow", "list"]) == 0
    assert not (tmp_path / "empty").exists()


def test_a_deleted_workflow_is_in_no_list(run, workflows):
    shutil.rmtree(workflows / "national" / "publication")

    assert "publication" not in run("list")[1]


def test_the_page_holds_criteria_diagram_and_paths(run):
    code, page, _ = run("show", "scr-criteria", "--board", "essex")

    assert (code, page.splitlines()[0]) == (0, "# Does this case meet the criteria for a serious case review?")
    assert ", for essex" in page
    assert "- Not signed off by any safeguarding lead" in page
    assert "```mermaid" in page and "## All paths" in page


def test_the_page_is_shown_as_a_picture_or_as_mermaid_or_as_its_definition(run):
    picture, text, definition = (
        run("show", "scr-criteria", *how) for how in (("--format", "svg"), ("--format", "mermaid"), ("--json",))
    )

    assert ET.fromstring(picture[1]).tag.endswith("svg")
    assert text[1].startswith("flowchart TD\n")
    assert json.loads(definition[1])["id"] == "scr-criteria"
    assert [picture[0], text[0], definition[0]] == [0, 0, 0]


def test_a_case_gets_a_finding_in_words(run, case):
    code, out, err = run("evaluate", "scr-criteria", "--answers", case(DEATH), "--date", "notified_on=2016-05-20")

    assert (code, err) == (0, "")
    assert out.startswith("On the answers given the criteria appear to be met")
    assert "2016-06-20 (1 month after the day the LSCB was notified of the incident)" in out
    assert "[immediate action]" in out and "[superseded]" in out


def test_a_case_gets_one_document(run, case):
    """The answers may stand by themselves or under their name, as in a file of cases."""
    _, plain, _ = run("evaluate", "scr-criteria", "--answers", case(DEATH), "--json")
    _, nested, _ = run("evaluate", "scr-criteria", "--answers", case({"id": "a", "answers": DEATH}), "--json")

    finding = json.loads(plain)
    assert json.loads(nested) == finding
    assert (finding["schema"], finding["finding"]["code"]) == ("finding.v1", "must_always")
    assert notices(finding)[0] == "immediate_action"


def test_an_unfinished_case_says_what_is_missing(run, case):
    code, out, _ = run("evaluate", "scr-criteria", "--answers", case({"child": "under_18"}))

    assert (code, out.splitlines()[0]) == (0, "Not finished: outcome has not been answered.")


def test_a_board_has_its_own_beside_the_national_and_the_setting_names_it(run, case, monkeypatch):
    asked = json.loads(run("evaluate", "scr-criteria", "--answers", case(DEATH), "--board", "essex", "--json")[1])
    monkeypatch.setenv("ASSISTANT_BOARD", "essex")
    by_setting = json.loads(run("evaluate", "scr-criteria", "--answers", case(DEATH), "--json")[1])

    assert by_setting == asked
    assert {action["origin"] for action in asked["actions"]} == {"national", "essex"}


def test_a_date_past_the_known_bank_holidays_is_left_open_with_the_reason(run, case):
    day = "decided_on=2030-05-20"

    code, out, _ = run("evaluate", "scr-criteria", "--answers", case(DEATH), "--date", day, "--json")

    actions = {action["id"]: action for action in json.loads(out)["actions"]}
    assert (code, actions["tell_of_decision"]["due"]) == (0, None)
    assert "known to 31 December 2027" in actions["tell_of_decision"]["due_note"]


def test_a_file_of_cases_is_answered_line_by_line_in_order(run, tmp_path, monkeypatch):
    lines = [
        {"id": "one", "answers": DEATH, "board": "essex"},
        {"id": "two", "answers": {"child": "18_or_over"}, "dates": {"notified_on": "2016-05-20"}},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\n".join(map(json.dumps, lines))))

    code, out, _ = run("evaluate", "scr-criteria", "--batch", "-", "--board", "staffordshire")

    found = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(f["id"], f["finding"]["code"], f["board"]) for f in found] == [
        ("one", "must_always", "essex"), ("two", "not_applicable", "staffordshire"),
    ]  # fmt: skip
    assert found[1]["dates"] == {"notified_on": "2016-05-20"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not a JSON object"),
        ('{"id": "b"}', "no answers in the line"),
        ('{"answers": {"outcome": "gone"}}', "outcome: 'gone' is no answer to it; choose died,"),
        ('{"answers": {}, "dates": {"notified_on": "20 May"}}', "no such day: '20 May'"),
        ('{"answers": {}, "board": "kent"}', "unknown board 'kent'"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_answered(run, tmp_path, line, said):
    file = tmp_path / "cases.jsonl"
    file.write_text(f"{json.dumps({'answers': DEATH})}\n\n{line}\n")

    code, out, err = run("evaluate", "scr-criteria", "--batch", file)

    assert (code, out) == (2, "")
    assert err.startswith(f"assistant: {file}:3: {said}")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("answers", "arguments", "said"),
    [
        (DEATH | {"custody_status": "at sea"}, (), "custody_status: 'at sea' is no answer to it; choose none,"),
        (DEATH | {"age": 18}, (), "child=under_18 and age=18_or_over cannot both be right"),
        (
            DEATH | {"custody_status": "dol_16_17", "age": 12},
            (),
            "custody_status=dol_16_17 and age=under_16 cannot both be right",
        ),
        (
            DEATH,
            ("--date", "incident_on=2012-05-20"),
            "no edition of scr-criteria was in force on 2012-05-20: 2015-03-26",
        ),
        (DEATH, ("--date", "20 May 2016"), "a date is given as NAME=YYYY-MM-DD, not '20 May 2016'"),
        (DEATH, ("--date", "notified_on=2016-02-30"), "no such day: '2016-02-30'"),
        (DEATH, ("--board", "kent"), "unknown board 'kent': the boards are brighton-hove, essex, national,"),
        (DEATH, ("--batch", "-"), "give --answers with one case, or --batch with a file of them"),
    ],
)
def test_what_cannot_be_evaluated_gets_one_line_and_exit_code_two(run, case, answers, arguments, said):
    code, out, err = run("evaluate", "scr-criteria", "--answers", case(answers), *arguments)

    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("evaluate", "no-such", "--answers", "{case}"), "unknown workflow 'no-such': the workflows are "),
        (("evaluate", "scr-criteria"), "give --answers with one case"),
        (("evaluate", "scr-criteria", "--answers", "/nowhere/case.json"), "/nowhere/case.json: No such file"),
        (("show", "no-such"), "unknown workflow 'no-such'"),
        (("show", "scr-criteria/1999-01-01"), "scr-criteria has no edition '1999-01-01': there is 2015-03-26"),
        (("show", "scr-criteria", "--board", "kent"), "unknown board 'kent'"),
        (("show", "scr-criteria", "--format", "pdf"), "no such format: 'pdf' (md, svg or mermaid)"),
        (("check", "no-such"), "unknown workflow 'no-such'"),
        (("sign", "scr-criteria", "--by", "A. Lead"), "a signature needs a name and a role: --by 'NAME, ROLE'"),
        (("sign", "no-such", "--by", "A. Lead, safeguarding lead"), "unknown workflow 'no-such'"),
        (("diff", "scr-criteria/2015-03-26", "scr-criteria/2018-07-04"), "scr-criteria has no edition '2018-07-04'"),
    ],
)
def test_what_is_not_there_gets_one_line_and_exit_code_two(run, case, data, arguments, said):
    file = str(case(DEATH))

    code, out, err = run(*(argument.replace("{case}", file) for argument in arguments))

    assert (code, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    assert not (data / "signed-off").exists()


def test_a_workflow_that_holds_is_proved_in_one_line(run):
    code, out, err = run("check", "scr-criteria")
    document = json.loads(run("check", "scr-criteria", "--json")[1])

    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith("scr-criteria/2015-03-26: 7 questions, ")
    assert out.splitlines()[0].endswith(" scenarios: all hold")
    assert document["workflows"][0]["faults"] == [] and document["between"] == []


def test_what_does_not_hold_between_workflows_ends_with_exit_code_four(run, workflows):
    changed(workflows, "invariants.yaml", "findings: [notifiable]}\n", "findings: []}\n")

    code, _, err = run("check")

    assert code == 4
    assert "Whatever meets the criteria for a serious case review is a notifiable incident too. Not so on" in err


def test_a_wrong_route_ends_with_exit_code_four_and_every_fault(run, workflows):
    changed(workflows, CRITERIA, "known: custody_with_abuse", "known: custody_without_abuse")

    code, out, err = run("check", "scr-criteria")

    assert code == 4
    assert "do not hold" in out
    assert "scr-criteria/2015-03-26: A death with abuse or neglect known or suspected is never weaker" in err
    assert "is not what the workflow does now" in err


def test_a_definition_with_a_dead_end_is_refused_with_its_line(run, workflows):
    changed(workflows, CRITERIA, "18_or_over: not_a_child,", "18_or_over: nowhere,")
    line = (workflows / CRITERIA).read_text()[: (workflows / CRITERIA).read_text().index("nowhere")].count("\n") + 1

    code, out, err = run("check", "scr-criteria")

    assert (code, out) == (2, "")
    assert f"{workflows / CRITERIA}:{line}: dead end: 'nowhere' is neither a step nor an outcome" in err


def test_a_board_that_changes_where_an_answer_leads_is_refused_with_its_line(run, workflows):
    file = workflows / "local/essex/scr-criteria.yaml"
    file.write_text(file.read_text() + "steps: {child: {to: {under_18: not_a_child}}}\n")

    code, _, err = run("show", "scr-criteria", "--board", "essex")

    assert code == 2
    assert f"{file}:{len(file.read_text().splitlines())}: steps: " in err


def test_pages_of_paths_are_written_where_they_are_stale(run, workflows):
    page = workflows / "national/scr-criteria/2015-03-26.paths.txt"
    right = page.read_text()
    page.write_text("stale")

    first = run("check", "scr-criteria", "--write-paths")
    second = run("check", "scr-criteria", "--write-paths")

    assert (first[0], first[2]) == (0, f"written: {page}\n")
    assert (second[0], second[2]) == (0, "")
    assert page.read_text() == right


def test_a_signature_takes_the_notice_away_and_any_change_brings_it_back(run, case, workflows):
    def told():
        return notices(json.loads(run("evaluate", "scr-criteria", "--answers", case(DEATH), "--json")[1]))

    before = told()
    code, out, _ = run("sign", "scr-criteria", "--by", "A. Lead, designated nurse")
    signed, page = told(), run("show", "scr-criteria")[1]
    changed(workflows, CRITERIA, "ask: Is suicide suspected?", "ask: Is suicide suspected at all?")

    assert "not_signed_off" in before
    assert (code, out.startswith("scr-criteria/2015-03-26 signed off, digest ")) == (0, True)
    assert "not_signed_off" not in signed
    assert "- Signed off: A. Lead, designated nurse, " in page
    assert "not_signed_off" in told()


def test_a_signature_for_one_board_is_none_for_another(run, case):
    run("sign", "scr-criteria", "--by", "A. Lead, designated nurse", "--board", "essex")

    found = {
        board: notices(json.loads(run("evaluate", "scr-criteria", "--answers", case(DEATH), "--json", *named)[1]))
        for board, named in (("essex", ("--board", "essex")), ("national", ()))
    }

    assert "not_signed_off" not in found["essex"]
    assert "not_signed_off" in found["national"]


def test_what_changed_between_two_editions_is_listed_with_its_pinpoints(run, workflows):
    later = workflows / "national/scr-criteria/2018-07-04.yaml"
    text = (workflows / CRITERIA).read_text().replace("edition: '2015-03-26'", "edition: '2018-07-04'")
    later.write_text(
        text.replace("cites: [wt#recovery", "cites: [wt#other").replace(", wt#recovery-does-not-rule-out]", "]")
    )

    code, out, _ = run("diff", "scr-criteria/2015-03-26", "scr-criteria/2018-07-04")
    document = json.loads(run("diff", "scr-criteria/2015-03-26", "scr-criteria/2018-07-04", "--json")[1])

    assert code == 0
    assert out.splitlines() == document
    assert document[0] == "edition: 2015-03-26 -> 2018-07-04"
    assert "rests no longer on working-together/2015-03-26#recovery-does-not-rule-out" in document


def test_a_day_asked_for_takes_its_edition_and_no_other(run, case):
    """Whatever the dates pick; a day outside every edition is refused with the days of each."""
    asked = ("--answers", case({}), "--date", "incident_on=2021-01-01", "--json")

    then = json.loads(run("evaluate", "ipcc", *asked, "--as-of", "2016-05-01")[1])
    listed = json.loads(run("list", "--as-of", "2016-05-01", "--json")[1])
    code, _, err = run("evaluate", "scr-criteria", *asked, "--as-of", "2020-01-01")
    nothing = run("list", "--as-of", "2001-01-01")

    assert then["edition"] == "2015-05-01"
    assert {row["id"]: row["edition"] for row in listed}["ipcc"] == "2015-05-01"
    assert "serious-incident" not in {row["id"] for row in listed}
    assert (code, nothing[0]) == (2, 2)
    assert "no edition of scr-criteria was in force on 2020-01-01: 2015-03-26 from 2015-03-26 to 2019-09-29" in err
    assert "no workflow was in force on 2001-01-01: criminal-proceedings/2015-03-26 from 2015-03-26" in nothing[2]


def test_what_is_found_otherwise_is_told_in_words(run):
    code, out, _ = run("diff", "nhs-serious-incident/2015-04-01", "nhs-serious-incident/2024-04-01")

    assert code == 0
    assert out.splitlines()[-2].startswith("then: ") and "(no_response)" in out.splitlines()[-2]
    assert out.splitlines()[-1].startswith("  where Is an NHS provider")


def test_the_same_edition_has_not_changed(run):
    assert run("diff", "scr-criteria", "scr-criteria")[:2] == (0, "nothing changed\n")
