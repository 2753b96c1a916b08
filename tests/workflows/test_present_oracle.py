"""The law as it stands since 2018, written a second time as plain tables, agrees with the workflows everywhere.

As in ``test_criteria_oracle`` the tables know nothing of steps, routes or the engine: they say which findings hold of a
case of which everything is known, and what is not known is filled in every way. Children Act 2004, section 16C; the
Practice Review Regulations 2018, regulations 3 and 11; Working Together 2018 and 2023.
"""

import datetime
import itertools

import pytest

from assistant.workflows.engine import stand
from assistant.workflows.given import given, matches, picked, read_answers
from assistant.workflows.load import Catalogue
from conftest import PROJECT

CATALOGUE = Catalogue(PROJECT / "workflows")
UNKNOWN = "not_yet_known"
CARE_LEAVERS_SINCE = "2023-12-15"


def serious_incident(case, edition):
    """What this authority has to notify."""
    died = case["outcome"] == "died"
    left_care = died and case.get("care_leaver") == "yes" and edition >= CARE_LEAVERS_SINCE
    if case["child"] == "18_or_over":
        return {"notify_care_leaver_death"} if left_care else {"not_applicable"}
    here = case["where_it_happened"] == "in_this_area"
    abroad = case["where_it_happened"] == "outside_england" and case["normally_resident"] == "yes"
    fired = {"notify_looked_after_death"} if died and case["looked_after"] == "yes" else set()
    fired |= {"notify_care_leaver_death"} if left_care else set()
    if case["abuse_neglect"] in {"known", "suspected"} and case["outcome"] in {"died", "seriously_harmed"}:
        fired |= {"notify_panel"} if here or abroad else {"another_authority_notifies"}
    return fired or {"not_notifiable"}


def rapid_review(case, _):
    """How the rapid review stands."""
    if case["panel_notified"] == "no":
        return {"notify_first"}
    if case["criteria_found_not_met"] == "yes":
        return {"not_required"}
    aims = [case["facts_gathered"], case["children_safe"], case["improvements_considered"]]
    if "no" in aims or case["next_step"] == "not_decided":
        return {"rapid_review_due"}
    return {"complete"} if case["sent_to_panel"] == "yes" else {"send_to_panel"}


def local_review(case, _):
    """What counts towards a review, locally or nationally."""
    both = "yes" in {case["improvements_needed"], case["recurrent_themes"]}
    local = case["organisations_together"] == "yes" or case["panel_view"] == "local_more_appropriate"
    national = case["law_or_guidance"] == "yes"
    fired = {"rapid_review_first"} if case["rapid_review_complete"] == "no" else set()
    fired |= {"national_review_arranged"} if case["panel_view"] == "national_review" else set()
    fired |= {"both_to_consider"} if both or (local and national) else set()
    fired |= {"national_to_consider"} if national else set()
    fired |= {"local_to_consider"} if local else set()
    fired |= {"circumstances_to_consider"} if "none_of_these" not in case["circumstances"] else set()
    return fired or {"neither"}


ORACLES = {"serious-incident": serious_incident, "rapid-review": rapid_review, "local-review": local_review}
NOT_COUNTED = {"local_review_decided", "publication_inappropriate"}
"""Questions on what is done, which no finding rests on."""
EDITIONS = [(name, edition) for name in ORACLES for edition in CATALOGUE.editions[name]]


def counted(workflow):
    return [name for name in workflow.questions if name not in NOT_COUNTED]


def ways(workflow, name, answer):
    """What an answer may turn out to be."""
    question = workflow.questions[name]
    if answer == UNKNOWN:
        known = [o for o in question.options if o != UNKNOWN and not question.options[o].could_be]
        return [picked(question, option) for option in known]
    return (
        list(question.options[answer].could_be)
        if isinstance(answer, str) and question.options[answer].could_be
        else [answer]
    )


def expected(name, workflow, answers):
    """The one finding on every way of filling in the unknowns; else one that fires on all of them; else open."""
    strength = list(workflow.findings)
    fired = []
    for filled in itertools.product(*(ways(workflow, question, answer) for question, answer in answers.items())):
        case = dict(zip(answers, filled, strict=True))
        if not any(matches(exclusion.answers, case) for exclusion in workflow.excludes):
            fired.append(ORACLES[name](case, workflow.edition))
    strongest = {min(codes, key=strength.index) for codes in fired}
    if len(strongest) == 1:
        return strongest.pop()
    return next((code for code in strength if all(code in codes for codes in fired)), workflow.if_unsettled)


