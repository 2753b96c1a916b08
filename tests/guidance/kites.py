"""An invented document with its statements, for tests of everything that ties the two together."""

import shutil
from pathlib import Path

from assistant.guidance.model import LeftOut, Pinpoint, Source, Statement
from conftest import PROJECT

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


def corpus_in(folder: Path) -> Path:
    """A whole corpus of the handbook alone, written into a folder that is not there yet."""
    record = folder / "national" / "kite-handbook" / "2001.yaml"
    record.parent.mkdir(parents=True)
    for name in ("boards", "glossary", "calibration", "screening"):
        shutil.copy(PROJECT / "corpus" / f"{name}.yaml", folder)
    (folder / "comparisons.yaml").write_text("format: 1\ntopics: []\n")
    (folder / "regimes.yaml").write_text(
        "format: 1\nscr_ended: 2019-09-29\nsuperseded: Kites ended.\npresent_words: []\n"
    )
    record.write_text(
        "format: 1\nid: kite-handbook\nedition: '2001'\ntitle: Kite Club Handbook\nshort_title: Kite handbook\n"
        "kind: practice_guidance\npublisher: Kite Club\nboard: national\nin_force: {}\nregimes: [scr]\nlicence: Invented.\n"
        "left_out:\n  - {section: '', passages: '1-4', reason: title and contents}\n"
    )
    lines, heading = ["# Kite Club Handbook"], ""
    for one in STATEMENTS:
        pinpoint = one.pinpoint
        if pinpoint.headings[-1] != heading:
            heading = pinpoint.headings[-1]
            lines.append(f"\n## {heading}")
        lines.append(f"\n**{one.id.split('#')[1]}** (@{pinpoint.first}-{pinpoint.last})\n{one.text}\n- what about it")
    record.with_suffix(".md").write_text("\n".join(lines) + "\n")
    return folder
