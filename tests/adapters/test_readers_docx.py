"""Reading attached Word documents. All documents are about a village library that never was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.adapters.readers import read_document
from assistant.errors import DocumentUnreadable
from assistant.guidance.originals import Original

W = nsdecls("w")


def saved(document: Any, folder: Path) -> Path:
    """The document in a file."""
    path = folder / "rules.docx"
    document.save(str(path))
    return path


def read(document: Any, folder: Path) -> Original:
    """The document as it is read."""
    return read_document(saved(document, folder))


def body(folder: Path, xml: str) -> Original:
    """A document whose body is this XML, as it is read."""
    document = Document()
    for element in parse_xml(f"<w:body {W}>{xml}</w:body>"):
        document.element.body.insert(-1, element)
    return read(document, folder)


def changed(path: Path, parts: dict[str, bytes]) -> Path:
    """The file with some of its parts replaced or added."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (held | parts).items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    """The one line that a refused document is refused with, without the name of the file."""
    with pytest.raises(DocumentUnreadable) as refused:
        read_document(path)
    message = str(refused.value)
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


def test_paragraphs_lists_and_tables_come_in_document_order(tmp_path: Path) -> None:
    """Headings, paragraphs, items and rows stand where they stand in the document; headers and footers are left out."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "running header"
    document.sections[0].footer.paragraphs[0].text = "running footer"
    document.add_heading("Library rules", 1)
    document.add_paragraph("Return books\u200b in time.\nBe quiet.")
    document.add_paragraph("Pay fines", style="List Bullet")
    document.add_paragraph("Keep cards", style="List Number")
    document.add_paragraph("")
    table = document.add_table(2, 3)
    for at, words in enumerate(["Kind", "Days", "Fine", "Book", "21", "£2"]):
        table.cell(at // 3, at % 3).text = words
    table.cell(1, 0).add_paragraph("(any\tone)")
    document.add_paragraph("The end.")

    original = read(document, tmp_path)

    assert original.text == (
        "Library rules\n\nReturn books in time.\nBe quiet.\n\n- Pay fines\n- Keep cards\n\n"
        "Kind\tDays\tFine\nBook (any one)\t21\t£2\n\nThe end."
    )
    assert original.pages == ()


def test_merged_cells_come_once_and_boxes_are_no_rows(tmp_path: Path) -> None:
    """A cell merged across or down is read once; a table of one cell is text in a box."""
    document = Document()
    table = document.add_table(2, 3)
    for at in range(6):
        table.cell(at // 3, at % 3).text = "abcdef"[at]
    table.cell(0, 0).merge(table.cell(0, 1)).text = "across"
    table.cell(0, 2).merge(table.cell(1, 2)).text = "down"
    box = document.add_table(1, 1).cell(0, 0)
    box.text = "First."
    box.add_paragraph("Second.")

    assert read(document, tmp_path).text == "across\tdown\nd\te\n\nFirst.\n\nSecond."


def test_hidden_and_deleted_text_is_dropped_and_inserted_text_kept(tmp_path: Path) -> None:
    """What the final document does not show does not come out, whether by its run, its style or a revision."""
    document = Document()
    paragraph = document.add_paragraph("Books ")
    paragraph.add_run("secret ").font.hidden = True
    paragraph.add_run("tiny ").font.size = Pt(1)
    style = document.styles.add_style("Unseen", 2)
    style.font.hidden = True
    paragraph.add_run("styled ", style="Unseen")
    paragraph.add_run("are ", style="Unseen").font.hidden = False
    for tag, text in (("del", "delText"), ("ins", "t"), ("moveFrom", "t"), ("moveTo", "t")):
        run = f'<w:r><w:{text} xml:space="preserve">{tag} </w:{text}></w:r>'
        paragraph._p.append(parse_xml(f'<w:{tag} {W} w:id="1" w:author="A">{run}</w:{tag}>'))
    field = '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:hyperlink><w:r><w:t>lent.</w:t></w:r></w:hyperlink>'
    for element in parse_xml(f"<w:p {W}>{field}</w:p>"):
        paragraph._p.append(element)

    assert read(document, tmp_path).text == "Books are ins moveTo lent."


def test_deleted_rows_are_dropped_and_controls_are_read(tmp_path: Path) -> None:
    """A row struck out is left out; text in content controls is read, and drawings stored twice only once."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell.format('a')}{cell.format('b')}</w:tr>"
    gone = f"<w:tr><w:trPr><w:del w:id='1' w:author='A'/></w:trPr>{cell.format('x')}{cell.format('y')}</w:tr>"
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>kept</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawing = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    anchor = f"<w:p><w:r><w:t>anchor</w:t></w:r><w:r>{drawing}</w:r></w:p>"

    assert body(tmp_path, f"<w:tbl>{row}{gone}</w:tbl>{control}{anchor}").text == "a\tb\n\nkept\n\nanchor\n\nboxed"


def test_list_marks_follow_numbering_but_not_headings(tmp_path: Path) -> None:
    """A numbered paragraph is an item; a numbered heading, or one whose number was taken off, is none."""
    number = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{}'/></w:numPr>"
    paragraph = "<w:p><w:pPr>{}</w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    xml = (
        paragraph.format(number.format(1), "item")
        + paragraph.format("<w:pStyle w:val='Heading1'/>" + number.format(1), "heading")
        + paragraph.format("<w:pStyle w:val='ListBullet'/>" + number.format(0), "plain")
        + "<w:p><w:r><w:t>1.2</w:t><w:tab/><w:t>typed</w:t></w:r></w:p>"
        + "<w:p><w:r><w:t>Contents entry</w:t><w:tab/><w:t>3</w:t></w:r></w:p>"
    )

    assert body(tmp_path, xml).text == "- item\n\nheading\n\nplain\n\n1.2 typed\n\nContents entry\t3"


def test_footnotes_follow_the_body(tmp_path: Path) -> None:
    """Footnotes come after the body in the order of their marks; one that only deleted text refers to does not."""
    document = Document()
    for number in (2, 1):
        mark = parse_xml(f'<w:r {W}><w:footnoteReference w:id="{number}"/></w:r>')
        document.add_paragraph(f"Rule {number}.")._p.append(mark)
    struck = f'<w:del {W} w:id="9" w:author="A"><w:r><w:footnoteReference w:id="3"/></w:r></w:del>'
    document.paragraphs[0]._p.append(parse_xml(struck))
    path = saved(document, tmp_path)
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>Note {n}.</w:t></w:r></w:p></w:footnote>' for n in (1, 2, 3)
    )
    with zipfile.ZipFile(path) as archive:
        relations = archive.read("word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    added = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
    parts = {
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>".encode(),
        "word/_rels/document.xml.rels": relations.replace(b"</Relationships>", added),
    }

    assert read_document(changed(path, parts)).text == "Rule 2.\n\nRule 1.\n\nNote 2.\n\nNote 1."


def test_pages_begin_where_word_has_stored_it(tmp_path: Path) -> None:
    """Set and noted page breaks begin pages; a set break noted again counts once, an empty page counts unseen."""
    document = Document()
    document.add_paragraph("First page.")
    document.add_page_break()
    again = document.add_paragraph("", style="List Bullet").add_run()
    again._r.append(parse_xml(f"<w:lastRenderedPageBreak {W}/>"))
    again.add_text("Second page ")
    again._r.append(parse_xml(f"<w:lastRenderedPageBreak {W}/>"))
    again.add_text("third page")
    again.add_break(WD_BREAK.PAGE)
    again.add_break(WD_BREAK.PAGE)
    again.add_text("Fifth page.")
    document.add_page_break()

    original = read(document, tmp_path)

    assert original.text == "First page.\n\n- Second page third page\nFifth page."
    assert [(page.label, original.text[page.offset :][:11]) for page in original.pages] == [
        ("1", "First page."),
        ("2", "- Second pa"),
        ("3", "third page\n"),
        ("5", "Fifth page."),
    ]


def test_a_page_that_ends_within_a_row_counts_once(tmp_path: Path) -> None:
    """Word notes the end of a page in every cell of the row; it is one page all the same."""
    cell = "<w:tc><w:p><w:r><w:t>{0} one </w:t><w:lastRenderedPageBreak/><w:t>{0} two</w:t></w:r></w:p></w:tc>"
    row = f"<w:tbl><w:tr>{cell.format('left')}{cell.format('right')}</w:tr></w:tbl>"

    original = body(tmp_path, row)

    assert original.text == "left one left two\tright one right two"
    assert [(page.label, page.offset) for page in original.pages] == [("1", 0), ("2", 9)]


def test_damaged_and_foreign_archives_are_refused(tmp_path: Path) -> None:
    """A cut, empty or foreign archive is refused in one line."""
    document = Document()
    document.add_paragraph("Rules. " * 500)
    path = saved(document, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path).startswith("damaged Word document")

    broken = bytearray(whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 60
    broken[at : at + 40] = b"\xff" * 40
    path.write_bytes(broken)
    assert refusal(path).startswith("damaged Word document")

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert refusal(path).startswith("an archive (ZIP) or another Office file")

    path.write_bytes(whole)
    assert refusal(changed(path, {"word/document.xml": b"<w:document"})).startswith("damaged Word document")
    path.write_bytes(whole)
    assert refusal(changed(path, {"word/document.xml": b"<other/>"})).startswith("no Word document")
    assert refusal(saved(Document(), tmp_path)).startswith("holds no text")


def test_traps_are_refused(tmp_path: Path) -> None:
    """An archive that unpacks to far more than it holds, and XML that declares entities, are refused."""
    document = Document()
    document.add_paragraph("Rules.")
    path = saved(document, tmp_path)
    bomb = f"<w:document {W}><w:body>{'<w:p/>' * 1_000_000}</w:body></w:document>".encode()
    assert refusal(changed(path, {"word/document.xml": bomb})).startswith("unpacks to far more")

    (tmp_path / "other.txt").write_text("secret", encoding="utf-8")
    for entity in (f'SYSTEM "{(tmp_path / "other.txt").as_uri()}"', '"secret"'):
        xml = f"<w:document {W}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
        trap = f"<!DOCTYPE d [<!ENTITY e {entity}>]>{xml}".encode()
        said = refusal(changed(saved(document, tmp_path), {"word/document.xml": trap}))
        assert said.startswith("a Word document that declares XML entities")


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture], deadline=None)
@given(at=st.integers(0, 2000), junk=st.binary(min_size=1, max_size=30))
def test_a_document_with_wrong_bytes_never_crashes(tmp_path: Path, at: int, junk: bytes) -> None:
    """Wrong bytes anywhere in the text of a document give a text or a refusal."""
    xml = f"<w:document {W}><w:body>{'<w:p><w:r><w:t>Rule</w:t></w:r></w:p>' * 20}</w:body></w:document>".encode()
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml[:at] + junk + xml[at + len(junk) :])
    try:
        assert read_document(path).text.encode("utf-8")
    except DocumentUnreadable as refused:
        assert "\n" not in str(refused)


def test_the_vocabulary_of_strict_documents_is_read(tmp_path: Path) -> None:
    """A document saved in the strict form of the standard is read like any other."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        xml = f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>Rule</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", xml)

    assert read_document(path).text == "Rule"


def test_what_is_no_plain_word_in_a_run_is_read_or_left_out(tmp_path: Path) -> None:
    """Hard hyphens, line ends and signs of a symbol font are read; soft hyphens and damaged signs are not."""
    run = (
        "<w:t>check</w:t><w:noBreakHyphen/><w:t>out</w:t><w:cr/><w:t>li</w:t><w:softHyphen/><w:t>ne</w:t><w:ptab/>"
        "<w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:char='no'/><w:sym w:char='FFFFFFFFFF'/>"
    )

    assert body(tmp_path, f"<w:p><w:r>{run}</w:r></w:p>").text == "check-out\nline\t\uf0fc"
