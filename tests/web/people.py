"""People with accounts, each at a browser without scripts that fills in forms and follows links, and nothing else."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser

import desks
from assistant.accounts.model import Account
from assistant.cases.again import evaluated_again
from assistant.cases.model import Placed
from assistant.records.desk import RecordDesk
from browsers import said, visit

BOARD = "riverside"
ROLES = {
    "Ada": ("referrer",),
    "Bo": ("panel_member",),
    "Cy": ("chair",),
    "Di": ("business_manager",),
    "Ed": ("practitioner",),
    "Flo": ("referrer",),
    "Guy": ("chair",),
    "Hal": ("administrator",),
}
"""Invented people by their first names."""


@dataclass
class Form:
    """A form of a page: what it holds before anybody fills it in, and its buttons."""

    action: str
    fields: dict = field(default_factory=dict)
    """Name to the values it would send."""
    offered: dict = field(default_factory=dict)
    """Of radio buttons, boxes and lists: name to the values that can be chosen."""
    buttons: dict = field(default_factory=dict)
    """The words on a button to the name and value that it adds."""


class Forms(HTMLParser):
    """The forms and links of a page."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.links, self.form = [], {}, None
        self._select = self._open = None
        self._words = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.form = Form(given["action"])
            self.forms.append(self.form)
        elif tag in {"button", "a", "textarea"}:
            self._open, self._words = given, ""
        elif tag == "select":
            self._select = given["name"]
            self.form.offered[self._select] = []
        elif tag == "option":
            self.form.offered[self._select].append(given["value"])
            if "selected" in given or self._select not in self.form.fields:
                self.form.fields[self._select] = [given["value"]]
        elif tag == "input":
            self._input(given)

    def _input(self, given):
        if given.get("type") in {"radio", "checkbox"}:
            self.form.offered.setdefault(given["name"], []).append(given["value"])
            self.form.fields.setdefault(given["name"], [])
            if "checked" in given:
                self.form.fields[given["name"]].append(given["value"])
        else:
            self.form.fields[given["name"]] = [given.get("value", "")]

    def handle_data(self, data):
        self._words += data

    def handle_endtag(self, tag):
        words = " ".join(self._words.split())
        if tag == "form":
            self.form = None
        elif tag == "select":
            self._select = None
        elif tag == "a" and self._open:
            self.links.setdefault(words, self._open.get("href"))
        elif tag == "button":
            added = {self._open["name"]: self._open["value"]} if "name" in self._open else {}
            self.form.buttons[words] = added
        elif tag == "textarea":
            self.form.fields[self._open["name"]] = [self._words.removeprefix("\n")]


@dataclass
class Person:
    """Somebody at a browser: what they look at, and what they do there."""

    account: Account
    client: object
    clock: object
    page: object = None
    seen: list = field(default_factory=list)
    """The addresses that were opened."""

    def open(self, path):
        """Open an address, and follow where it leads."""
        self._arrive(self.client.get(path))
        return self

    def follow(self, words):
        """Follow the link with these words."""
        return self.open(Forms(self.page.text).links[words])

    def press(self, button, /, **typed):
        """Fill in the form that has a button, and press it; that takes a second."""
        self.clock.pass_(seconds=1)
        form, data = self.filled(button, **typed)
        self._arrive(self.client.post(form.action, data=data))
        return self

    def filled(self, button, /, **typed):
        """The form that has a button, with what it sends once it is filled in."""
        [form] = [one for one in Forms(self.page.text).forms if button in one.buttons]
        data = dict(form.fields)
        for name, value in typed.items():
            values = list(value) if isinstance(value, (tuple, list)) else [value]
            assert name in form.fields, (name, list(form.fields))
            assert set(values) <= set(form.offered.get(name, values)), (values, form.offered[name])
            data[name] = values
        return form, data | form.buttons[button]

    @property
    def says(self):
        """The words of the page."""
        return said(self.page)

    @property
    def buttons(self):
        """The words on the buttons of the page."""
        return {words for form in Forms(self.page.text).forms for words in form.buttons}

    @property
    def fields(self):
        """What stands in all the forms of the page, hidden or not."""
        return {name: values for form in Forms(self.page.text).forms for name, values in form.fields.items()}

    @property
    def links(self):
        return Forms(self.page.text).links

    @property
    def path(self):
        """The address that the browser shows."""
        return self.seen[-1]

    def _arrive(self, response):
        self.seen.append(response.request.url.raw_path.decode())
        while response.status_code == 303:
            path = response.headers["location"].partition("#")[0]
            response = self.client.get(path)
            self.seen.append(path)
        self.page = response


@dataclass
class Office:
    """A site whose cases are walked through invented workflows, and the people who have accounts there."""

    browser: object
    desk: object

    def person(self, name, *, boards=(BOARD,), roles=None):
        """Somebody at a browser of their own, signed in."""
        site = self.browser.site
        account = Account(id=f"a-{name.lower()}", name=f"{name} Example", roles=roles or ROLES[name], boards=boards)
        if account.id not in {kept.id for kept in site.accounts.accounts()}:
            site.accounts.keep(account)
        client = self.browser.another()
        client.cookies.set(site.cookie, site.sessions.begin(account, None))
        return Person(account, client, self.browser.clock)

    def people(self, *names):
        return [self.person(name) for name in names]

    def opened(self, person, workflow="Is there pizza tonight?"):
        """Have somebody open a case and begin a walk in it, past the safety question."""
        person.open("/cases").press("Open a case", board=person.account.boards[0]).follow(workflow).press("Start")
        return person.press("Continue", answer="no")

    def put(self, person, *others):
        """Put others on the case that somebody looks at."""
        reference = reference_in(person.path)
        for other in others:
            at = self.browser.site.clock()
            placed = Placed(account=other.account.id, kind="joined", by=person.account.id, at=at)
            self.desk.store.place(reference, placed)
        return reference

    def session(self, person):
        """What is kept of the walk that somebody looks at."""
        return self.desk.store.session(person.path.split("/")[4])


def reference_in(path):
    """The case that an address is about."""
    return path.split("/")[2]


@contextmanager
def office(assistant, folder, root=None):
    """A site on the invented workflows, which keeps its cases in memory."""
    with desks.opened("memory", folder) as (store, cases):
        browser = visit(assistant, folder)
        desk = desks.desk_of(store, cases, root or desks.workflows(folder))
        browser.site._lists = desks.lists_of(desk)
        browser.site._records = RecordDesk(store.ledger, store.texts, store.signer, evaluated_again)
        yield Office(browser, desk)
        browser.site.close()


@contextmanager
def real_office(assistant, folder):
    """A site on the workflows of the project, which keeps its cases in a database."""
    browser = visit(assistant, folder)
    yield Office(browser, browser.site.cases)
    browser.site.close()
