"""Personal data is found before anything else is done with a message, and ordinary questions pass."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.adapters.name_lists import compile_name_lists, read_name_lists
from assistant.errors import MalformedFiles
from assistant.screening.personal_data import Found, NameLists, find, reworded

ROOT = Path(__file__).parents[2]
LABELLED = ROOT / "tests" / "evals" / "personal-data.jsonl"
KINDS = {
    "PERSON": "name",
    "DOB": "date_of_birth",
    "NHS_NUMBER": "nhs_number",
    "NI_NUMBER": "national_insurance_number",
    "POSTCODE": "postcode",
    "ADDRESS": "address",
    "PHONE": "telephone",
    "EMAIL": "email",
    "CASE_REF": "case_reference",
}
PIECES = st.sampled_from(
    [
        *(
            "callum",
            "Callum's",
            "mum",
            "Leanne",
            "O'Brien",
            "Tyler-James",
            "Zoë",
            "Szczepański",
            "J.",
            "Smith",
            "Grace",
        ),
        *(
            "999",
            "123",
            "4560",
            "dob",
            "3/4/15",
            "born",
            "b.",
            "CM99 1ZZ",
            "14 Rowan Close",
            "flat 3",
            "07700",
            "900123",
        ),
        *("+44", "a@example.org", "LCS-4471902", "ref:", "12345", "QQ 12 34 56 C", "25th Dec 2012", "Mrs Okafor"),
        *(
            "will",
            "May",
            "the",
            "panel",
            "Baby P",
            "Munro",
            "child",
            "called",
            "SCR",
            ",",
            ".",
            "(",
            ")",
            "-",
            "\n",
            "v",
        ),
    ]
)
MESSAGES = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join))


@pytest.fixture(scope="session")
def names_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("names") / "names.txt"
    compile_name_lists(target)
    return target


@pytest.fixture(scope="session")
def names(names_file: Path) -> NameLists:
    return read_name_lists(names_file)


@pytest.fixture(scope="session")
def labelled() -> list[dict]:
    return [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]


def shown(text: str, names: NameLists, **more: object) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in find(text, names, **more)]


def whole(text: str, start: int, end: int, kind: str, found: tuple[Found, ...]) -> bool:
    """Whether everything of a labelled piece was found, some of it as what it is."""
    covered = {at for one in found for at in range(one.start, one.end)}
    right = any(one.kind == kind and one.start < end and one.end > start for one in found)
    return right and all(at in covered or not text[at].isalnum() for at in range(start, end))


def test_labelled_set_is_large_enough(labelled: list[dict]) -> None:
    """The rates below rest on enough messages."""
    personal = sum(bool(one["entities"]) for one in labelled)

    assert personal >= 140
    assert len(labelled) - personal >= 120
    assert len({one["id"] for one in labelled}) == len({one["text"] for one in labelled}) == len(labelled)


def test_recall_on_labelled_messages(labelled: list[dict], names: NameLists) -> None:
    """Of structured kinds at least 98 in 100 are found whole, of names at least 97 in 100."""
    there, hit = Counter(), Counter()
    for one in labelled:
        text, at = one["text"], 0
        found = find(text, names)
        for entity in one["entities"]:
            start = text.index(entity["text"], at)
            at = start + len(entity["text"])
            group = "names" if entity["type"] == "PERSON" else "structured"
            there[group] += 1
            hit[group] += whole(text, start, at, KINDS[entity["type"]], found)

    assert hit["structured"] / there["structured"] >= 0.98
    assert hit["names"] / there["names"] >= 0.97


def test_clean_labelled_messages_pass(labelled: list[dict], names: NameLists) -> None:
    """At most one tempting question in 50 is refused."""
    clean = [one["text"] for one in labelled if not one["entities"]]
    refused = [text for text in clean if find(text, names)]

    assert len(refused) / len(clean) <= 1 / 50, refused


def test_questions_of_the_corpus_pass(names: NameLists) -> None:
    """At most one question of the corpus in 200 is refused."""
    lines = [line for file in (ROOT / "corpus").rglob("*.md") for line in file.read_text(encoding="utf-8").splitlines()]
    questions = {line[2:].strip() for line in lines if line.startswith("- ")}
    if not questions:
        pytest.skip("no corpus here")
    refused = [question for question in questions if find(question, names)]

    assert len(refused) / len(questions) <= 1 / 200, refused[:20]


def test_reworded_labelled_messages_can_be_asked(labelled: list[dict], names: NameLists) -> None:
    """What is offered in place of a message holds no personal data that the screening knows."""
    offered = [reworded(one["text"], find(one["text"], names)) for one in labelled]

    assert [text for text in offered if find(text, names)] == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=MESSAGES)
def test_found_is_inside_and_in_order(text: str, names: NameLists) -> None:
    """Whatever is typed, what is found lies inside the message, in order and without overlaps."""
    found = find(text, names)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=MESSAGES)
def test_reworded_holds_nothing_of_what_was_found(text: str, names: NameLists) -> None:
    """Whatever is typed, nothing found stands in the reworded message as a word of its own."""
    found = find(text, names)

    after = reworded(text, found)

    assert [
        text[one.start : one.end]
        for one in found
        if re.search(rf"(?<!\w){re.escape(text[one.start : one.end])}(?!\w)", after)
    ] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("callum's mum rang", [("name", "callum")]),
        ("jordan smith was injured", [("name", "jordan smith")]),
        ("what does Mrs Okafor get to see?", [("name", "Mrs Okafor")]),
        ("a child called Hope", [("name", "Hope")]),
        ("NHS number 999 123 4567", [("nhs_number", "999 123 4567")]),
        ("the number 999 123 4567 of something", []),
        ("her file 9991234578", [("nhs_number", "9991234578")]),
        ("ni QQ 12 34 56 C", [("national_insurance_number", "QQ 12 34 56 C")]),
        ("14 Rowan Close, CM99 1ZZ", [("address", "14 Rowan Close"), ("postcode", "CM99 1ZZ")]),
        ("page p1 2nd draft, 3 boards close", []),
        ("ring +44 7700 900123", [("telephone", "+44 7700 900123")]),
        ("LCS-4471902 and crime 42/12345/16", [("case_reference", "LCS-4471902"), ("case_reference", "42/12345/16")]),
        ("SI 2006/90, para 19, ref DFE-00130-2015", []),
        ("b. 3.4.15", [("date_of_birth", "3.4.15")]),
        ("born 25th Dec 2012", [("date_of_birth", "25th Dec 2012")]),
        ("guidance of 26 March 2015, meeting on 14/10/16", []),
        ("Baby P, Victoria Climbié, Daniel Pelka, Child LB, Star Hobson, Arthur Labinjo-Hughes", []),
        ("Munro, Laming, Wood review, Brandon et al (2012), Carlile", []),
        ("Brandon's mum", [("name", "Brandon")]),
        ("Mrs Munro", [("name", "Mrs Munro")]),
        ("will the board in Lincoln mark it in May?", []),
    ],
)
def test_examples(text: str, expected: list[tuple[str, str]], names: NameLists) -> None:
    """The cases that practitioners and their questions turn on."""
    assert shown(text, names) == expected


def test_published_names_of_the_caller_pass(names: NameLists) -> None:
    """A name the caller knows as published may stand in a question."""
    assert shown("the review on Jayden Thornberry", names) == [("name", "Jayden Thornberry")]
    assert shown("the review on Jayden Thornberry", names, published=["Jayden Thornberry"]) == []


def test_case_references_of_the_caller_are_found(names: NameLists) -> None:
    """A board's own form of reference can be handed in."""
    pattern = re.compile(r"\bX\d{2}~\d{2}\b")

    assert shown("see X12~34 please", names, case_references=pattern) == [("case_reference", "X12~34")]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Callum's mum asks", "The child's mum asks"),
        ("mum Leanne asks", "the mother asks"),
        ("a child called Kian was hurt", "the child was hurt"),
        ("his social worker Chantelle Reid left", "his social worker left"),
        ("Mr Lindqvist and PC Dunmore met", "The man and the officer met"),
        ("do I invite Priya and Sanjay", "do I invite the child and the other child"),
        ("dob 3/4/15, CM99 1ZZ", "dob [date of birth], [postcode]"),
    ],
)
def test_rewording_chooses_the_role(text: str, offered: str, names: NameLists) -> None:
    """The words around a name choose what stands in its place."""
    assert reworded(text, find(text, names)) == offered


