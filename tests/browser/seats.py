"""People at a real browser who use the keyboard alone, and the office whose pages they open."""

import re
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe

import picnics
from assistant.accounts.model import Account
from assistant.guidance.model import Board
from people import BOARD, ROLES, office

ASK = "Who must be told when a kite is lost?"
OWN_IDS = re.compile(r"/(?:CASE|s|r)-[^/]+|(?<=/sign-in/).+|(?<=/questions/).+|(?<=/asked/).+")
"""What differs in the addresses of pages that are otherwise the same."""
PIZZA = "Is there pizza tonight?"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 AA, as axe-core names its parts."""
SCRIPT = "/static/site.js"
FURTHEST = 150
"""More presses of the tab key than any page has places to stop."""
FOCUSED = """() => {
    const it = document.activeElement;
    const words = it.labels && it.labels.length ? it.labels[0].innerText : it.innerText || "";
    return [it.type || it.tagName.toLowerCase(), words.replace(/\\s+/g, " ").replaceAll(" :", ":").trim()];
}"""
"""What the keyboard is at: its kind, and its words."""
SHAPE = """() => [...new Set([...document.querySelectorAll("body *")].map(
    (it) => [it.tagName, it.className, it.type, it.role, ...it.getAttributeNames()].join()
))].sort().join()"""
"""Which kinds of elements a page has, and what is said of each: one with others is another page to look at."""


@dataclass(frozen=True)
class Way:
    """How somebody looks at the pages."""

    width: int = 1200
    scheme: str = "light"
    script: bool = True
    """Whether our script arrives; it is blocked rather than switched off, since axe-core is a script, too."""


WAYS = {
    "wide": Way(),
    "wide, dark, no script": Way(scheme="dark", script=False),
    "telephone, dark": Way(360, "dark"),
    "telephone, no script": Way(360, script=False),
}
in_each_way = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


@dataclass
class Seat:
    """Somebody signed in at a browser of their own. Every page they come to is looked at as it arrives."""

    account: Account
    page: object
    clock: object
    address: str
    way: Way
    amiss: list = field(default_factory=list)
    """What the browser complained of, and what it asked for elsewhere."""
    looked_at: set = field(default_factory=set)
    """The pages that need not be looked at again in this way, each with the kinds of elements it has."""

    def __post_init__(self):
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.amiss.append(str(error)))
        self.page.on("request", self._see)

    @property
    def path(self):
        """The address that the browser shows, without its host."""
        return urlsplit(self.page.url).path

    @property
    def says(self):
        """The words of the page as somebody sees them."""
        return " ".join(self.page.locator("body").inner_text().split()).replace(" :", ":")

    @property
    def at(self):
        """The kind of what the keyboard is at, and its words."""
        return tuple(self.page.evaluate(FOCUSED))

    @property
    def focused(self):
        """The id of what the keyboard is at."""
        return self.page.evaluate("() => document.activeElement.id")

    def open(self, path):
        """Type an address."""
        self.page.goto(self.address + path)
        return self.look()

    def to(self, words, *kinds, back=False):
        """Go from stop to stop until the keyboard is at these words."""
        passed = []
        for _ in range(FURTHEST):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            kind, there = self.at
            if there.startswith(words) and (not kinds or kind in kinds):
                return self
            passed.append(there)
        raise AssertionError(f"no key leads to {words!r} on {self.path}: {list(dict.fromkeys(passed))}")

    def type(self, label, text):
        """Go to a field and replace what stands in it."""
        self.to(label, "text", "textarea").page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        return self

    def choose(self, label):
        """Go to a group of options, and with the arrows to one of them."""
        for _ in range(FURTHEST):
            self.page.keyboard.press("Tab")
            if self.at[0] != "radio":
                continue
            for _ in range(20):
                if self.at == ("radio", label):
                    self.page.keyboard.press("Space")
                    return self
                self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no option {label!r} on {self.path}")

    def unfold(self, words):
        """Open what is folded away."""
        self.to(words, "summary").page.keyboard.press("Enter")
        return self

    def press(self, words, *kinds, key="Enter", back=False):
        """Go to a button or link and press it; that takes a second, and leads to a page."""
        self.to(words, *(kinds or ("submit", "a")), back=back)
        self.clock.pass_(seconds=1)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        return self.look()

    def download(self, words):
        """Press a link to a file, and say what the file is called."""
        self.to(words, "a")
        with self.page.expect_download() as arriving:
            self.page.keyboard.press("Enter")
        return arriving.value.suggested_filename

    def look(self):
        """Look whether anybody can use the page: nothing runs out sideways, and axe-core finds nothing."""
        where = OWN_IDS.sub("/…", self.path)
        shape = (where, self.page.evaluate(SHAPE))
        assert not self.amiss, f"{where}: {self.amiss}"
        if shape in self.looked_at:
            return self
        self.looked_at.add(shape)
        width = self.page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= self.way.width, f"{where} is {width} wide"
        options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
        found = Axe().run(self.page, options=options).response["violations"]
        wrong = [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]
        assert not wrong, f"{where}: {wrong}"
        return self

    def _hear(self, message):
        refused = re.search(r"the server responded with a status of 4\d\d", message.text)
        blocked = not self.way.script and message.location["url"].endswith(SCRIPT)
        if message.type in {"error", "warning"} and not refused and not blocked:
            self.amiss.append(message.text)

    def _see(self, request):
        if not request.url.startswith(f"{self.address}/"):
            self.amiss.append(f"it asked for {request.url}")


def begun(seat):
    """A new case with a walk that has begun, past the safety question."""
    seat.open("/cases").press("Open a case", "submit").press(PIZZA).press("Start")
    return seat.choose("No").press("Continue")


@dataclass
class Premises:
    """An office with its doors open: a site on the handbook, served for real."""

    office: object
    address: str
    chromium: object
    looked_at: dict
    """Of each way, what need not be looked at again in it."""

    def seat(self, name, way=WAYS["wide"]):
        """Somebody who has signed in with a link of their own."""
        site, clock = self.office.browser.site, self.office.browser.clock
        account = Account(id=f"a-{name.lower()}", name=f"{name} Example", roles=ROLES[name], boards=(BOARD,))
        if account.id not in {kept.id for kept in site.accounts.accounts()}:
            site.accounts.keep(account)
        seat = Seat(account, self._window(way), clock, self.address, way, looked_at=self.looked_at[way])
        return self.sign_in(seat)

    def sign_in(self, seat):
        """Open a link that signs somebody in once."""
        site, clock = self.office.browser.site, self.office.browser.clock
        clock.pass_(minutes=1)  # not too often
        secret = site.account_desk.offer(seat.account, clock())
        return seat.open(f"/sign-in/{secret}").press("Sign in on this browser")

    def another_tab(self, seat):
        """The same person in another tab of the same browser."""
        return replace(seat, page=seat.page.context.new_page(), amiss=[])

    def _window(self, way):
        made = self.chromium.new_context(
            viewport={"width": way.width, "height": 800}, color_scheme=way.scheme, locale="en-GB"
        )
        made.set_default_timeout(20_000)
        if not way.script:
            made.route(f"**{SCRIPT}", lambda route: route.abort())
        return made.new_page()


def invented_office(assistant, folder):
    """An office on the invented workflows, with lists among them."""
    return office(with_riverside(assistant), folder, picnics.workflows(folder))


def with_riverside(assistant):
    """An assistant that knows the invented board, too; beside a handbook without boards' documents, no other."""
    club = Board(id=BOARD, name="Riverside Club", short_name="Riverside club", names=("Riverside",))
    held = {source.board for source in assistant.index.library.sources.values()}
    others = {name: board for name, board in assistant.index.library.boards.items() if name in held}
    library = replace(assistant.index.library, boards={**others, BOARD: club})
    desk = replace(assistant.answerer.desk, library=library)
    answerer = replace(assistant.answerer, desk=desk)
    return replace(assistant, index=replace(assistant.index, library=library), answerer=answerer)


@contextmanager
def premises(opened, chromium, looked_at):
    """Serve the pages of an office from this machine until everybody has left."""
    with opened as made, served(made.browser.app) as address:
        made.browser.site.address = address
        try:
            yield Premises(made, address, chromium, looked_at)
        finally:
            for window in chromium.contexts:
                window.close()


@contextmanager
def served(app):
    """The address of a site on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="warning", ws="none", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
