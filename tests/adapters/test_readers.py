"""Reading attached documents: kinds of file, refusals, plain text, Markdown and HTML.

All documents are about a village library that never was.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.adapters.readers import LARGEST_FILE, read_document
from assistant.adapters.readers.kinds import kind_of
from assistant.adapters.readers.visible import is_unseen, visible
from assistant.errors import DocumentUnreadable

SUFFIXES = [".txt", ".md", ".html", ".docx", ".pdf", ".xyz", "", ".DOCX", ".rtf"]
MAGIC = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html>",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"{\\rtf1",
    b"\xd0\xcf\x11\xe0",
]


def write(folder: Path, content: bytes | str, name: str = "guide.txt") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def html(folder: Path, body: str) -> str:
    """The text of a page with this body."""
    return read_document(write(folder, f"<!DOCTYPE html><html><body>{body}</body></html>", "page.html")).text


def refusal(path: Path) -> str:
    """The one line that a refused document is refused with, without the name of the file."""
    with pytest.raises(DocumentUnreadable) as refused:
        read_document(path)
    message = str(refused.value)
    assert "\n" not in message
    assert message.startswith(f"{path}: ")
    return message.removeprefix(f"{path}: ")


# Kinds of file


def test_a_document_carries_its_name_digest_and_text(tmp_path: Path) -> None:
    """Reading a text file gives its text, its name, the digest of its bytes and no pages."""
    path = write(tmp_path, "Return books within 21 days.\n")

    read = read_document(path)

    assert read.text == "Return books within 21 days.\n"
    assert read.file_name == "guide.txt"
    assert read.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert read.pages == ()


@pytest.mark.parametrize(
    ("content", "suffix", "kind"),
    [
        (b"%PDF-1.4", ".txt", "pdf"),
        (b"\n%PDF-1.4", "", "pdf"),
        (b"PK\x03\x04...", ".txt", "docx"),
        (b"<!doctype HTML><p>", "", "html"),
        (b"<?xml version='1.0'?>\n<html>", ".xyz", "html"),
        (b"<html>", ".md", "markdown"),
        (b"<html>", ".txt", "text"),
        (b"plain", ".TXT", "text"),
        (b"plain", ".htm", "html"),
    ],
)
def test_content_decides_the_kind_and_the_name_helps(content: bytes, suffix: str, kind: str) -> None:
    """The first bytes tell the kind; the suffix counts where they do not."""
    assert kind_of(content, suffix) == kind


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "the file is empty"),
        ("a.txt", b" \r\n\t\n", "holds no text"),
        ("a.txt", "\u200b\ufeff\u00ad".encode(), "holds no text"),
        ("a.html", b"<p hidden>nothing to see</p>", "holds no text"),
        ("a.md", b"<!-- a note -->", "holds no text"),
        ("a.xyz", b"some words", "an unknown kind of document"),
        ("a", b"some words", "an unknown kind of document"),
        ("a.txt", bytes(range(256)) * 4, "not text in UTF-8"),
        ("a.txt", b"\x00\x01\x02\x03\x04\x05", "not text in UTF-8"),
        ("a.txt", "Выдача книг".encode("koi8-r"), "not text in UTF-8"),
        ("a.txt", b"caf\x81 rules", "not text in UTF-8"),
        ("a.txt", "‘Quiet’ – please".encode() + b"\xff" + b" thank you", "text in UTF-8 with damaged bytes"),
        ("a.txt", b"\xff\xfea\x00b", "not text in UTF-8"),
        ("a.txt", b"{\\rtf1 words}", "an RTF file"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file or a locked Office file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file or a locked Office file"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "a picture"),
        ("a.gz", b"\x1f\x8b\x08", "a compressed file"),
        ("a.pdf", b"no PDF at all", "named a PDF but does not begin like one"),
        ("a.docx", b"no Word at all", "named a Word document (DOCX) but is not one"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """A file that is no readable document is refused with what is wrong and what to do."""
    said = refusal(write(tmp_path, content, name))

    assert said.startswith(message)
    assert ": " in said


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    """A name with no file behind it, or with a folder, is refused."""
    assert refusal(tmp_path / "none.pdf").startswith("there is no such file")
    assert refusal(tmp_path).startswith("not a file")
    with pytest.raises(DocumentUnreadable):
        read_document(tmp_path / "a\0b.txt")
    with pytest.raises(DocumentUnreadable) as refused:
        read_document(tmp_path / "two\nlines.txt")
    assert "\n" not in str(refused.value)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    """A file over 64 MB is refused by its size."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)

    assert refusal(path).startswith("larger than 64 MB")


