"""The picture of a timetable as PNG, for programs that show no SVG: the same shapes in the same colours."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from assistant.exports.gantt import Bar, Diamond, Drawing, Line, Words

_SCALE = 2
"""Dots for each unit of the drawing, so that it prints sharply."""
_INK, _GREY, _EDGE, _FILL, _RULE = "#16242e", "#3a4f60", "#31506b", "#a9c1d4", "#d3dce3"
"""The colours of the SVG's style."""
_SIZES = {"stage": 12, "day": 11, "waits": 12}


def png(drawing: Drawing) -> bytes:
    """The picture as the bytes of a PNG in few colours."""
    image = Image.new("RGB", (drawing.width * _SCALE, drawing.height * _SCALE), "white")
    draw = ImageDraw.Draw(image)
    fonts = {kind: ImageFont.load_default(size * _SCALE) for kind, size in _SIZES.items()}
    for shape in drawing.shapes:
        match shape:
            case Line(x1, y1, x2, y2):
                draw.line(_scaled(x1, y1, x2, y2), fill=_RULE, width=_SCALE)
            case Bar(x, y, width, height):
                draw.rectangle(_scaled(x, y, x + width, y + height), fill=_FILL, outline=_EDGE, width=_SCALE)
            case Diamond(x, y, radius):
                draw.polygon(_scaled(x, y - radius, x + radius, y, x, y + radius, x - radius, y), fill=_INK)
            case Words(x, y, text, kind):
                ink = _INK if kind == "stage" else _GREY
                place, font = (x * _SCALE, y * _SCALE), fonts[kind]
                draw.text(place, text, fill=ink, font=font, anchor="ls", stroke_width=_SCALE, stroke_fill="white")
    filled = io.BytesIO()
    image.quantize(32).save(filled, format="PNG")  # to press it harder takes longer than all the rest
    return filled.getvalue()


def _scaled(*numbers: int) -> list[int]:
    return [number * _SCALE for number in numbers]
