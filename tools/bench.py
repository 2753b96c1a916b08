"""Measure how good and how fast the assistant is, beside a plain pipeline, and print a page of figures.

Run it as ``python -m tools.bench``. Everything happens in one run and in temporary folders. It ends with 0 whatever
the figures are, and with 4 where a quotation is not in its document, an answer names an unknown statement, or a
decision table that a workflow is measured beside says something else.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import AssistantError, VerificationFailed
from assistant.settings import Settings, read_settings, silence
from tools.bench_parts import machine, programs
from tools.bench_parts.figures import Figures
from tools.bench_parts.page import page

QUESTIONS = programs.ROOT / "tests" / "evals" / "questions.jsonl"
PUBLISHED = programs.ROOT.parent / "shared" / "sources"
_COLD_RUNS = 7


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--out", type=Path, help="a file to write the page to, too")
    parser.add_argument("--questions", type=Path, nargs="+", default=[], action="extend", help="more question files")
    parser.add_argument("--forbidden", type=Path, nargs="+", default=[], action="extend", help="messages to refuse")
    parser.add_argument("--published", type=Path, default=PUBLISHED, help="the folder of the published toolkits")
    return parser.parse_args(arguments)


def say(line: str) -> None:
    """Tell whoever waits what is being done."""
    print(f"bench: {line}", file=sys.stderr, flush=True)


def first_question(file: Path) -> tuple[str, str | None]:
    """The first question of a file and its board."""
    with file.open(encoding="utf-8") as lines:
        row = json.loads(next(line for line in lines if line.strip()))
    return row.get("question") or row["text"], row.get("board")


def hold_still(corpus: Path) -> None:
    """Work on a copy of the corpus and one model, here and in every program: an edit meanwhile changes nothing."""
    settings = read_settings()
    shutil.copytree(settings.corpus_dir, corpus)
    os.environ.update(ASSISTANT_CORPUS_DIR=str(corpus), ASSISTANT_MODEL=settings.model)


def measured(options: argparse.Namespace, data: Path) -> Figures:
    """Measure everything: programs first, while this process is small (see ``processes``), then in this process."""
    figures = Figures(machine=machine.described())
    ready = programs.prepared(data, options.published, say)
    figures.build, figures.attached = ready.build, ready.attached
    figures.notes += ready.skipped
    say("asking from cold")
    figures.cold = programs.asked_from_cold(data, *first_question(QUESTIONS), _COLD_RUNS)

    from tools.bench_parts.web import measured as measured_over_http

    figures.web = measured_over_http(data, QUESTIONS, say)

    from tools.bench_parts.slack import measured as measured_in_slack

    figures.slack = measured_in_slack(data, QUESTIONS, say)

    from tools.bench_parts.checklists import measured as measured_checklists
    from tools.bench_parts.measuring import Bench
    from tools.bench_parts.records import measured as measured_records
    from tools.bench_parts.workflows import measured as measured_workflows

    figures.records = measured_records(data.with_name("records"), say)

    settings = Settings(data_dir=data, board=None, writer_model=None)
    figures.workflows = measured_workflows(settings, say)
    figures.checklists = measured_checklists(settings, say)
    Bench(settings, figures, say).measure([QUESTIONS, *options.questions], options.forbidden)
    return figures


def main(arguments: Sequence[str]) -> int:
    """Measure, print the page, and say whether the counts hold."""
    silence(os.environ)
    options = parsed(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="bench-data-") as folder:
            hold_still(Path(folder) / "corpus")
            figures = measured(options, Path(folder) / "data")
    except AssistantError as error:
        say(str(error))
        return error.exit_code
    shown = page(figures)
    print(shown, end="")
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(shown, encoding="utf-8")
    return 0 if figures.checks.hold else VerificationFailed.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
