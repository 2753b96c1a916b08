"""Whatever is changed in a database behind the program's back is found, and the right place is named."""

import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stores
from assistant.canonical import sha256
from assistant.records.chain import link_sha256
from assistant.records.checkpoint import sign
from tools.bench_parts.made_up_records import CALENDAR, MORNING, made_up_record, written_out

TABLES = {"records": "board, sequence", "definitions": "sha256", "checkpoints": "board, count", "texts": "id"}


@pytest.fixture
def sealed_six(tmp_path):
    """Six records, checkpoints over three and six of them, and a way to write past the triggers."""
    with stores.opened("sqlite", tmp_path) as store:
        for number in range(1, 7):
            last = store.ledger.append(written_out(made_up_record(number, citations=2), store.texts))
            if number in {3, 6}:
                store.ledger.add_checkpoint(sign("hilltop", number, last.sha256, MORNING, store.signer))
        assert store.faults() == []
        yield store, tampering(tmp_path)


def tampering(folder):
    """A connection like that of somebody who has the file: no triggers, no checks."""
    connection = sqlite3.connect(folder / "records.db", isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    return connection


def one(connection, column, sequence):
    return connection.execute(f"SELECT {column} FROM records WHERE sequence = ?", (sequence,)).fetchone()[0]


def change(connection, place, /, **columns):
    for name, value in columns.items():
        connection.execute(f"UPDATE records SET {name} = ? WHERE sequence = ?", (value, place))


def edit(connection):
    change(connection, 4, record=one(connection, "record", 4).replace(b'"yes"', b'"no"', 1))


def edit_and_rehash_one(connection):
    content = one(connection, "record", 4).replace(b'"yes"', b'"no"', 1)
    previous = one(connection, "previous_sha256", 4)
    digest = sha256(content)
    change(connection, 4, record=content, record_sha256=digest, sha256=link_sha256(previous, digest))


def rehash_from(connection, first):
    for sequence in range(first, connection.execute("SELECT max(sequence) FROM records").fetchone()[0] + 1):
        previous = one(connection, "sha256", sequence - 1)
        digest = sha256(one(connection, "record", sequence))
        change(
            connection,
            sequence,
            previous_sha256=previous,
            record_sha256=digest,
            sha256=link_sha256(previous, digest),
        )


def edit_and_rehash_all(connection):
    edit(connection)
    rehash_from(connection, 4)


def remove(connection):
    connection.execute("DELETE FROM records WHERE sequence = 4")


def remove_and_close_the_gap(connection):
    remove(connection)
    for sequence in (5, 6):
        change(connection, sequence, sequence=sequence - 1)


def cut_tail(connection):
    connection.execute("DELETE FROM records WHERE sequence > 4")


def cut_everything(connection):
    connection.execute("DELETE FROM records")


def swap(connection):
    for old, new in ((4, 40), (5, 4), (40, 5)):
        change(connection, old, sequence=new)


def column(name):
    def tampered(connection):
        change(connection, 4, **{name: "else"})

    tampered.__qualname__ = f"column {name}"
    return tampered


def not_a_record(connection):
    previous = one(connection, "previous_sha256", 4)
    digest = sha256(b"[]")
    change(connection, 4, record=b"[]", record_sha256=digest, sha256=link_sha256(previous, digest))


def definition(connection):
    connection.execute("UPDATE definitions SET content = ? WHERE sha256 = ?", (b"{}", sha256(CALENDAR)))


def definition_gone(connection):
    connection.execute("DELETE FROM definitions WHERE sha256 = ?", (sha256(CALENDAR),))


def text(connection):
    name = connection.execute("SELECT id FROM texts WHERE id LIKE 'CASE-4-%' LIMIT 1").fetchone()[0]
    connection.execute("UPDATE texts SET ciphertext = ? WHERE id = ?", (b"kite", name))


def checkpoint(connection):
    connection.execute("UPDATE checkpoints SET public_key_id = 'else' WHERE count = 6")


def every_checkpoint(connection):
    connection.execute("UPDATE checkpoints SET count = 5 WHERE count = 6")


@pytest.mark.parametrize(
    ("tamper", "kind", "sequence"),
    [
        (edit, "edited", 4),
        (edit_and_rehash_one, "broken", 5),
        (edit_and_rehash_all, "rehashed", 6),
        (remove, "removed", 4),
        (remove_and_close_the_gap, "broken", 4),
        (cut_tail, "cut", 5),
        (cut_everything, "cut", 1),
        (swap, "reordered", 4),
        (column("board"), "removed", 4),
        (column("case_ref"), "column", 4),
        (column("id"), "column", 4),
        (column("recorded_at"), "column", 4),
        (column("record_sha256"), "edited", 4),
        (column("previous_sha256"), "edited", 4),
        (column("sha256"), "edited", 4),
        (not_a_record, "unreadable", 4),
        (definition, "definition", 1),
        (definition_gone, "definition", 1),
        (text, "text", 4),
        (checkpoint, "signature", 6),
        (every_checkpoint, "signature", 5),
    ],
    ids=lambda value: getattr(value, "__qualname__", value),
)
def test_tampering_is_found_where_it_was_done(sealed_six, tamper, kind, sequence):
    """A fault of its kind names the place."""
    store, connection = sealed_six

    tamper(connection)

    assert (kind, sequence) in {(fault.kind, fault.sequence) for fault in store.faults()}


def test_a_checkpoint_narrows_down_where_a_chain_was_computed_anew(sealed_six):
    """What an earlier checkpoint still agrees with is not in doubt."""
    store, connection = sealed_six

    edit_and_rehash_all(connection)

    (found,) = store.verify()
    assert found.anchored == 3
    assert "records 4 to 6 are not those that the checkpoint" in found.faults[0].message


@pytest.mark.parametrize(("tamper", "anchored"), [(edit, 3), (remove, 3), (swap, 3), (cut_tail, 3), (text, 6)])
def test_a_checkpoint_anchors_only_what_follows_link_by_link(sealed_six, tamper, anchored):
    """Up to the last checkpoint before the break; an encrypted text is beside the chain."""
    store, connection = sealed_six

    tamper(connection)

    assert [found.anchored for found in store.verify("hilltop")] == [anchored]


def test_a_checkpoint_from_elsewhere_finds_what_the_database_no_longer_shows(sealed_six):
    """Checkpoints that were deleted together with the records they count."""
    store, connection = sealed_six
    kept = store.ledger.checkpoints("hilltop")
    cut_tail(connection)
    connection.execute("DELETE FROM checkpoints")

    assert store.faults() == []
    assert [fault.kind for fault in store.faults(elsewhere=kept)] == ["cut"]


def test_without_a_checkpoint_nothing_is_said_to_be_anchored(tmp_path):
    """A chain computed anew cannot be told from the first one, and the result says so."""
    with stores.opened("sqlite", tmp_path) as store:
        store.ledger.append_all(written_out(made_up_record(n, citations=0), store.texts) for n in (1, 2))

        (found,) = store.verify()

    assert (found.anchored, found.faults) == (0, ())
    assert "records 1 to 2 are not anchored" in "\n".join(found.lines())


def test_a_checkpoint_signed_with_another_key_anchors_nothing(sealed_six, tmp_path):
    """Whoever can change the database may bring a key of their own."""
    store, _ = sealed_six
    stranger = type(store.signer)(tmp_path / "elsewhere" / "signing.key")
    last = list(store.ledger.links("hilltop"))[-1].sealed

    faults = store.faults(elsewhere=[sign("hilltop", 6, last.sha256, MORNING, stranger)])

    assert [(fault.kind, fault.sequence) for fault in faults] == [("signature", 6)]


def stored_fields(connection):
    """Every stored value, as its table, its key and its column."""
    found = []
    for table, key in TABLES.items():
        cursor = connection.execute(f"SELECT rowid, * FROM {table} ORDER BY {key}")
        columns = [description[0] for description in cursor.description][1:]
        found += [(table, row[0], name) for row in cursor.fetchall() for name in columns]
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_single_flipped_byte_is_found(sealed_six, data):
    """In any column of any table, any byte changed by any pattern of bits."""
    store, connection = sealed_six
    table, row, name = data.draw(st.sampled_from(stored_fields(connection)))
    (value,) = connection.execute(f'SELECT "{name}" FROM {table} WHERE rowid = ?', (row,)).fetchone()
    raw = bytes_of(value)
    place, mask = data.draw(st.integers(0, len(raw) - 1)), data.draw(st.integers(1, 255))
    flipped = raw[:place] + bytes([raw[place] ^ mask]) + raw[place + 1 :]

    put(connection, table, name, row, value, flipped)
    try:
        assert found_something(store)
    finally:
        connection.execute(f'UPDATE {table} SET "{name}" = ? WHERE rowid = ?', (value, row))


def bytes_of(value):
    if isinstance(value, int):
        return value.to_bytes(4)  # as digits, a flipped byte could be read as the same number
    return value if isinstance(value, bytes) else value.encode()


def put(connection, table, name, row, value, flipped):
    if isinstance(value, bytes):
        connection.execute(f'UPDATE {table} SET "{name}" = ? WHERE rowid = ?', (flipped, row))
    elif isinstance(value, int):
        connection.execute(f'UPDATE {table} SET "{name}" = ? WHERE rowid = ?', (int.from_bytes(flipped), row))
    else:  # a text, which a flipped byte may leave without a meaning
        connection.execute(f'UPDATE {table} SET "{name}" = CAST(? AS TEXT) WHERE rowid = ?', (flipped, row))


def found_something(store):
    from assistant.errors import VerificationFailed

    try:
        return bool(store.faults())
    except VerificationFailed:
        return True
