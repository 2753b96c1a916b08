"""Reading attached PDFs. All documents are about a village library that never was."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from assistant.adapters.readers import read_document
from assistant.adapters.readers.running import without_running_lines
from assistant.errors import DocumentUnreadable
from assistant.guidance.originals import Original

BODY = [
    "Return books in time, and return them unharmed to the desk.",
    "Children may take out eleven books, for they read faster.",
    "Whoever loses a card shall say so and pay for a new one.",
    "Dogs wait outside, however well behaved they may seem.",
    "The reading room opens at nine and closes with the light.",
]
Drawing = Callable[[Any], None]


def drawn(folder: Path, *pages: Drawing) -> Path:
    """A PDF whose pages are drawn so."""
    path = folder / "rules.pdf"
    canvas = Canvas(str(path), pagesize=(400, 600), invariant=1)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def lines(*texts: str) -> Drawing:
    """A page of such lines, from its top."""

    def draw(canvas: Any) -> None:
        for at, text in enumerate(texts):
            canvas.drawString(50, 550 - 20 * at, text)

    return draw


def read(folder: Path, *pages: Drawing) -> Original:
    """The PDF drawn so, as it is read."""
    return read_document(drawn(folder, *pages))


def refusal(path: Path) -> str:
    """The one line that a refused document is refused with, without the name of the file."""
    with pytest.raises(DocumentUnreadable) as refused:
        read_document(path)
    message = str(refused.value)
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


def picture() -> ImageReader:
    """A small grey picture."""
    return ImageReader(Image.new("L", (4, 4), 128))


def test_pages_follow_one_another_and_are_where_they_are_said_to_begin(tmp_path: Path) -> None:
    """Each page with text begins at its offset; a page without text begins nowhere."""
    original = read(tmp_path, lines(BODY[0]), lines(), lines(BODY[1], "Second line, hyphen-", "ated."), lines(BODY[2]))

    assert original.text == f"{BODY[0]}\n\n{BODY[1]}\nSecond line, hyphen-\nated.\n\n{BODY[2]}"
    assert [page.label for page in original.pages] == ["1", "3", "4"]
    for page, words in zip(original.pages, BODY, strict=False):
        assert original.text[page.offset :].startswith(words)


def test_pages_carry_the_labels_of_the_pdf(tmp_path: Path) -> None:
    """Pages are called what the PDF calls them, such as i, ii, 1; a page without a label is counted."""
    path = drawn(tmp_path, *map(lines, BODY))
    writer = PdfWriter(clone_from=path)
    writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(2, 3, style=PageLabelStyle.DECIMAL, prefix="A-", start=7)
    writer.set_page_label(4, 4, prefix=" ")
    writer.write(path)

    assert [page.label for page in read_document(path).pages] == ["i", "ii", "A-7", "A-8", "5"]


def test_running_lines_and_page_numbers_are_dropped(tmp_path: Path) -> None:
    """What stands at the edge of most pages goes; the same words within a page stay."""

    def page(number: int) -> Drawing:
        side = "Village Library" if number % 2 else "Rules for Readers"
        return lines(
            f"Draft {number} of 9 - {side}", BODY[number % 5], "Draft text", BODY[-number % 5], f"- {number} -"
        )

    text = read(tmp_path, *map(page, range(1, 10))).text

    assert "Village" not in text
    assert "- 3 -" not in text
    assert text.count("Draft text") == 9
    assert all(text.count(line) > 1 for line in BODY)


def test_running_lines_are_left_where_they_may_be_text() -> None:
    """Two pages prove nothing, pages all alike are kept, and a title below the same header stays once."""
    assert without_running_lines(["Rules\na", "Rules\nb"]) == ["Rules\na", "Rules\nb"]
    assert without_running_lines(["Form 1", "Form 2", "Form 3"]) == ["Form 1", "Form 2", "Form 3"]
    assert without_running_lines(["Rules\nRules\na", "Rules\nb", "Rules\nc"]) == ["Rules\na", "b", "c"]


def test_text_without_paint_is_dropped(tmp_path: Path) -> None:
    """Text in render mode 3 does not come out, and text after it does."""

    def page(canvas: Any) -> None:
        text = canvas.beginText(50, 500)
        text.textOut("Seen. ")
        text.setTextRenderMode(3)
        text.textLine("secret")
        text.setTextRenderMode(0)
        text.textLine("Seen too.")
        canvas.drawText(text)

    assert read(tmp_path, page).text.split() == ["Seen.", "Seen", "too."]


def test_white_tiny_clear_and_outer_text_is_dropped(tmp_path: Path) -> None:
    """White on white, one too small, one transparent and one off the page leave no trace."""

    def page(canvas: Any) -> None:
        canvas.drawString(50, 500, "Seen.")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(50, 480, "secret white")
        canvas.setFillColorCMYK(0, 0, 0, 0)
        canvas.drawString(50, 470, "secret paper")
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica", 0.5)
        canvas.drawString(50, 460, "secret tiny")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(50, 700, "secret above")
        canvas.drawString(900, 300, "secret beside")
        canvas.saveState()
        canvas.scale(0.01, 0.01)
        canvas.drawString(5000, 40000, "secret scaled")
        canvas.restoreState()
        canvas.saveState()
        canvas.setFillAlpha(0)
        canvas.drawString(50, 440, "secret clear")
        canvas.restoreState()
        canvas.drawString(50, 420, "Seen too.")

    assert read(tmp_path, page).text.split() == ["Seen.", "Seen", "too."]


def test_white_text_on_colour_is_kept(tmp_path: Path) -> None:
    """White letters on a bar or a picture are seen; on a bar painted over in white they are not."""

    def page(canvas: Any) -> None:
        canvas.setFillColorRGB(0, 0.2, 0.4)
        canvas.rect(40, 480, 300, 40, stroke=0, fill=1)
        canvas.rect(40, 380, 300, 40, stroke=0, fill=1)
        canvas.drawImage(picture(), 40, 280, 300, 40)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(40, 380, 300, 40, stroke=0, fill=1)
        for height, words in ((495, "On a bar."), (395, "secret"), (295, "On a picture.")):
            canvas.drawString(50, height, words)

    assert read(tmp_path, page).text == "On a bar.\nOn a picture."


def test_unseen_text_in_a_form_is_dropped_and_ends_with_it(tmp_path: Path) -> None:
    """A form is drawn within its own settings: what it hides is hidden, what follows it is not."""

    def page(canvas: Any) -> None:
        canvas.beginForm("stamp")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFont("Helvetica", 11)
        canvas.drawString(50, 480, "secret")
        canvas.endForm()
        canvas.drawString(50, 500, "Seen.")
        canvas.doForm("stamp")
        canvas.drawString(50, 460, "Seen too.")

    assert read(tmp_path, page).text.split() == ["Seen.", "Seen", "too."]


def test_the_recognised_text_of_a_scan_is_kept(tmp_path: Path) -> None:
    """Text laid unpainted over a picture of the whole page is the page; beside painted text it is hidden text."""

    def scan(canvas: Any) -> None:
        canvas.drawImage(picture(), 0, 0, 400, 600)
        text = canvas.beginText(50, 500)
        text.setTextRenderMode(3)
        text.textLine("Recognised words.")
        canvas.drawText(text)

    def both(canvas: Any) -> None:
        canvas.drawString(50, 540, "Painted words.")
        scan(canvas)

    assert read(tmp_path, scan, both).text == "Recognised words.\n\nPainted words."


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    """A scan without text, or with nothing but hidden text, is refused with the way out."""

    def unpainted(canvas: Any) -> None:
        text = canvas.beginText(50, 500)
        text.setTextRenderMode(3)
        text.textLine("secret")
        canvas.drawText(text)

    def scan(canvas: Any) -> None:
        canvas.drawImage(picture(), 0, 0, 400, 600)

    assert refusal(drawn(tmp_path, scan)).startswith("PDF without text, probably a scan: run text recognition (OCR)")
    assert refusal(drawn(tmp_path, unpainted)).startswith("PDF without text")


def test_a_locked_pdf_is_refused_and_one_locked_against_changes_is_read(tmp_path: Path) -> None:
    """A PDF that asks for a password is refused; one that opens for anyone is read."""
    path = drawn(tmp_path, lines(BODY[0]))
    for password, opens in (("open sesame", False), ("", True)):
        writer = PdfWriter(clone_from=drawn(tmp_path, lines(BODY[0])))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
        writer.write(path)
        if opens:
            assert read_document(path).text == BODY[0]
        else:
            assert refusal(path).startswith("PDF locked with a password")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_cut_pdf_is_refused(tmp_path: Path, share: float) -> None:
    """A PDF of which only the beginning has arrived is refused, not read in part."""
    path = drawn(tmp_path, *map(lines, BODY))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    assert "damaged PDF" in refusal(path)


def test_remarks_of_the_parser_stay_off_the_screen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Reading an untidy PDF prints and logs nothing."""
    path = drawn(tmp_path, lines(BODY[0]))
    path.write_bytes(b"\n" + path.read_bytes().replace(b"startxref", b"startxref\n0"))

    with suppress(DocumentUnreadable):
        read_document(path)

    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(at=st.floats(0, 1), junk=st.binary(min_size=1, max_size=40))
