"""``assistant workflow run`` as its user meets it, line by line."""

import datetime
import io
import json
import re
import shutil
import sys
from types import SimpleNamespace

import pytest
from test_command_line import run

import desks
from assistant.cases.references import issue
from assistant.channels.cli import walk
from assistant.channels.cli.walk import Terminal
from assistant.conversation import walk_wording as wording
from assistant.errors import UserError
from assistant.settings import Settings
from assistant.workflows.engine import stand
from assistant.workflows.given import given, read_answers, with_case
from assistant.workflows.load import Catalogue
from conftest import PROJECT
from desks import acting, answered, safe
from picnics import asked, kept

ALL_THE_WAY = ("yes", "3", "1", "We tried it.", "yes")
"""To a feast, once the safety question is settled."""
SEALING = ("yes", "party", "2020-05-04", "host", "Bo Kite", "cook", "Ada Reuter", "", "Everybody is hungry.")


@pytest.fixture
def desk(tmp_path):
    with desks.opened("memory", tmp_path) as opened:
        yield desks.desk_of(*opened, desks.workflows(tmp_path))


@pytest.fixture
def walked(desk, monkeypatch, capsys):
    """Walk with piped lines; what was printed."""

    def walked(
        *lines, workflow="pizza-party", board="riverside", case=None, dates=None, person="Ada Reuter", role="cook"
    ):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        settings = Settings(_env_file=None, person=person, role=role)
        assert Terminal(desks.lists_of(desk), settings).walk(workflow, board, case, dates or {}) == 0
        return capsys.readouterr().out

    return walked


def the_case(desk):
    (case,) = desk.store.cases()
    return case


def the_session(desk):
    (session,) = desk.store.sessions(the_case(desk).reference)
    return desk.view(session.id)


def test_a_case_is_walked_from_the_safety_question_to_a_sealed_record(desk, walked):
    """Numbers and names of answers, a judgement with its reasons, a decision that two people confirm."""
    shown = walked("no", *ALL_THE_WAY, *SEALING)

    record = next(desk.ledger.links("riverside")).sealed.opened()
    assert shown.index(wording.SAFETY_QUESTION) < shown.index("Does the oven work?")
    assert f"The case has the reference {record.case}." in shown
    assert "What is weighed: Whether anybody would eat it." in shown
    assert "There is pizza for everybody." in shown
    assert f"Sealed as record {record.id}, number 1 of its board" in shown
    assert (record.decision.decided, record.place, len(record.confirmed_by)) == ("party", "terminal", 2)
    assert the_session(desk).session.state == "sealed"


def test_yes_shows_the_route_and_pauses(desk, walked):
    """And says how to go on."""
    shown = walked("yes")

    assert wording.SAFETY_ROUTE in shown and wording.SAFETY_PAUSED in shown
    assert f"assistant workflow run pizza-party --case {the_case(desk).reference}" in shown
    assert the_session(desk).session.state == "paused"
    assert "Does the oven work?" not in shown


def test_not_yet_known_goes_on_once_the_route_was_followed(desk, walked):
    """It is asked again until then; a word that is no answer is passed over."""
    shown = walked("perhaps", "not yet known", "no", "not yet known", "followed", "pause")

    assert shown.count(wording.SAFETY_QUESTION) == 3
    assert shown.count(wording.SAFETY_FOLLOWED) == 2
    assert "Does the oven work?" in shown
    assert not the_session(desk).safety_pending


def test_the_end_of_the_input_loses_nothing(desk, walked):
    """The same command with the case goes on where it was left; the board is the case's own."""
    walked("no", "yes")
    reference = the_case(desk).reference

    shown = walked("3", "pause", case=reference.lower(), board=None)

    assert "Taken up where it was left." in shown
    assert wording.SAFETY_QUESTION not in shown
    assert the_session(desk).answers == {"oven": "yes", "dough": 3}
    assert the_session(desk).session.state == "paused"


def test_everything_that_can_be_typed_does_what_help_says(desk, walked):
    """Nothing of it is taken for an answer."""
    shown = walked(
        "no", "help", "why", "possible", "safety", "note It is hot.", "", "perhaps", "yes", "back", "", "0",
        "change dough", "4", "change taste", "hand", "hand over guest",
    )  # fmt: skip

    view = the_session(desk)
    assert walk.HELP in shown
    assert "Pizza is baked." in shown and "The menu, baked: baked" in shown
    assert "Still possible: feast, snack, hungry" in shown
    assert wording.SAFETY_ROUTE in shown
    assert "! type an answer; `help` lists what else can be done" in shown
    assert "! oven: 'perhaps' is no answer to it; choose yes, no, not_yet_known" in shown
    assert "Already answered: yes (cook, " in shown and "Enter confirms it." in shown
    assert "How much dough is there? (now: 0)" in shown
    assert "! 'taste' has not been answered: oven, dough" in shown
    assert view.answers == {"oven": "yes", "dough": 4}
    assert [event.kind for event in view.session.events] == [
        "safety", "note", "answer", "back", "answer", "answer", "answer", "hand_over", "pause",
    ]  # fmt: skip
    assert desk.texts.read(view.session.events[1].text) == "It is hot."
    assert view.session.events[-2].to == "guest"


