"""The pages on adding a board and an edition are followed word for word, and what they show is what is printed."""

import shutil

import pytest
import yaml

from conftest import PROJECT
from following import ENVIRONMENT, follow, shown_in

HOW_TO = PROJECT / "docs" / "how-to"


def made_smaller(corpus):
    """Leave one question with each statement, and one example in four, so that an index is soon built."""
    screening = yaml.safe_load((corpus / "screening.yaml").read_text(encoding="utf-8"))
    screening["examples"] = {kind: texts[::4] for kind, texts in screening["examples"].items()}
    (corpus / "screening.yaml").write_text(yaml.safe_dump(screening, allow_unicode=True), encoding="utf-8")
    for page in corpus.rglob("*.md"):
        kept, asked = [], False
        for line in page.read_text(encoding="utf-8").splitlines():
            if not (asked and line.startswith("- ")):
                kept.append(line)
            asked = line.startswith("- ")
        page.write_text("\n".join(kept) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory, bare_data):
    """A folder with the corpus and the workflows of the project, and the settings that have them used."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("corpus", "workflows"):
        shutil.copytree(PROJECT / name, folder / name)
    made_smaller(folder / "corpus")
    data = folder / "data"
    shutil.copytree(bare_data / "indexes", data / "indexes")
    shutil.copy(bare_data / "current", data)
    (data / "models").symlink_to(bare_data / "models")
    return folder, {
        "ASSISTANT_CORPUS_DIR": folder / "corpus",
        "ASSISTANT_WORKFLOWS_DIR": folder / "workflows",
        "ASSISTANT_DATA_DIR": data,
    }


@pytest.mark.parametrize("page", ["add-a-board", "add-a-guidance-edition"])
def test_a_page_followed_word_for_word_does_what_it_shows(project, page):
    """Every command of the page ends well and prints what the page shows."""
    folder, settings = project
    (folder / ENVIRONMENT).unlink(missing_ok=True)

    ran = follow(HOW_TO / f"{page}.md", folder, **settings)

    assert [(one.commands, one.err) for one in ran if one.code] == []
    assert [(one.shown, one.out) for one in ran if one.shown and not shown_in(one.out, one.shown)] == []
    assert sum(one.shown is not None for one in ran) >= 3


@pytest.mark.parametrize(
    ("shown", "holds"),
    [("one\n...\nfour\n", True), ("one\n... three\n...\n", True), ("one\nthree\n...\n", False), ("...\ntwo\n", False)],
)
def test_what_is_left_out_of_a_page_is_all_that_may_differ(shown, holds):
    """The comparison can fail."""
    assert shown_in("one\ntwo three\nfour\n", shown) is holds
