"""One walk, whichever channel goes on with it: in the browser and back, after a restart, and as the terminal does it."""

import datetime
import io
import sys
from types import SimpleNamespace

import pytest

import desks
from assistant.canonical import canonical_json
from assistant.channels.cli import walk
from assistant.channels.cli.app import run
from assistant.records.model import TextRef
from walkers import looking, slack_office, walking_place
from workspaces import MODES, Clock

REASONS, DECIDED = "The injury could have been fatal.", "The presumption holds."


place = pytest.fixture(params=MODES)(walking_place)
"""A workspace and the pages, in one program or in two."""


def test_a_walk_goes_on_in_the_browser_and_back(place):
    """Each shows where the other left it, and what a window of before sends is not kept."""
    ada = place.person("Ada").begun().send(answer="yes")
    session = place.session()
    browser = place.at_browser(ada.account).open(f"/cases/{session.case}/sessions/{session.id}")
    assert "How much dough is there?" in browser.says
    browser.press("Continue", written="3")
    ada.send(answer="5")
    assert "out of date" in ada.says and "Is the sauce any good?" in ada.says
    ada.send(answer="good", reasons=REASONS)
    browser.open(browser.path).press("Continue", answer="yes")
    ada.press("walk_answers").press("walk_finding")

    assert "There is pizza for everybody." in ada.says
    assert "There is pizza for everybody." in browser.follow("Continue to the finding").says
    assert [e.place for e in place.session().events] == ["slack", "slack", "web", "slack", "web"]


def test_a_walk_that_was_killed_in_the_middle_goes_on(handbook, tmp_path):
    """Another program on the same database; the window that was open before is still good."""
    clock = Clock()
    with desks.opened("sqlite", tmp_path) as (store, cases):
        desk = desks.desk_of(store, cases, desks.workflows(tmp_path))
        with slack_office(handbook, tmp_path / "one", opened=desk, clock=clock) as place:
            ada = place.person("Ada").begun().send(answer="yes").send(answer="3")
            window = dict(ada.window)
        with (
            desks.opened_again(store, cases, tmp_path) as (again, kept),
            slack_office(
                handbook,
                tmp_path / "two",
                opened=desks.desk_of(again, kept, desk.workflows.catalogue.root),
                clock=clock,
            ) as place,
        ):
            ada = place.person("Ada")
            place.place.slack.stacks[ada.user] = [window]
            ada.send(answer="good", reasons=REASONS)

            assert "Are there crisps?" in ada.says
            assert [e.value for e in place.session().events] == ["no", "yes", 3, "good"]


ASKED, NOTED = "Who may refer a case?", "The report was read."
REFERRER, CHAIR = "Ada", "Cy"


def in_slack(place, ada, chair):
    """From the first question to a sealed record, in windows."""
    ada.command().send(workflow="scr-criteria", case="new:essex").send(incident_on="2016-05-01").send(safety="no")
    ada.press("walk_note_form").send(note=NOTED).close().press("walk_ask_form").send(asked=ASKED).close()
    ada.send(answer="not_yet_known").press("walk_back").send(answer="under_18")
    ada.send(answer="seriously_harmed", reasons=REASONS).send(answer="suspected").send(answer="not_yet_known")
    ada.press("walk_finding").press("walk_decision").press("walk_send")
    place.put(place.session().case, chair)
    looking(chair).press("walk_decide_form").send(option="initiate", day="2026-03-02", reasons=DECIDED)
    chair.press("walk_confirm")


def in_the_browser(place, ada, chair):
    """The same on the pages."""
    browser = place.at_browser(ada.account).open("/cases").press("Open a case")
    browser.follow("Does this case meet the criteria for a serious case review?")
    browser.press("Start", **{"incident_on-day": "1", "incident_on-month": "5", "incident_on-year": "2016"})
    browser.press("Continue", answer="no").press("Keep the note", note=NOTED)
    browser.press("Ask", asked=ASKED).follow("Go back to where you were")
    browser.press("Continue", answer="not_yet_known").press("Back").press("Confirm or change", answer="under_18")
    browser.press("Continue", answer="seriously_harmed", reasons=REASONS).press("Continue", answer="suspected")
    browser.press("Continue", answer="not_yet_known")
    browser.follow("Continue to the finding").follow("Continue to the decision").press("Send for decision")
    place.put(place.session().case, chair)
    deciding = place.at_browser(chair.account).open(browser.path)
    deciding.press("Decide", option="initiate", day="2", month="3", year="2026", reasons=DECIDED)
    deciding.press("Confirm and seal")