def test_board_help_and_labels_are_shown(walked):
    """Whose they are stands before them."""
    shown = walked("no", "yes", "3", "quit")

    assert "(riverside) The oven is below deck." in shown
    assert "3. Hard to say" in shown and "4. not yet known" in shown
    assert "A whole number, or: not yet known" in shown and "1. none" not in shown


def test_every_open_finding_that_a_change_moves_is_listed(desk, walked):
    """From what to what, never behind anybody's back."""
    case = desk.open_case("riverside", acting())
    answered(desk, safe(desk, case), oven="no", crisps="yes")
    answered(desk, safe(desk, case, minute=10), 11, oven="no")

    shown = walked("change oven", "yes", "change oven", "no", "pause", case=case.reference)

    assert "This moves pizza-party: from snack to not finished" in shown
    assert "This moves pizza-party: from not finished to snack" in shown


def test_set_aside_answers_are_listed(desk, walked):
    """In the order they were given."""
    shown = walked("no", "yes", "3", "good", "We tried it.", "change oven", "no", "pause")

    assert "Set aside, not lost: dough, taste" in shown


def test_several_answers_a_day_and_a_known_fact(desk, walked):
    """Each in the form people write it; none of several is an answer, too."""
    first = walked("no", "no", "yes", "2020-05-05", "2, dip", "back", "no", workflow="left-overs/2020-01-01")
    case = the_case(desk).reference
    second = walked("", "change with", "none", "back", "", "no", workflow="left-overs", case=case)

    assert "As many as apply, with commas between them; none where none does." in first
    assert "! with: 'no' is no answer to it" in first
    assert "Already answered: dip, cheese (cook, " in second
    assert "What goes with them? (now: dip, cheese)" in second
    assert "Already answered: none (cook, " in second
    assert second.count("Crumbs are left.") == 3
    assert the_session(desk).answers == {"crisps": "no", "oven": "yes", "eaten_on": "2020-05-05", "with": ()}


def test_a_finding_can_be_gone_back_from(desk, walked):
    """And what is typed there is told from an answer."""
    shown = walked(
        "no", *ALL_THE_WAY, "yes please", "3", "why", "note Burnt.", "change crisps", "no", "back", "yes", "no"
    )

    assert shown.count("! every question has been answered") == 2
    assert shown.count("There is pizza for everybody.") == 5
    assert the_session(desk).answers["crisps"] == "yes"


def test_a_finding_is_not_sealed_where_nobody_is_named(desk, walked):
    """It is shown, and the session stays open."""
    for named in ({"person": ""}, {"role": ""}):
        shown = walked("no", *ALL_THE_WAY, *SEALING, **named)

        assert "There is pizza for everybody." in shown
        assert f"Not sealed: {wording.NOBODY_AT_TERMINAL}." in shown
    assert desk.ledger.boards() == []


def test_a_finding_need_not_be_sealed(desk, walked):
    """It can be later."""
    shown = walked("no", *ALL_THE_WAY, "no")

    assert "Nothing is lost." in shown
    assert the_session(desk).session.state == "open"


def test_a_decision_that_cannot_be_sealed_is_told_and_asked_again(desk, walked):
    """Here for a day that is none, for personal data, and for an unknown decision."""
    wrong_day = ("yes", "party", "4 May")
    wrong_text = (*SEALING[:-1], "Ryan Whitlock wants it.")
    unknown = ("yes", "dance", *SEALING[2:])

    shown = walked("no", *ALL_THE_WAY, *wrong_day, *wrong_text, *unknown, *SEALING)

    assert "! no such day: '4 May' (write it YYYY-MM-DD)" in shown
    assert "! the text holds a name and was not kept." in shown
    assert "! 'dance' is no decision here: choose party, no_party" in shown
    assert "Sealed as record" in shown


