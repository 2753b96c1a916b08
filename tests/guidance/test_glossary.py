"""The field's words are joined with their other names, and only where that helps a search."""

import pytest

from assistant.guidance.glossary import Glossary, Term

GLOSSARY = Glossary(
    (
        Term(names=("KFL", "kite flying licence"), meaning="leave to fly"),
        Term(names=("panel",), meaning="those who decide", boards={"essex": ("round table",), "hilltop": ("ring",)}),
        Term(names=("tail", "streamer"), meaning="what hangs from a kite", search=False),
        Term(names=("drone",), meaning="a kite of today", regime="present"),
    )
)


@pytest.mark.parametrize(
    ("text", "boards", "added"),
    [
        ("who needs a KFL", (), ("kite flying licence",)),
        ("who needs a kite-flying licence", (), ("KFL", "kite flying licence")),
        ("who sits on the panel", ("essex",), ("round table",)),
        ("who sits on the panel", (), ("round table", "ring")),
        ("how long is the tail", (), ()),
        ("how long is the string", (), ()),
    ],
)
def test_other_names_are_added_for_the_boards_asked_about(text, boards, added):
    """A board's own name for a thing is its own; a term that would mislead a search adds nothing."""
    assert GLOSSARY.other_names(text, boards) == added


def test_a_word_of_today_asks_about_today():
    """A body or thing that exists only now shows which rules are meant."""
    assert GLOSSARY.asks_about_present("may a drone fly here")
    assert not GLOSSARY.asks_about_present("may a kite fly here")