def test_a_pdf_with_wrong_bytes_never_crashes(tmp_path: Path, at: float, junk: bytes) -> None:
    """Wrong bytes anywhere in a PDF give a text or one refusal."""
    path = tmp_path / "plain.pdf"
    stream = io.BytesIO()
    canvas = Canvas(stream, pageCompression=0, invariant=1)
    canvas.drawString(50, 500, BODY[0])
    canvas.save()
    content = bytearray(stream.getvalue())
    start = int(at * len(content))
    content[start : start + len(junk)] = junk
    path.write_bytes(content)
    try:
        assert read_document(path).text.encode("utf-8")
    except DocumentUnreadable as refused:
        assert "\n" not in str(refused)


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("/DeviceRGB cs 1 1 1 sc", False),
        ("/CS0 cs 0.99 1 1 scn", False),
        ("/DeviceGray cs 1 sc", False),
        ("/Separation0 cs 1 scn", True),
        ("/Pattern cs /P0 scn", True),
        ("0 0 m 400 0 l 400 600 l h f 1 g", True),
        ("1 g 0 0 m 400 0 l 400 600 l h f", False),
        ("q 0 0 400 600 re W n /Sh0 sh Q 1 g", True),
        ("7 Tr", False),
        ("broken Tr 1 rg", True),
        ("Q Q Q", True),
    ],
)
def test_colours_are_followed_as_far_as_they_are_certain(tmp_path: Path, code: str, *, seen: bool) -> None:
    """Only what is white for certain, on nothing but paper, is taken for unseen; damaged instructions hide nothing."""

    def page(canvas: Any) -> None:
        canvas.drawString(50, 500, "Before.")
        canvas._code.append(code)
        canvas.drawString(50, 300, "Words.")

    assert read(tmp_path, page).text == ("Before.\nWords." if seen else "Before.")