def test_a_departure_and_dissent_are_asked_for(desk, walked):
    """And kept apart from the reasons."""
    walked(
        "no", *ALL_THE_WAY, "yes", "no_party", "Nobody can come.", "2020-05-04", "host", "Bo Kite", "cook", "Ada Reuter",
        "guest", "Cy Dorn", "I am hungry.", "", "It is late.",
    )  # fmt: skip

    decided = next(desk.ledger.links("riverside")).sealed.opened().decision
    assert decided.departs_from_finding
    assert desk.texts.read(decided.departures) == "Nobody can come."
    assert [desk.texts.read(one.reasons) for one in decided.dissent] == ["I am hungry."]


def test_a_second_record_may_put_the_first_right(desk, walked):
    """Walked afresh with every fact shown; or it stands beside it."""
    walked("no", *ALL_THE_WAY, *SEALING)
    reference = the_case(desk).reference
    facts = ("", "", "", "We tried it again.", "no")

    corrected = walked("no", *facts, *SEALING, "yes", case=reference)
    beside = walked("no", *facts, *SEALING, "no", case=reference)

    first, second, third = (link.sealed.opened() for link in desk.ledger.links("riverside"))
    assert f"Does this put right record {first.id}? yes / no" in corrected
    assert f"Does this put right record {second.id}? yes / no" in beside
    assert (second.kind, second.supersedes, third.kind) == ("correction", first.id, "decision")


def test_a_workflow_that_asks_for_no_decision_is_noted(desk, walked):
    """By whoever takes note."""
    walked(
        "no",
        "no",
        "no",
        "2020-05-05",
        "none",
        "yes",
        "2020-05-06",
        "host",
        "Bo Kite",
        "",
        "Seen.",
        workflow="left-overs",
    )

    assert next(desk.ledger.links("riverside")).sealed.opened().decision.decided == "noted"


def test_whoever_was_slower_sees_the_session_as_it_is_now(desk, monkeypatch, capsys):
    """While answering and while sealing, and goes on from there."""

    def typed():
        yield "no"
        desk.answer(the_session(desk), "oven", "yes", acting(1), "")
        yield from ("no", *ALL_THE_WAY[1:], *SEALING[:2])
        desk.note(the_session(desk), "Look again.", acting(2))
        yield from SEALING[2:]
        yield "no"

    lines = typed()
    stdin = SimpleNamespace(isatty=lambda: False, readline=lambda: next((f"{line}\n" for line in lines), ""))
    monkeypatch.setattr(sys, "stdin", stdin)

    Terminal(desks.lists_of(desk), Settings(_env_file=None, person="Ada Reuter", role="cook")).walk(
        "pizza-party", "riverside", None, {}
    )

    shown = capsys.readouterr().out
    assert shown.count("! somebody else went on with this case meanwhile: look at it again") == 2
    assert shown.count("There is pizza for everybody.") == 2
    assert the_session(desk).answers["oven"] == "yes"
    assert desk.ledger.boards() == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"board": None}, "say which board the case belongs to: --board"),
        ({"board": "hilltop"}, "unknown board 'hilltop'"),
        ({"workflow": "cake"}, "unknown workflow 'cake'"),
        ({"workflow": "pizza-party/2019-01-01"}, "has no edition '2019-01-01'"),
        ({"case": "LCS-4471902"}, "not a case reference issued here"),
        ({"case": issue(7)}, "no case CASE-"),
    ],
    ids=["no board", "board", "workflow", "edition", "another's reference", "unknown reference"],
)
def test_what_cannot_be_walked_is_told_and_opens_no_case(desk, walked, wrong, said):
    """With the exit code of what a person can put right."""
    with pytest.raises(UserError, match=said) as told:
        walked("no", **wrong)

    assert told.value.exit_code == 2
    assert desk.store.cases() == []


def test_an_answer_that_moves_the_list_of_the_case_says_what_it_moves(tmp_path, monkeypatch, capsys):
    with kept("memory", tmp_path) as case:
        case.desk.make(case.case, asked("picnic"), acting())
        monkeypatch.setattr(sys, "stdin", io.StringIO("no\nno\n"))

        Terminal(case.desk, Settings(_env_file=None, person="Ada Reuter", role="cook")).walk(
            "outings", None, case.case, {"party_on": datetime.date(2020, 6, 10)}
        )

    shown = capsys.readouterr().out
    assert "  This moves the checklist of the case:\n  Added 0, moved 0, fallen away 4." in shown
    assert "    - Pack the basket" in shown


def interactive(lines):
    given = iter(lines)

    def typed(prompt):
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    return typed


