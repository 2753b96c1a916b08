"""Folders add to a corpus: everything in them is read as if it stood there, and nothing takes the place of anything."""

import datetime

import pytest

from assistant.errors import MalformedFiles
from assistant.guidance.load import board_ids, load
from assistant.guidance.model import Period
from kites import KEY, corpus_in

HILLTOP = "format: 1\nboards: [{id: hilltop, name: Hilltop Kites, short_name: Hilltop, names: [Hilltop]}]\n"
STATEMENT = "## Kites\n\n**{name}** (@1)\nKites fly.\n- do kites fly?\n"


@pytest.fixture
def corpus(tmp_path):
    root = corpus_in(tmp_path / "corpus")
    first = root / "national/kite-handbook/2001.yaml"
    first.write_text(first.read_text().replace("in_force: {}", "in_force: {from: 2001-04-01}"))
    return root


@pytest.fixture
def mine(tmp_path):
    folder = tmp_path / "mine"
    write(folder, "boards.yaml", HILLTOP)
    return folder


def write(folder, name, text):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)


def put_edition(folder, place, *lines, name="fly"):
    """A record with the lines given, and one statement."""
    _, *_, source, edition = place.split("/")
    board = "national" if place.startswith("national") else place.split("/")[1]
    text = "\n".join(
        (
            f"format: 1\nid: {source}\nedition: '{edition}'\ntitle: Kites\nshort_title: Kites\nkind: practice_guidance",
            f"publisher: Kite Club\nboard: {board}\nlicence: Invented.",
            *lines,
        )
    )
    write(folder, f"{place}.yaml", f"{text}\n")
    write(folder, f"{place}.md", STATEMENT.format(name=name))


def problems(*folders):
    with pytest.raises(MalformedFiles) as refused:
        load(*folders)
    root = folders[0].parent
    return [str(problem).replace(f"{root}/", "") for problem in refused.value.problems]


def test_what_a_folder_holds_is_read_as_if_it_stood_in_the_corpus(corpus, mine):
    """Its board, its source, its statement, its term, and what it adds to a topic and a term that stand already."""
    write(corpus, "comparisons.yaml", f"format: 1\ntopics:\n  - {{id: fog, title: fog, statements: [{KEY}#no-fog]}}\n")
    put_edition(mine, "local/hilltop/hilltop-rules/2020", "in_force: {}", "regimes: [scr]")
    added = "adds_to: [{topic: fog, statements: [hilltop-rules/2020#fly], silent: [hilltop]}]"
    write(mine, "comparisons.yaml", f"format: 1\n{added}\n")
    terms = (
        "terms: [{names: [tail], meaning: What trails.}]\nadds_to: [{term: LSCB, boards: {hilltop: [Hilltop Club]}}]"
    )
    write(mine, "glossary.yaml", f"format: 1\n{terms}\n")

    library = load(corpus, mine)

    assert list(library.boards)[-1] == "hilltop" == board_ids(corpus, mine)[-1]
    assert library.statements["hilltop-rules/2020#fly"].text == "Kites fly."
    assert [topic.silent for topic in library.comparisons.of("hilltop-rules/2020#fly")] == [("hilltop",)]
    assert "Hilltop Club" in library.glossary.other_names("what does the LSCB do", ["hilltop"])
    assert [term.names for term in library.glossary.terms_in("the tail")] == [("tail",)]


def test_an_edition_that_supersedes_another_ends_it_and_takes_over_its_regimes(corpus, mine):
    """The record of the earlier one says nothing of it and is not touched."""
    put_edition(
        mine, "national/kite-handbook/2011", "in_force: {from: 2011-05-01}", f"supersedes: {KEY}", "regimes: [scr]"
    )

    library = load(corpus, mine)

    earlier = library.sources[KEY]
    assert earlier.in_force == Period(**{"from": datetime.date(2001, 4, 1), "to": datetime.date(2011, 4, 30)})
    assert (earlier.superseded_by, earlier.regimes) == ("kite-handbook/2011", ())
    assert library.in_force(datetime.date(2011, 4, 30)) == {KEY}
    assert library.in_force(datetime.date(2011, 5, 1)) == {"kite-handbook/2011"}


def test_a_last_day_that_is_written_stands_and_a_reason_for_it_is_enough(corpus, mine):
    """Where an edition went on for a while beside the next one, its record says so."""
    first = corpus / "national/kite-handbook/2001.yaml"
    noted = "{from: 2001-04-01, to: 2011-12-31}\nin_force_note: It went on club by club."
    first.write_text(first.read_text().replace("{from: 2001-04-01}", noted))
    put_edition(
        mine, "national/kite-handbook/2011", "in_force: {from: 2011-05-01}", f"supersedes: {KEY}", "regimes: []"
    )

    assert load(corpus, mine).sources[KEY].in_force.to == datetime.date(2011, 12, 31)


