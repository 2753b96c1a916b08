"""``assistant serve``: the web application and the HTTP API."""

from __future__ import annotations

from typing import Annotated

import typer


def serve(
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="The port; 0 for any that is free.", min=0, max=65_535)] = 8000,
) -> int:
    """Serve the web application and the HTTP API until stopped from the keyboard."""
    from assistant.channels.web import serve as web
    from assistant.settings import read_settings

    web.serve(read_settings(), host, port)
    return 0
