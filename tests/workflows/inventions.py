"""Invented workflows, so that no change of content can break a test of the engine."""

import shutil
from pathlib import Path

from assistant.calendars.load import load
from assistant.guidance.citations import Citation
from assistant.guidance.model import Period
from assistant.workflows.load import Catalogue
from assistant.workflows.report import Setting

INVENTED = Path(__file__).parent / "invented"
CATALOGUE = Catalogue(INVENTED)
PIZZA = CATALOGUE.composed("pizza-party", "2020-01-01")
PACKING = CATALOGUE.composed("packing-list", "2020-01-01")
RIVERSIDE = CATALOGUE.composed("pizza-party", "2020-01-01", "riverside")
BOAT = CATALOGUE.composed("boat-trip", "2020-01-01")
CALENDAR = load(INVENTED)
PIZZA_FILE = "national/pizza-party/2020-01-01.yaml"
PACKING_FILE = "national/packing-list/2020-01-01.yaml"
BOAT_FILE = "national/boat-trip/2020-01-01.yaml"


def altered(folder, *changes):
    """The folder of a copy of the invented workflows; each change is a file, what stands in it, and what shall."""
    root = folder / "workflows"
    shutil.copytree(INVENTED, root, dirs_exist_ok=True)
    for file, old, new in changes:
        text = (root / file).read_text()
        assert old in text
        (root / file).write_text(text.replace(old, new, 1))
    return root


class EverySource:
    """Cites whatever it is asked for."""

    def cite(self, statement):
        source, _, anchor = statement.partition("#")
        return Citation(
            id=f"c-{anchor}",
            source=source.partition("/")[0],
            source_title=f"The {source.partition('/')[0]}",
            publisher="A kitchen",
            board=None,
            edition="undated",
            in_force=Period(),
            section=anchor,
            page=None,
            statement_id=statement,
            text=anchor.replace("-", " "),
            quote=None,
            quote_span=None,
            digest=None,
            verified=anchor != "guests",
        )

    def in_error(self, statement):
        return "The menu is wrong here." if statement.endswith("#nothing") else None


SETTING = Setting(
    sources=EverySource(),
    calendar=CALENDAR,
    board_names={"riverside": "Riverside club"},
    superseded="Parties have ended.",
)