def at_the_terminal(place, ada, chair):
    """The same with the command, line by line; there whoever decides is named, and their board does not see them."""
    del place
    by = (chair.account.role_for("decide"), chair.account.name)
    typed = (
        "no", f"note {NOTED}", f"ask {ASKED}", "not yet known", "back", "under_18", "seriously_harmed", REASONS,
        "suspected", "not yet known", "yes", "initiate", "2026-03-02", *by, "", DECIDED,
    )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSISTANT_PERSON", ada.account.name)
        patch.setenv("ASSISTANT_ROLE", ada.account.role_for("walk"))
        patch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        command = ["workflow", "run", "scr-criteria", "--board", "essex", "--date", "incident_on=2016-05-01"]
        assert run(command) == 0


CHANNELS = {"slack": in_slack, "web": in_the_browser, "terminal": at_the_terminal}


@pytest.mark.parametrize("mode", MODES)
def test_every_channel_gives_the_same_finding_and_record(bare, bare_data, tmp_path, monkeypatch, capsys, mode):
    """Byte for byte, for the same answers at the same clock, but for the names that chance gives.

    Each is walked as people walk it, through the windows, the pages and the command, on one database.
    """
    for kept in bare_data.iterdir():
        (tmp_path / kept.name).symlink_to(kept)
    monkeypatch.setattr(Clock, "pass_", lambda *_, **__: None)
    monkeypatch.setattr(walk, "datetime", at_the_same_time(Clock()()))
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))
    findings, records = {}, {}
    with slack_office(bare, tmp_path, mode, real=True) as place:
        people = [place.person(name, boards=("essex",)) for name in (REFERRER, CHAIR)]
        for channel, walked in CHANNELS.items():
            walked(place, *people)
            session = place.session()
            place.done.add(session.case)
            assert [event.kind for event in session.events if event.kind in {"note", "consulted"}] == BESIDE
            [sealed] = place.desk.ledger.of_case(session.case)
            findings[channel] = canonical_json(place.desk.finding(place.desk.view(session.id)).model_dump(mode="json"))
            records[channel] = without_chance(sealed.opened(), place.desk.texts, channel)

    assert "Sealed as record" in capsys.readouterr().out
    assert findings["slack"] == findings["web"] == findings["terminal"]
    assert records["slack"] == records["web"] == records["terminal"]
    for known in (ASKED, REASONS, DECIDED, "Ada Example", "must_presumed"):
        assert known.encode() in records["terminal"]


BESIDE = ["note", "consulted"]


def at_the_same_time(now):
    """The module ``datetime`` as it is while a clock stands still."""

    class Still(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return now.astimezone(tz)

    return SimpleNamespace(datetime=Still, date=datetime.date, UTC=datetime.UTC)


def without_chance(record, texts, channel):
    """A record with its texts in clear, and without the names of it and of its case, and of the channel."""

    def opened(value):
        if isinstance(value, dict):
            return read(value) if value.keys() == {"id", "sha256"} else {k: opened(v) for k, v in value.items()}
        return [opened(one) for one in value] if isinstance(value, list) else value

    def read(value):
        return texts.read(TextRef.model_validate(value))

    assert record.place == channel
    shown = opened(record.model_dump(mode="json", by_alias=True))
    return canonical_json({name: value for name, value in shown.items() if name not in {"id", "case", "place"}})


def test_the_programs_own_desks_walk_the_workflows_of_the_project(bare, tmp_path):
    """Its citations open over the question, and the finding is kept where the next program finds it."""
    with slack_office(bare, tmp_path, real=True) as place:
        ada = place.person("Ada", boards=("essex",))
        ada.command().send(workflow="scr-criteria", case="new:essex").send(incident_on="2016-05-01").send(safety="no")
        assert "Why this is asked" in ada.says and "passage_1" in ada.buttons
        ada.press("passage_1")
        assert "no longer held" not in ada.says
        ada.close().press("walk_answers")
        case = place.session().case
    with slack_office(bare, tmp_path, real=True) as place:
        ada = place.person("Ada", boards=("essex",)).command(f"walk {case}")

        assert ada.fields["case"]["element"]["initial_option"]["value"] == case
