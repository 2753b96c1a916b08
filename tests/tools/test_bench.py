"""The bench: its numbers, its tables, its chunks, its counts and its scoring, on a made-up kite guide."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import zen

from assistant.answers.model import Answer, Sentence
from assistant.answers.scope import Enquiry
from assistant.guidance.citations import QuoteSpan, RankedPassage
from assistant.guidance.model import Period
from assistant.workflows.load import Catalogue
from assistant.workflows.paths import paths_of
from conftest import PROJECT
from tools.bench import first_question, parsed
from tools.bench_parts import chunks
from tools.bench_parts.checklists import ChecklistFigures
from tools.bench_parts.checks import Checks
from tools.bench_parts.chunks import Chunk, cut, plain_cut
from tools.bench_parts.figures import COMPILED, PLAIN, Figures, Forbidden, Quality
from tools.bench_parts.numbers import Spread, percentile, seconds_each
from tools.bench_parts.page import page, table
from tools.bench_parts.processes import Run, run
from tools.bench_parts.slack import Answering, SlackFigures
from tools.bench_parts.workflows import ROWS, WorkflowFigures, jdm

TEXT = (
    "A kite needs a tail. " * 60 + "Two people fly a large kite together, and one of them holds the reel at all times. "
)
GOLD = "Two people fly a large kite together, and one of them holds the reel at all times."


def source(name: str = "kite-guide") -> SimpleNamespace:
    """As much of a source as a passage is made from."""
    return SimpleNamespace(
        id=name, title="Kites", publisher="Nobody", board="hilltop", edition="2001", in_force=Period()
    )


def passage(quote: str | None = "tail", start: int = 15, statement: str | None = None) -> RankedPassage:
    """A passage of the kite guide."""
    return RankedPassage(
        id="c-1",
        source="kite-guide",
        source_title="Kites",
        publisher="Nobody",
        board="hilltop",
        edition="2001",
        in_force=Period(),
        section="Tails",
        page=None,
        statement_id=statement,
        text="A kite has a tail.",
        quote=quote,
        quote_span=QuoteSpan(start=start, end=start + len(quote)) if quote else None,
        digest=None,
        verified=True,
        score=1.0,
    )


def answer(*passages: RankedPassage) -> Answer:
    """An answer with these passages, all of them cited."""
    return Answer(
        id="a-1",
        question="?",
        board=None,
        as_of=None,
        status="answered",
        answer=(Sentence(text="A kite has a tail.", citations=("c-1",)),),
        citations=passages,
        passages=passages,
    )


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([3.0], 0.5, 3.0),
        ([3.0], 0.95, 3.0),
        ([5.0, 1.0, 3.0], 0.5, 3.0),
        ([1.0, 2.0, 3.0, 4.0], 0.5, 2.0),
        (list(range(1, 101)), 0.95, 95),
        (list(range(1, 101)), 1.0, 100),
        (list(range(1, 21)), 0.95, 19),
    ],
)
def test_a_percentile_is_one_of_the_values(values, share, expected):
    """The nearest rank, never a number between two measurements."""
    assert percentile(values, share) == expected


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1.0], 0.0), ([1.0], 1.5)])
def test_a_percentile_of_nothing_is_refused(values, share):
    """No values, or a share that is none."""
    with pytest.raises(ValueError, match=r"values|share"):
        percentile(values, share)


def test_a_spread_names_middle_and_end():
    """Counting the values."""
    assert Spread.of([float(n) for n in range(100, 0, -1)]) == Spread(100, 50.0, 95.0, 100.0)


def test_every_call_is_timed_in_order():
    """One time an item."""
    seen: list[int] = []

    taken = seconds_each(seen.append, [3, 1, 2])

    assert seen == [3, 1, 2]
    assert len(taken) == 3
    assert all(seconds >= 0 for seconds in taken)


def test_a_table_escapes_bars():
    """A bar in a cell does not begin another cell."""
    assert table(("a", "b"), [("x|y", "1")]) == "| a | b |\n| --- | --- |\n| x\\|y | 1 |"


def test_a_table_refuses_a_row_of_another_length():
    """What would be shown in the wrong column is not shown at all."""
    with pytest.raises(ValueError, match="1 cells under a head of 2"):
        table(("a", "b"), [("x",)])


def test_plain_pieces_join_to_the_text():
    """Nothing is lost, nothing is held twice, and each piece stands where it says."""
    pieces = plain_cut(TEXT, 1_000)

    assert "".join(piece for _, piece in pieces) == TEXT
    assert all(TEXT[start : start + len(piece)] == piece for start, piece in pieces)
    assert max(len(piece) for _, piece in pieces) == 1_000


def test_blank_pieces_are_left_out():
    """The places of the others do not move."""
    assert plain_cut("kite" + " " * 8 + "tail", 4) == [(0, "kite"), (12, "tail")]


@pytest.mark.parametrize("splitter", [False, True])
def test_chunks_stand_where_they_say(monkeypatch, splitter):
    """With LangChain's splitter or without."""
    if splitter and not chunks.splitter_installed():
        pytest.skip("LangChain's text splitters are not installed")
    monkeypatch.setattr(chunks, "splitter_installed", lambda: splitter)

    found = cut("kite-guide/2001", "hilltop", TEXT)

    assert len(found) > 1
    assert all(TEXT[chunk.start : chunk.end] == chunk.text for chunk in found)
    assert all(chunk.board == "hilltop" and len(chunk.text) <= chunks.LENGTH for chunk in found)


