"""The corpus is well formed, complete, in our own words, and free of what must not stand in it."""

import re

import pytest

from assistant.guidance.load import load
from conftest import TOOLKITS, desk_of

LONGEST_SHARED_RUN = 10
"""Words in a row that a statement or question may share with a published toolkit: titles and fixed terms."""


@pytest.fixture(scope="module")
def library(corpus):
    return load(corpus)


def words(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def test_the_corpus_is_well_formed(library):
    """Every file is read without a problem, and the five toolkits are there."""
    assert {library.source(name).id for name in TOOLKITS} == set(TOOLKITS)


def test_every_statement_can_be_asked_for(library):
    """Each statement answers at least three questions, and stands under a heading of its source."""
    thin = [s.id for s in library.statements.values() if len(s.questions) < 3 or not s.pinpoint.headings]

    assert thin == []


def test_no_contact_detail_stands_in_the_corpus(library):
    """No e-mail address, telephone number or web address in a statement, a question or a note."""
    pattern = re.compile(r"[\w.+-]+@[\w-]+\.\w|https?://|www\.|\b0\d{3,4} ?\d{3} ?\d{3,4}\b")
    texts = [(s.id, t) for s in library.statements.values() for t in (s.text, s.in_error or "", *s.questions)]

    assert [name for name, text in texts if pattern.search(text)] == []


def test_an_unverified_fact_is_marked_only_in_national_documents(library):
    """The toolkits were read directly; what was not checked is national."""
    unchecked = {library.sources[s.source].board for s in library.statements.values() if not s.verified}

    assert unchecked == {"national"}


def test_no_sentence_of_a_toolkit_stands_in_the_corpus(library, published):
    """No statement or question shares a long run of words with any published toolkit."""
    runs = set()
    for name in TOOLKITS:
        said = words((published / f"{name}.txt").read_text())
        runs |= {tuple(said[at : at + LONGEST_SHARED_RUN]) for at in range(len(said) - LONGEST_SHARED_RUN + 1)}
    copied = []
    for statement in library.statements.values():
        for text in (statement.text, *statement.questions):
            said = words(text)
            pieces = (tuple(said[at : at + LONGEST_SHARED_RUN]) for at in range(len(said) - LONGEST_SHARED_RUN + 1))
            if any(piece in runs for piece in pieces):
                copied.append((statement.id, text))

    assert copied == []


@pytest.mark.parametrize("name", TOOLKITS)
def test_statements_and_originals_hold_each_other(attached_data, name):
    """At least 95 of 100 statements are aligned and 95 of 100 passages covered, and at most a tenth is left out."""
    outcome = desk_of(attached_data).coverage(name)[0].coverage

    assert outcome.aligned_share >= 0.95
    assert outcome.covered_share >= 0.95
    assert outcome.left_out_share <= 0.10
    assert outcome.wrong == ()


def test_no_contact_detail_of_a_toolkit_is_quoted_in_an_indexed_passage(attached):
    """Contact details are left out of what is indexed by itself."""
    pattern = re.compile(r"[\w.+-]+@[\w-]+\.\w")
    places = [p for p in attached.index.places if not p.is_statement]

    assert [p.id for p in places if pattern.search(p.text)] == []
