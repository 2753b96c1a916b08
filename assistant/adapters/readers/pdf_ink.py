"""Follow how a page of a PDF is drawn, and take out of it the text that leaves nothing to see.

Unseen is text that is drawn without paint, fully transparent, white on white, smaller than can be read, or outside
the page. Where it is not certain, text stays: white letters on a coloured bar are seen.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, TextStringObject

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_SMALLEST = 1.0
"""In points; print smaller than this cannot be read."""
_OUTSIDE = 2.0
_MOST_BOXES = 20_000
_SHOWS = {b"Tj": 0, b"TJ": 0, b"'": 0, b'"': 2}
_FILLS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
_ENDS_PATH = {*_FILLS, b"n", b"S", b"s"}
_WHITES = {b"g": (1.0,), b"rg": (1.0, 1.0, 1.0), b"k": (0.0, 0.0, 0.0, 0.0)}
_UNPAINTED = {3, 7}


@dataclass(frozen=True, slots=True)
class _State:
    """What the drawing has been told so far, as far as it decides what is seen."""

    matrix: Matrix = _IDENTITY
    white: bool = False
    colours: str = "/DeviceGray"
    clear: bool = False
    mode: int = 0
    size: float = 12.0


class Ink:
    """Watches a page being read and empties the text that cannot be seen before it is taken in."""

    def __init__(self, page: PageObject, *, keep_unpainted: bool = False) -> None:
        self._page = _page_box(page)
        self._keep_unpainted = keep_unpainted
        self._state = _State()
        self._saved: list[_State] = []
        self._resources: list[Any] = [page.get("/Resources")]
        self._forms: list[tuple[_State, list[_State]]] = []
        self._path: list[tuple[float, float]] = []
        self._rectangles = True
        self._painted: list[tuple[Box, bool]] = []
        self._unpainted_text = False
        self._pictured = 0.0

    @property
    def is_recognised_scan(self) -> bool:
        """Whether the page is a picture with text laid over it unpainted, as text recognition does."""
        left, bottom, right, top = self._page
        return self._unpainted_text and self._pictured >= 0.5 * (right - left) * (top - bottom)

    def before(self, operator: bytes, operands: list[Any], _cm: object, tm: Sequence[float]) -> None:
        """See an instruction before it is carried out."""
        # A damaged instruction draws nothing that could be judged; whatever it meant, the text stays.
        with suppress(TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError):
            if operator in _SHOWS:
                if self._is_unseen(operator, tm):
                    at = _SHOWS[operator]
                    operands[at] = ArrayObject() if operator == b"TJ" else TextStringObject("")
            elif operator == b"Do":
                self._forms.append((self._state, self._saved))
                self._resources.append(self._resources[-1])
                self._enter(str(operands[0]))
            else:
                self._follow(operator, operands)

    def after(self, operator: bytes, _operands: object, _cm: object, _tm: object) -> None:
        """See that an instruction has been carried out."""
        if operator == b"Do" and self._forms:
            # What a form sets ends with the form.
            self._state, self._saved = self._forms.pop()
            self._resources.pop()

    def _is_unseen(self, operator: bytes, tm: Sequence[float]) -> bool:
        state = self._state
        if state.mode in _UNPAINTED:
            self._unpainted_text = True
            return not self._keep_unpainted
        if state.clear:
            return True
        text = _times((tm[0], tm[1], tm[2], tm[3], tm[4], tm[5]), state.matrix)
        if abs(state.size) * max(math.hypot(text[0], text[1]), math.hypot(text[2], text[3])) < _SMALLEST:
            return True
        x, y = text[4], text[5]
        _, bottom, right, top = self._page
        # The two quote operators first move to a line that is not known here.
        outside = y < bottom - _OUTSIDE or y > top + _OUTSIDE or x > right + _OUTSIDE
        if outside and operator in {b"Tj", b"TJ"}:
            return True
        return state.white and not self._is_on_colour(x, y + 0.2 * abs(state.size) * math.hypot(text[2], text[3]))

    def _is_on_colour(self, x: float, y: float) -> bool:
        if len(self._painted) >= _MOST_BOXES:
            return True
        for (left, bottom, right, top), white in reversed(self._painted):
            if left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1:
                return not white
        return False

    def _follow(self, operator: bytes, operands: list[Any]) -> None:
        state = self._state
        match operator:
            case b"q":
                self._saved.append(state)
            case b"Q":
                self._state = self._saved.pop()
            case b"cm":
                self._state = replace(state, matrix=_times(_matrix(operands), state.matrix))
            case b"Tr":
                self._state = replace(state, mode=int(operands[0]))
            case b"Tf":
                self._state = replace(state, size=float(operands[1]))
            case b"gs":
                opacity = self._resource("/ExtGState", str(operands[0])).get("/ca")
                if opacity is not None:
                    self._state = replace(state, clear=float(opacity) < 0.05)
            case b"g" | b"rg" | b"k":
                self._state = replace(state, white=_is_near(operands, _WHITES[operator]))
            case b"cs":
                self._state = replace(state, colours=str(operands[0]), white=False)
            case b"sc" | b"scn":
                self._state = replace(state, white=_is_white(operands, state.colours))
            case _:
                self._draw(operator, operands)

    def _draw(self, operator: bytes, operands: list[Any]) -> None:
        if operator == b"sh":
            self._paint((-math.inf, -math.inf, math.inf, math.inf), white=False)
        elif operator == b"INLINE IMAGE":
            self._picture()
        elif operator == b"re":
            x, y, width, height = map(float, operands[:4])
            corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
            self._path += [_moved(corner, self._state.matrix) for corner in corners]
        elif operator in {b"m", b"l", b"c", b"v", b"y"}:
            self._rectangles = False
            numbers = [float(operand) for operand in operands]
            corners_of = zip(numbers[0::2], numbers[1::2], strict=False)
            self._path += [_moved(corner, self._state.matrix) for corner in corners_of]
        elif operator in _ENDS_PATH:
            # A white shape covers what it encloses only if it is known to be a rectangle.
            if operator in _FILLS and self._path and (self._rectangles or not self._state.white):
                self._paint(_box(self._path), white=self._state.white)
            self._path, self._rectangles = [], True

    def _enter(self, name: str) -> None:
        drawn = self._resource("/XObject", name)
        if drawn.get("/Subtype") == "/Image":
            self._picture()
            return
        if "/Matrix" in drawn:
            self._state = replace(self._state, matrix=_times(_matrix(drawn["/Matrix"]), self._state.matrix))
        self._saved = []
        self._resources[-1] = drawn.get("/Resources", self._resources[-1])

    def _resource(self, kind: str, name: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._resources[-1].get_object()[kind].get_object()[name].get_object()
        return found

    def _picture(self) -> None:
        corners = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
        box = _box([_moved(corner, self._state.matrix) for corner in corners])
        # Scans often come as several pictures, one strip below the other.
        self._pictured += (box[2] - box[0]) * (box[3] - box[1])
        self._paint(box, white=False)

    def _paint(self, box: Box, *, white: bool) -> None:
        if len(self._painted) < _MOST_BOXES and not self._state.clear:
            self._painted.append((box, white))


def _page_box(page: PageObject) -> Box:
    try:
        box = page.cropbox
        return (float(box.left), float(box.bottom), float(box.right), float(box.top))
    except (PyPdfError, TypeError, ValueError, IndexError, AttributeError, KeyError):
        # Where a damaged page does not say how large it is, nothing stands outside it.
        return (-math.inf, -math.inf, math.inf, math.inf)


def _is_white(operands: Sequence[Any], colours: str) -> bool:
    """Whether a colour is white for certain; one number may be a share of any ink, so its kind has to be known."""
    if len(operands) == 1:
        return colours in {"/DeviceGray", "/G"} and _is_near(operands, _WHITES[b"g"])
    return any(len(operands) == len(white) and _is_near(operands, white) for white in _WHITES.values())


def _is_near(operands: Sequence[Any], white: Sequence[float]) -> bool:
    return all(abs(float(operand) - full) <= 0.02 for operand, full in zip(operands, white, strict=True))


def _matrix(numbers: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers[:6])
    return (a, b, c, d, e, f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _moved(point: tuple[float, float], m: Matrix) -> tuple[float, float]:
    return (point[0] * m[0] + point[1] * m[2] + m[4], point[0] * m[1] + point[1] * m[3] + m[5])


def _box(points: Sequence[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return (min(across), min(up), max(across), max(up))
