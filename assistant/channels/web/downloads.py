"""Documents that a browser keeps as files."""

from __future__ import annotations

from fastapi import Response

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def download(content: bytes, name: str, media_type: str) -> Response:
    """A file under a name of letters, digits, dots and hyphens."""
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def picture(svg: str) -> Response:
    """A drawing, to be shown within a page or by itself."""
    return Response(svg, media_type="image/svg+xml")
