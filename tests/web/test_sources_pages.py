"""Every source can be read part by part, and boards side by side."""

import pytest

from browsers import elements, said, signed_in

TOOLKIT = "/sources/essex-scr-toolkit/2016-10"


@pytest.fixture
def browser(attached, tmp_path):
    return signed_in(attached, tmp_path)


def test_the_list_names_every_source_with_its_status(browser):
    """In force, ended, replaced by: each edition has its line."""
    response = browser.get("/sources")
    links = {attrs["href"] for tag, attrs in elements(response) if tag == "a"}

    assert {f"/sources/{key}" for key in browser.site.library.sources} <= links
    assert "ended on" in said(response) and "replaced by" in said(response) and "in force" in said(response)


def test_every_source_can_be_opened_and_read_to_its_end(browser):
    """Its contents, its first part and its last."""
    for key in browser.site.library.sources:
        last = len(browser.site.parts(key))
        for path in (f"/sources/{key}", f"/sources/{key}/parts/1", f"/sources/{key}/parts/{last}"):
            assert browser.get(path).status_code == 200, path


def test_a_part_leads_to_its_neighbours(browser):
    """The page before and the page after; none before the first."""
    first, second = browser.get(f"{TOOLKIT}/parts/1"), browser.get(f"{TOOLKIT}/parts/2")
    ways = [
        {attrs["rel"]: attrs["href"] for _, attrs in elements(page) if attrs.get("rel") in {"prev", "next"}}
        for page in (first, second)
    ]

    assert ways[0] == {"next": f"{TOOLKIT}/parts/2"}
    assert ways[1] == {"prev": f"{TOOLKIT}/parts/1", "next": f"{TOOLKIT}/parts/3"}


def test_every_statement_of_a_toolkit_opens_in_a_part_of_it(browser):
    """What is marked is what the index holds as its quotation."""
    library, index = browser.site.library, browser.site.assistant.index
    for statement in library.statements_of("professionals-leaflet/undated"):
        place = browser.site.places[statement.id]
        response = browser.get(f"/sources/professionals-leaflet/undated/statements/{statement.id.partition('#')[2]}")
        marks = response.text.count("<mark")

        assert response.status_code == 200
        assert marks == (1 if place.span and index.original(place.source) else 0)


def test_without_an_original_nothing_is_marked_and_the_page_says_why(bare, tmp_path):
    """Only the statement is shown."""
    browser = signed_in(bare, tmp_path)
    name = browser.site.library.statements_of("essex-scr-toolkit/2016-10")[0].id.partition("#")[2]
    response = browser.get(f"{TOOLKIT}/statements/{name}")

    assert "No original is attached" in said(response)
    assert "<mark" not in response.text


def test_what_was_not_checked_says_so(browser):
    """A statement that nobody held against the published document carries a tag."""
    unchecked = next(s for s in browser.site.library.statements.values() if not s.verified)
    response = browser.get(f"/sources/{unchecked.source}/statements/{unchecked.id.partition('#')[2]}")

    assert "Not checked against the published document" in said(response)


def test_everything_that_was_not_checked_stands_on_one_page(browser):
    """Each statement under its source, and nothing that was checked."""
    response = browser.get("/sources/unchecked")
    links = {attrs["href"] for tag, attrs in elements(response) if tag == "a"}

    for statement in browser.site.library.statements.values():
        path = f"/sources/{statement.source}/statements/{statement.id.partition('#')[2]}#cited"
        assert (path in links) == (not statement.verified or bool(statement.in_error)), statement.id


def test_a_source_says_how_much_of_it_was_not_checked(browser):
    """And leads to it."""
    unchecked = next(s for s in browser.site.library.statements.values() if not s.verified)
    source = browser.site.library.sources[unchecked.source]
    links = {attrs["href"] for tag, attrs in elements(browser.get(f"/sources/{source.key}")) if tag == "a"}

    assert f"/sources/unchecked#{source.id}-{source.edition}" in links
    assert f'id="{source.id}-{source.edition}"' in browser.get("/sources/unchecked").text


def test_the_glossary_has_every_term_with_the_boards_own_names(browser):
    """And its meaning."""
    page = said(browser.get("/glossary"))

    for term in browser.site.library.glossary.terms:
        assert " ".join(term.meaning.split()) in page
        assert all(name in page for name in (*term.names, *(n for names in term.boards.values() for n in names)))


def test_every_topic_shows_all_boards(browser):
    """Each board has its column, whether it speaks or not."""
    names = [board.short_name for board in browser.site.library.boards.values()]
    for topic in browser.site.library.comparisons.topics:
        response = browser.get(f"/compare/{topic.id}")

        assert response.status_code == 200
        assert all(name in said(response) for name in [*names, "For all boards"])
        assert ("says nothing on this" in said(response)) == bool(topic.silent)


@pytest.mark.parametrize(
    "path",
    [
        "/no-such-page",
        "/sources/no-such-source/2016",
        f"{TOOLKIT}/parts/0",
        f"{TOOLKIT}/parts/999",
        f"{TOOLKIT}/statements/no-such-statement",
        f"{TOOLKIT}/passages/12345678",
        "/compare/no-such-topic",
        "/workflows/no-such-workflow",
        "/static/no-such-file.css",
    ],
)
def test_an_unknown_address_says_what_to_do(browser, path):
    """A page, with the way back; nothing has failed."""
    response = browser.get(path)

    assert response.status_code == 404
    assert "There is no such page" in said(response) and "Go to the questions" in said(response)


def test_a_number_that_is_none_is_told(browser):
    """The page names the part of the address and repeats nothing of it."""
    response = browser.get(f"{TOOLKIT}/parts/first")

    assert response.status_code == 400 and "number" in said(response)


def test_an_added_document_opens_at_its_passage(attached, tmp_path):
    """A document without statements is read in even parts, and the passage is marked in its own."""
    from dataclasses import replace

    from assistant.guidance.originals import Original
    from assistant.guidance.passages import passages_of
    from assistant.search.model import Place

    text = "".join(f"The harbour keeps kite number {n} on its list.\n\n" for n in range(1, 101))
    key = "kite-list/2001"
    index = attached.index
    record = next(iter(index.library.sources.values())).model_copy(update={"id": "kite-list", "edition": "2001"})
    span = passages_of(text)[57]
    place = Place(f"{key}@{span.start}", key, text[span.start : span.end], "", None, span, False, True, None)  # type: ignore[arg-type]
    originals = type(index.originals)(index.folder, {key: Original(text, "0" * 64, "list.txt")}, {key: {}})
    library = replace(index.library, sources={**index.library.sources, key: record})
    browser = signed_in(
        replace(attached, index=replace(index, library=library, places=[*index.places, place], originals=originals)),
        tmp_path,
    )
    response = browser.get(f"/sources/{key}/passages/{span.start}")

    assert 'tabindex="-1">The harbour keeps kite number 58 on its list.</mark>' in response.text
    assert "Part 2" in said(response)
