"""A browser without scripts, and the site it visits."""

import datetime
import html
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from starlette.testclient import TestClient

from assistant.adapters.off_switch_file import OffSwitchFile
from assistant.channels.web.app import website

ADDRESS = "http://127.0.0.1:8000"
ASK = "How long does the Chair have to decide after the Scoping Panel?"
NAMED = "What should we do about Jayden Oyelaran, born 3 May 2009?"
"""An invented child, typed where nobody should be named."""


@dataclass
class Clock:
    """A clock that stands still until it is moved on."""

    now: datetime.datetime = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)

    def __call__(self):
        return self.now

    def pass_(self, **how_long):
        self.now += datetime.timedelta(**how_long)


class _Reader(HTMLParser):
    """Takes a page apart: its elements with their attributes, and its text."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def elements(response):
    """The elements of a page."""
    return _Reader(response.text).elements


def said(response):
    """The words of a page, with single spaces."""
    return " ".join(_Reader(response.text).text.split())


def token_in(response):
    """The token that the forms of a page carry."""
    return html.unescape(re.search(r'name="form_token" value="([^"]+)"', response.text)[1])


@dataclass
class Visit:
    """A site and a browser that visits it."""

    app: object
    clock: Clock
    printed: list
    client: TestClient = field(init=False)

    def __post_init__(self):
        self.client = self.another()

    @property
    def site(self):
        return self.app.state.site

    def another(self):
        """Another browser on the same machine."""
        return TestClient(self.app, base_url=ADDRESS, follow_redirects=False)

    def get(self, path, **more):
        return self.client.get(path, **more)

    def send(self, path, page="/", **fields):
        """Send a form as a page carries it."""
        token = token_in(self.client.get(page))
        return self.client.post(path, data={"form_token": token, **fields})

    def ask(self, question, **fields):
        """Ask and read the conversation."""
        outcome = self.send("/", question=question, **fields)
        return self.client.get("/") if outcome.status_code == 303 else outcome

    def sign_in(self):
        path = self.site.link().removeprefix(ADDRESS)
        return self.send("/sign-in", page=path, secret=path.rpartition("/")[2])


def visit(assistant, data, *, address=ADDRESS, **settings):
    """A site that answers with an assistant and keeps what it keeps in a folder of its own."""
    own = replace(
        assistant,
        settings=assistant.settings.model_copy(update={"data_dir": data, **settings}),
        answerer=replace(assistant.answerer, off_because=OffSwitchFile(data).off_because),
    )
    clock, printed = Clock(), []
    return Visit(website(own, address, clock, printed.append), clock, printed)


def signed_in(assistant, data):
    """The same, with somebody signed in."""
    browser = visit(assistant, data)
    assert browser.sign_in().status_code == 303
    return browser


def made_routes(made):
    """Every path of a site with the methods it takes."""
    found = {}
    for route in walked(made.routes):
        found.setdefault(route.path, set()).update(route.methods or ())
    return found


def walked(routes):
    """Every route, those of routers that were put in one with another among them."""
    for route in routes:
        if hasattr(route, "methods"):
            yield route
        else:
            inner = getattr(route, "original_router", None)
            yield from walked(inner.routes if inner else ())