# Plain text and Markdown


@pytest.mark.parametrize("name", ["guide.txt", "guide.md"])
@pytest.mark.parametrize(
    "text",
    [
        "\r\n\r\n  Opening hours\r\nMonday\tclosed\r\n\r\n",
        "\n\n\nlast line without an end",
        "page one\fpage two\rold line end \u00a0 kept  ",
        "---\ntitle: Rules\n---\n\n# Rules\n\n- Café “Seite”\n",
    ],
)
def test_text_and_markdown_are_kept_character_for_character(tmp_path: Path, name: str, text: str) -> None:
    """Line endings, blank lines, spaces and a missing last line end all stay, for citations count them."""
    assert read_document(write(tmp_path, text, name)).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    """The same words come out of UTF-8, UTF-16 and Windows-1252."""
    words = "Fines are £2 – “no more” – per naïve reader.\r\n"

    assert read_document(write(tmp_path, words.encode(encoding))).text == words


@pytest.mark.parametrize(
    "char",
    "\u200b\u200f\u2060\u2064\ufeff\u00ad\u202e\u2066\u061c\U000e0000\U000e0041\U000e007f\ufe0f\U000e0100\u180b\a\x85\ud800",
    ids=lambda char: f"{ord(char):04X}",
)
def test_characters_that_cannot_be_seen_are_dropped(char: str) -> None:
    """Zero-width, direction, tag, selector and control characters go; the rest of the text stays."""
    assert visible(f"bo{char}ok\r\n\t\f") == "book\r\n\t\f"


def test_visible_text_is_returned_as_it_is() -> None:
    """Accents, other scripts, private signs and no-break spaces can be seen."""
    text = "é e\u0301 日本 \uf0b7 \u00a0 \u2028 🙂"

    assert visible(text) is text


def test_markdown_comments_are_dropped_but_not_in_code(tmp_path: Path) -> None:
    """An HTML comment goes, also one that never ends; inside code it is shown to readers and stays."""
    kept = "A `<!-- shown -->` b\n```html\n<!-- shown too -->\n```\n~~~\n<!-- open\n~~~\n"
    text = f"# Rules<!-- one -->\r\n<!--\ntwo\n-->x <!--> y\n{kept}a <!-- b\n\nend\n<!-- never ends\nsecret"

    assert read_document(write(tmp_path, text, "a.md")).text == f"# Rules\r\nx  y\n{kept}a <!-- b\n\nend\n"


# HTML


def test_html_gives_each_block_a_line(tmp_path: Path) -> None:
    """Headings and paragraphs are parted by blank lines; items and rows stand on lines of their own."""
    body = """<h1>Library  rules</h1><p>Return
      <b>books</b> in time.<br>Be quiet.</p>
      <ul><li>Pay fines</li><li><p>Keep <i>cards</i></p><p>and more</p><ol><li>inner</li></ol></li></ul>
      loose words<div>boxed <div>deeper</div> after</div>
      <table><caption>Loans</caption><tr><th>Kind</th><th>Days</th></tr>
      <tr><td>Book<br>(any)</td><td><p>21</p></td></tr></table><p>End &amp; out</p>"""

    assert html(tmp_path, body) == (
        "Library rules\n\nReturn books in time.\nBe quiet.\n\n- Pay fines\n- Keep cards\n\nand more\n\n- inner\n\n"
        "loose words\n\nboxed\n\ndeeper\n\nafter\n\nLoans\n\nKind\tDays\nBook (any)\t21\n\nEnd & out"
    )


