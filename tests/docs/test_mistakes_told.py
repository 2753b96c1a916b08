"""Whatever an author gets wrong is told at once, in one line each that says where, what and what to do."""

import re
import shutil
import textwrap

import pytest

from assistant.bootstrap.checking import check_workflows
from assistant.settings import Settings
from conftest import PROJECT
from following import blocks

HOW_TO = PROJECT / "docs" / "how-to"
KITES, RULES = "kiteshire/corpus/local/kiteshire/kiteshire-scr-toolkit", "kiteshire/workflows/local/kiteshire"
REVIEW = "invented-2031/workflows/national/rapid-review"
WORKFLOWS = ("scr-criteria/2015-03-26", "parallel-processes/2015-03-26", "rapid-review/2026-03-18")


@pytest.fixture
def project(tmp_path):
    """The files of both pages, beside the corpus and the workflows that they add to."""
    shutil.copytree(PROJECT / "corpus", tmp_path / "corpus")
    (tmp_path / "workflows/national").mkdir(parents=True)
    for name in ("vocabulary.yaml", "form.yaml", "calendars"):
        copy = shutil.copytree if name == "calendars" else shutil.copy
        copy(PROJECT / "workflows" / name, tmp_path / "workflows" / name)
    for workflow in WORKFLOWS:
        (tmp_path / "workflows/national" / workflow).parent.mkdir()
        for kind in ("yaml", "paths.txt"):
            shutil.copy(
                PROJECT / f"workflows/national/{workflow}.{kind}", tmp_path / f"workflows/national/{workflow}.{kind}"
            )
    for page in ("add-a-board", "add-a-guidance-edition"):
        for block in blocks(HOW_TO / f"{page}.md"):
            if block.kind in {"yaml", "markdown"}:
                (tmp_path / block.file).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / block.file).write_text(block.text, encoding="utf-8")
    return tmp_path


def told(project):
    """Every line that is told of the project, without the folder it lies in, and each line on a scenario."""
    settings = Settings(
        _env_file=None,
        corpus_dir=project / "corpus",
        workflows_dir=project / "workflows",
        local_paths=(project / "kiteshire", project / "invented-2031"),
    )
    found = check_workflows(settings)
    scenarios = [fault for fault in found.faults if ": scenario " in fault]
    return [line.replace(f"{project}/", "") for line in (*map(str, found.problems), *scenarios)]


def change(project, file, old, new):
    text = (project / file).read_text(encoding="utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def add_edition(project, folder, record, **changes):
    """A further edition of a record, as a copy with changes and one statement."""
    file = project / folder / record
    text = (project / KITES / "2016-04.yaml").read_text(encoding="utf-8")
    for key, value in changes.items():
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, flags=re.MULTILINE)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.with_suffix(".md").write_text("## Kites\n\n**fly** (@1)\nKites fly.\n- do kites fly?\n", encoding="utf-8")


def test_the_files_of_the_pages_have_no_mistake(project):
    """What the pages show is read as it stands."""
    assert told(project) == []


def test_every_mistake_is_told_at_once_in_one_line_each(project):
    """Each with its file, its line where there is one, what is wrong and what to do."""
    for file, old, new in (
        ("kiteshire/corpus/boards.yaml", "boards:\n", "boards:\n  - {id: essex, name: Essex, short_name: Essex, names: [Essex]}\n"),
        ("kiteshire/corpus/comparisons.yaml", "[kiteshire]", "[kiteshir]"),
        ("kiteshire/corpus/glossary.yaml", "screening meeting", "screaming meeting"),
        (f"{RULES}/board.yaml", "england-and-wales", "kiteshire"),
        (f"{RULES}/parallel-processes.yaml", "who: support_team", "who: harbour_master"),
        (f"{RULES}/parallel-processes.yaml", "when: {coroner:", "when: {coronor:"),
        (f"{RULES}/parallel-processes.yaml", "cites: [ki#harbour-office-updates-coroner]", "cites: []"),
        (f"{RULES}/scr-criteria.yaml", "{ki: ", "{old: kiteshire-scr-toolkit/2014, ki: "),
        (f"{RULES}/scr-criteria.yaml", "  referral_received_on: the", "  received_on: the day it arrived\n  referral_received_on: the"),
        ("kiteshire/workflows/national/scr-criteria/scenarios/kiteshire.yaml", "2016-06-10", "2016-06-09"),
        (f"{REVIEW}/2031-05-01.yaml", "cites: [wt31#rapid-review-shown-to-family]", "cites: [wt31#shown-to-family]"),
        (f"{REVIEW}/2031-05-01.yaml", "in_force: {from: 2031-05-01}", "in_force: {from: 2031-06-01}"),
        (f"{REVIEW}/scenarios/2031-before.yaml", "2031-04-30", "2031-02-31"),
        (f"{REVIEW}/scenarios/2031-after.yaml", "    answers: {panel_notified", "    board: kitshire\n    answers: {pannel_notified"),
    ):  # fmt: skip
        change(project, file, old, new)
    add_edition(
        project,
        KITES,
        "2017-01.yaml",
        edition="'2017-01'",
        in_force="{from: 2017-01-01}\nsupersedes: kiteshire-scr-toolkit/2016-04",
    )
    code = "kiteshire/corpus/national/kite-code"
    add_edition(
        project,
        code,
        "2001.yaml",
        id="kite-code",
        edition="'2001'",
        board="national",
        in_force="{from: 2001-01-01, to: 2004-12-31}",
    )
    add_edition(
        project,
        code,
        "2006.yaml",
        id="kite-code",
        edition="'2006'",
        board="national",
        in_force="{from: 2006-01-01}\nsupersedes: kite-code/2001",
    )
    add_edition(
        project, code, "2010.yaml", id="kite-code", edition="'2010'", board="national", in_force="{from: 2010-01-01}"
    )
    extended = (
        (project / RULES / "scr-criteria.yaml")
        .read_text(encoding="utf-8")
        .replace("scr-criteria/2015-03-26", "rapid-review/2026-03-19")
    )
    (project / RULES / "rapid-review.yaml").write_text(extended, encoding="utf-8")
    (project / RULES / "scr-criterion.yaml").write_text(extended, encoding="utf-8")
    shutil.copy(project / "workflows/national/rapid-review/2026-03-18.yaml", project / REVIEW)

    board = project / "kiteshire/workflows/local/kiteshore/board.yaml"
    board.parent.mkdir()
    board.write_text("format: 1\nid: kiteshore\ncalendar: england-and-wales\n", encoding="utf-8")

    lines = told(project)

    page = (HOW_TO / "add-a-board.md").read_text(encoding="utf-8")
    shown = textwrap.dedent(
        re.search(r"^## What a mistake is told as\n.*?```text\n(.*?)```", page, re.MULTILINE | re.DOTALL)[1]
    )
    assert lines == shown.splitlines()
