"""The statement files are read strictly, and every problem is named with its line."""

import pytest

from assistant.errors import MalformedFiles
from assistant.guidance.statements import read_statements

GOOD = """# Kite Club Handbook

## Joining

**who-may-join** (@1-2; para 1.3; page 4)
Anyone older than six may become a member.
> The handbook says sixty; six is right.
- who can join?
- my boy is five, can he join

### Prices

**price** (unverified)
It costs four pounds
a year.
- what does it cost
"""


def test_a_statement_with_everything(tmp_path):
    """Id, pinpoint, text, error and questions are read."""
    file = tmp_path / "2001.md"
    file.write_text(GOOD)

    one, other = read_statements(file, "kites/2001")

    assert one.id == "kites/2001#who-may-join"
    assert one.pinpoint.section == "Joining > para 1.3"
    assert (one.pinpoint.first, one.pinpoint.last, one.pinpoint.page) == (1, 2, "4")
    assert one.in_error == "The handbook says sixty; six is right."
    assert one.questions == ("who can join?", "my boy is five, can he join")
    assert other.pinpoint.headings == ("Joining", "Prices")
    assert other.text == "It costs four pounds a year."
    assert not other.verified


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("## A\n\n**Bad Id**\nText.\n- q\n", "3: not an id: 'Bad Id' (lower-case words joined by hyphens)"),
        ("## A\n\n**a**\nText.\n- q\n\n**a**\nText.\n- q\n", "7: a: the same id as at line 3"),
        ("**a**\nText.\n- q\n", "1: a: no heading above it"),
        ("## A\n\n**a** (@9-3)\nText.\n- q\n", "3: a: @9-3 is not one to 6 passages in order"),
        ("## A\n\n**a** (@1-7)\nText.\n- q\n", "3: a: @1-7 is not one to 6 passages in order"),
        ("## A\n\n**a** (somewhere)\nText.\n- q\n", "3: a: not a pinpoint: 'somewhere'"),
        ("## A\n\n**a**\n- q\n", "3: a: no text"),
        ("## A\n\n**a**\nText.\n", "3: a: no question it answers"),
        ("## A\n\n**a**\nText.\n- q\nMore.\n", "6: text after the questions of a statement"),
        ("## A\n\n**a**\nText.\n- q\n- q\n", "6: a: the same question twice"),
        ("## A\n\nStray.\n", "3: text that belongs to no statement"),
        ("## A\n\n**a**\nWrite to kites@example.org.\n- q\n", "3: a: a contact detail or web address"),
        ("# Only a title\n", "1: no statement in the file"),
        (f"## A\n\n**a**\n{'word ' * 90}\n- q\n", "3: a: 90 words, at most 80"),
    ],
)
def test_a_malformed_file_says_what_and_where(tmp_path, text, problem):
    """Each mistake has its own message with the line."""
    file = tmp_path / "2001.md"
    file.write_text(text)

    with pytest.raises(MalformedFiles) as caught:
        read_statements(file, "kites/2001")

    assert str(caught.value) == f"{file}:{problem}"


def test_all_problems_are_told_at_once(tmp_path):
    """Two mistakes give two lines."""
    file = tmp_path / "2001.md"
    file.write_text("## A\n\n**a**\n- q\n\n**b** (here)\nText.\n")

    with pytest.raises(MalformedFiles) as caught:
        read_statements(file, "kites/2001")

    assert len(caught.value.problems) == 3