def test_at_a_keyboard_each_prompt_stands_before_its_line(desk, monkeypatch, capsys):
    """And the end of the input is the end of the walk."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr("builtins.input", interactive(["no", "yes"]))

    assert Terminal(desks.lists_of(desk), Settings(_env_file=None)).walk("pizza-party", "riverside", None, {}) == 0

    assert "Nothing is lost." in capsys.readouterr().out
    assert the_session(desk).answers == {"oven": "yes"}


@pytest.fixture(scope="module")
def data(bare_data, tmp_path_factory):
    """A data folder of its own, with the index of the real corpus."""
    return shutil.copytree(bare_data, tmp_path_factory.mktemp("walks") / "data")


NAMED = {"ASSISTANT_PERSON": "Ada Reuter", "ASSISTANT_ROLE": "business manager"}
WORKFLOW, BOARD = "scr-criteria", "essex"


def first_answers():
    """The lines that lead to a finding by the first option of every question, reasons where it is a judgement."""
    catalogue = Catalogue(PROJECT / "workflows")
    workflow = catalogue.composed(WORKFLOW, catalogue.editions[WORKFLOW][-1], BOARD)
    lines, answers = [], {}
    while True:
        whole = with_case(workflow, answers, {})
        asking = stand(workflow, given(workflow, read_answers(workflow, whole))).asking
        if asking is None:
            return workflow, lines
        question = workflow.questions[asking]
        name, option = next(iter(question.options.items()))
        value = option.to if option.from_ is None else option.from_
        answers[asking] = name if value is None else value
        lines.append(str(answers[asking]))
        if question.judgement and question.judgement.covers(name):
            lines.append("The agencies agree on it.")


def test_a_real_case_is_walked_sealed_and_replayed(data):
    """With a question to the guidance on the way, which is kept; nothing of it is said in clear."""
    workflow, lines = first_answers()
    asked = "ask Who decides whether the criteria for a serious case review are met?"
    named = "ask Does Ryan Whitlock meet the criteria?"
    at_risk = "ask The child told me that her father hits her, what now?"
    option = next(iter(workflow.decision.options))
    code = workflow.decision.options[option].follows
    confirmed = ["second chair", "Bo Kite"] * (workflow.decision.confirmed_by - 1)

    paused = run(
        data, "workflow", "run", WORKFLOW, "--board", BOARD,
        stdin="\n".join(["no", lines[0], asked, named, at_risk, "ask", "pause"]) + "\n", env=NAMED,
    )  # fmt: skip
    reference = re.search(r"CASE-\w{4}-\w{4}", paused.stdout)[0]
    resumed = run(data, "workflow", "run", WORKFLOW, "--case", reference, stdin="\n".join(lines[1:]) + "\n", env=NAMED)
    departs = not any(f"({one})" in resumed.stdout or workflow.findings[one].headline in resumed.stdout for one in code)
    why = ["The panel saw it otherwise."] if departs else []
    sealing = ["yes", option, *why, "2016-05-26", "chair", "Cy Dorn", *confirmed, "", "The criteria speak for it."]
    sealed = run(data, "workflow", "run", WORKFLOW, "--case", reference, stdin="\n".join(sealing) + "\n", env=NAMED)
    shown = run(data, "record", "list", "--json")
    replayed = run(data, "record", "replay")
    verified = run(data, "record", "verify")

    assert (paused.returncode, resumed.returncode, sealed.returncode) == (0, 0, 0), sealed.stderr
    assert "Where it says so:" in paused.stdout
    assert wording.SAFETY_ROUTE in " ".join(paused.stdout.replace("! ", "").split())
    assert "! the question is empty" in paused.stdout
    assert "Sealed as record r-" in sealed.stdout
    (row,) = json.loads(shown.stdout)
    assert (row["case"], row["board"], row["decided"]) == (reference, BOARD, option)
    assert (replayed.returncode, replayed.stdout) == (0, f"{row['id']}: the same finding\n")
    assert verified.returncode == 0
    document = json.loads(run(data, "record", "show", row["id"], "--json").stdout)
    (consulted,) = document["consulted"]
    assert document["texts"][consulted["question"]["id"]] == asked.removeprefix("ask ")
    assert consulted["statement_ids"]
    content = b"".join(file.read_bytes() for file in data.glob("records.db*"))
    assert b"Whitlock" not in content and b"Reuter" not in content


@pytest.mark.parametrize("case", ["LCS-4471902", issue(7)], ids=["another's", "unknown"])
def test_a_case_that_is_not_kept_here_ends_with_two(data, case):
    """In one line on standard error."""
    outcome = run(data, "workflow", "run", WORKFLOW, "--case", case, stdin="no\n")

    assert outcome.returncode == 2
    assert len(outcome.stderr.splitlines()) == 1 and outcome.stdout == ""
