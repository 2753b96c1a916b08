"""Choose how people sign in: by OpenID Connect where it is configured, else by links on this machine alone."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from assistant.accounts.claims import ClaimRules
from assistant.accounts.model import ROLES, Role
from assistant.errors import UserError
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.adapters.openid import Clock, OpenIdProvider

RETURN = "/sign-in/return"
"""Where the provider sends people back to, under the address they reach the pages at."""
_NEEDED = ("oidc_client_id", "oidc_roles_claim", "oidc_role_map", "public_url")


@dataclass(frozen=True, slots=True)
class OpenId:
    """A provider, and what its claims mean here."""

    provider: OpenIdProvider
    rules: ClaimRules


def open_sign_in(settings: Settings, boards: Iterable[str], clock: Clock) -> OpenId | None:
    """The provider that signs people in; ``None`` where none is configured.

    Raises ``UserError`` where a setting is missing or cannot be used.
    """
    if not settings.oidc_issuer:
        return None
    for name in _NEEDED:
        if not getattr(settings, name):
            raise UserError(f"ASSISTANT_OIDC_ISSUER is set, and needs ASSISTANT_{name.upper()} beside it")
    for name in ("oidc_issuer", "public_url"):
        _check_encrypted(f"ASSISTANT_{name.upper()}", getattr(settings, name))
    _check_known("ASSISTANT_OIDC_ROLE_MAP", settings.oidc_role_map.values(), ROLES)
    _check_known("ASSISTANT_OIDC_BOARD_MAP", settings.oidc_board_map.values(), boards)
    from assistant.adapters.openid import Client, OpenIdProvider

    secret = settings.oidc_client_secret
    client = Client(
        issuer=settings.oidc_issuer,
        id=settings.oidc_client_id,
        secret=secret.get_secret_value() if secret else None,
        redirect=settings.public_url.rstrip("/") + RETURN,
    )
    roles = cast("dict[str, Role]", settings.oidc_role_map)
    rules = ClaimRules(settings.oidc_roles_claim, roles, settings.oidc_boards_claim, settings.oidc_board_map)
    return OpenId(OpenIdProvider(client, clock), rules)


def is_loopback(host: str) -> bool:
    """Whether an address reaches this machine alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _check_encrypted(name: str, address: str) -> None:
    parts = urlsplit(address)
    plain_here = parts.scheme == "http" and is_loopback(parts.hostname or "")
    if not parts.hostname or not (parts.scheme == "https" or plain_here):
        raise UserError(f"{name} must begin with https:// (on this machine alone, http:// will do)")
    if name == "ASSISTANT_PUBLIC_URL" and parts.path not in {"", "/"}:
        raise UserError(f"{name} is an address without a path")


def _check_known(name: str, given: Iterable[str], known: Iterable[str]) -> None:
    known = sorted(known)
    for value in given:
        if value not in known:
            raise UserError(f"{name} names {value!r}, and not one of {', '.join(known)}")
