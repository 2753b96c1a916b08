"""Invented workflows that make checklists, and desks that keep and work them."""

import datetime
from contextlib import contextmanager
from dataclasses import dataclass, replace

import desks
import stores
from assistant.adapters.memory_lists import MemoryLists
from assistant.adapters.sql.lists import SqlLists
from assistant.checklists.build import Asked
from assistant.conversation.lists import ListDesk, ListMaker
from assistant.workflows.desk import WorkflowDesk
from assistant.workflows.load import Catalogue
from inventions import SETTING

LAUNCH = datetime.date(2020, 6, 5)
NOTHING_WAITS = {"picnic": "yes", "regatta": "yes"}
PICNIC = """
format: 1
id: outings
edition: '2020-01-01'
kind: list
title: What runs beside the party?
purpose: For whoever plans the day.
regime: present
in_force: {from: 2020-01-01, to: 2020-12-31}
edition_chosen_by: party_on
checklist: true
sources: {menu: menu/2020-01-01}
dates: {party_on: the day of the party, sails_on: the day the boat sails}
if_unsettled: open
findings:
  busy: {headline: Something runs beside the party.}
  quiet: {headline: Nothing does.}
  open: {headline: Nobody can say yet.}
questions:
  picnic: {process: true, ask: Is there a picnic?, why: Baskets., held_by: [cook], options: {yes: {}, no: {}, not_yet_known: {}}}
  regatta: {process: true, ask: Is there a regatta?, why: Boats., held_by: [host], options: {yes: {}, no: {}, not_yet_known: {}}}
  market: {process: true, ask: Is there a market?, why: Crowds., options: {yes: {}, no: {}, not_yet_known: {}}}
  rain: {ask: Does it rain?, why: Tents., options: {yes: {}, no: {}, not_yet_known: {}}}
  brings:
    ask: What is brought?
    why: To carry.
    kind: several
    options: {dip: {label: a dip}, cheese: {}, not_yet_known: {}}
  how_many: {ask: How many?, why: To count., kind: whole_number, options: {few: {from: 1, to: 5}, many: {from: 6, to: 99}, not_yet_known: {}}}
rules:
  picnic: {finding: busy, say: There is a picnic., cites: [menu#picnic], when: {picnic: [yes]}}
  regatta: {finding: busy, say: There is a regatta., cites: [menu#regatta], when: {regatta: [yes]}}
  nothing: {finding: quiet, say: There is neither., cites: [menu#none], when: {picnic: [no], regatta: [no], market: [no]}}
consequences:
  at_picnic: {when: {picnic: [yes]}, say: Ants come., cites: [menu#nothing], actions: [one_list, basket]}
  at_regatta: {when: {regatta: [yes]}, say: Ants come., cites: [menu#guests], actions: [one_list, tell_harbour]}
  at_market: {when: {market: [yes]}, actions: [stall]}
  in_rain: {when: {picnic: [yes], rain: [yes]}, actions: [tent]}
  with_dip: {when: {picnic: [yes], brings: [dip]}, actions: [spoon]}
  for_many: {when: {picnic: [yes], how_many: [many]}, actions: [second_basket]}
  picnic_open: {when: {picnic: [not_yet_known]}, actions: [ask_cook]}
  regatta_open: {when: {regatta: [not_yet_known]}, actions: [ask_host]}
actions:
  one_list: {do: Keep one list of guests, who: host, weight: should, cites: [menu#guests]}
  basket: {do: Pack the basket, who: guest, weight: must, due: 2 working days before party_on, cites: [menu#basket]}
  tell_harbour: {do: Tell the harbour, who: host, weight: must, due: 1 week before sails_on, cites: [menu#harbour]}
  stall: {do: Book a stall, who: host, weight: may, cites: [menu#stall]}
  tent: {do: Bring the tent, who: guest, weight: must, cites: [menu#tent]}
  spoon: {do: Bring a spoon, who: guest, weight: may, cites: [menu#spoon]}
  second_basket: {do: Bring a second basket, who: guest, weight: should, cites: [menu#basket]}
  ask_cook: {do: Ask the cook, who: guest, weight: should, by: at once, hold: {what: packing, until: the cook has answered}, cites: [menu#cook]}
  ask_host: {do: Ask the host, who: guest, weight: should, by: at once, hold: {what: sailing, until: the host has answered}, cites: [menu#host]}
"""
FIREWORKS = """
format: 1
id: fireworks
edition: '2020-01-01'
kind: list
title: Are there fireworks?
purpose: For the evening.
regime: scr
in_force: {from: 2020-01-01}
checklist: true
sources: {menu: menu/2020-01-01}
dates: {party_on: the day of the party}
if_unsettled: open
findings:
  loud: {headline: It is loud.}
  open: {headline: Nobody can say yet.}
questions:
  fireworks: {process: true, ask: Are there fireworks?, why: Noise., options: {yes: {}, no: {}, not_yet_known: {}}}
rules:
  loud: {finding: loud, say: They are loud., cites: [menu#loud], when: {fireworks: [yes]}}
consequences:
  loud: {when: {fireworks: [yes]}, actions: [warn]}
actions:
  warn: {do: Warn the neighbours, who: host, weight: must, due: 3 working days before party_on, cites: [menu#loud]}
"""
RIVERSIDE = """
format: 1
board: riverside
extends: outings/2020-01-01
sources: {log: log/undated}
adds_consequences:
  rv_picnic: {when: {picnic: [yes]}, actions: [rv_below_deck]}
adds_actions:
  rv_below_deck: {do: Eat below deck, who: host, weight: should, by: at noon, cites: [log#deck]}
own_timescales:
  tell_harbour: {due: 10 days before sails_on, who: guest, cites: [log#harbour]}
"""
TIMETABLE = """
format: 1
id: {id}
place: {place}
title: The day
note: Nothing is added up.
board: riverside
sources: {{log: log/undated}}
stages:
  - {{what: Ring the bell, who: [host, cook], due: 3 working days before party_on, cites: [log#bell]}}
  - {{what: Bake, who: [cook], due: 1 week after launch_on, starts: launch_on, one_of: baking, cites: [log#bake]}}
  - {{what: Bake as the cook counts, who: [cook], due: 1 week after sails_on, starts: 2 days after sails_on, one_of: baking, cites: [log#bake]}}
  - {{what: Celebrate, who: [guest], due: party_on, cites: [log#party, log#nothing]}}
  - {{what: Keep the lights on, who: [host], due: 1 month after party_on, not_before: true, cites: [log#lights]}}
  - {{what: Wash up, who: [guest], by: 'some day, the log does not say which', cites: [log#guests]}}
"""