def test_file_that_is_no_name_list_is_refused(tmp_path: Path) -> None:
    """A file of another form is reported with its name."""
    file = tmp_path / "names.txt"
    file.write_text("one line\n", encoding="utf-8")

    with pytest.raises(MalformedFiles, match=re.escape("names.txt")):
        read_name_lists(file)


@pytest.mark.parametrize(
    ("text", "kind", "shown_as"),
    [
        ("3/4/15 is his dob", "date_of_birth", "3/4/15"),
        ("look on mosaic under 4471902", "case_reference", "4471902"),
        ("Sanjay de Souza rang", "name", "Sanjay de Souza"),
        ("he lives at 14 The Old Crescent", "address", "14 The Old Crescent"),
        ("they moved to Flat 3", "address", "Flat 3"),
    ],
)
def test_what_stands_in_an_unusual_place_is_found(text: str, kind: str, shown_as: str, names: NameLists) -> None:
    """The words behind it, a system's name, or a particle between the names are enough."""
    assert (kind, shown_as) in shown(text, names)


@pytest.mark.parametrize(
    "text",
    [
        "the hearing was at 4 High Court yesterday",
        "is it in step 3 The Street plan",
        "see page 3 Oak Lane",
        "see case SCR12345",
        "we met Qe today",
        "we need 12 Children Drive days",
        "ring 0808 800 5000 for advice",
        "the figure stayed as 12 34 56 a",
    ],
)
def test_what_only_looks_like_personal_data_passes(text: str, names: NameLists) -> None:
    """A court, a step, a helpline, a publication's number and two letters that no list holds are nobody's."""
    assert shown(text, names) == []


def test_a_callers_pattern_that_fits_nothing_at_all_finds_nothing(names: NameLists) -> None:
    """An empty match is no reference."""
    assert shown("who decides", names, case_references=re.compile(r"X?")) == []


def test_a_name_ends_where_the_name_of_a_body_begins(names: NameLists) -> None:
    """What follows a family name and leads up to a council is the council's."""
    assert shown("Jayden Thompson Coast Town Council", names) == [("name", "Jayden")]


def test_overlapping_finds_are_reworded_once() -> None:
    """What lies inside something found before it is not put in a second time."""
    text = "see Callum Smith now"
    found = [Found("name", 4, 16), Found("name", 11, 16)]

    assert reworded(text, found) == reworded(text, found[:1])


@pytest.mark.parametrize("piece", ["0 ", "a-", "1 Aa ", "case ref ", "a.b@", "born "])
def test_a_hostile_message_is_read_to_its_end(piece: str, names: NameLists) -> None:
    """However often a piece that nearly fits is repeated, what stands behind it is found."""
    found = find(piece * (4000 // len(piece)) + " reach me: kite@example.org", names)

    assert "email" in {one.kind for one in found}
