"""The line for a child at risk is learnt from words as well as from meanings."""

import numpy as np

from assistant.adapters.risk_line import line_with_words, weight_of_words

AT_RISK = ["he is hitting her now", "she is being hit again"]
ALIKE = ["she was hit last year, do we notify", "was he hit, does it meet the criteria"]
ELSE = ["who chairs the panel", "when is the report due"]


def sides(*kinds):
    return [(np.zeros((len(texts), 3), dtype=np.float32), texts) for texts in kinds]


def test_words_tell_messages_apart_whose_meanings_are_the_same():
    """With no meaning to go by, the words decide."""
    line, words = line_with_words(sides(AT_RISK, ALIKE, ELSE), 3)

    at_risk = [line[-1] + weight_of_words(words, text) for text in AT_RISK]
    others = [line[-1] + weight_of_words(words, text) for text in ALIKE + ELSE]
    assert min(at_risk) > max(others)


def test_nothing_is_learnt_where_a_side_is_empty():
    """A corpus without examples of one kind raises no alarm by itself."""
    line, words = line_with_words(sides(AT_RISK, [], ELSE), 3)

    assert not line.any()
    assert weight_of_words(words, AT_RISK[0]) == 0


def test_a_message_without_words_weighs_nothing():
    """Signs alone say nothing."""
    _, words = line_with_words(sides(AT_RISK, ALIKE, ELSE), 3)

    assert weight_of_words(words, "...") == 0
