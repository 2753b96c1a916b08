"""Wales, Scotland and Northern Ireland are told plainly that this is not their law, and what there is."""

import pytest

from assistant.checklists.build import Asked
from assistant.workflows.nation import not_england
from browsers import said
from people import real_office

SUSR = "In Wales it is now the Single Unified Safeguarding Review."
INSTEAD = {"Wales": SUSR}


@pytest.fixture(scope="module")
def place(bare, tmp_path_factory):
    with real_office(bare, tmp_path_factory.mktemp("nations")) as made:
        yield made


@pytest.mark.parametrize("answer", [None, "england", "not_yet_known"])
def test_of_england_or_where_it_is_not_known_nothing_is_said(answer):
    assert not_england(answer, INSTEAD) is None


@pytest.mark.parametrize(
    ("answer", "whose", "last"),
    [
        ("wales", "one of Wales.", SUSR),
        ("scotland", "one of Scotland.", "and not its law."),
        ("northern_ireland", "one of Northern Ireland.", "and not its law."),
        ("other", "one of another country.", "and not its law."),
    ],
)
def test_of_another_nation_it_is_said_and_nothing_more_than_is_held(answer, whose, last):
    told = not_england(answer, INSTEAD)

    assert whose in told and told.endswith(last)


@pytest.mark.parametrize(
    ("question", "nation", "instead"),
    [
        ("How does a child practice review work in Wales?", "Wales", True),
        ("Who decides on learning reviews in Scotland?", "Scotland", False),
        ("What is the law on case management reviews in Northern Ireland?", "Northern Ireland", False),
    ],
)
def test_a_question_about_another_nation_is_answered_with_that(place, question, nation, instead):
    page = said(place.browser.ask(question) if place.browser.sign_in() else None)

    assert f"This is not the law of {nation}: the sources held here are about England" in page
    assert (SUSR in page.partition("Ask about serious case reviews")[2]) == instead


def test_where_a_walk_or_a_list_begins_it_is_said_whose_law_it_is(place):
    ada = place.person("Ada", boards=("essex",)).open("/cases").press("Open a case")

    for path in (f"{ada.path}/start/scr-criteria", "/start/scr-criteria", "/checklists/new/when"):
        assert "It is not the law of Wales, Scotland or Northern Ireland." in ada.open(path).says
        assert SUSR in ada.says


def test_a_case_of_wales_says_so_on_all_its_pages_and_its_list(place):
    """From the answer to the first question of all on."""
    di = place.person("Di", boards=("essex",)).open("/cases").press("Open a case")
    case = di.path
    di.open(f"{case}/start/regime").press("Start").press("Continue", answer="no").press("Continue", answer="wales")
    told = "It was answered that this case is one of Wales."

    for path in (di.path, case, f"{case}/start/scr-criteria"):
        assert told in di.open(path).says and SUSR in di.says
    reference = case.split("/")[2]
    acting = place.browser.site.lists.cases
    assert acting.facts(reference)["nation"].value == "wales"

    di.open(f"{case}/checklist/new").press("Continue").press("Continue", criminal="yes")
    di.press("Continue").press("Continue").press("Make the list")
    assert told in di.says and SUSR in di.says
    kept = place.browser.site.lists.show(reference)
    assert kept.off_list == () and kept.notices[0].text.startswith(told)


def test_a_list_without_a_case_is_told_by_its_facts(place):
    maker = place.browser.site.lists.maker
    scottish, english = (
        maker.make(Asked({"criminal": "yes"}, {"nation": nation})) for nation in ("scotland", "england")
    )

    assert "one of Scotland" in scottish.notices[0].text
    assert not [notice for notice in english.notices if "nation" in notice.text or "Scotland" in notice.text]
