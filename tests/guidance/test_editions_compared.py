"""What became of each statement of an edition is told, also where the next one says it under another id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guidance.editions_compared import editions_compared
from assistant.guidance.load import load
from assistant.guidance.model import Pinpoint, Statement
from conftest import PROJECT

LOST = "Whoever loses a kite tells the harbour master within five working days."
LIST = "The harbour master keeps a list of the kites that were lost."
RACE = "The chair decides within one month of the season whether a race is held."


def edition(year, *said, label=None):
    """An invented edition: pairs of a name and a text."""
    key = f"kite-handbook/{year}"
    return [Statement(f"{key}#{name}", key, text, (), Pinpoint(("Kites",), label=label)) for name, text in said]


def names(pairs):
    return [(one.before.id.partition("#")[2], one.after.id.partition("#")[2]) for one in pairs]


def test_what_keeps_its_id_is_compared_by_its_words():
    found = editions_compared(
        edition(2001, ("lost", LOST), ("list", LIST)), edition(2009, ("lost", LOST.replace("five", "two")), ("list", LIST))
    )  # fmt: skip

    assert names(found.reworded) == [("lost", "lost")]
    assert (found.dropped, found.added, found.renamed) == ((), (), ())


def test_what_has_another_id_is_found_by_its_words():
    """Both texts stand side by side, and neither counts as gone or new."""
    old = edition(2001, ("lost-kites", LOST), ("list", LIST), ("race", RACE))
    new = edition(
        2009,
        ("race", RACE),
        ("list", LIST),
        ("tell-harbour-master", "Anybody who has lost a kite must tell the harbour master within two working days."),
        ("tails", "The tail of a kite is measured in ells."),
    )

    found = editions_compared(old, new)

    assert names(found.renamed) == [("lost-kites", "tell-harbour-master")]
    assert found.dropped == ()
    assert [one.text for one in found.added] == ["The tail of a kite is measured in ells."]


def test_what_says_that_a_rule_has_ended_is_not_that_rule_reworded():
    old = edition(2001, ("lost-kites", LOST))
    new = edition(
        2009, ("no-telling", "Whoever loses a kite no longer tells the harbour master within five working days.")
    )

    found = editions_compared(old, new)

    assert (len(found.dropped), len(found.added), found.renamed) == (1, 1, ())


def test_between_two_that_are_alike_nothing_is_guessed():
    """A statement that could have become either of two has become neither."""
    old = edition(2001, ("lost-kites", LOST))
    new = edition(2009, ("red", f"Red: {LOST}"), ("blue", f"Blue: {LOST}"))

    found = editions_compared(old, new)

    assert (len(found.dropped), len(found.added), found.renamed) == (1, 2, ())


@pytest.mark.parametrize(("label", "together"), [("para 7", True), (None, False)])
def test_under_one_number_of_the_document_fewer_words_are_enough(label, together):
    """Where each edition has one statement under a number, it is the likelier to be the same."""
    old = edition(2001, ("fog", "No race is held in fog on the hill above the harbour."), label=label)
    old += edition(2001, ("price", "Membership costs four pounds a year."))
    new = edition(2009, ("weather", "In fog a race on the hill is put off by the secretary."), label=label)
    new += edition(2009, ("age", "Members are older than six."))

    found = editions_compared(old, new)

    assert names(found.renamed) == ([("fog", "weather")] if together else [])


WORDS = st.lists(st.sampled_from(["kite", "harbour", "master", "list", "tail", "race", "fog", "day"]), max_size=6)
EDITIONS = st.dictionaries(st.sampled_from("abcdefgh"), WORDS.map(" ".join), max_size=6)


@given(EDITIONS, EDITIONS)
def test_each_statement_is_in_one_place(old, new):
    """None is lost and none is told twice; what stands in one pair stands in no other."""
    before, after = edition(2001, *old.items()), edition(2009, *new.items())
    found = editions_compared(before, after)
    pairs = (*found.reworded, *found.renamed)
    told_before = [*found.dropped, *(pair.before for pair in pairs)]
    told_after = [*found.added, *(pair.after for pair in pairs)]
    alike = {name for name in old if new.get(name) == old[name]}

    assert {one.id for one in before} == {one.id for one in told_before} | {
        f"kite-handbook/2001#{name}" for name in alike
    }
    assert len({one.id for one in told_before}) == len(told_before)
    assert len({one.id for one in told_after}) == len(told_after)
    assert len(told_after) == len(after) - len(alike)


def test_the_editions_of_the_guidance_are_seen_to_say_the_same_again():
    """Looked through by hand: every pair says one thing; what is left over has no fellow in the other edition."""
    library = load(PROJECT / "corpus")
    editions = [library.statements_of(f"working-together/{day}") for day in ("2018-07-04", "2023-12-15", "2026-03-18")]
    first, second = (editions_compared(*two) for two in (editions[:2], editions[1:]))

    assert ("la-notifies-panel-five-days-2018", "la-notifies-panel-and-partners") in names(first.renamed)
    assert ("rapid-review-fifteen-working-days", "today-rapid-review") in names(second.renamed)
    assert len(first.renamed) >= 27 and len(second.renamed) >= 28
    assert {"care-leaver-death", "where-incident-took-place"} <= {one.id.partition("#")[2] for one in first.added}
