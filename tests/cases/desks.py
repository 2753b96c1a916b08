"""Case desks over every kind of store, walking invented workflows or those of a folder, with the real gate."""

import datetime
import functools
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import stores
from assistant.adapters.case_keys import CaseKeys
from assistant.adapters.encrypted_texts import EncryptedTexts
from assistant.adapters.memory_cases import MemoryCases
from assistant.adapters.memory_lists import MemoryLists
from assistant.adapters.name_lists import compile_name_lists
from assistant.adapters.personal_data_gate import NAMES, PersonalDataGate
from assistant.adapters.sql.cases import SqlCases
from assistant.adapters.sql.engine import open_engine
from assistant.adapters.sql.ledger import SqlLedger
from assistant.adapters.sql.texts import SqlRows
from assistant.calendars.load import load
from assistant.canonical import canonical_json
from assistant.conversation.lists import ListDesk, ListMaker
from assistant.conversation.walk import Acting, CaseDesk, Decision
from assistant.workflows.desk import WorkflowDesk
from assistant.workflows.load import Catalogue
from inventions import INVENTED, SETTING

MORNING = datetime.datetime(2020, 5, 4, 9, 0, tzinfo=datetime.UTC)
COOK = ("cook", "Ada Reuter")
HOST = ("host", "Bo Kite")
LEFT_OVERS = """
format: 1
id: left-overs
edition: '2020-01-01'
kind: list
title: What is left?
purpose: For the day after.
regime: present
in_force: {from: 2020-01-01}
sources: {menu: menu/2020-01-01}
dates: {eaten_on: the day it is eaten}
if_unsettled: open
findings:
  plenty: {headline: Crisps are left.}
  crumbs: {headline: Crumbs are left.}
  open: {headline: Nobody has looked.}
questions:
  crisps: {ask: Are there crisps?, why: They keep., options: {yes: {}, no: {}, not_yet_known: {}}}
  oven: {ask: Does the oven work?, why: To warm them., options: {yes: {}, no: {}, not_yet_known: {}}}
  warm: {ask: Are they warm?, why: To be eaten now., ask_when: {crisps: [yes]}, options: {yes: {}, no: {}, not_yet_known: {}}}
  eaten_on: {ask: When are they eaten?, why: They go stale., kind: date, options: {soon: {from: 2020-01-01, to: 2020-12-31}, not_yet_known: {}}}
  whose:
    ask: Whose kitchen is it?
    why: To ask there.
    kind: board
    options: {riverside: {}, hilltop: {}, not_yet_known: {}}
  with:
    ask: What goes with them?
    why: Variety.
    kind: several
    options: {dip: {}, cheese: {}, not_yet_known: {}}
rules:
  some: {finding: plenty, say: There are crisps., cites: [menu#crisps], when: {crisps: [yes]}}
  none: {finding: crumbs, say: There are none., cites: [menu#nothing], when: {crisps: [no]}}
excludes:
  - {answers: {oven: [no], warm: [yes]}, say: nothing gets warm without an oven}
"""


@functools.cache
def gate():
    """The real gate, with names compiled once."""
    folder = Path(tempfile.mkdtemp(prefix="names-"))
    try:
        compile_name_lists(folder / NAMES)
        return PersonalDataGate.open(folder)
    finally:
        shutil.rmtree(folder)


def workflows(folder):
    """A folder of the invented workflows, with one more that asks some of the same questions."""
    root = shutil.copytree(INVENTED, folder / "workflows")
    (root / "national" / "left-overs").mkdir()
    (root / "national" / "left-overs" / "2020-01-01.yaml").write_text(LEFT_OVERS)
    return root


@contextmanager
def opened(kind, folder):
    """A case store of a kind, beside the ledger and texts of the same kind."""
    with stores.opened(kind, folder) as store:
        yield store, SqlCases(store.engine) if store.engine else MemoryCases()


@contextmanager
def opened_again(store, cases, folder):
    """The same stores as another process opens them."""
    if store.url is None:
        yield store, cases
        return
    engine = open_engine(store.url)
    try:
        texts = EncryptedTexts(SqlRows(engine), CaseKeys(folder / "keys"))
        yield stores.Store(SqlLedger(engine), texts, store.signer, store.url, engine), SqlCases(engine)
    finally:
        engine.dispose()


def desk_of(store, cases, root):
    """A desk over what has been opened, as one process has it."""
    calendar = load(root)
    return CaseDesk(
        workflows=WorkflowDesk(Catalogue(root), replace(SETTING, calendar=calendar)),
        store=cases,
        texts=store.texts,
        ledger=store.ledger,
        gate=gate(),
        calendar=canonical_json(calendar.model_dump(mode="json", by_alias=True)),
    )


def lists_of(desk):
    """The lists of a desk's cases, none made yet."""
    return ListDesk(ListMaker(desk.workflows), desk, MemoryLists())


def acting(minute=0, who=COOK, place="terminal"):
    """Somebody who acts some minutes after nine."""
    return Acting(*who, MORNING + datetime.timedelta(minutes=minute), place)


def safe(desk, case, workflow="pizza-party", minute=0, dates=None):
    """A session in which the safety question is settled."""
    return desk.settle_safety(desk.start(case, workflow, acting(minute), dates), "no", acting(minute))


def answered(desk, view, minute=1, /, **answers):
    """The session after some answers, each with a reason where it needs one, a minute apart."""
    for later, (question, value) in enumerate(answers.items()):
        judgement = view.workflow.questions[question].judgement
        view, _ = desk.answer(view, question, value, acting(minute + later), "We tried it." if judgement else "")
    return view


def feast(desk, case, minute=0, dates=None):
    """A session of pizza-party that has come to its finding."""
    return answered(desk, safe(desk, case, minute=minute, dates=dates), minute + 1, oven="yes", dough=3, taste="good", crisps="yes")  # fmt: skip


def decision(**changed):
    """A decision that follows the finding of a feast."""
    given = {
        "option": "party",
        "made_on": MORNING.date(),
        "by": HOST,
        "reasons": "Everybody is hungry.",
        "confirmed_by": (HOST, COOK),
    }
    return Decision(**{**given, **changed})


def desk_of_same(desk):
    """Another desk over the same stores, as a process that was started later has it: it reads its files anew."""
    return replace(desk, workflows=replace(desk.workflows, catalogue=Catalogue(desk.workflows.catalogue.root)))
