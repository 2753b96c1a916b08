"""One walk, whichever channel goes on with it: in the browser and back, after a restart, and as the terminal does it."""

import datetime

import pytest
from starlette.testclient import TestClient

import desks
from assistant.canonical import canonical_json
from assistant.conversation.walk import Acting, Decision
from assistant.records.model import TextRef
from people import Person
from walkers import BOARD, looking, slack_office
from workspaces import Clock

REASONS, DECIDED = "We tried it.", "Everybody is hungry."


def at_browser(place, account):
    """Somebody signed in at a browser of the same program."""
    client = TestClient(place.place.site, base_url="http://127.0.0.1:8000", follow_redirects=False)
    client.cookies.set(place.desks.cookie, place.desks.sessions.begin(account, None))
    return Person(account, client, place.clock)


@pytest.fixture
def place(handbook, tmp_path):
    """A workspace and the pages in one program."""
    with slack_office(handbook, tmp_path, "http") as made:
        yield made


def test_a_walk_goes_on_in_the_browser_and_back(place):
    """Each shows where the other left it, and what a window of before sends is not kept."""
    ada = place.person("Ada").begun().send(answer="yes")
    session = place.session()
    browser = at_browser(place, ada.account).open(f"/cases/{session.case}/sessions/{session.id}")
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


def in_slack(place, ada, chairs):
    """From the first question to a sealed record, in windows."""
    ada.begun().feast().press("walk_finding").press("walk_decision").press("walk_send")
    place.put(place.session().case, *chairs)
    looking(chairs[0]).press("walk_decide_form").send(option="party", day="2026-03-02", reasons=DECIDED)
    for chair in chairs:
        looking(chair).press("walk_confirm")


def in_the_browser(place, ada, chairs):
    """The same on the pages."""
    browser = at_browser(place, ada.account).open("/cases").press("Open a case", board=BOARD)
    browser.follow("Is there pizza tonight?").press("Start").press("Continue", answer="no")
    browser.press("Continue", answer="yes").press("Continue", written="3")
    browser.press("Continue", answer="good", reasons=REASONS).press("Continue", answer="yes")
    browser.follow("Continue to the finding").follow("Continue to the decision").press("Send for decision")
    place.put(place.session().case, *chairs)
    for number, chair in enumerate(chairs):
        at = at_browser(place, chair.account).open(browser.path)
        if number == 0:
            at.press("Decide", option="party", day="2", month="3", year="2026", reasons=DECIDED)
        at.press("Confirm and seal" if number else "Confirm")


def at_the_terminal(place, ada, chairs):
    """The same as the terminal has it done, by names and roles."""
    desk, at = place.desk, place.clock()
    ada, *chairs = [
        (who.account.role_for(power), who.account.name) for who, power in zip((ada, *chairs), POWERS, strict=True)
    ]
    acting = Acting(*ada, at, "terminal")
    view = desk.settle_safety(desk.start(desk.open_case(BOARD, acting), "pizza-party", acting), "no", acting)
    for question, value in (("oven", "yes"), ("dough", 3), ("taste", "good"), ("crisps", "yes")):
        view, _ = desk.answer(view, question, value, acting, REASONS if question == "taste" else "")
    made_on = datetime.date(2026, 3, 2)
    desk.seal(view, Decision("party", made_on, chairs[0], DECIDED, confirmed_by=tuple(chairs)), acting)


POWERS = ("walk", "decide", "decide")
CHANNELS = {"slack": in_slack, "web": in_the_browser, "terminal": at_the_terminal}


def test_every_channel_gives_the_same_finding_and_record(place, monkeypatch):
    """Byte for byte, for the same answers at the same clock, but for the names that chance gives."""
    monkeypatch.setattr(type(place.clock), "pass_", lambda *_, **__: None)
    ada, *chairs = (place.person(name) for name in ("Ada", "Cy", "Guy"))
    findings, records = {}, {}
    for channel, walk in CHANNELS.items():
        walk(place, ada, chairs)
        session = place.session()
        place.done.add(session.case)
        [sealed] = place.desk.ledger.of_case(session.case)
        findings[channel] = canonical_json(place.desk.finding(place.desk.view(session.id)).model_dump(mode="json"))
        records[channel] = without_chance(sealed.opened(), place.desk.texts, channel)

    assert findings["slack"] == findings["web"] == findings["terminal"]
    assert records["slack"] == records["web"] == records["terminal"]


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
