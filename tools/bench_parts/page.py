"""The figures as one Markdown page, one sentence a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tools.bench_parts.figures import CHROMA, COMPILED, PLAIN, PLAIN_EXPORTED, Figures, Quality
from tools.bench_parts.numbers import percentile
from tools.bench_parts.processes import Run
from tools.bench_parts.slack import PEOPLE, WAYS
from tools.bench_parts.web import CONNECTIONS

_MEASURES = (
    ("recall@1", "recall@1"),
    ("recall@5", "recall@5"),
    ("recall@10", "recall@10"),
    ("mrr", "MRR"),
)
_OF_ANSWERS = (
    ("answered", "answered"),
    ("answered_with_gold_cited", "answered, gold passage cited"),
    ("sentences_an_answer", "sentences an answer"),
)
_NONE = "–"
_HIT_RULE = """\
A passage hits where its source is right and it holds the gold passage or at least three fifths of it.
A passage of more than 1,200 characters never hits.
A comparison counts only where a passage of every source is found.
Every system is given the board of the question."""


def page(figures: Figures) -> str:
    """The whole page."""
    parts = [
        "# Benchmarks",
        "All figures on this page come from one run of `make bench`, which wrote the page; edit nothing by hand.",
        table(("what", "value"), figures.machine),
        "## Quality",
        *_quality(figures),
        "## Messages that must not be answered",
        _forbidden(figures),
        "## Speed",
        *_speed(figures),
        "## Guided workflows",
        *_workflows(figures),
        "## Checklists",
        *_checklists(figures),
        "## Over HTTP",
        *_web(figures),
        "## In Slack",
        *_slack(figures),
        "## Decision records",
        *_records(figures),
        "## Checks",
        *_checks(figures),
    ]
    if figures.notes:
        parts += ["## Left out", "\n".join(f"* {note}" for note in figures.notes)]
    return "\n\n".join(part for part in parts if part) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a bar inside a cell is escaped, so that it stays in its cell."""
    lines = [head, ["---"] * len(head), *rows]
    wrong = next((row for row in lines if len(row) != len(head)), None)
    if wrong is not None:
        raise ValueError(f"a row of {len(wrong)} cells under a head of {len(head)}: {wrong!r}")
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines)


def _quality(figures: Figures) -> list[str]:
    if not figures.quality:
        return ["Not measured."]
    lines = [_HIT_RULE]
    if figures.chunks:
        lines += [
            f"The plain systems search {figures.chunks:,} chunks of the published texts, cut {figures.cut}.",
            "They only find: what they would answer is not measured.",
        ]
    return ["\n".join(lines), *(part for quality in figures.quality for part in _of_file(quality))]


def _of_file(quality: Quality) -> list[str]:
    questions = max(int(report["questions"]) for report in quality.reports.values())
    columns = (*_MEASURES, *_OF_ANSWERS)
    rows = []
    for system, report in quality.reports.items():
        shown = columns if system == COMPILED else _MEASURES
        cells = [_number(report.get(key)) if (key, name) in shown else _NONE for key, name in columns]
        rows.append([system, *cells])
    return [f"### {quality.file}: {questions:,} questions", table(("system", *(name for _, name in columns)), rows)]


def _forbidden(figures: Figures) -> str:
    if not figures.forbidden:
        return "No file of such messages was given."
    rows = [(f.file, f"{f.messages:,}", f"{f.answered:,}") for f in figures.forbidden]
    return table(("file", "messages", "answered all the same"), rows)


def _speed(figures: Figures) -> list[str]:
    return [*_warm(figures), _processes(figures)] if figures.warm else [_processes(figures)]


def _warm(figures: Figures) -> list[str]:
    count = max(spread.count for spread in figures.warm.values())
    rows = [
        (name, *(f"{1000 * seconds:.1f}" for seconds in (spread.p50, spread.p95, spread.most)))
        for name, spread in figures.warm.items()
    ]
    before = [
        f"A question in a running process, over the {count:,} questions of {figures.asked}, in milliseconds.",
        "The assistant's time is for the whole answer, from screening to citations.",
        "That of the others is for finding alone.",
    ]
    after = [_ratio(figures, system) for system in (PLAIN, PLAIN_EXPORTED) if system in figures.warm]
    if CHROMA in figures.warm:
        after.append(f"The two ways of the assistant named other places for {figures.apart:,} of the questions.")
    return ["\n".join(before), table(("system", "p50", "p95", "longest"), rows), "\n".join(after)]


def _ratio(figures: Figures, system: str) -> str:
    ratio = figures.times_faster(system)
    if ratio is None:
        return ""
    return f"The {system} takes {ratio[0]:.2f} times as long as {COMPILED} at p50, and {ratio[1]:.2f} times at p95."


def _processes(figures: Figures) -> str:
    rows = []
    if figures.build:
        name = "building the index of the corpus from nothing, with the export of the model"
        rows.append(_runs(name, [figures.build]))
    if figures.attached:
        name = f"attaching a published document and building again, {len(figures.attached)} documents"
        rows.append(_runs(name, list(figures.attached.values())))
    if figures.cold:
        rows.append(_runs(f"`assistant ask` from cold, {len(figures.cold)} runs", figures.cold))
    return table(("a process of its own", "seconds (median)", "longest", "most memory, MiB"), rows) if rows else ""


