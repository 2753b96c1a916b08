"""Run one command of the command line in this process: what it prints and how it ends are the same as in its own."""

import contextlib
import io
import sys
from types import SimpleNamespace

import pytest

from assistant.channels.cli import run as command
from conftest import PROJECT


def run(data, *arguments, stdin="", env=None):
    """The exit code of a command on a data folder, and what it printed on standard output and standard error."""
    with (
        contextlib.chdir(PROJECT),
        contextlib.redirect_stdout(_printing()) as out,
        contextlib.redirect_stderr(_printing()) as err,
        pytest.MonkeyPatch.context() as changed,
    ):
        changed.setattr(sys, "stdin", io.StringIO(stdin))
        for name, value in {**(env or {}), "ASSISTANT_DATA_DIR": str(data)}.items():
            changed.setenv(name, value)
        code = command([str(each) for each in arguments])
    return SimpleNamespace(returncode=code, stdout=_printed(out), stderr=_printed(err))


def _printing():
    """Somewhere to print text and bytes, as a terminal takes both."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _printed(stream):
    return stream.buffer.getvalue().decode("utf-8")
