"""Data files are read strictly, and every problem is named with its line."""

import datetime

import pytest

from assistant.errors import MalformedFiles
from assistant.files import read_yaml
from assistant.guidance.model import Period
from assistant.models import FileModel


class Kite(FileModel):
    """An invented record."""

    format: int
    name: str
    tail: bool = False
    first_flown: datetime.date | None = None
    colours: tuple[str, ...] = ()
    season: Period = Period()


def read(tmp_path, text):
    file = tmp_path / "kite.yaml"
    file.write_text(text)
    return read_yaml(file, Kite)


def message(tmp_path, text):
    with pytest.raises(MalformedFiles) as caught:
        read(tmp_path, text)
    return str(caught.value).replace(f"{tmp_path}/", "")


def test_words_are_words(tmp_path):
    """Yes, no, on and off are words; only true and false are booleans."""
    kite = read(tmp_path, "format: 1\nname: no\ntail: true\ncolours: [yes, off, on]\nfirst_flown: 2001-04-01\n")

    assert kite == Kite(
        format=1, name="no", tail=True, colours=("yes", "off", "on"), first_flown=datetime.date(2001, 4, 1)
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 1\nname: a\nname: b\n", "kite.yaml:3: the key 'name' stands twice"),
        ("format: 1\nname: a\nstring: long\n", "kite.yaml:3: string: Extra inputs are not permitted"),
        ("format: 1\nname: a\nfirst_flown: 2001-02-31\n", "kite.yaml:3: no such date: 2001-02-31"),
        ("format: 1\n", "kite.yaml:1: name: Field required"),
        ("format: 1\nname: [a\n", "kite.yaml:3: expected ',' or ']', but got '<stream end>'"),
        ("", "kite.yaml:1: the file is empty"),
        (
            "format: 1\nname: a\nseason: {from: 2002-01-01, to: 2001-01-01}\n",
            "kite.yaml:3: season: Value error, ends on 2001-01-01, before it begins on 2002-01-01",
        ),
    ],
)
def test_a_malformed_file_says_what_and_where(tmp_path, text, said):
    """Each mistake has its own message with the line."""
    assert message(tmp_path, text) == said


def test_quotation_marks_make_words_of_anything(tmp_path):
    """What stands in quotation marks is a text, whatever it looks like; nothing, ~ and null are no value."""
    kite = read(tmp_path, "format: 1\nname: 'true'\ncolours: ['7', \"2001-04-01\"]\nfirst_flown: ~\n")

    assert (kite.name, kite.colours, kite.first_flown) == ("true", ("7", "2001-04-01"), None)


def test_a_file_that_is_not_there(tmp_path):
    """A missing file is a problem of the corpus like any other."""
    with pytest.raises(MalformedFiles, match=r"kite\.yaml: cannot be read: No such file"):
        read_yaml(tmp_path / "kite.yaml", Kite)


def test_a_file_that_is_not_text(tmp_path):
    """Bytes that are no UTF-8 are named by their place."""
    file = tmp_path / "kite.yaml"
    file.write_bytes(b"format: 1\nname: \xff\n")

    with pytest.raises(MalformedFiles, match="not UTF-8 at byte 16"):
        read_yaml(file, Kite)


@pytest.mark.parametrize(
    ("period", "day", "holds"),
    [
        (Period(), "1066-10-14", True),
        (Period(**{"from": datetime.date(2001, 4, 1)}), "2001-03-31", False),
        (Period(**{"from": datetime.date(2001, 4, 1)}), "2001-04-01", True),
        (Period(to=datetime.date(2009, 3, 31)), "2009-03-31", True),
        (Period(to=datetime.date(2009, 3, 31)), "2009-04-01", False),
    ],
)
def test_both_ends_of_a_period_count(period, day, holds):
    """A period holds on its first and last day, and an unknown end excludes nothing."""
    assert period.holds(datetime.date.fromisoformat(day)) is holds
