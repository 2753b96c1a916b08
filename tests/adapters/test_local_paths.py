"""Folders of one's own are named by a setting, and whatever reads the corpus or the workflows reads them too."""

import os
import shutil

import pytest
import yaml

from assistant.adapters.corpus_desk import CorpusDesk
from assistant.adapters.examples import vectors_read
from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering import open_assistant
from assistant.bootstrap.workflows import open_workflows
from assistant.errors import IndexMissing, UserError
from assistant.settings import Settings, read_settings
from inventions import INVENTED
from kites import corpus_in

HILLTOP = "format: 1\nboards: [{id: hilltop, name: Hilltop Kites, short_name: Hilltop, names: [Hilltop]}]\n"
RECORD = """format: 1
id: hilltop-rules
edition: '2020'
title: Rules of Hilltop
short_title: Hilltop rules
kind: local_procedure
publisher: Hilltop Kites
board: hilltop
in_force: {}
regimes: [scr]
licence: Invented.
"""
STATEMENT = """## Night

**lantern** (@1; para 1)
A kite that is flown at night carries a lantern.
- what does a kite carry at night?
- does a kite need a lantern after dark?
- flying a kite at night
"""


@pytest.fixture
def mine(tmp_path):
    folder = tmp_path / "mine"
    source = folder / "corpus/local/hilltop/hilltop-rules"
    source.mkdir(parents=True)
    (folder / "corpus/boards.yaml").write_text(HILLTOP)
    (source / "2020.yaml").write_text(RECORD)
    (source / "2020.md").write_text(STATEMENT)
    board = folder / "workflows/local/hilltop"
    board.mkdir(parents=True)
    (board / "board.yaml").write_text("format: 1\nid: hilltop\ncalendar: england-and-wales\n")
    return folder


@pytest.fixture
def settings(tmp_path, models, mine):
    shutil.copytree(models, tmp_path / "data" / "models")
    corpus = corpus_in(tmp_path / "corpus")
    screening = yaml.safe_load((corpus / "screening.yaml").read_text())
    few = {kind: texts[::50] for kind, texts in screening["examples"].items()}
    (corpus / "screening.yaml").write_text(yaml.safe_dump({"format": 1, "examples": few}))
    made = {"data_dir": tmp_path / "data", "corpus_dir": corpus, "workflows_dir": INVENTED, "local_paths": (mine,)}
    return Settings(_env_file=None, **made)


def test_several_folders_are_named_in_one_variable(monkeypatch, tmp_path):
    """Parted as the system parts paths; nothing is named where it is empty."""
    for name, inside in (("one", "corpus"), ("two", "workflows")):
        (tmp_path / name / inside).mkdir(parents=True)
    monkeypatch.setenv("ASSISTANT_CORPUS_DIR", "corpus")
    monkeypatch.setenv("ASSISTANT_LOCAL_PATHS", os.pathsep.join([str(tmp_path / "one"), str(tmp_path / "two"), ""]))

    named = read_settings()
    monkeypatch.setenv("ASSISTANT_LOCAL_PATHS", "")

    assert [str(path) for path in named.corpora] == ["corpus", f"{tmp_path}/one/corpus", f"{tmp_path}/two/corpus"]
    assert named.local_workflows == (tmp_path / "one" / "workflows", tmp_path / "two" / "workflows")
    assert read_settings().local_paths == ()


def test_a_folder_with_nothing_to_add_is_refused(monkeypatch, tmp_path):
    """A slip in the path must not pass for a folder that adds nothing."""
    monkeypatch.setenv("ASSISTANT_LOCAL_PATHS", str(tmp_path / "nowhere"))

    with pytest.raises(
        UserError, match=r"ASSISTANT_LOCAL_PATHS: .*nowhere holds neither a folder corpus nor a folder work"
    ):
        read_settings()


def test_what_a_folder_adds_is_answered_and_walked(settings):
    """The board is asked about, cited, and known to the workflows."""
    CorpusDesk(settings).build()

    answer = open_assistant(settings).answerer.answer(Enquiry("What does a kite carry at night?", board="hilltop"))

    assert [citation.statement_id for citation in answer.citations] == ["hilltop-rules/2020#lantern"]
    assert open_workflows(settings).workflow("pizza-party", "hilltop").board == "hilltop"


def test_an_index_knows_the_folders_it_was_made_from_by_what_they_hold(settings, mine, tmp_path):
    """Moved they are the same; changed, or left out, they are not."""
    CorpusDesk(settings).build()
    moved = mine.rename(tmp_path / "moved")

    open_assistant(settings.model_copy(update={"local_paths": (moved,)}))
    with pytest.raises(IndexMissing, match="does not match the corpus"):
        open_assistant(settings.model_copy(update={"local_paths": ()}))
    statement = moved / "corpus/local/hilltop/hilltop-rules/2020.md"
    statement.write_text(statement.read_text().replace("lantern.", "red lantern."))
    with pytest.raises(IndexMissing, match="does not match the corpus"):
        open_assistant(settings.model_copy(update={"local_paths": (moved,)}))


def test_an_index_hands_every_example_it_read_to_the_next(settings):
    """Also where the next one learnt nothing anew, so that a chain of small changes stays quick."""
    desk = CorpusDesk(settings)
    examples, _ = desk.builder.read_answering()
    every = {text for texts in examples.examples.values() for text in texts}

    assert set(vectors_read(desk.build())) == every
    (settings.corpus_dir / "comparisons.yaml").write_text("format: 1\n")
    assert set(vectors_read(desk.build())) == every
