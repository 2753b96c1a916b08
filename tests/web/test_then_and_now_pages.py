"""What changed can be read: along the times, between two editions of a document, and between two of a workflow."""

import pytest

from browsers import elements, said, signed_in

OLD, NEW = "working-together/2018-07-04", "working-together/2023-12-15"


@pytest.fixture(scope="module")
def browser(bare, tmp_path_factory):
    return signed_in(bare, tmp_path_factory.mktemp("then-and-now"))


def links_in(response):
    return {attrs["href"] for tag, attrs in elements(response) if tag == "a"}


def test_every_topic_shows_each_time_and_each_statement(browser):
    """Each leads to its place in the source, and what was not checked carries its mark."""
    library = browser.site.library
    listed = links_in(browser.get("/then-and-now"))

    for topic in library.then_and_now.topics:
        assert f"/then-and-now/{topic.id}" in listed
        response = browser.get(f"/then-and-now/{topic.id}")
        page, links = said(response), links_in(response)
        assert topic.changed in page
        assert all(time.title in page for time in library.then_and_now.times)
        for name in (name for names in topic.statements.values() for name in names):
            source, _, anchor = name.partition("#")
            assert f"/sources/{source}/statements/{anchor}#cited" in links
        cited = [library.statements[name] for names in topic.statements.values() for name in names]
        marks = page.count("not checked against the published document")
        assert marks >= sum(not statement.verified for statement in cited)


def test_the_rule_of_2023_stands_there_as_the_last_one_checked(browser):
    """Above all topics and on each; that of 2026 is never called today's law."""
    listed, page = said(browser.get("/then-and-now")), said(browser.get("/then-and-now/notifying"))

    assert "The text of Working Together 2026 could not be checked." in listed
    assert "Working Together 2023 is the last edition that was checked." in listed
    assert "Working Together 2023 From 15 December 2023 to 17 March 2026 The last one checked" in page
    assert "Working Together 2026 From 18 March 2026 Not checked This is not to be relied on as today’s law." in page


@pytest.mark.parametrize("path", ["/compare/{}", "/then-and-now/{}"])
def test_a_source_that_has_ended_is_named_as_ended_wherever_it_is_laid_side_by_side(browser, path):
    library, today = browser.site.library, browser.clock().date()
    both = library.then_and_now.topics if "then" in path else library.comparisons.topics

    for topic in both:
        page = said(browser.get(path.format(topic.id)))
        names = topic.statements.values() if isinstance(topic.statements, dict) else [topic.statements]
        sources = {library.sources[library.statements[name].source] for cited in names for name in cited}
        for source in sources:
            if source.in_force.to and source.in_force.to < today:
                assert f"ended on {source.in_force.to:%-d %B %Y}" in page, (topic.id, source.key)


def test_a_time_on_which_nothing_is_held_says_no_more_than_that(browser):
    page = said(browser.get("/then-and-now/care-leavers"))

    assert page.count("Nothing is held here on this. That is not to say that there was no rule.") == 2


@pytest.mark.parametrize(
    "path",
    ["/sources", "/compare", "/workflows", f"/sources/{OLD}", "/workflows/serious-incident/2023-12-15/changes"],
)
def test_it_is_linked_where_somebody_would_look_for_it(browser, path):
    links = links_in(browser.get(path))

    assert any(link.startswith(("/then-and-now", "/sources/diff", "/workflows/diff")) for link in links)


def test_an_answer_on_the_old_rules_leads_to_what_changed(browser):
    """Beside the notice that such reviews have ended."""
    page = browser.ask("Who makes the final decision on whether there is a serious case review?")

    assert "Serious case reviews have ended" in said(page)
    assert any(link.startswith("/then-and-now") for link in links_in(page))


def test_two_editions_of_a_document_are_compared_statement_by_statement(browser):
    """What went, what came, what is reworded under another id, and what rests on each."""
    response = browser.get("/sources/diff", params={"old": OLD, "new": NEW})
    page, library = said(response), browser.site.library

    assert "Only in the earlier edition (6)" in page and "Only in the later edition (12)" in page
    assert "Reworded, under another id (27)" in page
    pair = [
        library.statements[f"{OLD}#la-notifies-panel-five-days-2018"],
        library.statements[f"{NEW}#la-notifies-panel-and-partners"],
    ]
    assert page.index(pair[0].text) < page.index(pair[1].text)
    assert "/workflows/serious-incident/2018-06-29" in links_in(response)
    assert "with the checklists made from it" in page and "Timetable practice-review" in page


def test_the_pages_that_compare_offer_the_choice_where_nothing_is_chosen(browser):
    for path, name in (("/sources/diff", OLD), ("/workflows/diff", "serious-incident/2018-06-29")):
        response = browser.get(path)
        assert f'value="{name}"' in response.text and "Compare" in said(response)


def test_two_workflows_are_compared_by_their_findings_in_words(browser):
    """A seriously harmed child with nothing known of joint working: presumed then, notified now."""
    both = {"old": "scr-criteria/2015-03-26", "new": "serious-incident/2018-06-29"}
    page = said(browser.get("/workflows/diff", params=both))

    assert "Findings that differ on the same answers" in page and "Finding 1 that differs" in page
    assert (
        "From 2015-03-26: Does this case meet the criteria for a serious case review?, in force from 26 March 2015"
        in page
    )
    assert "What is other in the definition" in page


def test_what_is_too_long_to_list_and_what_is_the_same_are_told(browser):
    lists = {"old": "parallel-processes/2015-03-26", "new": "nhs-serious-incident/2015-04-01"}
    same = {"old": "ipcc/2015-05-01", "new": "ipcc/2015-05-01"}

    assert "The combinations of answers are too many to list." in said(browser.get("/workflows/diff", params=lists))
    page = said(browser.get("/workflows/diff", params=same))
    assert "on the same answers both find the same" in page and "Nothing." in page


def test_an_edition_follows_the_one_before_with_the_findings_that_differ(browser):
    """On the page that a workflow leads to."""
    page = said(browser.get("/workflows/serious-incident/2023-12-15/changes"))

    assert "Finding 1 that differs" in page


@pytest.mark.parametrize(
    "path",
    [
        "/then-and-now/nothing",
        f"/sources/diff?old={OLD}&new=kites/2001",
        "/workflows/diff?old=cake/2020&new=ipcc/2015-05-01",
    ],
)
def test_what_there_is_not_is_told(browser, path):
    assert browser.get(path).status_code == 404


def test_the_pages_that_change_is_read_on_say_whose_law_it_is(browser):
    for path in ("/then-and-now", "/then-and-now/criteria", "/sources", "/workflows"):
        response = browser.get(path)
        assert "It is not the law of Wales, Scotland or Northern Ireland." in said(response)
        assert "In Wales it is now the Single Unified Safeguarding Review." in said(response)
        assert (
            "/sources/single-unified-safeguarding-review/2024-10-01/statements/wales-has-one-review-of-its-own#cited"
            in links_in(response)
        )
