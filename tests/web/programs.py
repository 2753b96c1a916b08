"""Programs that call the HTTP API, each with the token of somebody's account."""

from dataclasses import dataclass

from assistant.accounts.model import Account
from people import BOARD, ROLES

API = "/api/v1"


@dataclass
class Program:
    """A program that acts for an account."""

    account: Account
    client: object
    headers: dict

    def get(self, path, **headers):
        return self.client.get(f"{API}{path}", headers=self.headers | _dashed(headers))

    def post(self, path, body=None, **headers):
        return self.client.post(f"{API}{path}", json=body, headers=self.headers | _dashed(headers))

    def put(self, path, body, **headers):
        return self.client.put(f"{API}{path}", json=body, headers=self.headers | _dashed(headers))


def program(office, name, *, boards=(BOARD,), roles=None):
    """A program that acts for one of the invented people."""
    site = office.browser.site
    account = Account(id=f"a-{name.lower()}", name=f"{name} Example", roles=roles or ROLES[name], boards=boards)
    site.accounts.keep(account)
    _, secret = site.tokens.make(account.id, office.browser.clock().date())
    return Program(account, office.browser.another(), {"Authorization": f"Bearer {secret}"})


def _dashed(headers):
    return {name.replace("_", "-"): value for name, value in headers.items()}
