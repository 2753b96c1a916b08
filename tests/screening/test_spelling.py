"""Unknown words are told from names by their groups of letters."""

from assistant.screening.names import NameLists
from assistant.screening.spelling import learn_spelling, spelt_like_a_name

NAMES = ["szymanska", "wisniewska", "kowalska", "zielinska", "dabrowska"]
WORDS = ["meeting", "hearing", "reading", "finding", "warning"]
SPELLING = learn_spelling(NAMES, WORDS)


def test_an_unknown_name_is_spelt_more_like_names_than_an_unknown_word():
    """Neither was among what was learnt from."""
    assert spelt_like_a_name("lewandowska", SPELLING) > 0 > spelt_like_a_name("briefing", SPELLING)


def test_a_slip_of_an_ordinary_word_is_no_name():
    """Letters swapped, doubled or left out make no name of a word."""
    lists = NameLists(frozenset(NAMES), frozenset(), frozenset(["kowalski", *WORDS]), SPELLING)

    assert lists.likeness("kowlaski") < -1
    assert lists.likeness("kowallski") < -1
    assert lists.likeness("kowalsi") < -1
    assert lists.likeness("lewandowska") > 0


def test_a_known_word_is_never_judged_by_its_spelling():
    """Lists come first."""
    lists = NameLists(frozenset(NAMES), frozenset(), frozenset(WORDS), SPELLING)

    assert lists.likeness("meeting") == lists.likeness("kowalska") < -1
