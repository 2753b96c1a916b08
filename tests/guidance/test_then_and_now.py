"""What changed on a topic is laid out along the times, and nothing stands under a time in which it did not hold."""

import re

import pytest

from assistant.errors import MalformedFiles
from assistant.guidance.load import load
from conftest import PROJECT
from kites import corpus_in

TIMES = """format: 1
times:
  - {id: strings, title: Strings, in_force: {from: 2001-01-01, to: 2008-12-31}, regime: scr}
  - id: reels
    title: Reels
    in_force: {from: 2009-01-01}
    regime: present
    unchecked: true
    about: [kite-handbook/2009#not-at-hand]
topics:
  - id: losing
    title: losing a kite
    changed: Who is told stays.
    statements:
      strings:
        - kite-handbook/2001#tell-harbour-master
      reels:
        - kite-handbook/2009#told-today
"""
NEWER = """format: 1
id: kite-handbook
edition: '2009'
title: Kite Club Handbook
short_title: Kite handbook
kind: practice_guidance
publisher: Kite Club
board: national
in_force: {from: 2009-01-01}
regimes: [present]
supersedes: kite-handbook/2001
licence: Invented.
"""
STATED = """## Kites

**told-today** (unverified)
As in 2001, the harbour master is told of a lost kite.
- who is told of a lost kite today?

**not-at-hand**
The text of the edition of 2009 was not at hand.
- is the edition of 2009 held?
"""


@pytest.fixture
def corpus(tmp_path):
    """The handbook in two editions, of which the text of the second could not be checked."""
    folder = corpus_in(tmp_path / "corpus")
    (folder / "then_and_now.yaml").write_text(TIMES)
    newer = folder / "national" / "kite-handbook" / "2009.yaml"
    newer.write_text(NEWER)
    newer.with_suffix(".md").write_text(STATED)
    return folder


def problems(corpus):
    with pytest.raises(MalformedFiles) as caught:
        load(corpus)
    return [str(problem).replace(f"{corpus}/", "") for problem in caught.value.problems]


def test_the_times_and_topics_are_read(corpus):
    """The last time that was checked is told apart from the one after it that was not."""
    found = load(corpus).then_and_now

    assert [time.id for time in found.times] == ["strings", "reels"]
    assert found.last_checked.id == "strings"
    assert found.topic("losing").statements["reels"] == ("kite-handbook/2009#told-today",)
    assert found.topic("finding") is None


def test_a_corpus_without_the_file_has_no_topics(corpus):
    (corpus / "then_and_now.yaml").unlink()

    assert load(corpus).then_and_now.topics == ()
    assert load(corpus).then_and_now.last_checked is None


def test_where_all_was_checked_no_time_is_the_last_one_checked(corpus):
    text = TIMES.replace("    unchecked: true\n", "")
    (corpus / "then_and_now.yaml").write_text(text)

    assert load(corpus).then_and_now.last_checked is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "- kite-handbook/2009#told-today",
            "- kite-handbook/2001#no-fog",
            "18: losing: kite-handbook/2001#no-fog does not belong under reels: its source is on another system of review",
        ),
        (
            "- kite-handbook/2001#tell-harbour-master",
            "- kite-handbook/2009#told-today",
            "16: losing: kite-handbook/2009#told-today does not belong under strings: its source is on another system",
        ),
        (
            "regime: scr}",
            "regime: present}",
            "16: losing: kite-handbook/2001#tell-harbour-master does not belong under strings: its source is on another",
        ),
        (
            "- kite-handbook/2009#told-today",
            "- kite-handbook/2009#not-at-hand",
            "18: losing: kite-handbook/2009#not-at-hand counts as checked, but the text of reels could not be: mark it",
        ),
        ("#tell-harbour-master", "#tell-nobody", "16: losing: no statement kite-handbook/2001#tell-nobody"),
        (
            "        - kite-handbook/2009#told-today",
            "        - kite-handbook/2009#told-today\n" * 2,
            "told-today stands there twice",
        ),
        ("      reels:\n", "      wheels:\n", "17: losing: no time wheels: there are strings, reels"),
        (
            "2008-12-31",
            "2008-11-30",
            "4: reels: begins on 2009-01-01, but strings ends on 2008-11-30: one has to follow",
        ),
        (
            "2008-12-31",
            "2009-02-01",
            "4: reels: begins on 2009-01-01, but strings ends on 2009-02-01: one has to follow",
        ),
        ("#not-at-hand", "#nothing", "4: reels: no statement kite-handbook/2009#nothing"),
        ("    about: [kite-handbook/2009#not-at-hand]\n", "", "reels: say with a statement, in about, why its text"),
        ("id: reels", "id: strings", "4: the time strings is there already"),
    ],
)
def test_what_does_not_hold_is_told_with_its_line(corpus, old, new, said):
    text = (corpus / "then_and_now.yaml").read_text()
    assert old in text
    (corpus / "then_and_now.yaml").write_text(text.replace(old, new, 1))

    assert any(said in problem and problem.startswith("then_and_now.yaml:") for problem in problems(corpus)), problems(
        corpus
    )


