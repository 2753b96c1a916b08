"""An erased case: nobody finds its texts or its key anywhere, and its records still verify."""

import os
import subprocess
import sys

import pytest

import stores
from assistant.adapters.case_keys import CaseKeys
from assistant.errors import StorageFailed, UnknownRecord, UserError
from assistant.records.erase import ERASED, Person, erase
from conftest import PROJECT
from tools.bench_parts.made_up_records import MORNING, made_up_record, written_out

PLAIN = "A made-up text of case CASE-1."
PEOPLE = (Person("Anna Drachen", "board manager"), Person("Bo Kite", "chair"))
SEARCH = """
import sys
from pathlib import Path
needles = [bytes.fromhex(text) for text in sys.argv[2:]]
for file in sorted(Path(sys.argv[1]).rglob("*")):
    if file.is_file() and any(needle in file.read_bytes() for needle in needles):
        print(file.name)
"""


def erased(store, *, by=PEOPLE, reason="The time for keeping has passed.", case="CASE-1"):
    return erase(
        case, "hilltop", by, reason, at=MORNING, place="terminal", ledger=store.ledger, texts=store.texts
    )  # fmt: skip


@pytest.fixture(params=stores.KINDS)
def store(request, tmp_path):
    with stores.opened(request.param, tmp_path) as made:
        for number in (1, 2):
            made.ledger.append(written_out(made_up_record(number, citations=1), made.texts))
        yield made


