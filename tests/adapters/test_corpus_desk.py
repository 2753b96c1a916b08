"""What is done to a corpus from outside: attach, check, add, remove, build; and nothing is lost when it fails."""

import json
import shutil

import pytest

from assistant.adapters import data_folder
from assistant.errors import DocumentUnreadable, IndexMissing, StorageFailed, UserError
from conftest import desk_of
from kites import KEY, TEXT, corpus_in


@pytest.fixture
def desk(tmp_path, models):
    """A corpus of one invented handbook, and an empty data folder with the embedding model."""
    data = tmp_path / "data"
    shutil.copytree(models, data / "models")
    return desk_of(data, corpus_in(tmp_path / "corpus"))


def as_text(folder):
    path = folder / "handbook.txt"
    path.write_text(TEXT.rstrip("\n"))  # the last line has no newline
    return path


def as_markdown(folder):
    path = folder / "handbook.md"
    text = TEXT
    for heading in ("Lost kites", "Races"):
        text = text.replace(f"\n{heading}\n", f"\n## **{heading}**\n")
    path.write_text(text)
    return path


def as_html(folder):
    path = folder / "handbook.html"
    body = "".join(
        f"<h2>{block}</h2>" if block in {"Joining", "Lost kites", "Races"} else f"<p>{block}</p>"
        for block in TEXT.split("\n\n")
    )
    path.write_text(f"<html><body>{body}<p style='display:none'>Nobody may read this hidden line.</p></body></html>")
    return path


def as_docx(folder):
    import docx

    document = docx.Document()
    for block in TEXT.strip().split("\n\n"):
        if block in {"Joining", "Lost kites", "Races"}:
            document.add_heading(block, 2)
        else:
            for line in block.split("\n"):
                document.add_paragraph(line)
    path = folder / "handbook.docx"
    document.save(path)
    return path


def as_pdf(folder):
    from reportlab.lib.pagesizes import A5
    from reportlab.pdfgen.canvas import Canvas

    path = folder / "handbook.pdf"
    canvas = Canvas(str(path), pagesize=A5)
    at = 540
    for block in TEXT.strip().split("\n\n"):
        words, line = block.replace("\n", " ").split(), ""
        for word in [*words, None]:
            if word is None or len(line) + len(word) > 58:
                canvas.drawString(40, at, line.strip())
                at -= 16
                line = ""
                if at < 420:  # a page break, in the middle of sentences
                    canvas.showPage()
                    at = 540
            line += f"{word} " if word else ""
        at -= 14
    canvas.save()
    return path


@pytest.mark.parametrize("rendering", [as_text, as_markdown, as_html, as_docx, as_pdf])
def test_every_rendering_of_a_document_is_aligned(desk, tmp_path, rendering):
    """Text, Markdown, HTML, DOCX and PDF: each statement finds its passage, and every passage is covered."""
    outcome = desk.attach("kite-handbook", rendering(tmp_path), build=False)

    assert outcome.coverage.aligned_share >= 0.95
    assert outcome.coverage.covered_share >= 0.95
    original, spans = desk.data.original(KEY)
    assert "hidden line" not in original.text
    assert "five working days" in " ".join(original.quote(spans[f"{KEY}#tell-harbour-master"]).split())


def test_a_wrong_alignment_in_the_data_folder_is_reported(desk, tmp_path):
    """A stored span that was moved is found by the check."""
    desk.attach("kite-handbook", as_text(tmp_path), build=False)
    record = desk.data.originals / KEY / "record.json"
    kept = json.loads(record.read_text())
    kept["spans"][f"{KEY}#no-fog"] = kept["spans"][f"{KEY}#price"]
    record.write_text(json.dumps(kept))

    assert any("no-fog" in line for line in desk.coverage("kite-handbook")[0].coverage.wrong)


def test_a_damaged_document_changes_nothing(desk, tmp_path):
    """What cannot be read is refused in one line, and what was attached before stays."""
    desk.attach("kite-handbook", as_text(tmp_path), build=False)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing of a PDF follows")

    with pytest.raises(DocumentUnreadable) as caught:
        desk.attach("kite-handbook", broken)

    assert "\n" not in str(caught.value)
    assert desk.data.original(KEY)[0].text.startswith("Kite Club Handbook")


def test_a_full_disk_loses_nothing_that_was_kept(desk, tmp_path, monkeypatch):
    """When the disk is full, one line says so and the document attached before is still there."""
    desk.attach("kite-handbook", as_text(tmp_path), build=False)
    before = desk.data.original(KEY)

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(data_folder.tempfile, "mkdtemp", full)
    with pytest.raises(StorageFailed, match="the disk is full"):
        desk.attach("kite-handbook", as_markdown(tmp_path))

    assert desk.data.original(KEY) == before


def test_a_damaged_attachment_is_not_quoted(desk, tmp_path):
    """A text that no longer has its digest is refused."""
    desk.attach("kite-handbook", as_text(tmp_path), build=False)
    text = desk.data.originals / KEY / "text.txt"
    text.write_text(text.read_text().replace("five", "nine"))

    with pytest.raises(StorageFailed, match="damaged"):
        desk.data.original(KEY)


def test_a_second_process_is_told_to_wait(desk):
    """Only one process changes the data folder at a time."""
    with desk.data.changing(), pytest.raises(UserError, match="another process is changing"), desk.data.changing():
        pass


def test_an_added_document_is_searched_and_quoted_and_can_be_removed(desk, tmp_path):
    """A document without statements answers with its own words; after its removal the index is without it."""
    from assistant.answers.scope import Enquiry
    from assistant.bootstrap.answering import open_assistant

    manual = tmp_path / "manual.txt"
    manual.write_text(
        "Balloon manual\n\nThe pilot of a balloon must tell the lead reviewer of the serious case review by noon.\n"
    )
    record = {
        "id": "balloon-manual",
        "edition": "undated",
        "title": "Balloon manual",
        "publisher": "Balloon Club",
        "board": "national",
        "regime": "scr",
    }

    key = desk.add(manual, record)
    answer = open_assistant(desk.settings).answerer.answer(
        Enquiry("By when must the balloon pilot tell the lead reviewer?")
    )

    assert key == "balloon-manual/undated"
    quoted = [p for p in answer.passages if p.source == "balloon-manual"]
    assert quoted and quoted[0].statement_id is None and "by noon" in quoted[0].quote
    assert desk.remove("balloon-manual") == key
    assert not desk.data.added_documents()


def test_an_index_of_another_corpus_or_a_damaged_one_is_refused(desk):
    """Nothing is answered from an index that does not match what it was made from."""
    from assistant.bootstrap.answering import open_assistant

    built = desk.build()
    open_assistant(desk.settings)

    glossary = desk.settings.corpus_dir / "glossary.yaml"
    kept = glossary.read_text()
    glossary.write_text(kept + "\n# changed\n")
    with pytest.raises(IndexMissing, match="does not match the corpus"):
        open_assistant(desk.settings)
    with desk.data.changing():
        open_assistant(desk.settings)  # while it is being replaced, an index is good enough to answer from
    glossary.write_text(kept)
    places = built / "places.json"
    places.write_text(places.read_text().replace("kite", "bike", 1))
    with pytest.raises(IndexMissing, match="damaged"):
        open_assistant(desk.settings)