def test_counts_hold_where_every_quote_is_in_its_place():
    """A citation without a quotation counts as none."""
    checks = Checks()

    checks.count(
        [answer(passage(statement="kite-guide/2001#tails"), passage(None))],
        {"kite-guide/2001": TEXT}.get,
        {"kite-guide/2001#tails"},
    )

    assert checks == Checks(answers=1, citations=4, quotes=2, quotes_true=2)
    assert checks.hold
    assert checks.share_true == 1.0


@pytest.mark.parametrize(
    "wrong",
    [passage(start=16), passage("tale"), passage(statement="kite-guide/2001#sails")],
    ids=["another place", "other words", "an unknown statement"],
)
def test_counts_do_not_hold_where_anything_is_wrong(wrong):
    """One wrong citation among right ones is enough."""
    checks = Checks()

    checks.count([answer(passage(), wrong)], {"kite-guide/2001": TEXT}.get, ())

    assert not checks.hold


def test_a_quote_of_a_document_that_is_not_attached_is_not_true():
    """It can be checked against nothing."""
    checks = Checks()

    checks.count([answer(passage())], {}.get, ())

    assert checks.share_true == 0.0


def test_no_quotation_has_no_share():
    """Nothing to check is not the same as everything right."""
    assert Checks().share_true is None


def test_a_finder_is_scored_like_the_assistant(tmp_path):
    """A gold passage in the second chunk found counts at rank 2; one cut through the middle does not."""
    from tools.bench_parts import scoring

    long = Chunk("kite-guide/2001", "hilltop", 0, TEXT)
    whole = Chunk("kite-guide/2001", "hilltop", TEXT.index(GOLD), GOLD)
    half = Chunk("kite-guide/2001", "hilltop", TEXT.index(GOLD), GOLD[:30])
    sources = {"kite-guide/2001": source()}
    start = TEXT.index(GOLD)
    lines = [
        {"id": "1", "question": "one", "board": "hilltop", "gold": [{"source": "kite-guide", "quote": GOLD}]},
        {"id": "2", "question": "two", "gold": [{"source": "kite-guide", "start": start, "end": start + len(GOLD)}]},
        {"id": "3", "text": "three"},
    ]
    file = tmp_path / "asked.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    found = {"one": [0, 1], "two": [2, 0], "three": []}
    finder = SimpleNamespace(find=lambda enquiry: found[enquiry.text])
    recorder = scoring.Recorder(scoring.Chunks(finder, [long, whole, half], sources))
    assistant = scoring.Assistant(settings=None, index=None, answerer=None)

    report = scoring.scored(assistant, recorder, str(file))

    assert (report["recall@1"], report["recall@5"], report["mrr"]) == (0.0, 0.5, 0.25)
    assert (report["must_not_be_answered"], report["answered_all_the_same"]) == (1, 0)
    assert recorder.enquiries == [Enquiry("one", "hilltop"), Enquiry("two", None), Enquiry("three", None)]


def test_bm25_keeps_to_the_board():
    """The best chunk of another board is not found; a board without chunks finds nothing."""
    from tools.bench_parts.plain import Bm25Finder

    held = [
        Chunk("kite-guide/2001", "hilltop", 0, "Every kite needs a long tail."),
        Chunk("sail-guide/2001", "harbour", 0, "A kite tail is tied with twine; a kite tail is long."),
        Chunk("sail-guide/2001", "harbour", 60, "Boats are moored at noon."),
    ]
    finder = Bm25Finder(held)

    assert finder.find(Enquiry("How long is the tail of a kite?", "hilltop")) == [0]
    assert set(finder.find(Enquiry("How long is the tail of a kite?"))) == {0, 1}
    assert finder.find(Enquiry("How long is the tail of a kite?", "lakeside")) == []
    assert finder.find(Enquiry("zzz")) == []


def test_a_program_is_measured(tmp_path):
    """Its exit code, its time, its memory and its last complaint."""
    program = "import sys; held = bytearray(64 * 1024**2); print('no', file=sys.stderr); sys.exit(3)"

    done = run([sys.executable, "-c", program], os.environ, tmp_path)

    assert (done.code, done.complaint) == (3, "no")
    assert done.seconds > 0
    assert done.peak_mib > 64


