"""A definition that leads nowhere is refused with file and line, whatever is wrong with it."""

import shutil

import pytest

from assistant.errors import MalformedFiles, NotInForce, UnknownBoard, UnknownWorkflow
from assistant.workflows.load import Catalogue
from inventions import INVENTED

NATIONAL = "national/pizza-party/2020-01-01.yaml"
LISTED = "national/packing-list/2020-01-01.yaml"
LOCAL = "local/riverside/pizza-party.yaml"


def damaged(tmp_path, file, old, new):
    """The messages on a copy of the invented workflows with one change, each without its folder."""
    root = tmp_path / "workflows"
    shutil.copytree(INVENTED, root)
    text = (root / file).read_text()
    assert old in text
    (root / file).write_text(text.replace(old, new, 1))
    name = "packing-list" if file == LISTED else "pizza-party"
    with pytest.raises(MalformedFiles) as refused:
        Catalogue(root).composed(name, "2020-01-01", "riverside")
    return [str(problem).removeprefix(f"{root}/") for problem in refused.value.problems]


def line(file, text):
    return next(n for n, held in enumerate((INVENTED / file).read_text().splitlines(), 1) if text in held)


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "message"),
    [
        (
            NATIONAL,
            "dough: {to: {none: crisps_hot,",
            "dough: {to: {",
            "dough: {to:",
            "dead end: the answer 'none' to dough leads nowhere",
        ),
        (
            NATIONAL,
            "no: crisps_cold,",
            "no: nowhere,",
            "oven: {to:",
            "dead end: 'nowhere' is neither a step nor an outcome",
        ),
        (NATIONAL, "bad: crisps_hot,", "bad: oven,", "oven: {to:", "the way comes back to this step"),
        (
            NATIONAL,
            "good: crisps_after,",
            "good: crisps_after, great: crisps_after,",
            "taste: {to:",
            "'great' is no option of taste",
        ),
        (NATIONAL, "start: oven", "start: stove", "start:", "it starts at 'stove', which is no step"),
        (
            NATIONAL,
            "crisps_after: {asks: crisps",
            "crisps_after: {asks: nuts",
            "crisps_after:",
            "asks 'nuts', which is no question with one answer",
        ),
        (NATIONAL, "finding: snack,", "finding: starter,", "R2:", "'starter' is none of the findings"),
        (NATIONAL, "if_unsettled: open", "if_unsettled: shut", "if_unsettled", "'shut' is none of the findings"),
        (
            NATIONAL,
            "hungry_alone: {rules: [R3]}",
            "hungry_alone: {rules: [R9]}",
            "hungry_alone: {rules",
            "unknown rule 'R9'",
        ),
        (NATIONAL, "who: host", "who: waiter", "call_guests: {do", "unknown role 'waiter'"),
        (NATIONAL, "before party_on", "before dinner_on", "call_guests: {do", "no date 'dinner_on' is declared"),
        (NATIONAL, "actions: [call_guests]", "actions: [call_aunts]", "invite:", "unknown action 'call_aunts'"),
        (NATIONAL, "when: {oven: [no]}", "when: {stove: [no]}", "mind_the_oven", "'stove' is no question here"),
        (NATIONAL, "when: {oven: [no]}", "when: {oven: [cold]}", "mind_the_oven", "'cold' is no option of oven"),
        (
            NATIONAL,
            "on_finding: [feast, snack]",
            "on_finding: [feast, tea]",
            "invite:",
            "'tea' is none of the findings",
        ),
        (
            NATIONAL,
            "could_be: [good, bad]",
            "could_be: [good, fine]",
            "smells_odd",
            "could be 'fine', which is no option",
        ),
        (
            NATIONAL,
            "{settles: true, cites: [menu#try-it]}",
            "{settles: true}",
            "settles",
            "only not_yet_known can settle, and with its own pinpoint",
        ),
        (NATIONAL, "cites: [menu#crisps]}", "cites: []}", "R2:", "a finding needs at least one pinpoint"),
        (
            NATIONAL,
            "none: {from: 0, to: 0}",
            "none: {}",
            "none: {from",
            "none needs bounds where the question is a number or a day, and only there",
        ),
        (
            NATIONAL,
            "cites: [menu#nothing]",
            "cites: [card#nothing]",
            "format: 1",
            "no source is declared for the pinpoint 'card#nothing'",
        ),
        (
            NATIONAL,
            "id: pizza-party",
            "id: pasta-party",
            "id:",
            "holds pasta-party/2020-01-01, which its place does not say",
        ),
        (NATIONAL, "follows: [hungry, open]", "follows: [starved]", "no_party:", "'starved' is none of the findings"),
        (NATIONAL, "at_least: snack", "at_least: starter", "Crisps are never", "'starter' is none of the findings"),
        (NATIONAL, "answers: [good, bad]}", "answers: [good, foul]}", "judgement:", "'foul' is no option"),
        (NATIONAL, "title: Is there", "titel: Is there", "title:", "titel: Extra inputs are not permitted"),
        (NATIONAL, "edition_chosen_by: party_on", "title: Twice", "edition_chosen_by", "the key 'title' stands twice"),
        (
            LISTED,
            "if_unsettled: open",
            "start: drinks\nif_unsettled: open",
            "if_unsettled",
            "a list has no start: its questions stand alone",
        ),
        (
            LISTED,
            "cites: [menu#books], when: {books: [yes]}",
            "cites: [menu#books]",
            "heavy_books",
            "a rule of a list says when it fires",
        ),
        (
            LISTED,
            "ask_when: {drinks: [yes]}",
            "ask_when: {drinks: [lots]}",
            "how_many",
            "'lots' is no option of drinks",
        ),
        (
            LOCAL,
            "silent:",
            "steps: {oven: {to: {no: dough}}}\nsilent:",
            "silent:",
            "steps: Value error, a board's file adds to a workflow; it cannot change what the answers lead to",
        ),
        (LOCAL, "oven: [{say", "stove: [{say", "oven: [{", "pizza-party/2020-01-01 has no question 'stove'"),
        (
            LOCAL,
            "call_guests: {due",
            "call_aunts: {due",
            "call_guests:",
            "pizza-party/2020-01-01 has no action 'call_aunts'",
        ),
        (
            LOCAL,
            "rv_ring_bell: {do",
            "call_guests: {do",
            "rv_ring_bell: {do",
            "pizza-party/2020-01-01 has an action 'call_guests' already",
        ),
        (LOCAL, "after launch_on", "after lunch_on", "rv_ring_bell: {do", "no date 'lunch_on' is declared"),
        (LOCAL, "board: riverside", "board: lakeside", "board:", "stands in the folder of riverside"),
    ],
)
def test_each_fault_is_told_with_its_line(tmp_path, file, old, new, at, message):
    assert f"{file}:{line(file, at)}: {message}" in damaged(tmp_path, file, old, new)


