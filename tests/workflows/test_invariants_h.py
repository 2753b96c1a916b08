"""What must hold of the workflows as they are shipped on any answers, not only on those somebody thought of.

A *harm fact* is an answer that the criteria count towards a review: a death, serious harm to a child who was thought
unharmed or whose harm was not yet known, abuse or neglect known or suspected, a death in custody or detention, and
cause for concern about joint working.
"""

import functools

import pytest
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st

from assistant.errors import AnswerNotAllowed
from assistant.workflows.engine import closed_options, is_open, stand
from assistant.workflows.given import picked, refuse_contradictions
from assistant.workflows.load import Catalogue, workflows_in
from conftest import PROJECT

WORKFLOWS = {workflow.key: workflow for workflow in workflows_in(Catalogue(PROJECT / "workflows"))}
CRITERIA = WORKFLOWS["scr-criteria/2015-03-26"]
NOTIFIABLE = WORKFLOWS["notifiable-incident/2015-03-26"]
STRENGTH = (
    "must_always", "must_presumed", "should_always", "indeterminate", "not_met_discretion", "not_applicable",
)  # fmt: skip
"""The findings of the criteria by what they ask for: what is open stands above what is not met."""
CUSTODY = ("police_custody", "remand", "sentenced", "yoi", "stc", "secure_childrens_home", "mha1983_detained")
HARM_FACTS = [
    ("outcome", "died", CRITERIA.questions["outcome"].options),
    ("outcome", "seriously_harmed", ("neither", "alive_harm_not_yet_known")),
    ("abuse_neglect", "known", CRITERIA.questions["abuse_neglect"].options),
    ("abuse_neglect", "suspected", ("not_suspected", "not_yet_known")),
    ("joint_working_concern", "concern", CRITERIA.questions["joint_working_concern"].options),
    *(("custody_status", place, ("none", "not_yet_known")) for place in CUSTODY),
]
"""Question, the answer that counts towards a review, and the answers in whose place it comes."""


@functools.cache
def answers_by(key):
    """An answer to every question, none of them missing; those that cannot both be right are drawn again."""
    workflow = WORKFLOWS[key]
    each = {n: st.sampled_from([picked(q, o) for o in q.options]) for n, q in workflow.questions.items()}
    return st.fixed_dictionaries(each).filter(lambda answers: allowed(workflow, answers))


def allowed(workflow, answers):
    try:
        refuse_contradictions(workflow, answers)
    except AnswerNotAllowed:
        return False
    return True


def completed(data, workflow, answers):
    """The same answers with every open one turned out in some way."""
    full = dict(answers)
    for name, question in workflow.questions.items():
        if is_open(question, answers[name]):
            ways = question.options[answers[name]].could_be or closed_options(question)
            full[name] = picked(question, data.draw(st.sampled_from(ways), label=name))
    assume(allowed(workflow, full))
    return full


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)
@drawn(data=st.data())
def test_the_order_of_answers_does_not_matter(workflow, data):
    answers = data.draw(answers_by(workflow.key))
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))

    assert stand(workflow, shuffled) == stand(workflow, answers)


@pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)
@drawn(data=st.data())
def test_a_finding_on_unknowns_is_that_of_every_way_they_turn_out(workflow, data):
    answers = data.draw(answers_by(workflow.key))

    whole = stand(workflow, completed(data, workflow, answers))

    found = stand(workflow, answers).finding
    assert found in {workflow.if_unsettled, *(workflow.rules[rule].finding for rule in whole.rules)}


@pytest.mark.parametrize(
    ("workflow", "not_met"),
    [(CRITERIA, "not_met_discretion"), (NOTIFIABLE, "not_notifiable")],
    ids=["scr-criteria", "notifiable-incident"],
)
@drawn(data=st.data())
def test_an_unknown_is_never_a_firm_no_unless_every_way_it_turns_out_is(workflow, not_met, data):
    answers = data.draw(answers_by(workflow.key))

    whole = stand(workflow, completed(data, workflow, answers))

    if stand(workflow, answers).finding == not_met:
        assert whole.finding == not_met


@pytest.mark.parametrize(
    ("question", "harm", "in_place_of"), HARM_FACTS, ids=[f"{question}={harm}" for question, harm, _ in HARM_FACTS]
)
@drawn(data=st.data())
def test_a_harm_fact_never_lowers_the_finding(question, harm, in_place_of, data):
    answers = data.draw(answers_by(CRITERIA.key)) | {question: data.draw(st.sampled_from(list(in_place_of)))}
    worse = answers | {question: harm}
    assume(allowed(CRITERIA, answers) and allowed(CRITERIA, worse))

    before, after = stand(CRITERIA, answers).finding, stand(CRITERIA, worse).finding

    assert STRENGTH.index(after) <= STRENGTH.index(before)


@drawn(data=st.data())
def test_a_deprivation_of_liberty_at_16_or_17_never_lowers_the_finding(data):
    """It is a harm fact at that age alone."""
    answers = data.draw(answers_by(CRITERIA.key)) | {"age": "16_or_17"}
    answers["custody_status"] = data.draw(st.sampled_from(["none", "not_yet_known"]))
    worse = answers | {"custody_status": "dol_16_17"}
    assume(allowed(CRITERIA, answers) and allowed(CRITERIA, worse))

    before, after = stand(CRITERIA, answers).finding, stand(CRITERIA, worse).finding

    assert STRENGTH.index(after) <= STRENGTH.index(before)


@drawn(data=st.data())
def test_finding_out_takes_no_rule_away_that_calls_for_a_review(data):
    """Except where definitive evidence comes in place of not knowing about joint working."""
    answers = data.draw(answers_by(CRITERIA.key))

    whole = stand(CRITERIA, completed(data, CRITERIA, answers))

    firing = set(stand(CRITERIA, answers).rules) & {"A1", "A2", "A3", "A4"}
    assert firing <= set(whole.rules)


@drawn(data=st.data())
def test_only_definitive_evidence_takes_the_presumption_away(data):
    answers = data.draw(answers_by(CRITERIA.key)) | {"joint_working_concern": "not_yet_known"}
    found = data.draw(st.sampled_from(["concern", "none_not_definitive", "none_definitive_evidence"]))
    known = answers | {"joint_working_concern": found}

    before, after = stand(CRITERIA, answers).finding, stand(CRITERIA, known).finding

    if STRENGTH.index(after) > STRENGTH.index(before):
        assert found == "none_definitive_evidence"