def test_a_source_that_had_ended_stands_under_no_later_time(corpus):
    """Where a document says of itself that it is of both systems, its days decide."""
    record = corpus / "national" / "kite-handbook" / "2001.yaml"
    record.write_text(record.read_text().replace("regimes: [scr]", "regimes: [scr, present]"))
    newer = corpus / "national" / "kite-handbook" / "2009.yaml"
    newer.write_text(NEWER.replace("regimes: [present]", "regimes: []"))
    text = TIMES.replace("- kite-handbook/2009#told-today", "- kite-handbook/2001#no-fog")
    (corpus / "then_and_now.yaml").write_text(text)

    [told] = problems(corpus)
    assert told.endswith("under reels (2009-01-01 to today): its source was in force not known to 2008-12-31")


def test_another_folder_adds_a_time_and_what_is_said_in_it(corpus, tmp_path):
    """The time before it then ends on the day before, and the sentence is the one of the last folder."""
    added = tmp_path / "added"
    record = added / "national" / "kite-handbook" / "2031.yaml"
    record.parent.mkdir(parents=True)
    record.write_text(NEWER.replace("2009-01-01", "2031-05-01").replace("'2009'", "'2031'").replace("2001", "2009"))
    record.with_suffix(".md").write_text("## Kites\n\n**nobody**\nNobody is told.\n- is anybody told?\n")
    (added / "then_and_now.yaml").write_text(
        "format: 1\n"
        "times:\n  - {id: drones, title: Drones, in_force: {from: 2031-05-01}, regime: present}\n"
        "adds_to:\n  - {topic: losing, changed: Nobody is told any more., statements: {drones: [kite-handbook/2031#nobody]}}\n"
    )

    found = load(corpus, added).then_and_now

    assert [str(time.in_force) for time in found.times][1:] == ["2009-01-01 to 2031-04-30", "2031-05-01 to today"]
    assert found.topic("losing").changed == "Nobody is told any more."
    assert [*found.topic("losing").statements] == ["strings", "reels", "drones"]


def test_what_is_added_to_no_topic_is_a_problem(corpus):
    with (corpus / "then_and_now.yaml").open("a") as file:
        file.write("  - {id: losing, title: again, changed: Again., statements: {}}\nadds_to:\n  - {topic: flying}\n")

    assert problems(corpus) == [
        "then_and_now.yaml:19: the topic losing is there already",
        "then_and_now.yaml:21: no topic flying: the topics are losing",
    ]


NUMBERS = {"five", "seven", "six", "twelve", "fifteen", "sixty", "fourteen", "two", "three", "four", "fourth"}


def test_no_sentence_gives_a_number_that_its_statements_do_not():
    """Only what the cited statements carry: every number, day and section of the sentence stands in one of them."""
    library = load(PROJECT / "corpus")

    for topic in library.then_and_now.topics:
        cited = [library.statements[name] for names in topic.statements.values() for name in names]
        told = " ".join(f"{one.text} {one.pinpoint.section} {library.sources[one.source].title}" for one in cited)
        told += " 2018 2023" if set(topic.statements) - {"scr"} else ""  # the names of the times
        words = set(re.findall(r"\d+[A-Z]?|[a-z]+", topic.changed))
        for number in (word for word in words if word in NUMBERS or word[0].isdigit()):
            assert re.search(rf"\b{number}\b", told, re.IGNORECASE), (topic.id, number)


def test_the_rule_of_2023_is_the_last_one_checked_and_that_of_2026_is_not():
    """Each topic of the chapter that could not be had shows the rule before it."""
    library = load(PROJECT / "corpus")
    found = library.then_and_now

    assert found.last_checked.id == "2023"
    assert [time.id for time in found.times if time.unchecked] == ["2026"]
    for topic in found.topics:
        today = [library.statements[name] for name in topic.statements.get("2026", ())]
        assert topic.statements.get("2023"), topic.id
        assert not [one.id for one in today if one.verified and one.source == "working-together/2026-03-18"]
