"""The criteria and the notifiable test, written a second time as plain tables, agree with the workflows everywhere.

The tables know nothing of steps, routes or the engine: they say what holds of a case of which everything is known, and
what is not known is filled in every way. Regulation 5(2); Working Together 2015, chapter 4, paragraphs 18 to 20.
"""

import itertools

import pytest

from assistant.errors import AnswerNotAllowed
from assistant.workflows.engine import stand
from assistant.workflows.given import given, read_answers
from assistant.workflows.load import Catalogue
from conftest import PROJECT

CATALOGUE = Catalogue(PROJECT / "workflows")
HELD = ["police_custody", "remand", "sentenced", "yoi", "stc", "secure_childrens_home", "mha1983_detained"]
ABUSE = {"known", "suspected"}
FACTS = {
    "child": ["under_18", "18_or_over"],
    "outcome": ["died", "seriously_harmed", "neither"],
    "abuse_neglect": ["known", "suspected", "not_suspected"],
    "joint_working_concern": ["concern", "none_not_definitive", "none_definitive_evidence", "not_yet_known"],
    "custody_status": ["none", *HELD, "dol_16_17"],
    "age": [7, 16, 17, 18],
    "looked_after": ["yes", "no"],
    "regulated_setting": ["yes", "no"],
}
UNKNOWN = "not_yet_known"


def criteria(case):
    """The findings of every rule that fires on a case of which everything is known."""
    if case["child"] == "18_or_over":
        return {"not_applicable"}
    abused = case["abuse_neglect"] in ABUSE
    fired = set()
    if case["outcome"] == "died":
        held = case["custody_status"] in HELD or (case["custody_status"] == "dol_16_17" and case["age"] in {16, 17})
        fired |= {"must_always"} if abused else set()
        fired |= {"should_always"} if held else set()
    if case["outcome"] == "seriously_harmed" and abused:
        worked = case["joint_working_concern"]
        fired |= {"must_always"} if worked == "concern" else set()
        fired |= {"must_presumed"} if worked in {"none_not_definitive", UNKNOWN} else set()
    return fired or {"not_met_discretion"}


def notifiable(case):
    """Whether the local authority has to notify."""
    if case["child"] == "18_or_over":
        return {"not_applicable"}
    abused = case["abuse_neglect"] in ABUSE
    died = case["outcome"] == "died"
    harmed = case["outcome"] == "seriously_harmed"
    anyway = died and "yes" in {case["looked_after"], case["regulated_setting"]}
    return {"notifiable"} if (abused and (died or harmed)) or anyway else {"not_notifiable"}


STRENGTH = ["must_always", "must_presumed", "should_always", "not_met_discretion", "not_applicable"]
ORACLES = {"scr-criteria": criteria, "notifiable-incident": notifiable}


def expected(oracle, answers):
    """The one finding on every way of filling in the unknowns; else one that fires on all of them; else open."""
    ways = []
    for name, values in FACTS.items():
        answer = answers[name]
        if name == "outcome" and answer == "alive_harm_not_yet_known":
            ways.append(["seriously_harmed", "neither"])
        elif answer == UNKNOWN and name != "joint_working_concern":
            ways.append(values)
        else:
            ways.append([answer])
    fired = []
    for filled in itertools.product(*ways):
        case = dict(zip(FACTS, filled, strict=True))
        if (case["child"] == "under_18") == (case["age"] < 18):
            fired.append(oracle(case))
    strongest = {min(codes, key=STRENGTH.index) if len(codes) > 1 else next(iter(codes)) for codes in fired}
    if len(strongest) == 1:
        return strongest.pop()
    return next((code for code in STRENGTH if all(code in codes for codes in fired)), "indeterminate")


def cases():
    """Answers of every kind, unknowns among them; an age that fits, or none."""
    for child, outcome, abuse, worked, custody, cared, regulated in itertools.product(
        ["under_18", "18_or_over", UNKNOWN],
        ["died", "seriously_harmed", "neither", "alive_harm_not_yet_known", UNKNOWN],
        ["known", "not_suspected", UNKNOWN],
        FACTS["joint_working_concern"],
        ["none", "yoi", "dol_16_17", UNKNOWN],
        ["yes", "no", UNKNOWN],
        ["yes", "no", UNKNOWN],
    ):
        for age in [UNKNOWN, 7, 16] if child != "18_or_over" else [UNKNOWN, 18]:
            if not (custody == "dol_16_17" and age in {7, 18}):
                values = (child, outcome, abuse, worked, custody, age, cared, regulated)
                yield dict(zip(FACTS, values, strict=True))


@pytest.mark.parametrize("name", ORACLES)
def test_the_workflow_agrees_with_the_table(name):
    """On every combination of answers, unknowns included."""
    workflow = CATALOGUE.composed(name, CATALOGUE.editions[name][-1])
    seen = {}
    wrong = []
    for answers in cases():
        full = {**answers, "suspected_suicide": "no"}
        asked = {question: full[question] for question in workflow.questions if question in full}
        key = tuple(sorted((question, str(value)) for question, value in asked.items()))
        if key in seen:
            continue
        standing = stand(workflow, given(workflow, read_answers(workflow, asked)))
        seen[key] = standing.finding
        irrelevant = {question: FACTS[question][0] for question in FACTS if question not in workflow.questions}
        wanted = expected(ORACLES[name], {**answers, **irrelevant, "child": answers["child"], "age": answers["age"]})
        if standing.finding != wanted:
            wrong.append((asked, wanted, standing.finding))

    assert len(seen) > 500
    assert wrong[:5] == []


def test_answers_that_exclude_each_other_are_refused():
    """The table leaves them out, and the workflow does not take them."""
    workflow = CATALOGUE.composed("scr-criteria", "2015-03-26")

    for answers in (
        {"child": "under_18", "age": 18},
        {"child": "18_or_over", "age": 17},
        {"custody_status": "dol_16_17", "age": 12},
    ):
        with pytest.raises(AnswerNotAllowed, match="cannot both be right"):
            read_answers(workflow, answers)
