"""What every test may rely on: no network, and an index built once a run from the real corpus."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
from collections import defaultdict
from pathlib import Path

import pytest

from assistant.settings import silence

silence(os.environ)

PROJECT = Path(__file__).resolve().parent.parent
PUBLISHED = Path(os.environ.get("ASSISTANT_PUBLISHED_DIR", PROJECT.parent / "shared" / "sources"))
"""Where the published toolkits lie, for the tests that read them."""
TOOLKITS = (
    "staffordshire-scr-toolkit",
    "essex-scr-toolkit",
    "oxfordshire-crag-paper",
    "brighton-hove-staff-guide",
    "professionals-leaflet",
)

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How Chromium is started: as the one program of a container, and silent."""


LONGEST = (
    "test_answers.py",  # has the index with the toolkits built, while the other worker follows the pages without it
    "test_how_to_followed.py",
    "test_shipped.py",
    "test_invariants_h.py",
    "test_every_page.py",
    "test_list_pages.py",
    "test_out_of_force.py",
    "test_api_schema.py",
    "test_openid.py",
    "test_crash.py",
)
"""Files that take long. They are begun first, or one worker would be left with one of them and the other with nothing."""


class NetworkReached(AssertionError):
    """A test tried to leave this machine."""


_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


def _local(address: object) -> bool:
    if isinstance(address, (str, bytes)):
        return True
    return isinstance(address, tuple) and str(address[0]) in {"127.0.0.1", "::1", "localhost"}


def _guarded(call):
    def guarded(self, address):
        if not _local(address):
            raise NetworkReached(f"a connection to {address!r}")
        return call(self, address)

    return guarded


def _guarded_lookup(host, *args, **kwargs):
    if host not in {None, "127.0.0.1", "::1", "localhost", b"127.0.0.1", b"localhost", ""}:
        raise NetworkReached(f"a look-up of {host!r}")
    return _getaddrinfo(host, *args, **kwargs)


def pytest_configure() -> None:
    """Block the network for the whole run, before any test module is imported."""
    socket.socket.connect = _guarded(_connect)  # type: ignore[method-assign]
    socket.socket.connect_ex = _guarded(_connect_ex)  # type: ignore[method-assign]
    socket.getaddrinfo = _guarded_lookup  # type: ignore[assignment]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; the others stay in whatever order they are in."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.name, len(places)))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The corpus of the project."""
    return PROJECT / "corpus"


@pytest.fixture(scope="session")
def published() -> Path:
    """The folder of the published toolkits; the test is skipped where it is absent."""
    missing = [name for name in TOOLKITS if not (PUBLISHED / f"{name}.txt").is_file()]
    if missing:
        if os.environ.get("CI"):
            pytest.fail(f"the published toolkits are needed here and absent: {missing}")
        pytest.skip(f"the published toolkits are not in {PUBLISHED}")
    return PUBLISHED


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, worker_id) -> Path:
    """One folder for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


def _once(folder: Path, make) -> Path:
    """Make a folder once a run, whichever worker comes first; the others wait."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            make(folder)
            (folder / "done").touch()
    return folder


@pytest.fixture(scope="session")
def models(shared_folder) -> Path:
    """The exported embedding model, taken over from the project's data folder where it is there."""

    def make(folder: Path) -> None:
        kept = PROJECT / "data" / "models"
        if kept.is_dir():
            shutil.copytree(kept, folder / "models", dirs_exist_ok=True)
        desk_of(folder).builder.encoder()

    return _once(shared_folder / "model", make) / "models"


def desk_of(data: Path, corpus: Path = PROJECT / "corpus"):
    """The corpus desk of a data folder."""
    from assistant.adapters.corpus_desk import CorpusDesk
    from assistant.settings import Settings

    return CorpusDesk(Settings(_env_file=None, data_dir=data, corpus_dir=corpus))


