"""A corpus is read whole: every problem of every file is told at once, and what refers to nothing is a problem."""

import shutil

import pytest

from assistant.errors import MalformedFiles
from assistant.guidance.load import load
from kites import KEY, STATEMENTS, corpus_in

RECORD = "national/kite-handbook/2001.yaml"
BOARDS = "the boards are staffordshire, essex, oxfordshire, brighton-hove; add it to boards.yaml, or mend its name"
BOARD_LINE = 8
TOPIC = "format: 1\ntopics:\n  - {id: fog, title: fog, statements: [%s], silent: [%s]}\n"


@pytest.fixture
def corpus(tmp_path):
    return corpus_in(tmp_path / "corpus")


def problems(corpus):
    with pytest.raises(MalformedFiles) as caught:
        load(corpus)
    return [str(problem).replace(f"{corpus}/", "") for problem in caught.value.problems]


def replaced(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_a_whole_corpus_is_read(corpus):
    """The handbook's record and its statements, in the handbook's order."""
    library = load(corpus)

    assert list(library.sources) == [KEY]
    assert list(library.statements) == [statement.id for statement in STATEMENTS]


def test_the_problems_of_all_files_are_told_at_once(corpus):
    """A broken list of boards, a broken record and a broken statement file are one refusal."""
    replaced(corpus / "boards.yaml", "format: 1", "format: [")
    other = corpus / "unattributed" / "leaflet"
    other.mkdir(parents=True)
    (other / "undated.yaml").write_text("format: 1\n")
    replaced(corpus / RECORD.replace(".yaml", ".md"), "# Kite Club Handbook", "Stray words.")

    told = problems(corpus)

    assert {line.split(":")[0] for line in told} == {
        "boards.yaml",
        "unattributed/leaflet/undated.yaml",
        RECORD.replace(".yaml", ".md"),
    }


def test_a_record_in_the_wrong_place_is_a_problem(corpus):
    """File and folder say the edition, the id and the board, and the record says the same."""
    replaced(corpus / RECORD, "edition: '2001'", "edition: '2002'")
    replaced(corpus / RECORD, "board: national", "board: essex")

    assert problems(corpus) == [
        f"{RECORD}:1: board 'essex', but the folder says 'national'",
        f"{RECORD}:1: the record of kite-handbook/2002 belongs in kite-handbook/2002.yaml",
    ]


def test_a_board_that_is_not_listed_is_a_problem(corpus):
    """A folder below local does not make a board."""
    folder = corpus / "local" / "hilltop"
    folder.mkdir(parents=True)
    (corpus / "national" / "kite-handbook").rename(folder / "kite-handbook")
    replaced(folder / "kite-handbook" / "2001.yaml", "board: national", "board: hilltop")

    assert problems(corpus) == [
        f"local/hilltop/kite-handbook/2001.yaml:{BOARD_LINE}: unknown board 'hilltop': {BOARDS}"
    ]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (
            "comparisons.yaml",
            TOPIC % (f"{KEY}#no-mist", "essex"),
            f"comparisons.yaml:3: fog: no statement {KEY}#no-mist",
        ),
        (
            "comparisons.yaml",
            TOPIC % (f"{KEY}#no-fog", "kent"),
            f"comparisons.yaml:3: fog: unknown board 'kent': {BOARDS}",
        ),
        (
            "regimes.yaml",
            "format: 1\nscr_ended: 2019-09-29\nsuperseded: Kites ended.\nsuperseded_citations: [a/1#b]\npresent_words: []\n",
            "regimes.yaml:4: no statement a/1#b",
        ),
    ],
)
def test_a_reference_to_what_is_not_there_is_a_problem(corpus, file, text, said):
    """Topics and the line on the end of reviews name statements and boards that there are."""
    (corpus / file).write_text(text)

    assert problems(corpus) == [said]


def test_references_that_hold_are_no_problem(corpus):
    """A topic, a line and an earlier edition that name what there is are kept."""
    (corpus / "comparisons.yaml").write_text(TOPIC % (f"{KEY}#no-fog", "essex"))
    replaced(corpus / "regimes.yaml", "present_words", f"superseded_citations: [{KEY}#no-fog]\npresent_words")
    for suffix in (".yaml", ".md"):
        shutil.copy((corpus / RECORD).with_suffix(suffix), (corpus / RECORD).with_name(f"2009{suffix}"))
    replaced((corpus / RECORD).with_name("2009.yaml"), "edition: '2001'", f"edition: '2009'\nsupersedes: {KEY}")
    replaced((corpus / RECORD).with_name("2009.yaml"), "in_force: {}", "in_force: {from: 2009-01-01}")

    library = load(corpus)

    assert [topic.id for topic in library.comparisons.of(f"{KEY}#no-fog")] == ["fog"]
    assert library.regimes.superseded_citations == (f"{KEY}#no-fog",)
    assert library.sources["kite-handbook/2009"].supersedes == KEY


def test_an_edition_that_follows_one_that_is_not_there_is_a_problem(corpus):
    """Whoever takes out an edition sees who still names it."""
    replaced(corpus / RECORD, "in_force: {}", "in_force: {}\nsupersedes: kite-handbook/1999")

    assert problems(corpus) == [f"{RECORD}:10: supersedes kite-handbook/1999, which is no edition in the corpus"]
