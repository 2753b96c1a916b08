"""A review's timetable as a picture: one row a stage, a bar from start to date, or a diamond on the date.

The picture is laid out once as plain shapes, so that each file format draws the same one. Its first day is the first
that is known; every line down the page is a week later. Today is not in it: the picture can be filed and printed.
"""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

from assistant.checklists.model import Stage, Timetable

_LABELS, _CHART, _MARGIN, _LINE, _HEAD, _LETTERS = 340, 560, 14, 16, 34, 52
_WIDE = _MARGIN + _LABELS + _CHART + _MARGIN
_CHART_LEFT = _MARGIN + _LABELS
_RADIUS = 6
_BESIDE = 150
"""As much room as the words beside a date take."""
_MOST_DAYS_NAMED = 7
_WEEK = datetime.timedelta(days=7)
# Attributes rather than a style sheet, so that the picture also shows where a page allows none inside it.
_ALL_TEXT = 'font-family="sans-serif" font-size="12" fill="#16242e" paint-order="stroke" stroke-width="3"'
_OF_WORDS = {
    "stage": 'stroke="#fff"',
    "day": 'font-size="11" fill="#3a4f60" stroke="#fff"',
    "waits": 'font-style="italic" fill="#3a4f60" stroke="#fff"',
}
_OF_BAR = 'fill="#a9c1d4" stroke="#31506b" stroke-width="1"'
_OF_LINE = 'stroke="#d3dce3" stroke-width="1"'


@dataclass(frozen=True, slots=True)
class Line:
    """A thin line from one point to another."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled box: a stage that takes time."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Diamond:
    """A filled diamond around its middle: a stage that is a day."""

    x: int
    y: int
    radius: int


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text, its baseline beginning at a point."""

    x: int
    y: int
    text: str
    kind: Literal["stage", "day", "waits"]


Shape = Line | Bar | Diamond | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture as shapes on paper of a width and height, with words for those who do not see it."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class _Axis:
    """The days that the picture spans, in whole weeks."""

    first: datetime.date
    weeks: int

    def x(self, day: datetime.date) -> int:
        return _CHART_LEFT + round((day - self.first).days * (_CHART - _BESIDE) / (self.weeks * 7))

    def lines(self, bottom: int) -> Iterator[Shape]:
        step = -(-self.weeks // _MOST_DAYS_NAMED)
        for week in range(self.weeks + 1):
            day = self.first + week * _WEEK
            yield Line(self.x(day), _HEAD - 6, self.x(day), bottom)
            if week % step == 0:
                yield Words(self.x(day) - 4, _HEAD - 12, f"{day:%-d %b %y}", "day")


def draw(timetable: Timetable) -> Drawing | None:
    """The picture of a timetable, or None where none of its stages has a date."""
    days = [day for stage in timetable.stages if stage.due for day in (stage.starts or stage.due, stage.due)]
    if not days:
        return None
    axis = _Axis(min(days), max(1, -(-(max(days) - min(days)).days // 7)))
    shapes: list[Shape] = []
    top = _HEAD
    for stage in timetable.stages:
        lines = textwrap.wrap(stage.what, _LETTERS)
        waiting = [] if stage.due else textwrap.wrap(_when(stage), (_CHART - _MARGIN) // 7)
        shapes += [Words(_MARGIN, top + 13 + n * _LINE, line, "stage") for n, line in enumerate(lines)]
        shapes += [Words(_CHART_LEFT + 4, top + 13 + n * _LINE, line, "waits") for n, line in enumerate(waiting)]
        shapes += _mark(stage, stage.due, axis, top) if stage.due else []
        top += max(len(lines), len(waiting)) * _LINE + 8
    return Drawing(
        width=_WIDE,
        height=top + _MARGIN,
        shapes=(*axis.lines(top), *shapes),
        title=timetable.title,
        description="; ".join(_said(stage) for stage in timetable.stages),
    )


def svg(drawing: Drawing) -> str:
    """The picture as an SVG that needs nothing else."""
    size = f'viewBox="0 0 {drawing.width} {drawing.height}" width="{drawing.width}" height="{drawing.height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d">',
            f'<title id="t">{escape(drawing.title)}</title>',
            f'<desc id="d">{escape(drawing.description)}</desc>',
            f'<rect fill="#fff" width="{drawing.width}" height="{drawing.height}"/>',
            f"<g {_ALL_TEXT}>",
            *(_element(shape) for shape in drawing.shapes),
            "</g>",
            "</svg>\n",
        ]
    )


def _mark(stage: Stage, due: datetime.date, axis: _Axis, top: int) -> list[Shape]:
    end = axis.x(due)
    words = Words(end + 10, top + 13, _day(stage), "day")
    if stage.starts is None or stage.starts >= due:
        return [Diamond(end, top + 9, _RADIUS), words]
    start = axis.x(stage.starts)
    return [Bar(start, top + 3, max(2, end - start), 12), words]


def _day(stage: Stage) -> str:
    return f"{stage.due:%-d %b %Y}" + (", the earlier" if stage.earlier else "")


def _when(stage: Stage) -> str:
    return f"{stage.when} ({stage.due_note})" if stage.due_note else stage.when


def _said(stage: Stage) -> str:
    return f"{stage.what}: {_day(stage) if stage.due else _when(stage)}"


def _element(shape: Shape) -> str:
    match shape:
        case Line(x1, y1, x2, y2):
            return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {_OF_LINE}/>'
        case Bar(x, y, width, height):
            return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {_OF_BAR}/>'
        case Diamond(x, y, radius):
            corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
            return f'<polygon points="{" ".join(f"{a},{b}" for a, b in corners)}"/>'
        case Words(x, y, text, kind):
            return f'<text x="{x}" y="{y}" {_OF_WORDS[kind]}>{escape(text)}</text>'