def _runs(name: str, runs: Sequence[Run]) -> tuple[str, str, str, str]:
    seconds = [run.seconds for run in runs]
    peak = max(run.peak_mib for run in runs)
    return name, f"{percentile(seconds, 0.5):.2f}", f"{max(seconds):.2f}", f"{peak:.0f}"


def _workflows(figures: Figures) -> list[str]:
    found = figures.workflows
    if found is None:
        return ["Not measured."]
    rows = [
        ("the criteria for a review, with the whole trace", found.ours),
        ("the same rule as a decision table in zen-engine, with its trace", found.zen),
        ("the same without a trace", found.zen_untraced),
    ]
    asked = f"Evaluations over the same {found.cases:,} cases, one for every path, on which all give the same finding."
    proved = (
        f"The proof of {found.workflows} workflows over every path, board and scenario took "
        f"{found.proof_seconds:.1f} seconds; {found.faults} faults."
    )
    return [asked, table(("what", "a second"), [(name, f"{rate:,.0f}") for name, rate in rows]), proved]


def _checklists(figures: Figures) -> list[str]:
    found = figures.checklists
    if found is None:
        return ["Not measured."]
    spreads = {"making the list": found.made} | {f"writing it as {f.upper()}": s for f, s in found.written.items()}
    rows = [(name, *(f"{1000 * seconds:.1f}" for seconds in (s.p50, s.p95, s.most))) for name, s in spreads.items()]
    counted = (
        f"All {found.processes} processes at once, for every board and nationally: {found.lists} lists of up to "
        f"{found.items} items, in a running process, in milliseconds."
    )
    return [counted, table(("what", "p50", "p95", "longest"), rows)]


def _web(figures: Figures) -> list[str]:
    found = figures.web
    if found is None:
        return ["Not measured."]
    loads = {"the assistant": found.assistant, "a bare FastAPI route": found.bare}
    rows = [
        (name, f"{load.a_second:,.0f}", f"{load.p50_ms:.0f}", f"{load.p99_ms:.0f}", str(load.failed))
        for name, load in loads.items()
    ]
    grown = found.memory_after_mib / found.memory_before_mib - 1 if found.memory_before_mib else 0.0
    memory = (
        f"The server held {found.memory_before_mib:.0f} MiB before and {found.memory_after_mib:.0f} MiB after "
        f"{found.many:,} questions more: {grown:+.1%}."
    )
    asked = f"`POST /api/v1/ask` over {CONNECTIONS} connections from one process on the same machine."
    return [asked, table(("what", "a second", "p50 ms", "p99 ms", "failed"), rows), memory]


def _slack(figures: Figures) -> list[str]:
    found = figures.slack
    if found is None:
        return ["Not measured."]
    asking = {"one person": found.alone, f"{PEOPLE} people at once": found.together}
    rows = [
        (
            f"{who}, {WAYS[mode]}",
            f"{one.questions:,}",
            *(
                f"{value:.0f}"
                for value in (one.acknowledged_p50, one.acknowledged_p99, one.answered_p50, one.answered_p95)
            ),
        )
        for who, ways in asking.items()
        for mode, one in ways.items()
    ]
    asked = (
        "From the delivery of a question in the messages tab until it is acknowledged, and until its answer is posted, "
        "in milliseconds.\n"
        "The Slack is that of the tests, on the same machine; nobody asks again before they are answered."
    )
    head = ("who asks", "questions", "acknowledged p50", "p99", "answered p50", "p95")
    return [asked, table(head, rows)]


def _records(figures: Figures) -> list[str]:
    found = figures.records
    if found is None:
        return ["Not measured."]
    rows = [
        ("durable appends", found.appends),
        ("the same rows in a bare loop over the driver", found.bare),
        ("records verified: chain, columns, form and definitions", found.verified),
        ("records verified with every encrypted text", found.verified_with_texts),
    ]
    counted = f"Over {found.records:,} made-up records of {found.bytes_each:,} bytes on SQLite; {found.faults} faults."
    return [counted, table(("what", "a second"), [(name, f"{rate:,.0f}") for name, rate in rows])]


def _checks(figures: Figures) -> list[str]:
    checks = figures.checks
    share = "no quotations" if checks.share_true is None else f"{checks.share_true:.4f}"
    rows = [
        ("quotations that equal `text[start:end]` of the attached document, as a share", share, "1.0"),
        ("statement ids in answers that the corpus does not hold", f"{checks.statements_unknown:,}", "0"),
    ]
    counted = (
        f"Counted over {checks.answers:,} answers with {checks.citations:,} citations and candidates, "
        f"{checks.quotes:,} of them with a quotation."
    )
    return [counted, table(("check", "found", "must be"), rows)]


def _number(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else _NONE if value is None else str(value)
