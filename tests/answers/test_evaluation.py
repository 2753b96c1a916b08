"""A passage hits by its source and three fifths of the gold passage, and an evaluation counts what it should."""

import pytest

from assistant.answers.evaluation import Asked, Gold, Measures, first_rank, hits
from assistant.answers.model import Answer, Sentence
from assistant.guidance.citations import QuoteSpan, RankedPassage
from assistant.guidance.model import Period

WORDS = "The harbour master keeps a list of lost kites."


def passage(quote=WORDS, start=100, source="kite-handbook"):
    """A passage of the kite handbook."""
    return RankedPassage(
        id=f"c-{start}",
        source=source,
        source_title="Kites",
        publisher="Kite Club",
        board="national",
        edition="2001",
        in_force=Period(),
        section="Lost kites",
        page=None,
        statement_id=None,
        text="Lost kites are listed.",
        quote=quote,
        quote_span=QuoteSpan(start=start, end=start + len(quote)) if quote else None,
        digest=None,
        verified=True,
        score=1.0,
    )


def answer(*passages, status="answered"):
    """An answer that cites the first of its passages."""
    return Answer(
        id="a-1",
        question="?",
        board=None,
        as_of=None,
        status=status,
        answer=(Sentence(text="Lost kites are listed.", citations=("c-100",)),),
        citations=passages[:1],
        passages=passages,
    )


@pytest.mark.parametrize(
    ("gold", "found", "hit"),
    [
        (Gold("kite-handbook", "keeps a list  of LOST kites"), passage(), True),
        (Gold("kite-handbook", WORDS + " It is long."), passage(), True),
        (Gold("kite-handbook", WORDS + " It is long and is read out on Sundays."), passage(), False),
        (Gold("kite-handbook", start=100, end=170), passage(), True),
        (Gold("kite-handbook", start=100, end=180), passage(), False),
        (Gold("kite-handbook", start=100, end=120), passage("x" * 1201), False),
        (Gold("kite-handbook", WORDS), passage(quote=None), False),
        (Gold("balloon-manual", WORDS), passage(), False),
    ],
)
def test_a_hit_is_the_source_and_most_of_the_passage(gold, found, hit):
    """By its words or by its place, in one run, in no more than can be read."""
    assert hits(gold, found) is hit


def test_the_first_hit_has_the_rank():
    """Ranks are counted from one; without a hit there is none."""
    gold = [Gold("kite-handbook", WORDS)]

    assert first_rank(gold, [passage(source="balloon-manual"), passage()]) == 2
    assert first_rank(gold, [passage(source="balloon-manual")]) is None


def test_answered_cited_and_missed_questions_are_counted():
    """A question is missed where its passage is not among the first five."""
    measures = Measures()
    asked = Asked("one", "?", None, ((Gold("kite-handbook", start=100, end=140),),))
    others = [passage(start=9_000 + n * 100) for n in range(5)]

    measures.count(asked, answer(passage()))
    measures.count(asked, answer(*others, passage()))
    measures.count(asked, answer(status="abstained"))

    report = measures.report()
    assert (report["recall@1"], report["recall@5"], report["recall@10"]) == (0.3333, 0.3333, 0.6667)
    assert (report["answered"], report["answered_with_gold_cited"]) == (0.6667, 0.3333)
    assert report["not_in_the_first_five"] == ["one", "one"]


def test_a_comparison_needs_a_passage_of_each_source():
    """The rank is the later one; with one of them missing there is none."""
    both = Asked("two", "?", None, tuple((Gold(name, WORDS),) for name in ("kite-handbook", "balloon-manual")))
    measures = Measures()

    measures.count(both, answer(passage(), passage(source="balloon-manual")))
    measures.count(both, answer(passage()))

    assert measures.ranks == [2, None]


def test_what_must_not_be_answered_is_counted_apart():
    """Only an answer counts against it; without questions there is no recall."""
    measures = Measures()
    for status in ("answered", "abstained"):
        measures.count(Asked("three", "?", None), answer(status=status))

    assert measures.report() == {
        "questions": 0,
        "must_not_be_answered": 2,
        "answered_all_the_same": 1,
        "answered_wrongly": ["three"],
    }


def test_without_an_answer_there_are_no_sentences_to_count():
    """The mean of nothing is nothing."""
    measures = Measures()
    measures.count(Asked("four", "?", None, ((Gold("kite-handbook", WORDS),),)), answer(status="abstained"))

    assert measures.report()["sentences_an_answer"] == 0.0
