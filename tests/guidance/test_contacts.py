"""No address of a person is ever quoted."""

import pytest

from assistant.guidance.contacts import has_contact, without_contacts
from assistant.guidance.model import Span


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Send the form by secure e-mail to: pat.kite@example.org.", "Send the form by secure e-mail to"),
        ("pat.kite@example.org is where lost kites are reported", "is where lost kites are reported"),
        ("Ring the harbour master on 020 7946 0123 within five days.", "Ring the harbour master on"),
        (
            "Nothing to hide here, see SI 2006/1738 and page 0123.",
            "Nothing to hide here, see SI 2006/1738 and page 0123.",
        ),
    ],
)
def test_the_longest_part_without_a_contact_is_kept(text, left):
    """A passage is quoted up to the address, or from behind it."""
    span = without_contacts(text, Span(0, len(text)))

    assert text[span.start : span.end] == left
    assert not has_contact(left)


def test_nothing_is_left_of_a_bare_address():
    """A passage that is only an address is not quoted at all."""
    text = "pat.kite@example.org"

    assert without_contacts(text, Span(0, len(text))) is None
