"""Every combination of answers whose finding differs between two definitions is told, and no other."""

import itertools

import pytest

from assistant.workflows.differences import resting_on
from assistant.workflows.engine import stand
from assistant.workflows.findings_compared import findings_that_differ
from assistant.workflows.load import Catalogue
from conftest import PROJECT
from inventions import BOAT, CATALOGUE, PIZZA, altered

SHIPPED = Catalogue(PROJECT / "workflows")
DAY_AFTER = CATALOGUE.composed("boat-trip", "2021-01-01")


def changed(folder, file, old, new, workflow):
    return Catalogue(altered(folder, (f"national/{workflow.id}/{file}.yaml", old, new))).composed(workflow.id, file)


def test_the_same_findings_are_no_difference_whatever_else_changed():
    assert findings_that_differ(BOAT, DAY_AFTER) == []
    assert findings_that_differ(PIZZA, PIZZA) == []


def test_a_case_is_told_in_words_with_the_finding_then_and_now(tmp_path):
    """The boat lies still in winter; now it also sails then, where there are crisps."""
    sails = changed(tmp_path, "2020-01-01", "winter: moored", "winter: crisps", BOAT)

    [differing] = [one for one in findings_that_differ(BOAT, sails) if "(sails)" in one.now]

    assert list(differing.lines()) == [
        "then: The boat stays. (stays) now: The boat sails. (sails)",
        "  where Whose harbour is it? riverside, On which day? winter, Are there crisps? yes",
    ]


def test_what_leaves_the_finding_open_is_a_difference_too(tmp_path):
    sails = changed(tmp_path, "2020-01-01", "winter: moored", "winter: crisps", BOAT)

    assert [one.now for one in findings_that_differ(BOAT, sails)] == [
        "The boat sails. (sails)",
        "Nobody can say yet. (open)",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("serious-incident/2018-06-29", "serious-incident/2023-12-15"),
        ("criminal-proceedings/2015-03-26", "criminal-proceedings/2019-09-29"),
        ("dhr-precedence/2015-03-26", "dhr-precedence/2019-09-29"),
        ("scr-criteria/2015-03-26", "serious-incident/2018-06-29"),
        ("nhs-serious-incident/2015-04-01", "nhs-serious-incident/2024-04-01"),
    ],
)
def test_the_shipped_editions_differ_where_both_are_walked_and_nowhere_else(old, new):
    """Told in single cases, what is found is what walking both on the same answers gives."""
    was, now = (SHIPPED.composed(*name.split("/")) for name in (old, new))
    told = {(one.then, one.now) for one in findings_that_differ(was, now)}
    shared = [name for name in was.questions if name in now.questions]
    walked = set()
    for mixture in itertools.product(range(3), repeat=min(len(shared), 8)):
        facts = _filled(was, now, dict(zip(shared, mixture, strict=False)))
        one, other = (stand(w, {n: a for n, a in facts.items() if n in w.questions}) for w in (was, now))
        if one.finding and other.finding and one.finding != other.finding:
            walked.add((one.finding, other.finding))

    assert walked
    codes = {(then.rpartition("(")[2][:-1], found.rpartition("(")[2][:-1]) for then, found in told}
    assert walked <= codes


def test_a_list_that_is_too_long_to_go_through_says_so():
    lists = (SHIPPED.composed("parallel-processes", edition) for edition in ("2015-03-26", "2026-03-18"))
    then, now = lists
    renamed = now.model_copy(update={"if_unsettled": "in_play"})

    assert findings_that_differ(then, now) == []
    assert findings_that_differ(then, renamed) is None


def test_what_rests_on_a_statement_is_named_with_the_board_whose_addition_does():
    overlay = CATALOGUE.overlay("riverside", "pizza-party", "2020-01-01")
    own = next(iter(overlay.adds_actions.values())).cites[0]

    assert list(resting_on(CATALOGUE, {"log/undated#wave"})) == [("boat-trip/2020-01-01", "log/undated#wave")]
    assert ("pizza-party/2020-01-01 for riverside", own) in resting_on(CATALOGUE, {own})
    assert list(resting_on(CATALOGUE, {"log/undated#nothing"})) == []


def _filled(was, now, chosen):
    """Answers to every question of both that both allow, one of them each by its place."""
    facts = {}
    for name in (*was.questions, *now.questions):
        both = [w.questions[name] for w in (was, now) if name in w.questions]
        options = [option for option in both[0].options if all(option in one.options for one in both)]
        option = options[min(chosen.get(name, 0), len(options) - 1)]
        facts[name] = (option,) if both[0].kind == "several" and option != "not_yet_known" else option
    return facts


def test_workflows_that_hardly_ask_the_same_are_too_many_to_list():
    """Whatever was asked of a page or a command, it is answered soon."""
    review, criteria = (
        SHIPPED.composed(*key.split("/")) for key in ("local-review/2018-06-29", "scr-criteria/2015-03-26")
    )

    assert findings_that_differ(review, criteria) is None
