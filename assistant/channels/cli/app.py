"""The ``assistant`` command: its subcommands, and one way to end each of them.

Results go to standard output, everything else to standard error. Whatever goes wrong ends in one clear line and the
exit code that the documentation promises.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from assistant.channels.cli import (
    account,
    answering,
    api_token,
    ask,
    checklist,
    corpus,
    deadline,
    recommendation,
    record,
    referral,
    serve,
    slack,
    workflow,
)
from assistant.errors import AssistantError

app = typer.Typer(
    name="assistant",
    help="Cited answers on serious case reviews in England, for people in child safeguarding.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("ask")(ask.ask)
app.command("chat")(ask.chat)
app.command("eval")(ask.evaluate)
app.command("deadline")(deadline.deadline)
app.command()(referral.referral)
app.command()(recommendation.recommendation)
app.add_typer(corpus.app, name="corpus")
app.add_typer(workflow.app, name="workflow")
app.add_typer(checklist.app, name="checklist")
app.add_typer(record.app, name="record")
app.command()(serve.serve)
app.command()(slack.slack)
app.add_typer(account.app, name="account")
app.add_typer(api_token.app, name="token")
app.add_typer(answering.app, name="answering")

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code."""
    try:
        outcome = app(list(arguments), standalone_mode=False)
    except AssistantError as error:
        print(f"assistant: {error}", file=sys.stderr)
        return error.exit_code
    except typer.exceptions.Exit as error:
        return error.exit_code
    except (typer.exceptions.Abort, KeyboardInterrupt):
        print("assistant: stopped", file=sys.stderr)
        return INTERRUPTED
    except typer.exceptions.TyperException as error:
        print(f"assistant: {error.format_message()}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"assistant: {error.strerror or error}: {error.filename or 'a file'}", file=sys.stderr)
        return 1
    return outcome if isinstance(outcome, int) else 0