def figures() -> Figures:
    """Some figures of a made-up run."""
    report = {
        "questions": 2,
        "recall@1": 0.5,
        "recall@5": 1.0,
        "recall@10": 1.0,
        "mrr": 0.75,
        "answered": 1.0,
        "answered_with_gold_cited": 0.5,
        "sentences_an_answer": 1.5,
    }
    return Figures(
        machine=[("Cores", "2")],
        quality=[Quality("kites.jsonl", {COMPILED: report, PLAIN: report})],
        forbidden=[Forbidden("not-kites.jsonl", 16, 1)],
        warm={COMPILED: Spread(2, 0.010, 0.020, 0.030), PLAIN: Spread(2, 0.025, 0.030, 0.040)},
        asked="kites.jsonl",
        build=Run(0, 61.25, 900.4, ""),
        checklists=ChecklistFigures(5, 14, 152, Spread(35, 0.020, 0.025, 0.030), {"docx": Spread(35, 0.2, 0.25, 0.3)}),
        workflows=WorkflowFigures(327, 41_000.4, 7_743.5, 10_284.4, 14, 16.25, 0),
        slack=SlackFigures(
            {"http": Answering.of([(0.010, 0.100)])},
            {"socket": Answering.of([(0.020, 0.400), (0.030, 0.500), (0.040, 0.600)])},
        ),
        cold=[Run(0, 0.5, 150.0, ""), Run(0, 0.7, 160.0, ""), Run(3, 0.6, 155.0, "")],
        checks=Checks(answers=2, citations=3, quotes=2, quotes_true=2),
        notes=["One toolkit was not attached."],
    )


@pytest.mark.parametrize(
    "line",
    [
        "| Cores | 2 |",
        "### kites.jsonl: 2 questions",
        f"| {COMPILED} | 0.500 | 1.000 | 1.000 | 0.750 | 1.000 | 0.500 | 1.500 |",
        f"| {PLAIN} | 0.500 | 1.000 | 1.000 | 0.750 | – | – | – |",
        "| not-kites.jsonl | 16 | 1 |",
        f"| {COMPILED} | 10.0 | 20.0 | 30.0 |",
        f"The {PLAIN} takes 2.50 times as long as {COMPILED} at p50, and 1.50 times at p95.",
        "| building the index of the corpus from nothing, with the export of the model | 61.25 | 61.25 | 900 |",
        "| `assistant ask` from cold, 3 runs | 0.60 | 0.70 | 160 |",
        "| quotations that equal `text[start:end]` of the attached document, as a share | 1.0000 | 1.0 |",
        "| the criteria for a review, with the whole trace | 41,000 |",
        "| the same rule as a decision table in zen-engine, with its trace | 7,744 |",
        "All 14 processes at once, for every board and nationally: 5 lists of up to 152 items, in a running process, in milliseconds.",
        "| making the list | 20.0 | 25.0 | 30.0 |",
        "| writing it as DOCX | 200.0 | 250.0 | 300.0 |",
        "The proof of 14 workflows over every path, board and scenario took 16.2 seconds; 0 faults.",
        "| one person, over HTTP | 1 | 10 | 10 | 100 | 100 |",
        "| 50 people at once, over Socket Mode | 3 | 30 | 40 | 500 | 600 |",
        "* One toolkit was not attached.",
    ],
)
def test_the_page_shows(line):
    """Each figure in its place."""
    assert line in page(figures()).splitlines()


def test_the_decision_table_says_what_the_workflow_says():
    """On every path, so that both are asked the same thing."""
    workflow = Catalogue(PROJECT / "workflows").composed("scr-criteria", "2015-03-26")
    decision = zen.ZenEngine().create_decision(json.dumps(jdm(ROWS)))

    for path in paths_of(workflow):
        assert decision.evaluate(dict(path.answers))["result"] == {"finding": path.standing.finding}, path.answers


def test_a_page_of_nothing_is_still_a_page():
    """What was not measured is said, not left out."""
    shown = page(Figures())

    assert "Not measured." in shown
    assert "No file of such messages was given." in shown
    assert "no quotations" in shown


def test_options_may_be_given_more_than_once():
    """Question files add up."""
    options = parsed(["--questions", "a", "b", "--questions", "c", "--forbidden", "d"])

    assert [str(file) for file in options.questions] == ["a", "b", "c"]
    assert options.forbidden == [Path("d")]


def test_the_first_question_of_a_file(tmp_path):
    """Blank lines are passed over."""
    file = tmp_path / "asked.jsonl"
    file.write_text('\n{"question": "How long is a tail?", "board": "hilltop"}\n', encoding="utf-8")

    assert first_question(file) == ("How long is a tail?", "hilltop")
