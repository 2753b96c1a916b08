"""Invented workflows, so that no change of content can break a test of the engine."""

from pathlib import Path

from assistant.calendars.load import load
from assistant.guidance.citations import Citation
from assistant.guidance.model import Period
from assistant.workflows.load import Catalogue

INVENTED = Path(__file__).parent / "invented"
CATALOGUE = Catalogue(INVENTED)
PIZZA = CATALOGUE.composed("pizza-party", "2020-01-01")
PACKING = CATALOGUE.composed("packing-list", "2020-01-01")
RIVERSIDE = CATALOGUE.composed("pizza-party", "2020-01-01", "riverside")
CALENDAR = load(INVENTED)


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
