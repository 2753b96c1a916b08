"""The picture of a timetable: bars from start to date, diamonds on days, words where there is no date."""

import datetime
import itertools
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from assistant.checklists.model import Stage, Timetable
from assistant.exports.gantt import Bar, Diamond, Line, Words, draw, svg

DAY = datetime.date
SVG = "{http://www.w3.org/2000/svg}"


def stage(what="Bake", due=None, starts=None, **more):
    given = {
        "who": "cook", "when": "1 week after the launch", "act_by": None, "waits_for": None, "due_note": None,
        "earlier": False, "citations": (), **more,
    }  # fmt: skip
    return Stage(what=what, due=due, starts=starts, **given)


def timetable(*stages):
    return Timetable(id="day", title="The day & the night", note="Approximate.", stages=stages)


def shapes(kind, *stages):
    return [shape for shape in draw(timetable(*stages)).shapes if isinstance(shape, kind)]


def test_a_stage_that_takes_time_is_a_bar_and_a_day_is_a_diamond():
    stages = (stage(due=DAY(2020, 6, 15), starts=DAY(2020, 6, 1)), stage("Eat", due=DAY(2020, 6, 8)))

    [bar], [diamond] = shapes(Bar, *stages), shapes(Diamond, *stages)

    assert bar.width > 0
    assert bar.x < diamond.x < bar.x + bar.width
    assert diamond.y > bar.y


def test_a_line_stands_for_every_week():
    lines = shapes(Line, stage(due=DAY(2020, 6, 29), starts=DAY(2020, 6, 1)))

    assert len(lines) == 5
    assert len({b.x1 - a.x1 for a, b in itertools.pairwise(lines)}) <= 2
    assert "1 Jun 20" in [words.text for words in shapes(Words, stage(due=DAY(2020, 6, 29), starts=DAY(2020, 6, 1)))]


def test_what_has_no_date_stands_in_words():
    texts = [
        words.text
        for words in shapes(
            Words,
            stage("Eat", due=DAY(2020, 6, 8), earlier=True),
            stage("Wash up", due_note="not confirmed: nobody knows " * 6),
            stage("Dry", when="at once"),
        )
        if words.kind != "stage"
    ]

    assert "8 Jun 2020, the earlier" in texts
    assert "at once" in texts
    waiting = " ".join(texts)
    assert "1 week after the launch (not confirmed: nobody knows" in waiting
    assert waiting.count("nobody knows") == 6, "nothing is cut off"


def test_without_any_date_there_is_no_picture():
    assert draw(timetable(stage(), stage(starts=DAY(2020, 6, 1)))) is None


def test_the_file_is_well_formed_and_told_to_those_who_do_not_see_it():
    drawing = draw(timetable(stage("Bake <bread> & rolls", due=DAY(2020, 6, 8), starts=DAY(2020, 6, 1)), stage("Eat")))

    root = ElementTree.fromstring(svg(drawing))

    assert root.tag == f"{SVG}svg" and root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "The day & the night"
    assert root.find(f"{SVG}desc").text == "Bake <bread> & rolls: 8 Jun 2020; Eat: 1 week after the launch"
    assert "href" not in svg(drawing) and "<script" not in svg(drawing)


@given(
    st.lists(
        st.tuples(st.dates(DAY(2015, 1, 1), DAY(2017, 12, 31)), st.integers(-10, 400), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_every_mark_lies_on_the_paper(rows):
    stages = [
        stage("A stage " * 12, due=due, starts=due - datetime.timedelta(days=days) if bar else None)
        for due, days, bar in rows
    ]

    drawing = draw(timetable(*stages))

    assert len([s for s in drawing.shapes if isinstance(s, Bar | Diamond)]) == len(stages)
    for shape in drawing.shapes:
        across = [shape.x1, shape.x2] if isinstance(shape, Line) else [shape.x]
        across += [shape.x + shape.width] if isinstance(shape, Bar) else []
        assert all(0 <= x <= drawing.width for x in across)
        assert 0 <= (shape.y1 if isinstance(shape, Line) else shape.y) <= drawing.height
