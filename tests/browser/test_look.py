"""What is looked for on every page would be found."""

import pytest


@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("document.querySelector('h1').remove()", "page-has-heading-one"),
        ("document.querySelector('label').remove()", "label"),
        ("document.querySelector('.hint').style.color = '#ccc'", "color-contrast"),
        ("document.querySelector('textarea').style.minWidth = '3000px'", "is 3"),
    ],
)
def test_what_shuts_somebody_out_is_found(place, done, found):
    """A page that is damaged is told apart from one that is not."""
    ed = place.seat("Ed").open("/")
    ed.looked_at = set()
    ed.page.evaluate(done)

    with pytest.raises(AssertionError, match=found):
        ed.look()


@pytest.mark.parametrize(
    "done", ["console.error('oh')", "fetch('https://192.0.2.1/')", "document.body.setAttribute('style', 'margin: 0')"]
)
def test_what_a_page_does_besides_is_found(place, done):
    """A complaint in the console, a request elsewhere, a style that the policy refuses."""
    ed = place.seat("Ed").open("/")
    ed.page.evaluate(f"() => {{ {done.replace('fetch(', 'void fetch(').removesuffix(';')} }}")

    with pytest.raises(AssertionError):
        ed.open("/sources")
