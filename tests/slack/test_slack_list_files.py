"""A list as a file, uploaded to the direct message of whoever pressed for it, whatever Slack does on the way."""

import io

import pytest
import yaml
from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

from hands import MORNING, a_case, at_the_picnic, hand, made, picnic_place, put_on
from loopback_slack import MANIFEST, LoopbackSlack
from workspaces import MODES, Clock, workspace

place = pytest.fixture(params=MODES)(picnic_place)
quick = pytest.fixture(picnic_place)
"""The same over one way in, where the way makes no difference."""


@pytest.fixture
def di(quick):
    """A business manager."""
    return hand(quick)


def given(someone, message, form):
    before = len(someone.slack.files)
    someone.press(message, f"list_file_{form}")
    someone.slack.until(lambda: len(someone.slack.files) > before)
    return someone.slack.files[-1]


def test_each_file_is_uploaded_whole_and_can_be_opened(place):
    """To the direct message, under the case's reference and no other name."""
    di = hand(place)
    case = a_case(di)
    message = made(di, case)

    word, table, days = (given(di, message, form) for form in ("docx", "xlsx", "ics"))

    assert [file.name for file in (word, table, days)] == [f"{case}-checklist.{f}" for f in ("docx", "xlsx", "ics")]
    assert {file.channel for file in place.slack.files} == {"DU1"}
    said = "\n".join(c.text for t in Document(io.BytesIO(word.content)).tables for r in t.rows for c in r.cells)
    assert "Pack the basket" in said
    assert any("Pack the basket" in str(row) for row in load_workbook(io.BytesIO(table.content)).active.values)
    assert "Pack the basket" in str(Calendar.from_ical(days.content).to_ical().decode())


def test_whoever_only_reads_the_list_is_given_it_too(di):
    """A referrer on the case."""
    case = a_case(di)
    made(di, case)
    ada = hand(di.place, "U2", "Ada", roles=("referrer",))
    put_on(di.office, case, ada)
    ada.command(f"checklist {case}")

    file = given(ada, ada.lists_seen()[0], "ics")

    assert file.channel == "DU2"


@pytest.mark.parametrize("step", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"])
@pytest.mark.parametrize(("status", "after"), [(429, 1), (500, None)])
def test_what_slack_refuses_for_a_moment_is_asked_for_again(di, step, status, after):
    """At every step, and not before Slack says so."""
    message = made(di, a_case(di))
    di.slack.trouble(step, status, retry_after=after)

    file = given(di, message, "ics")

    assert file.content and di.slack.too_soon == [] and len(di.slack.files) == 1


@pytest.mark.parametrize("step", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"])
def test_where_slack_keeps_failing_whoever_pressed_is_told(di, step):
    """Nothing is shown half, and pressing again helps."""
    message = made(di, a_case(di))
    di.slack.trouble(step, 500, times=9)

    di.press(message, "list_file_ics")
    di.slack.until(lambda: any("did not take the file" in p.shown for p in di.slack.posted))
    assert di.slack.files == []
    di.slack.troubles.clear()

    assert given(di, message, "ics")


def test_a_pause_that_is_too_long_is_not_waited_for(di):
    """Whoever pressed is told at once."""
    message = made(di, a_case(di))
    di.slack.trouble("upload", 429, retry_after=600)

    di.press(message, "list_file_ics")

    di.slack.until(lambda: any("did not take the file" in p.shown for p in di.slack.posted))


def test_without_the_scope_for_files_whoever_pressed_is_told(handbook, tmp_path):
    """The manifest asks for it because of this."""
    manifest = yaml.safe_load(MANIFEST.read_text())
    manifest["oauth_config"]["scopes"]["bot"].remove("files:write")
    slack = LoopbackSlack(manifest=manifest)
    with slack, workspace(handbook, tmp_path, clock=Clock(MORNING), slack=slack) as place:
        at_the_picnic(place, tmp_path / "invented")
        di = hand(place)
        di.press(made(di, a_case(di)), "list_file_ics")
        slack.until(lambda: any("did not take the file" in p.shown for p in slack.posted))

    assert slack.refusals == [("files.getUploadURLExternal", "missing_scope")]
