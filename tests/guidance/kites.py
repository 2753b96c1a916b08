"""An invented document with its statements, for tests of everything that ties the two together."""

from assistant.guidance.model import LeftOut, Pinpoint, Source, Statement

TEXT = """Kite Club Handbook

Contents
Joining\t2
Lost kites\t3

Joining

Anybody over six years of age may join the club by writing to the secretary. Membership costs four pounds a year.

Lost kites

A member who loses a kite must tell the harbour master within five working days. The harbour master keeps a list of lost kites.

- the colour of the kite is written down
- the length of its tail is written down

Races

The chair decides within one month of the end of the season whether a race is held. No race is held in fog.
"""

KEY = "kite-handbook/2001"


def source(**changes):
    """The record of the handbook."""
    record = {
        "format": 1,
        "id": "kite-handbook",
        "edition": "2001",
        "title": "Kite Club Handbook",
        "short_title": "Kite handbook",
        "kind": "practice_guidance",
        "publisher": "Kite Club",
        "board": "national",
        "in_force": {},
        "regimes": ["scr"],
        "licence": "Invented.",
        "left_out": [LeftOut(section="", passages="1-4", reason="title and contents")],
    }
    return Source.model_validate(record | changes)


def statement(name, heading, text, first, last=None, **more):
    """One statement of the handbook."""
    pinpoint = Pinpoint((heading,), first, last or first)
    return Statement(f"{KEY}#{name}", KEY, text, (f"What about {name}?",), pinpoint, **more)


STATEMENTS = (
    statement(
        "who-may-join", "Joining", "Anyone older than six may become a member by writing to the club's secretary.", 1
    ),
    statement("price", "Joining", "Being a member costs four pounds each year.", 2),
    statement(
        "tell-harbour-master", "Lost kites", "Whoever loses a kite has five working days to tell the harbour master.", 1
    ),
    statement("list-of-lost-kites", "Lost kites", "Lost kites are listed by the harbour master.", 2),
    statement("what-is-noted", "Lost kites", "The kite's colour and the length of the tail are noted.", 3, 4),
    statement(
        "chair-decides", "Races", "Within a month of the season's end the chair decides if there will be a race.", 1
    ),
    statement("no-fog", "Races", "There is no race when it is foggy: none is held in fog.", 2),
)
