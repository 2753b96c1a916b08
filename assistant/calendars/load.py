"""Read the calendar of England and Wales, the one that every board counts by."""

from __future__ import annotations

from pathlib import Path

from assistant.calendars.model import Calendar
from assistant.files import read_yaml

_FILE = Path("calendars", "england-and-wales.yaml")


def load(workflows: Path) -> Calendar:
    """Read the calendar below the folder of the workflows.

    Raises ``MalformedFiles`` with every day that stands twice, out of order or outside the days that the calendar is
    known for, each with its line.
    """
    return read_yaml(workflows / _FILE, Calendar)
