"""Boards, sources and editions are found by any name that leaves no doubt, and otherwise refused with what there is."""

import dataclasses
import datetime

import pytest

from assistant.errors import UnknownBoard, UnknownSource
from assistant.guidance.load import load
from kites import KEY, corpus_in, source

NEWER = "kite-handbook/2009"


@pytest.fixture
def library(tmp_path):
    """Two editions of the handbook, the second from April 2009 on, and a balloon manual of no known time."""
    editions = (
        source(in_force={"to": "2009-03-31"}),
        source(edition="2009", short_title="New kite handbook", in_force={"from": "2009-04-01"}, left_out=()),
        source(id="balloon-manual", edition="undated", board="essex", left_out=()),
    )
    return dataclasses.replace(
        load(corpus_in(tmp_path / "corpus")), sources={edition.key: edition for edition in editions}
    )


def test_a_source_is_found_by_its_key_and_by_an_id_that_is_its_own(library):
    """The id is enough where there is one edition."""
    assert library.source(NEWER).key == NEWER
    assert library.source("balloon-manual").key == "balloon-manual/undated"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("kite-handbook", f"kite-handbook has several editions: name one of {KEY}, {NEWER}"),
        ("kites", "unknown source 'kites': the sources are balloon-manual, kite-handbook"),
    ],
)
def test_a_name_that_leaves_a_doubt_is_refused_with_what_there_is(library, name, said):
    """Several editions, or none: the message lists them."""
    with pytest.raises(UnknownSource) as caught:
        library.source(name)

    assert str(caught.value) == said


def test_an_unknown_board_is_refused_with_those_there_are(library):
    """National counts as a board that can be asked for."""
    assert library.board("national") == "national"
    with pytest.raises(UnknownBoard, match=r"unknown board 'kent': the boards are .*essex, national"):
        library.board("kent")


@pytest.mark.parametrize(
    ("day", "editions"),
    [("2009-03-31", {KEY, "balloon-manual/undated"}), ("2009-04-01", {NEWER, "balloon-manual/undated"})],
)
def test_one_edition_follows_the_other_and_an_unknown_time_excludes_nothing(library, day, editions):
    """On each side of the change the right edition is in force."""
    assert library.in_force(datetime.date.fromisoformat(day)) == editions


def test_the_times_of_a_boards_editions_are_listed_earliest_first(library):
    """They can be read out where a day lies outside them."""
    assert [f"{title} {period}" for title, period in library.windows(["national"])] == [
        "Kite handbook not known to 2009-03-31",
        "New kite handbook 2009-04-01 to today",
    ]


def test_editions_that_are_asked_together_share_a_band(library):
    """The board and the regimes make the band, whatever the document and its edition."""
    assert library.band(KEY) == library.band(NEWER) == "national|scr"
    assert library.band("balloon-manual/undated") == "essex|scr"