def every_case(workflow):
    """Every combination of answers that do not exclude each other, unknowns among them."""
    names = counted(workflow)
    each = [[picked(q, option) for option in q.options] for q in (workflow.questions[name] for name in names)]
    for values in itertools.product(*each):
        answers = dict(zip(names, values, strict=True))
        if not any(matches(exclusion.answers, answers) for exclusion in workflow.excludes):
            yield answers


@pytest.mark.parametrize(("name", "edition"), EDITIONS, ids=[f"{n}/{e}" for n, e in EDITIONS])
def test_the_workflow_agrees_with_the_table(name, edition):
    """On every combination of answers, unknowns included."""
    workflow = CATALOGUE.composed(name, edition)
    others = {question: UNKNOWN for question in NOT_COUNTED if question in workflow.questions}
    wrong, seen = [], 0
    for answers in every_case(workflow):
        seen += 1
        found = stand(workflow, given(workflow, read_answers(workflow, answers | others))).finding
        if found != (wanted := expected(name, workflow, answers)):
            wrong.append((answers, wanted, found))

    assert seen > 700
    assert wrong[:5] == []


FIRST_CHANGE, LAST_CHANGE = datetime.date(2018, 6, 29), datetime.date(2019, 9, 29)
DAYS = [
    datetime.date.fromisoformat(day)
    for day in (
        "2016-05-03",
        "2018-06-28",
        "2018-06-29",
        "2018-12-03",
        "2019-03-04",
        "2019-09-28",
        "2019-09-29",
        "2024-05-03",
    )
]
"""Of incidents, decisions and areas' own changes: on both sides of every day that decides."""
STARTS = [day for day in DAYS if FIRST_CHANGE <= day <= LAST_CHANGE]


def worlds():
    """Every case in England that can have been: an incident, a decision after it, and a review under way or not."""
    for incident, decision, start in itertools.product(DAYS, DAYS, STARTS):
        if incident <= decision:
            yield incident, decision, start, False
            if decision < start:
                yield incident, decision, start, True


def answers_in(incident, decision, start, running):
    return {
        "incident_on": band(incident),
        "local_arrangements_begun": "yes" if incident >= start else "no",
        "decided_on": band(decision),
        "local_arrangements_begun_at_decision": "yes" if decision >= start else "no",
        "scr_running_at_local_start": "yes" if running else "no",
    }


def band(day):
    if day < FIRST_CHANGE:
        return "before_29_june_2018"
    return "during_the_change" if day < LAST_CHANGE else "from_29_september_2019"


def law_of(incident, decision, start, running):
    """The law that applies to one case."""
    if incident >= start:
        return frozenset({"present_regime"})
    fired = {"scr_regime" if incident < FIRST_CHANGE else "transition"}
    fired |= {"decided_after_change"} if decision >= start else set()
    return frozenset(fired | ({"scr_regime"} if running else set()))


def test_which_law_applies_agrees_with_the_days_themselves():
    """Whatever is left unknown, the finding is that of every case it can have been."""
    regime = CATALOGUE.composed("regime", CATALOGUE.editions["regime"][-1])
    strength = list(regime.findings)
    cases = {(tuple(answers_in(*world).items()), law_of(*world)) for world in worlds()}
    wrong, seen = [], 0
    for answers in itertools.product(*([*regime.questions[name].options] for name in answers_in(*next(worlds())))):
        said = dict(zip(answers_in(*next(worlds())), answers, strict=True))
        could = [law for told, law in cases if all(said[name] in {UNKNOWN, answer} for name, answer in told)]
        if not could:
            continue
        seen += 1
        strongest = {min(law, key=strength.index) for law in could}
        wanted = strongest.pop() if len(strongest) == 1 else None
        wanted = wanted or next((c for c in strength if all(c in law for law in could)), regime.if_unsettled)
        found = stand(regime, {"nation": "england", **said}).finding
        if found != wanted:
            wrong.append((said, wanted, found))

    assert seen > 150
    assert wrong[:5] == []