def workflows(folder, *, board=True, timetables=True):
    """A folder of the invented workflows with two that make checklists, and timetables."""
    root = desks.workflows(folder)
    for name, text in (("outings", PICNIC), ("fireworks", FIREWORKS)):
        (root / "national" / name).mkdir()
        (root / "national" / name / "2020-01-01.yaml").write_text(text)
    if board:
        (root / "local/riverside/outings.yaml").write_text(RIVERSIDE)
    if timetables:
        for place, name in ((2, "day"), (1, "eve")):
            put_timetable(root, TIMETABLE.format(id=name, place=place), f"local/riverside/timetables/{name}.yaml")
        national = TIMETABLE.format(id="anywhere", place=1).replace("board: riverside\n", "")
        put_timetable(root, national, "timetables/anywhere.yaml")
    return root


def put_timetable(root, text, place="local/riverside/timetables/day.yaml"):
    (root / place).parent.mkdir(exist_ok=True)
    (root / place).write_text(text)


def maker_of(root, **setting):
    return ListMaker(WorkflowDesk(Catalogue(root), replace(SETTING, **setting)))


def asked(*processes, board="riverside", facts=None, dates=None, **more):
    """What a list is made for: processes that run, and others with their answers."""
    return Asked({**dict.fromkeys(processes, "yes"), **more}, facts or {}, dates or {}, board)


def item(checklist, name):
    [found] = [item for item in checklist.items if item.id == name]
    return found


def ids(items):
    return [item.id for item in items]


@dataclass
class Kept:
    """A list desk of a kind, with the stores beneath it."""

    desk: ListDesk
    case: str
    lists: object
    store: object


@contextmanager
def kept(kind, folder):
    """A case of riverside whose list is kept in a store of a kind."""
    with desks.opened(kind, folder) as (store, cases):
        root = workflows(folder)
        cases_desk = desks.desk_of(store, cases, root)
        lists = SqlLists(store.engine) if store.engine else MemoryLists()
        desk = ListDesk(ListMaker(cases_desk.workflows), cases_desk, lists)
        case = cases_desk.open_case("riverside", desks.acting())
        yield Kept(desk, case.reference, lists, store)


KINDS = stores.KINDS
