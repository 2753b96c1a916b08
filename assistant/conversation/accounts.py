"""Accounts as administrators keep them and as people sign in to them: the one way that terminal and web go."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.accounts.claims import ClaimRules, Claims, name_in
from assistant.accounts.model import LONGEST_NAME, ROLES, Account, Changed, Role
from assistant.accounts.ports import Accounts
from assistant.canonical import sha256
from assistant.errors import AccountMoved, UserError

LINK_HOLDS = datetime.timedelta(minutes=15)
_BYTES = 32


@dataclass(frozen=True, slots=True)
class AccountDesk:
    """The accounts of an installation, opened, changed and signed in to."""

    store: Accounts
    boards: Collection[str]
    """Those that somebody can work for."""

    def add(self, name: str, roles: Sequence[str], boards: Sequence[str], changed: Changed) -> Account:
        """Open an account; raises ``UserError`` where its name, a role or a board cannot be used."""
        account = Account(
            id=_new(), name=_name(name), roles=self._roles(roles), boards=self._known(boards), changed=changed
        )
        self.store.keep(account)
        return account

    def change(
        self, account: Account, changed: Changed, *, name: str, roles: Sequence[str], boards: Sequence[str]
    ) -> Account:
        """Say anew what somebody is called, and what they are; raises as ``add`` does, and ``AccountMoved``."""
        given = {"name": _name(name), "roles": self._roles(roles), "boards": self._known(boards)}
        return self._next(account, changed, **given)

    def set_active(self, account: Account, changed: Changed, *, active: bool) -> Account:
        """Say whether somebody may still sign in; whoever may not is signed out at once.

        Raises ``UserError`` where they would shut themselves out.
        """
        if not active and changed.by == account.id:
            raise UserError("nobody shuts themselves out: ask another administrator")
        return account if account.active == active else self._next(account, changed, active=active)

    def offer(self, account: Account, at: datetime.datetime) -> str:
        """The secret part of a link that signs somebody in once, within a quarter of an hour."""
        if not account.active:
            raise UserError("this account is not active: make it active first")
        secret = secrets.token_urlsafe(_BYTES)
        self.store.offer(sha256(secret), account.id, at + LINK_HOLDS)
        return secret

    def take_up(self, secret: str, at: datetime.datetime) -> Account | None:
        """Use a link up; whom it signs in, or ``None`` where it signs nobody in."""
        account = self.store.take_up(sha256(secret), at)
        return account if account and account.active else None

    def known(self, issuer: str, claims: Claims, rules: ClaimRules, at: datetime.datetime) -> Account | None:
        """Whoever a sign-in service has signed in, with the roles and boards that it gives them today.

        An account is opened for somebody new who has a role. ``None`` for somebody new who has none.
        """
        subject, name = str(claims["sub"]), name_in(claims)
        roles, boards = rules.roles(claims), self._among(rules.boards(claims))
        account = self.store.known_as(issuer, subject)
        if account is None:
            return self._opened(issuer, subject, Account(id=_new(), name=name, roles=roles, boards=boards), at)
        if (account.name, account.roles, account.boards) == (name, roles, boards):
            return account
        try:
            return self._next(account, Changed(by=account.id, at=at), name=name, roles=roles, boards=boards)
        except AccountMoved:
            return self.known(issuer, claims, rules, at)

    def _opened(self, issuer: str, subject: str, account: Account, at: datetime.datetime) -> Account | None:
        if not account.roles:
            return None
        self.store.keep(account.model_copy(update={"changed": Changed(by=account.id, at=at)}))
        try:
            self.store.link(account.id, issuer, subject)
        except UserError:  # they signed in at two browsers at once, and the other was quicker
            self._next(account, Changed(by=account.id, at=at), active=False)
        return self.store.known_as(issuer, subject)

    def _next(self, account: Account, changed: Changed, **changes: object) -> Account:
        after = account.again(**changes, changed=changed)
        self.store.keep(after)
        return after

    def _roles(self, roles: Sequence[str]) -> tuple[Role, ...]:
        for role in roles:
            if role not in ROLES:
                raise UserError(f"no such role: {role!r} (one of {', '.join(ROLES)})")
        if not roles:
            raise UserError("choose at least one role")
        return tuple(role for role in ROLES if role in roles)

    def _known(self, boards: Sequence[str]) -> tuple[str, ...]:
        for board in boards:
            if board not in self.boards:
                raise UserError(f"no such board: {board!r} (one of {', '.join(sorted(self.boards))})")
        return self._among(boards)

    def _among(self, boards: Sequence[str]) -> tuple[str, ...]:
        return tuple(board for board in self.boards if board in boards)


def _new() -> str:
    return f"a-{secrets.token_hex(6)}"


def _name(typed: str) -> str:
    """A name as it is kept; raises ``UserError`` for none, and for one that is too long."""
    name = " ".join(typed.split())
    if not 0 < len(name) <= LONGEST_NAME:
        raise UserError(f"write a name, of at most {LONGEST_NAME} characters")
    return name
