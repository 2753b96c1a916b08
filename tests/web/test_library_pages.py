"""The library of workflows: each to be read, printed and signed, edition by edition."""

import datetime
from xml.etree import ElementTree as ET

import pytest

from assistant.adapters.signatures import Signatures, SignedOff
from assistant.workflows.load import digest
from browsers import elements
from people import office, real_office

PIZZA = "/workflows/pizza-party/2020-01-01"


@pytest.fixture
def place(handbook, tmp_path):
    with office(handbook, tmp_path) as made:
        yield made


@pytest.fixture
def real(bare, tmp_path):
    with real_office(bare, tmp_path) as made:
        yield made


def links_in(response):
    return {more["href"] for tag, more in elements(response) if tag == "a"}


def test_every_edition_of_every_workflow_can_be_read_in_full(real):
    """Its page, its paths, its picture, its page to sign; with a board's additions and without."""
    ed = real.person("Ed")
    catalogue = real.desk.workflows.catalogue
    listed = links_in(ed.open("/workflows").page)

    for name, editions in catalogue.editions.items():
        assert f"/workflows/{name}" in listed
        for edition in editions:
            where = f"/workflows/{name}/{edition}"
            assert where in listed
            for page in (where, f"{where}?board={catalogue.boards[0]}", f"{where}/paths", f"{where}/print"):
                assert ed.open(page).page.status_code == 200, page
            assert ed.open(f"{where}/diagram.svg").page.headers["content-type"] == "image/svg+xml"
            expected = 404 if edition == editions[0] else 200
            assert ed.open(f"{where}/changes").page.status_code == expected


def test_the_page_has_criteria_beside_their_pinpoints(place):
    ed = place.person("Ed").open(PIZZA)
    workflow = place.desk.workflows.catalogue.composed("pizza-party", "2020-01-01")
    sources = place.desk.workflows.setting.sources

    for rule in workflow.rules.values():
        assert rule.say in ed.says
        assert all(sources.cite(cite).text in ed.says for cite in rule.cites)
    assert all(question.ask in ed.says for question in workflow.questions.values())
    assert all(finding.headline in ed.says for finding in workflow.findings.values())
    assert digest(workflow) in ed.says


def test_a_page_says_who_signed_it_off_or_that_nobody_has(place):
    """The signature is of one edition with one board's additions."""
    ed = place.person("Ed").open(PIZZA)
    unsigned = ed.says
    workflow = place.desk.workflows.catalogue.composed("pizza-party", "2020-01-01")
    at = datetime.datetime(2026, 2, 1, 9, tzinfo=datetime.UTC)
    signed = SignedOff(digest(workflow), workflow.key, None, "Ina Example", "safeguarding lead", at)
    Signatures(place.browser.site.assistant.settings.data_dir).add(signed)

    assert "No safeguarding lead has signed this workflow off." in unsigned and "By nobody" in unsigned
    assert "Ina Example, safeguarding lead, 1 February 2026" in ed.open(PIZZA).says
    assert "No safeguarding lead" not in ed.says
    assert "No safeguarding lead" in ed.open(f"{PIZZA}?board=riverside").says


def test_the_picture_needs_nothing_that_a_strict_page_forbids(place):
    """Neither a style sheet nor a style attribute nor a script; the page has other words for it."""
    ed = place.person("Ed").open(PIZZA)
    (picture,) = [more for tag, more in elements(ed.page) if tag == "img"]
    drawn = ET.fromstring(ed.open(picture["src"]).page.text)

    assert picture["alt"]
    assert {element.tag.rpartition("}")[2] for element in drawn.iter()} <= {"svg", "title", "desc", "g", "rect", "path", "text"}  # fmt: skip
    assert not any("style" in element.attrib for element in drawn.iter())


def test_the_board_is_chosen_on_the_page_and_stays_chosen(place):
    """The links of the page lead to the same board's additions."""
    ed = place.person("Ed").open(f"{PIZZA}?board=riverside")

    assert "with the additions of Riverside club" in ed.says
    assert f"{PIZZA}/paths?board=riverside" in links_in(ed.page)
    assert [more["href"] for _, more in elements(ed.page) if more.get("aria-current") == "true"] == [
        "/workflows",
        f"{PIZZA}?board=riverside",
    ]
    assert "with the additions" not in ed.follow("The national position").says


def test_the_paths_stand_fifty_a_page_and_all_of_them_on_the_page_to_print(real):
    """None is left out between two pages."""
    ed = real.person("Ed").open("/workflows/scr-criteria/2015-03-26/paths")
    (first,) = [more for tag, more in elements(ed.page) if tag == "ol"]
    pages = [ed.says]
    while "More paths" in ed.links:
        ed.follow("More paths")
        pages.append(ed.says)
    printed = ed.open("/workflows/scr-criteria/2015-03-26/print").says

    assert first["start"] == "1" and len(pages) == 7
    assert "327 paths" in pages[0] and "Page 1 of 7" in pages[0]
    assert "Name and role" in printed and "Every path" in printed
    assert ed.open("/workflows/scr-criteria/2015-03-26/paths?number=8").page.status_code == 404


def test_what_changed_between_two_editions_is_told(real):
    """With the pinpoints that came and went."""
    catalogue = real.desk.workflows.catalogue
    name, editions = next((n, e) for n, e in catalogue.editions.items() if len(e) > 1)
    ed = real.person("Ed").open(f"/workflows/{name}/{editions[1]}")

    ed.follow(f"What changed since {editions[0]}")

    assert f"What changed from {editions[0]} to {editions[1]}" in ed.says
    assert "rests anew on" in ed.says


@pytest.mark.parametrize(
    "path", [f"{PIZZA}?board=atlantis", "/workflows/cake", "/workflows/pizza-party/1999-01-01", f"{PIZZA}/changes",
             f"{PIZZA}/paths?number=0", "/workflows/cake/2020-01-01/diagram.svg"]
)  # fmt: skip
def test_what_there_is_not_is_told(place, path):
    assert place.person("Ed").open(path).page.status_code == 404


def test_only_who_walks_is_offered_to_walk(place):
    """A practitioner reads."""
    assert "Walk a case through it" not in place.person("Ed").open(PIZZA).links
    assert place.person("Ada").open(PIZZA).links["Walk a case through it"] == "/start/pizza-party"
