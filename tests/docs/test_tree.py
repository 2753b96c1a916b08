"""No file names the machine it was written on, where packages were fetched from, or how its text came about."""

import re
import subprocess

import pytest

from conftest import PROJECT

PLACES = re.compile(r"(?<![\w.*-])/(?:home|mnt|opt|root|tmp|Users|work|workspace)(?:/|\b)")
"""Folders of one machine; a file of the project is named from its root."""
HOSTS = re.compile(
    r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:com|org)|huggingface\.co|crates\.io|anaconda\.org"
    r"|download\.pytorch\.org)\b|--(?:extra-)?index-url|--find-links",
    re.IGNORECASE,
)
"""Registries of packages and models: which one is used is set on each machine."""
MAKING = re.compile(
    r"co-authored-by|as an ai\b|\bai[- ]generated|\b(?:ai|coding|code) (?:agent|assistant)s?\b|\bsub-?agents?\b"
    r"|\bcontext window|\b(?:system|user) prompts?\b|\bthe prompt\b|\b(?:coding|helper|chat) session",
    re.IGNORECASE,
)
"""Words on how a text was written; the project speaks of itself alone."""
TYPED = ("corpus/", "tests/evals/", "tests/screening/", "assistant/screening/")
"""Where messages stand as people may type them, attempts to instruct the assistant among them."""
THIS = "tests/docs/test_tree.py"


def texts():
    """Every file that is or would be committed and can be read as text, by its name."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
        text=True,
    )
    found = {}
    for name in filter(None, listed.stdout.split("\0")):
        file = PROJECT / name
        if name != THIS and file.is_file():
            found[name] = file.read_bytes().decode("utf-8", errors="replace")
    return found


def named(pattern, *, but=()):
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts().items()
        if not name.startswith(but)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_the_whole_tree_is_read():
    """The search looks at code, tests, documents, data and locks."""
    assert {"pyproject.toml", "README.md", "corpus/regimes.yaml", "requirements/run.lock", ".ci/run"} <= set(texts())


def test_no_folder_of_a_machine_is_named():
    """The project runs wherever it is cloned."""
    assert named(PLACES) == []


def test_no_registry_is_named():
    """Packages come from whatever registry a machine is set up with."""
    assert named(HOSTS) == []


def test_nothing_is_said_of_how_the_text_was_written():
    """Files say what the project does and why, and nothing of whoever or whatever wrote them."""
    assert named(MAKING, but=TYPED) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (PLACES, "see /home/pat/notes.txt"),
        (PLACES, 'open("/tmp/kite")'),
        (HOSTS, "pip install --index-url=here"),
        (HOSTS, "https://pypi.org/simple"),
        (MAKING, "Co-Authored-By: somebody"),
        (MAKING, "as the prompt asked"),
    ],
)
def test_what_must_not_stand_in_the_tree_would_be_found(pattern, line):
    """The search can fail."""
    assert pattern.search(line)
