"""Sealed records in the browser: searched, read, proved, replayed and handed on, by those who see their case."""

import json

import pytest

from browsers import elements, said
from people import office, reference_in

DECIDED = {"option": "party", "day": "1", "month": "3", "year": "2026", "reasons": "Everybody is hungry."}
WAYS = ("", "/chain", "/replay", "/export.json", "/export.docx", "/export.html")


@pytest.fixture
def place(handbook, tmp_path):
    with office(handbook, tmp_path) as made:
        yield made


@pytest.fixture
def ada(place):
    """Somebody with two records: one that was noted, and one that was decided and confirmed by two."""
    ada, cy, guy = place.people("Ada", "Cy", "Guy")
    place.opened(ada, "What is left?").press("Continue", answer="no").press("Continue", answer="yes")
    ada.press("Continue", answer="not_yet_known").press("Continue", answer="-")
    ada.follow("Continue to the finding").follow("Continue to the decision")
    ada.press("Take note of it and seal", reasons="Nothing follows from it.")
    place.browser.clock.pass_(days=1)
    ada = place.person("Ada")
    place.opened(ada).press("Continue", answer="no").press("Continue", answer="yes")
    ada.follow("Continue to the finding").follow("Continue to the decision")
    place.put(ada, cy, guy)
    ada.press("Send for decision")
    place.person("Cy").open(ada.path).press("Decide", **DECIDED).press("Confirm")
    place.person("Guy").open(ada.path).press("Confirm and seal")
    return ada.open("/records")


def records_in(person):
    return [more["href"] for tag, more in elements(person.page) if tag == "a" and more["href"].startswith("/records/")]


def test_the_records_of_the_cases_that_one_sees_are_listed_newest_first(place, ada):
    """Of no others: the Chair is on one of the cases only."""
    cy = place.person("Cy").open("/records")

    assert "2 records" in ada.says and len(records_in(ada)) == 2
    assert records_in(cy) == records_in(ada)[:1]
    assert "Is there pizza tonight?" in ada.says and "Decided: There is" in ada.says
    assert "Nothing has been sealed yet" in place.person("Flo").open("/records").says


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"workflow": "left-overs"}, [1]),
        ({"decided": "party"}, [0]),
        ({"finding": "crumbs"}, [1]),
        ({"board": "riverside"}, [0, 1]),
        ({"after-day": "3", "after-month": "3", "after-year": "2026"}, [0]),
        ({"before-day": "2", "before-month": "3", "before-year": "2026"}, [1]),
        ({"words": "nothing-like-it"}, []),
    ],
)
def test_they_are_searched_by_what_stands_in_them(ada, asked, found):
    """What was asked for stands in the fields, and in no address."""
    every = records_in(ada)
    renamed = {("after" if n == "after" else n): value for n, value in asked.items()}
    ada.press("Search", **renamed)

    assert records_in(ada) == [every[number] for number in found]
    assert ada.path == "/records"
    assert all(ada.fields[name] == [value] for name, value in asked.items())
    if len(found) < 2:
        assert records_in(ada.press("Show every record")) == every


def test_they_are_found_by_a_part_of_the_case_or_the_record(ada):
    """However it is written."""
    first, second = records_in(ada)
    case = next(path for words, path in ada.links.items() if words.startswith("CASE-"))
    by_case = records_in(ada.press("Search", words=reference_in(case).lower()[:9]))

    assert by_case == [first]
    assert records_in(ada.press("Search", words=second.rpartition("/")[2])) == [second]


def test_a_day_that_is_none_is_asked_again(ada):
    ada.press("Search", **{"after-day": "31", "after-month": "2", "after-year": "2026"})

    assert ada.page.status_code == 400 and "Sealed on or after: this is no day" in ada.says
    assert ada.fields["after-day"] == ["31"]


def test_a_record_is_read_whole(ada):
    """The finding, the decision beside it, the answers, the seal; and where it is handed on."""
    record = records_in(ada)[0]
    ada.open(record)

    for words in ("What the criteria say on these answers", "What was decided", "Everybody is hungry.",
                  "Cy Example, chair", "Answers", "Digest of this link", "No checkpoint has been made"):  # fmt: skip
        assert words in ada.says, words
    assert ada.links["Word document"] == f"{record}/export.docx"


def test_its_chain_is_checked_and_what_is_anchored_told(place, ada):
    """Before a checkpoint and after one."""
    ada.open(records_in(ada)[0]).follow("Check its chain")
    before = ada.says
    place.browser.site.records.checkpoint("riverside", place.browser.clock())
    after = ada.open(ada.path).says

    assert "The chain holds" in before and "Records in it 2" in before and "None: no checkpoint has been made" in before
    assert "Records 1 to 2, by a signed checkpoint" in after and "This record Anchored" in after


def test_a_chain_that_does_not_hold_is_told(place, ada, monkeypatch):
    """With each fault, and what to do."""
    ledger = place.desk.ledger
    genuine = ledger.links

    def cut(board, *, after=None):
        return iter(list(genuine(board, after=after))[1:])

    monkeypatch.setattr(type(ledger), "links", lambda _self, board, *, after=None: cut(board, after=after))
    ada.open(f"{records_in(ada)[0]}/chain")

    assert "The chain does not hold" in ada.says and "Record 1 is missing before record 2" in ada.says


def test_its_finding_is_computed_again(ada):
    ada.open(records_in(ada)[0]).follow("Compute its finding again")

    assert "The same finding" in ada.says


def test_a_definition_that_is_gone_is_told_and_the_record_still_read(place, ada, monkeypatch):
    record = records_in(ada)[0]
    monkeypatch.setattr(type(place.desk.ledger), "definition", lambda _self, _digest: None)

    assert "It cannot be proved" in ada.open(f"{record}/replay").says and ada.page.status_code == 200
    assert ada.open(f"{record}/export.json").page.status_code == 409
    assert ada.open(record).page.status_code == 200


def test_it_is_handed_on_as_a_file_that_proves_itself_a_document_and_a_page(ada):
    record = records_in(ada)[0]
    document, word, page = (ada.client.get(f"{record}/export.{form}") for form in ("json", "docx", "html"))

    assert json.loads(document.text)["schema"] == "record-export.v1"
    assert word.content.startswith(b"PK")
    assert "Everybody is hungry." in page.text and "<script" not in page.text
    assert all("attachment" in one.headers["content-disposition"] for one in (document, word, page))
    assert ada.client.get(f"{record}/export.exe").status_code == 404


def test_a_record_of_a_case_that_one_does_not_see_is_as_one_that_does_not_exist(place, ada):
    """Word for word, on every page of it."""
    record = records_in(ada)[0]
    flo = place.person("Flo")

    pages = [flo.open(f"{which}{way}") for which in (record, "/records/r-0") for way in WAYS]
    assert {person.page.status_code for person in pages} == {404}
    assert len({said(flo.client.get(f"{which}{way}")) for which in (record, "/records/r-0") for way in WAYS}) == 1
    assert place.person("Ed").open("/records").page.status_code == 403
    assert place.person("Hal").open(record).page.status_code == 403