def files_with(folder, *needles):
    """The files of a folder that hold any of some bytes, looked for by another process."""
    command = [sys.executable, "-c", SEARCH, str(folder), *(needle.hex() for needle in needles)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_after_erasing_neither_key_nor_text_is_found_in_any_file(tmp_path):
    """Database, log and keys, while the database is still open; what is looked for was there before."""
    with stores.opened("sqlite", tmp_path) as store:
        for number in (1, 2):
            store.ledger.append(written_out(made_up_record(number, citations=1), store.texts))
        key = (tmp_path / "keys" / "CASE-1.key").read_bytes()
        needles = (PLAIN.encode(), PLAIN.encode("utf-16-le"), key, key.hex().encode())
        before = files_with(tmp_path, *needles)

        erased(store)

        assert before == ["CASE-1.key"]
        assert files_with(tmp_path, *needles) == []
        assert {file.name for file in tmp_path.iterdir()} >= {"records.db", "records.db-wal", "keys"}
        assert store.faults() == []


def test_erasing_one_case_leaves_the_others_readable(store):
    """And the records of both still verify."""
    first, other = (list(store.ledger.links("hilltop"))[n].sealed.opened() for n in (0, 1))

    erased(store)

    assert store.texts.read(first.decision.reasons) is None
    assert store.texts.read(other.decision.reasons) == "A made-up text of case CASE-2."
    assert store.faults() == []


def test_an_erasure_is_itself_a_record_that_says_who_and_why(store):
    """The names of those who erased stay readable: they stand under a key of their own."""
    sealed = erased(store)

    record = sealed.opened()
    names = [store.texts.read(one.name) for one in (record.prepared_by, *record.confirmed_by)]
    assert (record.kind, record.decision.decided, sealed.sequence) == ("erasure", ERASED, 3)
    assert names == ["Anna Drachen", "Bo Kite"]
    assert store.texts.read(record.decision.reasons) == "The time for keeping has passed."


@pytest.mark.parametrize(
    ("by", "reason", "said"),
    [
        (PEOPLE[:1], "why", "two different people"),
        ((PEOPLE[0], Person("anna  DRACHEN", "chair")), "why", "two different people"),
        ((PEOPLE[0], Person(" ", "chair")), "why", "two different people"),
        ((PEOPLE[0], Person("Bo Kite", "")), "why", "two different people"),
        (PEOPLE, " ", "needs a reason"),
    ],
    ids=["one person", "the same person twice", "no name", "no role", "no reason"],
)
def test_erasing_takes_two_people_and_a_reason(store, by, reason, said):
    """Otherwise nothing happens."""
    with pytest.raises(UserError, match=said):
        erased(store, by=by, reason=reason)

    assert store.texts.holds("CASE-1")
    assert len(list(store.ledger.links("hilltop"))) == 2


def test_a_case_is_erased_once(store):
    """The second time says when it was."""
    erased(store)

    with pytest.raises(UserError, match="case CASE-1 was erased on 26 May 2016"):
        erased(store)


def test_a_case_that_nothing_is_kept_of_cannot_be_erased(store):
    """A slip in the reference makes no record."""
    with pytest.raises(UnknownRecord, match="nothing is kept of a case 'CASE-9'"):
        erased(store, case="CASE-9")


def test_a_case_without_a_record_can_be_erased(store):
    """Its sessions alone may hold free text."""
    note = store.texts.put("CASE-7", "A note.")

    erased(store, case="CASE-7")

    assert store.texts.read(note) is None


def test_an_erasure_that_was_interrupted_is_finished_by_trying_again(store):
    """Its record stands: it is not sealed a second time."""

    class Interrupted:
        def __getattr__(self, name):
            return getattr(store.texts, name)

        def erase(self, case, at):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        erase("CASE-1", "hilltop", PEOPLE, "why", at=MORNING, place="web", ledger=store.ledger, texts=Interrupted())
    assert store.texts.holds("CASE-1")

    sealed = erased(store)

    assert not store.texts.holds("CASE-1")
    assert [link.id for link in store.ledger.links("hilltop")] == ["hilltop-1", "hilltop-2", sealed.opened().id]


def test_a_key_is_the_owners_alone(tmp_path):
    """The folder and every file in it; no file is named by anything but the case."""
    keys = CaseKeys(tmp_path / "keys")

    key = keys.make("CASE-1")

    assert len(key) == 32 and keys.make("CASE-1") == key and keys.key("CASE-1") == key
    assert oct((tmp_path / "keys").stat().st_mode & 0o777) == "0o700"
    assert {file.name: oct(file.stat().st_mode & 0o777) for file in (tmp_path / "keys").iterdir()} == {
        "CASE-1.key": "0o600"
    }


def test_destroying_a_key_overwrites_it_before_it_is_removed(tmp_path):
    """Another name of the same file shows what is left on the disk."""
    keys = CaseKeys(tmp_path / "keys")
    keys.make("CASE-1")
    os.link(tmp_path / "keys" / "CASE-1.key", tmp_path / "same-file")

    keys.destroy("CASE-1", MORNING)

    assert (tmp_path / "same-file").read_bytes() == bytes(32)
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["CASE-1.erased"]


def test_a_destruction_that_was_interrupted_is_finished_when_the_keys_are_opened(tmp_path):
    """The tombstone was written, the key was still there."""
    keys = CaseKeys(tmp_path / "keys")
    key = keys.make("CASE-1")
    (tmp_path / "keys" / "CASE-1.erased").write_text(MORNING.isoformat())
    assert keys.key("CASE-1") is None

    CaseKeys(tmp_path / "keys")

    assert files_with(tmp_path, key) == []


@pytest.mark.parametrize("case", ["../CASE", "CASE/1", "", ".", "CASE 1", "CASE-1\n"])
def test_only_a_reference_names_a_file(tmp_path, case):
    """Nothing leads out of the folder."""
    with pytest.raises(UserError, match="is not the reference of a case"):
        CaseKeys(tmp_path / "keys").make(case)


def test_a_lost_key_is_not_taken_for_an_erasure(tmp_path):
    """What nobody erased is missing, and a backup may have it."""
    with stores.opened("sqlite", tmp_path) as store:
        kept = store.texts.put("CASE-1", "kite")
        (tmp_path / "keys" / "CASE-1.key").unlink()

        with pytest.raises(StorageFailed, match="missing, and the case was not erased"):
            store.texts.read(kept)


def test_a_damaged_key_is_told(tmp_path):
    """Its length gives it away."""
    keys = CaseKeys(tmp_path / "keys")
    keys.make("CASE-1")
    (tmp_path / "keys" / "CASE-1.key").write_bytes(b"kite")

    with pytest.raises(StorageFailed, match=r"the key of case CASE-1 .* is damaged"):
        keys.key("CASE-1")


def test_two_processes_that_need_a_key_at_once_get_the_same(tmp_path):
    """Neither overwrites the other's."""
    code = (
        "import sys; from pathlib import Path; from assistant.adapters.case_keys import CaseKeys\n"
        "keys = CaseKeys(Path(sys.argv[1]))\n"
        "print(*[keys.make(f'CASE-{n}').hex() for n in range(50)])"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "keys")]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=PROJECT) for _ in range(2)]

    one, other = (process.communicate(timeout=60)[0].split() for process in processes)

    assert len(one) == 50
    assert one == other