RECORD = "mine/national/kite-handbook/2011.yaml"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["in_force: {}", f"supersedes: {KEY}"],
            f"{RECORD}:10: supersedes {KEY}, but nothing says from when: give in_force its `from`",
        ),
        (
            ["in_force: {from: 2001-04-01}", f"supersedes: {KEY}"],
            f"{RECORD}:10: begins on 2001-04-01, but supersedes {KEY}, which begins on 2001-04-01: it has to begin later",
        ),
        (
            ["in_force: {from: 2011-05-01}"],
            f"{RECORD}:3: does not say which edition it supersedes: add `supersedes: {KEY}`",
        ),
        (
            ["in_force: {from: 2011-05-01}", "supersedes: kite-handbook/1999"],
            f"{RECORD}:11: supersedes kite-handbook/1999, which is no edition in the corpus",
        ),
        (
            ["in_force: {from: 2011-05-01}", f"supersedes: {KEY}", "superseded_by: kite-handbook/2099"],
            f"{RECORD}:12: is superseded by kite-handbook/2099, which is no edition in the corpus",
        ),
        (
            ["in_force: {from: 2011-05-01}", f"supersedes: {KEY}", f"superseded_by: {KEY}"],
            (
                f"{RECORD}:12: is superseded by {KEY}, whose record does not say `supersedes: kite-handbook/2011`: "
                "mend one of them"
            ),
        ),
    ],
)
def test_an_edition_that_does_not_follow_the_one_before_is_told(corpus, mine, lines, said):
    """By its days, by what it says it supersedes, and by what says that it does."""
    put_edition(mine, "national/kite-handbook/2011", *lines, "regimes: []")

    assert problems(corpus, mine) == [said]


def test_only_one_edition_supersedes_another(corpus, mine):
    """A second one is told with the first."""
    for edition in ("2011", "2012"):
        begins = f"in_force: {{from: {edition}-05-01}}"
        put_edition(mine, f"national/kite-handbook/{edition}", begins, f"supersedes: {KEY}", "regimes: []")

    assert problems(corpus, mine) == [
        f"mine/national/kite-handbook/2012.yaml:11: supersedes {KEY}, but kite-handbook/2011 does so already: only one can"
    ]


def test_what_is_defined_twice_is_told_with_both_files(corpus, mine):
    """A board, a topic and an edition."""
    write(mine, "boards.yaml", HILLTOP.replace("id: hilltop", "id: essex"))
    topic = f"format: 1\ntopics:\n  - {{id: fog, title: fog, statements: [{KEY}#no-fog]}}\n"
    write(corpus, "comparisons.yaml", topic)
    write(mine, "comparisons.yaml", topic)
    put_edition(mine, "national/kite-handbook/2001", "in_force: {}", "regimes: []")

    assert problems(corpus, mine) == [
        "mine/boards.yaml:2: the board essex is defined twice, here and in corpus/boards.yaml: rename or remove one",
        (
            "mine/comparisons.yaml:3: the topic fog is defined twice, here and in corpus/comparisons.yaml: rename or remove "
            "one, or put it under adds_to"
        ),
        (
            f"mine/national/kite-handbook/2001.yaml:2: the edition {KEY} is defined twice, here and in "
            "corpus/national/kite-handbook/2001.yaml: rename or remove one"
        ),
    ]
    with pytest.raises(MalformedFiles, match="the board essex is defined twice"):
        board_ids(corpus, mine)


def test_what_is_added_to_nothing_or_read_by_nothing_is_told(corpus, mine):
    """A slip in the name of a topic, a term, a board or a folder."""
    write(mine, "comparisons.yaml", "format: 1\nadds_to: [{topic: mist, silent: [hilltop]}]\n")
    write(mine, "glossary.yaml", "format: 1\nterms: [{names: [x], meaning: y, boards: {hilltip: [z]}}]\nadds_to:\n"
          "  - {term: kite, boards: {hilltop: [z]}}\n  - {term: LSCB, boards: {hilltip: [z]}}\n")  # fmt: skip
    write(mine, "nationl/kite-handbook/2011.yaml", "format: 1\n")
    write(mine, "README.md", "What is ours.\n")
    boards = "the boards are staffordshire, essex, oxfordshire, brighton-hove, hilltop; add it to boards.yaml, or mend its name"

    assert problems(corpus, mine) == [
        "mine/comparisons.yaml:2: no topic 'mist': add it under topics",
        f"mine/glossary.yaml:2: unknown board 'hilltip': {boards}",
        "mine/glossary.yaml:4: no term has the name 'kite': add one to terms",
        f"mine/glossary.yaml:5: unknown board 'hilltip': {boards}",
        "mine/nationl/kite-handbook/2011.yaml: nothing reads this file: docs/how-to/add-a-board.md says where each belongs",
    ]


@pytest.mark.parametrize("edition", ["2031-02-31", "2031-13"])
def test_an_edition_is_named_for_a_day_that_there_is(corpus, mine, edition):
    put_edition(mine, f"national/kite-code/{edition}", "in_force: {}", "regimes: []")

    assert problems(corpus, mine) == [
        f"mine/national/kite-code/{edition}.yaml:3: edition: Value error, no such date: {edition}"
    ]
