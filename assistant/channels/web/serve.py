"""Listen for browsers and programs."""

from __future__ import annotations

import os
import socket

import uvicorn

from assistant.bootstrap.sign_in import is_loopback
from assistant.channels.web.app import app
from assistant.errors import UserError
from assistant.settings import Settings


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until stopped from the keyboard.

    Raises ``UserError`` where the address is not this machine's own and no sign-in for others is configured, or where
    the port is taken.
    """
    if not settings.oidc_issuer and not is_loopback(host):
        raise UserError(
            f"listening on {host} needs a sign-in for the people who reach it there, and none is configured: "
            "leave --host out, give 127.0.0.1, or set ASSISTANT_OIDC_ISSUER and what goes with it"
        )
    with listen(host, port) as listening:
        shown = f"[{host}]" if ":" in host else host
        made = app(settings, f"http://{shown}:{listening.getsockname()[1]}")
        site = made.state.site
        site.announce(f"The assistant is at {site.address} (stop it with Ctrl-C).")
        if site.openid:
            site.announce(f"People sign in with {site.openid.provider.issuer}.")
        else:
            site.announce_link()
        # An access log would hold addresses of pages that a person read; what is needed is counted instead.
        config = uvicorn.Config(
            made,
            access_log=False,
            log_level="warning",
            proxy_headers=bool(settings.trusted_proxies),
            forwarded_allow_ips=list(settings.trusted_proxies),
            server_header=False,
        )
        uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on an address of this machine.

    Raises ``UserError`` where the port is taken or may not be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        why = os.strerror(error.errno or 0)
        raise UserError(f"cannot listen on {host}, port {port}: {why}; another port may be given with --port") from None
    # A reply goes out in two pieces; without this the second may wait 40 ms for the first to be acknowledged.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening
