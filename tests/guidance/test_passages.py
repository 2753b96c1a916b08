"""Texts are cut into sentences, list items and rows, and every passage is a slice of its text."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.guidance.passages import passages_of, substantive, word_count


def cut(text, **options):
    return [" ".join(text[p.start : p.end].split()) for p in passages_of(text, **options)]


def test_sentences_of_a_paragraph_stand_alone():
    """Two sentences in one line give two passages."""
    assert cut("The kite club meets weekly. Who comes, flies!") == ["The kite club meets weekly.", "Who comes, flies!"]


def test_abbreviations_do_not_end_a_sentence():
    """A full stop after e.g. or p. is not the end."""
    assert cut("Bring string, e.g. Hemp or silk (see p. 4). Then fly.") == [
        "Bring string, e.g. Hemp or silk (see p. 4).",
        "Then fly.",
    ]


def test_a_sentence_cut_by_a_page_break_is_one_passage():
    """A page number and blank lines between two halves do not split a sentence."""
    text = "The club must within five\n\n12\n\nworking days report a lost kite."

    assert cut(text) == ["The club must within five 12 working days report a lost kite."]


def test_wrapped_lines_are_one_sentence():
    """A line that is only wrapped does not end a passage."""
    text = (
        "The chair of the kite club decides within one month whether the\n"
        "weather of the past season allows the great race to be held or\n"
        "whether it must be put off. A second sentence follows here now.\n"
    )

    assert len(cut(text)) == 2


def test_list_items_and_rows_stand_alone():
    """Each item of a list and each row of a table is a passage."""
    text = "Bring:\n- a kite with a tail\n- a reel of string\n\nStage\tBy whom\tBy when\nLaunch\tthe pilot\tWeek 3\n"

    assert cut(text) == [
        "Bring:",
        "- a kite with a tail",
        "- a reel of string",
        "Stage By whom By when",
        "Launch the pilot Week 3",
    ]


def test_numbered_headings_keep_their_number():
    """A number before a heading is not a sentence of its own."""
    assert cut(" 1. Introduction\n\nThis paper is about kites.") == ["1. Introduction", "This paper is about kites."]


def test_a_last_line_without_newline_is_kept():
    """The end of a file is found without a newline."""
    assert cut("One line here.\nThe last word is yours")[-1] == "The last word is yours"


def test_no_passage_runs_across_a_break():
    """A heading that runs on into the text below it can be parted from it."""
    text = "role of the pilot\nthe pilot holds the string and looks up at all times"

    assert len(cut(text)) == 1
    assert cut(text, breaks=[17]) == ["role of the pilot", "the pilot holds the string and looks up at all times"]


def test_only_passages_of_five_words_state_something():
    """A heading of three words is not counted among the passages to cover."""
    text = "About flying kites\n\nThe pilot must hold the string."
    passages = passages_of(text)

    assert len(passages) == 2
    assert [text[p.start : p.end] for p in substantive(text, passages)] == ["The pilot must hold the string."]


@given(st.text(max_size=400))
def test_passages_are_in_order_and_never_overlap(text):
    """Whatever the text, passages are slices of it, rising, without overlap, and hold all its words."""
    passages = passages_of(text)

    at = 0
    for passage in passages:
        assert at <= passage.start < passage.end <= len(text)
        at = passage.end
    assert word_count(" ".join(text[p.start : p.end] for p in passages)) <= word_count(text) + len(passages)
