"""An item of a short list is quoted with its whole list."""

import itertools

from assistant.guidance.lists import MOST_CHARACTERS, in_its_list, lists_of
from assistant.guidance.model import Span
from assistant.guidance.passages import passages_of
from assistant.guidance.sections import Outline, Section

LIST = "The panel tells these people:\n- the parents of the child\n- the coroner for the area\n"


def cut(text, *, breaks=()):
    """A document cut into passages, and into sections at the offsets given."""
    passages = tuple(passages_of(text, breaks=breaks))
    counts = [sum(passage.start < at for passage in passages) for at in (0, *breaks, len(text))]
    runs = itertools.pairwise(counts)
    return Outline(passages, tuple(Section((), 0, 0, len(text), first, after) for first, after in runs))


def span_of(text, part):
    return Span(text.index(part), text.index(part) + len(part))


def quoted(text, part, **options):
    span = in_its_list(span_of(text, part), lists_of(text, cut(text, **options)))
    return text[span.start : span.end]


def test_an_item_is_quoted_with_its_list_and_the_line_that_opens_it():
    text = f"The Chair decides.\n\n{LIST}\nThe report is published."

    assert quoted(text, "the coroner for the area") == LIST.strip()


def test_a_sentence_is_quoted_alone():
    text = f"The Chair decides.\n\n{LIST}\nThe report is published."

    assert quoted(text, "The Chair decides.") == "The Chair decides."


def test_what_reaches_beyond_a_list_is_quoted_as_it_is():
    text = f"{LIST}\nThe report is published."
    part = "- the coroner for the area\n\nThe report is published."

    assert quoted(text, part) == part


def test_an_item_of_a_long_list_is_quoted_alone():
    text = LIST + "- " + "somebody else " * (MOST_CHARACTERS // 14)

    assert quoted(text, "the coroner for the area") == "the coroner for the area"


def test_a_list_with_contact_details_is_not_quoted_whole():
    text = LIST + "- the office at office@board.example\n"

    assert quoted(text, "the coroner for the area") == "the coroner for the area"


def test_a_list_does_not_run_into_the_next_section():
    after = "- the second section begins\n- and it goes on like this\n"
    text = LIST + after

    assert quoted(text, "the coroner for the area", breaks=[len(LIST)]) == LIST.strip()