def test_every_fault_is_told_at_once(tmp_path):
    root = tmp_path / "workflows"
    shutil.copytree(INVENTED, root)
    file = root / NATIONAL
    file.write_text(file.read_text().replace("who: host", "who: waiter").replace("finding: snack", "finding: starter"))

    with pytest.raises(MalformedFiles) as refused:
        Catalogue(root).national("pizza-party", "2020-01-01")

    assert len(refused.value.problems) == 2


def test_what_is_not_there_is_named_with_what_is():
    catalogue = Catalogue(INVENTED)

    with pytest.raises(UnknownWorkflow, match="unknown workflow 'pasta': the workflows are packing-list, pizza-party"):
        catalogue.national("pasta", "2020-01-01")
    with pytest.raises(UnknownBoard, match="unknown board 'lakeside': the boards are national, riverside"):
        catalogue.composed("pizza-party", "2020-01-01", "lakeside")


def test_a_day_outside_every_edition_is_refused_with_the_windows():
    import datetime

    with pytest.raises(
        NotInForce,
        match="no edition of pizza-party was in force on 2019-12-31: 2020-01-01 from 2020-01-01 to 2020-12-31",
    ):
        Catalogue(INVENTED).in_force("pizza-party", {"party_on": datetime.date(2019, 12, 31)})


def test_a_deleted_folder_is_no_workflow_any_more(tmp_path):
    root = tmp_path / "workflows"
    shutil.copytree(INVENTED, root)
    shutil.rmtree(root / "national" / "pizza-party")

    assert list(Catalogue(root).editions) == ["packing-list"]
