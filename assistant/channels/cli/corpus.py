"""``assistant corpus``: the sources, their statements and the documents attached to them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.errors import UserError, VerificationFailed

app = typer.Typer(help="The sources, their statements and the documents attached to them.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


@app.command("list")
def list_sources(as_json: Json = False) -> int:
    """List every source: what it is, when it applied, what is attached."""
    from assistant.adapters.corpus_desk import open_corpus

    rows = open_corpus().listed()
    if as_json:
        print(json.dumps(rows, ensure_ascii=False))
    else:
        for row in rows:
            attached = "attached" if row["attached"] else "added" if row["added"] else "-"
            print(
                f"{row['key']:58} {row['board'] or 'no board':14} {row['in_force']:26} {row['statements']:4} {attached}"
            )
    return 0


@app.command()
def lint(as_json: Json = False) -> int:
    """Find everything that is wrong with the corpus, each with file and line."""
    from assistant.adapters.corpus_desk import open_corpus

    counts = open_corpus().lint()
    print(json.dumps(counts) if as_json else ", ".join(f"{value} {name}" for name, value in counts.items()))
    return 0


@app.command()
def build(
    if_needed: Annotated[bool, typer.Option("--if-needed", help="Only where it is missing or out of date.")] = False,
    as_json: Json = False,
) -> int:
    """Build the index that questions are answered from."""
    from assistant.adapters.corpus_desk import open_corpus
    from assistant.channels.cli.progress import shown

    desk = open_corpus()
    if if_needed and desk.builder.up_to_date():
        return 0
    with shown() as progress:
        built = desk.build(progress)
    print(
        json.dumps({"index": built.name}) if as_json else f"index {built.name} is ready",
        file=None if as_json else sys.stderr,
    )
    return 0


@app.command()
def attach(
    source: Annotated[str, typer.Argument(help="The source, as `corpus list` names it.")],
    file: Annotated[Path, typer.Argument(help="The published document: PDF, DOCX, HTML, Markdown or text.")],
    as_json: Json = False,
) -> int:
    """Attach a published document: its statements then carry its words."""
    from assistant.adapters.corpus_desk import open_corpus
    from assistant.channels.cli.progress import shown

    with shown() as progress:
        outcome = open_corpus().attach(source, file, progress)
    print(json.dumps(outcome.document(), ensure_ascii=False) if as_json else outcome.line())
    return 0


@app.command()
def coverage(
    source: Annotated[str | None, typer.Argument(help="One source; all attached ones otherwise.")] = None,
    as_json: Json = False,
) -> int:
    """Check the statements of attached sources against the originals, in both directions."""
    from assistant.adapters.corpus_desk import open_corpus

    outcomes = open_corpus().coverage(source)
    if as_json:
        print(json.dumps({"sources": [outcome.document() for outcome in outcomes]}, ensure_ascii=False))
    else:
        print("\n".join(line for outcome in outcomes for line in outcome.lines()))
    wrong = [line for outcome in outcomes for line in outcome.coverage.wrong]
    if wrong:
        raise VerificationFailed("alignments that do not hold:\n" + "\n".join(wrong))
    return 0


@app.command()
def add(
    file: Annotated[Path, typer.Argument(help="The document: PDF, DOCX, HTML, Markdown or text.")],
    name: Annotated[str, typer.Option("--id", help="Its id: lower-case words joined by hyphens.")],
    title: Annotated[str, typer.Option("--title", help="Its title.")],
    publisher: Annotated[str, typer.Option("--publisher", help="Who published it.")] = "not given",
    board: Annotated[str, typer.Option("--board", help="The board it belongs to, or national.")] = "national",
    edition: Annotated[str, typer.Option("--edition", help="The date of its edition, or undated.")] = "undated",
    regime: Annotated[str, typer.Option("--regime", help="scr, present or both.")] = "scr",
    as_json: Json = False,
) -> int:
    """Add a document that has no statements: its own passages are searched and quoted."""
    from assistant.adapters.corpus_desk import open_corpus
    from assistant.channels.cli.progress import shown

    with shown() as progress:
        record = {
            "id": name,
            "title": title,
            "publisher": publisher,
            "board": board,
            "edition": edition,
            "regime": regime,
        }
        key = open_corpus().add(file, record, progress)
    print(json.dumps({"added": key}) if as_json else f"added {key}")
    return 0


@app.command()
def remove(
    source: Annotated[str, typer.Argument(help="An added document, or a source whose attached document is to go.")],
    as_json: Json = False,
) -> int:
    """Remove an added document, or the document attached to a source."""
    from assistant.adapters.corpus_desk import open_corpus
    from assistant.channels.cli.progress import shown

    with shown() as progress:
        key = open_corpus().remove(source, progress)
    print(json.dumps({"removed": key}) if as_json else f"removed {key}")
    return 0


@app.command()
def diff(
    old: Annotated[str, typer.Argument(help="An edition, as in working-together/2015-03-26.")],
    new: Annotated[str, typer.Argument(help="Another edition.")],
    as_json: Json = False,
) -> int:
    """Show what changed between two editions, and what that touches."""
    from assistant.adapters.corpus_desk import open_corpus

    outcome = open_corpus().diff(old, new)
    if as_json:
        print(json.dumps(outcome, ensure_ascii=False))
        return 0
    for heading, lines in outcome.items():
        print(f"{heading} ({len(lines)})")
        print("\n".join(f"  {line}" for line in lines))
    return 0


@app.command("then-and-now")
def then_and_now(
    topic: Annotated[str | None, typer.Argument(help="One topic; the list of them otherwise.")] = None,
    as_json: Json = False,
) -> int:
    """Show what changed on a topic: what the sources of each time say, side by side."""
    from assistant.adapters.corpus_desk import open_corpus
    from assistant.channels.cli.render_then_and_now import topic_document, topic_lines

    library = open_corpus().library()
    found = library.then_and_now
    if topic is None:
        rows = [{"topic": one.id, "title": one.title, "changed": one.changed} for one in found.topics]
        print(
            json.dumps(rows, ensure_ascii=False)
            if as_json
            else "\n".join(f"{r['topic']:32} {r['changed']}" for r in rows)
        )
        return 0
    shown = found.topic(topic)
    if shown is None:
        raise UserError(f"unknown topic {topic!r}: the topics are {', '.join(one.id for one in found.topics)}")
    if as_json:
        print(json.dumps(topic_document(library, shown), ensure_ascii=False))
    else:
        print("\n".join(topic_lines(library, shown)))
    return 0
