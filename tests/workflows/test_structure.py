"""A definition that leads nowhere is refused with file and line, whatever is wrong with it."""

import shutil

import pytest

from assistant.errors import MalformedFiles, NotInForce, UnknownBoard, UnknownWorkflow
from assistant.workflows.load import Catalogue
from inventions import INVENTED, PACKING_FILE, PIZZA_FILE, altered

LOCAL = "local/riverside/pizza-party.yaml"


def damaged(tmp_path, file, old, new):
    """The messages on a copy of the invented workflows with one change, each without its folder."""
    root = altered(tmp_path, (file, old, new))
    name = "packing-list" if file == PACKING_FILE else "pizza-party"
    with pytest.raises(MalformedFiles) as refused:
        Catalogue(root).composed(name, "2020-01-01", "riverside")
    return [str(problem).removeprefix(f"{root}/") for problem in refused.value.problems]


def line(file, text):
    return next(n for n, held in enumerate((INVENTED / file).read_text().splitlines(), 1) if text in held)


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "message"),
    [
        (
            PIZZA_FILE,
            "dough: {to: {none: crisps_hot,",
            "dough: {to: {",
            "dough: {to:",
            "dead end: the answer 'none' to dough leads nowhere",
        ),
        (
            PIZZA_FILE,
            "no: crisps_cold,",
            "no: nowhere,",
            "oven: {to:",
            "dead end: 'nowhere' is neither a step nor an outcome",
        ),
        (PIZZA_FILE, "bad: crisps_hot,", "bad: oven,", "oven: {to:", "the way comes back to this step"),
        (
            PIZZA_FILE,
            "good: crisps_after,",
            "good: crisps_after, great: crisps_after,",
            "taste: {to:",
            "'great' is no option of taste",
        ),
        (PIZZA_FILE, "start: oven", "start: stove", "start:", "it starts at 'stove', which is no step"),
        (
            PIZZA_FILE,
            "crisps_after: {asks: crisps",
            "crisps_after: {asks: nuts",
            "crisps_after:",
            "asks 'nuts', which is no question with one answer",
        ),
        (PIZZA_FILE, "finding: snack,", "finding: starter,", "R2:", "'starter' is none of the findings"),
        (PIZZA_FILE, "if_unsettled: open", "if_unsettled: shut", "if_unsettled", "'shut' is none of the findings"),
        (
            PIZZA_FILE,
            "hungry_alone: {rules: [R3]}",
            "hungry_alone: {rules: [R9]}",
            "hungry_alone: {rules",
            "unknown rule 'R9'",
        ),
        (PIZZA_FILE, "who: host", "who: waiter", "call_guests: {do", "unknown role 'waiter'"),
        (PIZZA_FILE, "before party_on", "before dinner_on", "call_guests: {do", "no date 'dinner_on' is declared"),
        (PIZZA_FILE, "actions: [call_guests]", "actions: [call_aunts]", "invite:", "unknown action 'call_aunts'"),
        (PIZZA_FILE, "when: {oven: [no]}", "when: {stove: [no]}", "mind_the_oven", "'stove' is no question here"),
        (PIZZA_FILE, "when: {oven: [no]}", "when: {oven: [cold]}", "mind_the_oven", "'cold' is no option of oven"),
        (
            PIZZA_FILE,
            "on_finding: [feast, snack]",
            "on_finding: [feast, tea]",
            "invite:",
            "'tea' is none of the findings",
        ),
        (
            PIZZA_FILE,
            "could_be: [good, bad]",
            "could_be: [good, fine]",
            "smells_odd",
            "could be 'fine', which is no answer that leaves nothing open",
        ),
        (
            PIZZA_FILE,
            "{settles: true, cites: [menu#try-it]}",
            "{settles: true}",
            "settles",
            "only not_yet_known can settle, and with its own pinpoint",
        ),
        (PIZZA_FILE, "cites: [menu#crisps]}", "cites: []}", "R2:", "a finding needs at least one pinpoint"),
        (
            PIZZA_FILE,
            "none: {from: 0, to: 0}",
            "none: {}",
            "none: {from",
            "none needs bounds where the question is a number or a day, and only there",
        ),
        (
            PIZZA_FILE,
            "cites: [menu#nothing]",
            "cites: [card#nothing]",
            "R3:",
            "no source is declared for the pinpoint 'card#nothing'",
        ),
        (
            PIZZA_FILE,
            "id: pizza-party",
            "id: pasta-party",
            "id:",
            "holds pasta-party/2020-01-01, which its place does not say",
        ),
        (PIZZA_FILE, "follows: [hungry, open]", "follows: [starved]", "no_party:", "'starved' is none of the findings"),
        (PIZZA_FILE, "at_least: snack", "at_least: starter", "Crisps are never", "'starter' is none of the findings"),
        (PIZZA_FILE, "answers: [good, bad]}", "answers: [good, foul]}", "judgement:", "'foul' is no option"),
        (PIZZA_FILE, "title: Is there", "titel: Is there", "title:", "titel: Extra inputs are not permitted"),
        (
            PIZZA_FILE,
            "edition_chosen_by: party_on",
            "title: Twice",
            "edition_chosen_by",
            "the key 'title' stands twice",
        ),
        (
            PACKING_FILE,
            "if_unsettled: open",
            "start: drinks\nif_unsettled: open",
            "if_unsettled",
            "a list has no start: its questions stand alone",
        ),
        (
            PACKING_FILE,
            "cites: [menu#books], when: {books: [yes]}",
            "cites: [menu#books]",
            "heavy_books",
            "a rule of a list says when it fires",
        ),
        (
            PACKING_FILE,
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
        (
            PACKING_FILE,
            "drinks: {ask",
            "drinks: {always_known: true, ask",
            "drinks: {ask",
            "drinks is always known, yet not_yet_known is among its options",
        ),
        (
            PACKING_FILE,
            "So are they., options: {yes: {}, no: {}, not_yet_known: {}}",
            "So are they., options: {yes: {}, no: {}}",
            "books: {ask",
            "books does not allow not_yet_known",
        ),
        (
            PACKING_FILE,
            "So are they., options: {yes: {}, no: {}, not_yet_known: {}}",
            "So are they., options: {not_yet_known: {}}",
            "books: {ask",
            "books has no answer that leaves nothing open",
        ),
        (
            PACKING_FILE,
            "options: {children: {},",
            "options: {children: {could_be: [parents]},",
            "options: {children",
            "children could be others, which a question with several answers does not allow",
        ),
        (
            PIZZA_FILE,
            "could_be: [good, bad]",
            "could_be: [good, smells_odd]",
            "smells_odd",
            "could be 'smells_odd', which is no answer that leaves nothing open",
        ),
        (PIZZA_FILE, "held_by: [cook]", "held_by: [waiter]", "  oven:", "unknown role 'waiter'"),
        (
            PIZZA_FILE,
            "R1: {finding",
            "R1: {when: {}, finding",
            "R1: {finding",
            "a rule of a workflow of steps fires at an outcome, without a condition",
        ),
        (PIZZA_FILE, "hungry_alone: {rules: [R3]}", "hungry_alone: {}", "R3: {finding", "no outcome has this rule"),
        (
            PIZZA_FILE,
            "{answers: {oven: [no]",
            "{answers: {stove: [no]",
            "{answers: {oven",
            "'stove' is no question here",
        ),
        (PIZZA_FILE, "by: [host]", "by: [waiter]", "by: [host]", "unknown role 'waiter'"),
        (
            PIZZA_FILE,
            "cites: [menu#guests]",
            "cites: []",
            "call_guests: {do",
            "an action needs at least one pinpoint",
        ),
        (
            PIZZA_FILE,
            ", say: Have it mended., cites: [menu#baked]",
            "",
            "mind_the_oven",
            "consequences.mind_the_oven: Value error, neither says anything nor has an action",
        ),
        (
            PIZZA_FILE,
            "mended., cites: [menu#baked]",
            "mended.",
            "mind_the_oven",
            "consequences.mind_the_oven: Value error, says something without a pinpoint",
        ),
        (
            PACKING_FILE,
            "always: {actions: [take_basket]}",
            "always: {actions: [ask_host]}",
            "take_basket: {do",
            "no consequence has this action",
        ),
        (LOCAL, "call_guests: {due", "call_guests: {who: waiter, due", "call_guests: {due", "unknown role 'waiter'"),
        (LOCAL, "before party_on", "before dinner_on", "call_guests: {due", "no date 'dinner_on' is declared"),
        (LOCAL, "rv_bell:", "invite:", "rv_bell:", "pizza-party/2020-01-01 has a consequence 'invite' already"),
        (
            LOCAL,
            "actions: [rv_ring_bell]",
            "actions: [call_guests]",
            "rv_ring_bell: {do",
            "no consequence has this action",
        ),
        (
            LOCAL,
            "extends: pizza-party/2020-01-01",
            "extends: pizza-party/2020-01-02",
            "extends:",
            "extends pizza-party/2020-01-02, which its place does not say",
        ),
    ],
)
def test_each_fault_is_told_with_its_line(tmp_path, file, old, new, at, message):
    told = damaged(tmp_path, file, old, new)

    assert any(problem.startswith(f"{file}:{line(file, at)}: {message}") for problem in told), told


def test_every_fault_is_told_at_once(tmp_path):
    root = altered(
        tmp_path, (PIZZA_FILE, "who: host", "who: waiter"), (PIZZA_FILE, "finding: snack", "finding: starter")
    )

    with pytest.raises(MalformedFiles) as refused:
        Catalogue(root).national("pizza-party", "2020-01-01")

    assert len(refused.value.problems) == 2


def test_what_is_not_there_is_named_with_what_is():
    catalogue = Catalogue(INVENTED)

    with pytest.raises(
        UnknownWorkflow, match="unknown workflow 'pasta': the workflows are boat-trip, packing-list, pizza-party"
    ):
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
    root = altered(tmp_path)
    shutil.rmtree(root / "national" / "pizza-party")

    assert list(Catalogue(root).editions) == ["boat-trip", "packing-list"]