def test_html_tables_that_only_arrange_the_page_are_no_rows(tmp_path: Path) -> None:
    """A table around whole sections gives those sections; text set as typed keeps its lines."""
    body = "<table><tr><td><h2>Left</h2><p>one</p></td><td><ul><li>two</li></ul></td></tr></table><pre>\na\n  b</pre>"

    assert html(tmp_path, body) == "Left\n\none\n\n- two\n\na\n  b"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>secret()</script>",
        "<style>secret {}</style>",
        "<template><p>secret</p></template>",
        "<noscript>secret</noscript>",
        "<!-- secret -->",
        "<![CDATA[secret]]>",
        "<title>secret</title>",
        "<p hidden>secret</p>",
        "<div aria-hidden='true'><p>secret</p></div>",
        "<dialog>secret</dialog>",
        "<span style='display:none'>secret</span>",
        "<span style='DISPLAY : None !important'>secret</span>",
        "<span style='visibility:hidden'>secret</span>",
        "<span style='font-size:0'>secret</span>",
        "<span style='font-size:0.0px'>secret</span>",
        "<span style='opacity:0'>secret</span>",
        "<span style='color:#fff;background:#FFFFFF'>secret</span>",
        "<div style='background-color: white'><p style='color: rgb(255, 255, 255)'>secret</p></div>",
        "<span style='color:white'>secret</span>",
        "<font color='#ffffff'>secret</font>",
        "<span style='color:transparent'>secret</span>",
        "<span style='position:absolute; left:-9999px'>secret</span>",
        "<span style='text-indent:-9999px'>secret</span>",
        "<span style='position:absolute;clip:rect(0 0 0 0)'>secret</span>",
        "<span style='height:0;overflow:hidden'>secret</span>",
        "<table><tr><td>a</td><td style='display:none'>secret</td><td>b</td></tr></table>",
        "<pre>x<i hidden>secret</i></pre>",
    ],
)
def test_html_that_cannot_be_seen_is_dropped(tmp_path: Path, hidden: str) -> None:
    """No form of hidden text comes out, and what stands around it does."""
    text = html(tmp_path, f"<p>before</p>{hidden}<p>after</p>")

    assert text.startswith("before")
    assert text.endswith("after")
    assert "secret" not in text


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='visibility:hidden'><b style='visibility:visible'>shown</b></p>",
        "<ul style='font-size:0'><li style='font-size:16px'>shown</li></ul>",
        "<div style='background:#003366;color:#fff'>shown</div>",
        "<div style='background:white url(bar.png);color:#fff'>shown</div>",
        "<p style='opacity:0.9;font-size:80%;display:block'>shown</p>",
        "<details><summary>more</summary>shown</details>",
        "<style>.bar {background: navy}</style><p class='bar' style='color:white'>shown</p>",
    ],
)
def test_html_that_can_be_seen_is_kept(tmp_path: Path, shown: str) -> None:
    """What a style only seems to hide, or an inner element shows again, comes out."""
    assert "shown" in html(tmp_path, shown)


def test_html_fetches_nothing_and_survives_deep_nesting(tmp_path: Path) -> None:
    """Outer entities are not resolved, and a page nested without end is refused rather than crashing."""
    (tmp_path / "other.txt").write_text("secret", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{(tmp_path / "other.txt").as_uri()}">]><html><p>a &e; b</p></html>'

    assert "secret" not in read_document(write(tmp_path, page, "a.html")).text
    assert refusal(write(tmp_path, "<div>" * 5000 + "deep", "b.html")).startswith("damaged HTML page")


def test_html_entities_for_unseen_characters_are_dropped(tmp_path: Path) -> None:
    """A soft hyphen or zero-width space written as an entity is dropped like one that was typed."""
    assert html(tmp_path, "<p>lib&shy;ra&#8203;ry&nbsp;card</p>") == "library\u00a0card"


def test_a_page_written_as_xml_is_read(tmp_path: Path) -> None:
    """XHTML in UTF-16, with an XML declaration, is read like any page."""
    page = '<?xml version="1.0" encoding="utf-16"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ré</p></body></html>'

    assert read_document(write(tmp_path, page.encode("utf-16"), "a.xhtml")).text == "Ré"


# Anything at all


@given(st.text(st.characters(codec="utf-8").filter(lambda char: not is_unseen(char)), min_size=1))
@example("\r\n\n x\r")
@example("\u2028a\x0c")
def test_any_visible_text_survives_a_text_file(text: str) -> None:
    """Whatever can be seen comes out of a text file as it went in."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), text)

        if text.strip():
            assert read_document(path).text == text
        else:
            assert refusal(path).startswith("holds no text")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(MAGIC), st.binary(max_size=600), st.sampled_from(SUFFIXES))
def test_random_bytes_are_read_or_refused_but_never_crash(magic: bytes, junk: bytes, suffix: str) -> None:
    """Reading junk under any name gives a text that can be stored, or one refusal."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), magic + junk, f"junk{suffix}")
        try:
            read = read_document(path)
        except DocumentUnreadable as refused:
            assert "\n" not in str(refused)
        else:
            assert read.text.encode("utf-8")