@pytest.fixture(scope="session")
def bare_data(shared_folder, models) -> Path:
    """A data folder with an index of the real corpus and no document attached."""

    def make(folder: Path) -> None:
        kept = desk_of(PROJECT / "data")
        if kept.builder.up_to_date() and not kept.data.attached() and not kept.data.added_documents():
            shutil.copytree(kept.data.root, folder, dirs_exist_ok=True)
            return
        folder.mkdir(exist_ok=True)
        shutil.copytree(models, folder / "models", dirs_exist_ok=True)
        desk_of(folder).build()

    return _once(shared_folder / "bare", make)


def built_on(data: Path, other: Path) -> None:
    """Have the next index of another data folder take over what the index of a data folder has read."""
    other.mkdir(parents=True)
    for name in ("models", "indexes"):
        shutil.copytree(data / name, other / name)
    shutil.copy(data / "current", other)


@pytest.fixture(scope="session")
def attached_data(shared_folder, bare_data, published) -> Path:
    """A data folder with the five published toolkits attached."""

    def make(folder: Path) -> None:
        shutil.copytree(bare_data, folder, dirs_exist_ok=True)
        (folder / "done").unlink()
        desk = desk_of(folder)
        for name in TOOLKITS:
            desk.attach(name, published / f"{name}.txt", build=name == TOOLKITS[-1])

    return _once(shared_folder / "attached", make)


def opened(data: Path, *, with_chroma: bool = False):
    """The assistant that answers from a data folder."""
    from assistant.bootstrap.answering import open_assistant
    from assistant.settings import Settings

    settings = Settings(_env_file=None, data_dir=data, corpus_dir=PROJECT / "corpus")
    return open_assistant(settings, with_chroma=with_chroma)


@pytest.fixture(scope="session")
def handbook(shared_folder, bare_data):
    """An assistant on an invented handbook and invented workflows alone, with the handbook attached.

    Its index takes the examples of what is screened from that of the corpus, which has read them already.
    """
    from assistant.adapters.corpus_desk import CorpusDesk
    from assistant.bootstrap.answering import open_assistant
    from assistant.settings import Settings
    from inventions import INVENTED
    from kites import KEY, TEXT, corpus_in

    def settings(folder: Path) -> Settings:
        made = {"data_dir": folder / "data", "corpus_dir": folder / "corpus", "workflows_dir": INVENTED}
        return Settings(_env_file=None, **made)

    def make(folder: Path) -> None:
        corpus_in(folder / "corpus")
        built_on(bare_data, folder / "data")
        (folder / "handbook.txt").write_text(TEXT)
        CorpusDesk(settings(folder)).attach(KEY.partition("/")[0], folder / "handbook.txt")

    return open_assistant(settings(_once(shared_folder / "handbook", make)))


@pytest.fixture(scope="session")
def bare(bare_data):
    """The assistant without any document attached."""
    return opened(bare_data)


@pytest.fixture(scope="session")
def attached(attached_data):
    """The assistant with the five toolkits attached."""
    return opened(attached_data)


@pytest.fixture(scope="session")
def attached_chroma(attached_data):
    """The same, asked through Chroma and LangChain."""
    return opened(attached_data, with_chroma=True)


@pytest.fixture(scope="module")
def chromium():
    """A real browser. It is closed with its module: while it is open, no other event loop runs in this thread."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is needed here and absent")
        pytest.skip("Chromium is not installed: the pages are not opened in a real browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def looked_at():
    """Of each way to look at pages, those that have been looked at: one shape of a page is once a process."""
    return defaultdict(set)


@pytest.fixture(scope="module")
def place(handbook, chromium, looked_at, tmp_path_factory):
    """An office on the invented handbook and workflows, open to browsers: one a file, so that files run side by side."""
    from seats import invented_office, premises

    with premises(invented_office(handbook, tmp_path_factory.mktemp("office")), chromium, looked_at) as made:
        yield made
