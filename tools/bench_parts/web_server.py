"""A server that the bench asks: the assistant, or a bare route of the same framework beside it.

Run as ``python -m tools.bench_parts.web_server KIND FOLDER``; prints its port and a token, and serves until it is
stopped. The limit on questions a minute is lifted, since it is the bench that asks and not one person.
"""

from __future__ import annotations

import asyncio
import datetime
import os
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from assistant.channels.web.rates import Rates
from assistant.channels.web.serve import listen

UNLIMITED = 1_000_000_000


def bare() -> FastAPI:
    """A route that answers every question with the same few words."""
    made = FastAPI()

    @made.post("/api/v1/ask")
    def ask(asked: dict[str, str]) -> dict[str, str]:
        return {"status": "answered", "question": asked["question"]}

    return made


def assistant(data: Path) -> tuple[FastAPI, str]:
    """The assistant, and a token that may ask it."""
    from assistant.accounts.model import Account
    from assistant.channels.web.app import app
    from assistant.settings import Settings

    made = app(Settings(data_dir=data, board=None, writer_model=None, answering_processes=os.cpu_count() or 1))
    site = made.state.site
    site.questions = Rates(site.clock, UNLIMITED)
    site.calls = Rates(site.clock, UNLIMITED)
    caller = Account(id="a-bench", name="bench", roles=("practitioner",))
    if all(one.id != caller.id for one in site.accounts.accounts()):
        site.accounts.keep(caller)
    _, secret = site.tokens.make(caller.id, datetime.datetime.now(datetime.UTC).date())
    return made, secret


def main(kind: str, folder: str) -> None:
    """Serve one of the two."""
    made, secret = assistant(Path(folder)) if kind == "assistant" else (bare(), "none")
    listening = listen("127.0.0.1", 0)
    print(listening.getsockname()[1], secret, flush=True)
    config = uvicorn.Config(made, access_log=False, log_level="warning", server_header=False)
    asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))


if __name__ == "__main__":
    main(*sys.argv[1:])
