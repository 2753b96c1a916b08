"""One suite for every store: what is sealed stays, in one chain a board, and what is erased is gone."""

import pytest

import stores
from assistant.errors import RecordRefused, UnknownRecord, UserError, VerificationFailed
from assistant.records.chain import BEGINNING, link_sha256
from assistant.records.checkpoint import sign
from assistant.records.model import TextRef
from tools.bench_parts.made_up_records import MORNING, made_up_record, pins, written_out


@pytest.fixture(params=stores.KINDS)
def store(request, tmp_path):
    with stores.opened(request.param, tmp_path) as made:
        yield made


def test_a_record_is_read_as_it_was_written(store):
    """Sealing keeps every field."""
    record = made_up_record(1)

    sealed = store.ledger.append(record)

    assert store.ledger.get(record.id) == sealed
    assert sealed.opened() == record
    assert (sealed.sequence, sealed.previous_sha256) == (1, BEGINNING)


def test_each_board_has_a_chain_of_its_own(store):
    """Sequences begin at 1 for each board, and each link names the one before."""
    for number, board in enumerate(["hilltop", "lakeside", "hilltop"]):
        store.ledger.append(made_up_record(number, board=board))

    hilltop, lakeside = (list(store.ledger.links(board)) for board in ("hilltop", "lakeside"))

    assert [link.sealed.sequence for link in (*hilltop, *lakeside)] == [1, 2, 1]
    assert hilltop[1].sealed.previous_sha256 == hilltop[0].sealed.sha256
    assert hilltop[1].sealed.sha256 == link_sha256(hilltop[0].sealed.sha256, hilltop[1].sealed.record_sha256)
    assert store.ledger.boards() == ["hilltop", "lakeside"]


def test_links_can_be_read_from_a_place_on(store):
    """What an export needs of a chain begins after its record."""
    store.ledger.append_all(made_up_record(number) for number in range(5))

    assert [link.sealed.sequence for link in store.ledger.links("hilltop", after=3)] == [4, 5]


def test_a_chain_longer_than_one_page_is_read_whole(store):
    """Reading page by page loses nothing and repeats nothing."""
    store.ledger.append_all(made_up_record(number, citations=0) for number in range(1_003))

    found = store.verify("hilltop")[0]

    assert found.count == 1_003
    assert {fault.kind for fault in found.faults} == {"text"}, "made-up records have no texts behind them"


def test_several_are_sealed_all_or_none(store):
    """One that is refused takes the others with it."""
    store.ledger.append(made_up_record(1))

    with pytest.raises(RecordRefused, match="'hilltop-1' already"):
        store.ledger.append_all([made_up_record(2), made_up_record(1)])

    assert [link.id for link in store.ledger.links("hilltop")] == ["hilltop-1"]


def test_an_id_is_never_used_twice(store):
    """Not even in the chain of another board."""
    store.ledger.append(made_up_record(1))

    with pytest.raises(RecordRefused, match="already: nothing was sealed"):
        store.ledger.append(made_up_record(1, board="lakeside", id="hilltop-1"))


def test_a_definition_that_was_not_kept_cannot_be_pinned(store):
    """A digest of something nobody kept proves nothing."""
    unknown = pins().model_copy(update={"workflow_sha256": "0" * 64})

    with pytest.raises(RecordRefused, match="which is not kept"):
        store.ledger.append(made_up_record(1, pins=unknown))

    assert list(store.ledger.links("hilltop")) == []


def test_a_definition_is_kept_once_and_whole(store):
    """Keeping it again changes nothing."""
    digest = store.ledger.keep_definition(b'{"kite":"red"}')

    assert store.ledger.keep_definition(b'{"kite":"red"}') == digest
    assert store.ledger.definition(digest) == b'{"kite":"red"}'
    assert store.ledger.definition("0" * 64) is None


def correction(number, of, **changed):
    return made_up_record(number, kind="correction", supersedes=of, **{"case": "CASE-1", **changed})


def test_a_correction_supersedes_and_leaves_the_first_as_it_was(store):
    """Both are records of the case, in their order."""
    first = store.ledger.append(made_up_record(1))

    second = store.ledger.append(correction(2, "hilltop-1"))

    assert store.ledger.of_case("CASE-1") == [first, second]
    assert second.opened().supersedes == "hilltop-1"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: correction(9, "hilltop-7"), "no decision of case CASE-1"),
        (lambda: correction(9, "hilltop-1", case="CASE-2"), "no decision of case CASE-2"),
        (lambda: correction(9, "hilltop-1", board="lakeside"), "in the chain of lakeside"),
        (lambda: correction(9, "hilltop-1"), "superseded by 'hilltop-2' already"),
    ],
    ids=["an unknown record", "another case", "another board", "superseded already"],
)
def test_a_correction_follows_the_latest_record_of_its_case(store, wrong, said):
    """Corrections never fork."""
    store.ledger.append_all([made_up_record(1), correction(2, "hilltop-1")])

    with pytest.raises(RecordRefused, match=said):
        store.ledger.append(wrong())


def test_an_unknown_record_is_told(store):
    """By the id that was asked for."""
    with pytest.raises(UnknownRecord, match="no record 'kite'"):
        store.ledger.get("kite")


def test_checkpoints_are_kept_in_the_order_of_their_counts(store):
    """As they were signed, to the letter."""
    made = [sign("hilltop", count, "ab" * 32, MORNING, store.signer) for count in (7, 3)]
    for checkpoint in made:
        store.ledger.add_checkpoint(checkpoint)

    assert list(store.ledger.checkpoints("hilltop")) == [made[1], made[0]]
    assert store.ledger.boards() == ["hilltop"]


def test_nothing_in_the_ledger_changes_or_removes(store):
    """The port has no such word."""
    words = [name for name in dir(store.ledger) if not name.startswith("_")]

    assert not [name for name in words if any(word in name for word in ("update", "delete", "remove", "replace"))]


def test_a_text_is_read_as_it_was_put(store):
    """Whatever it is made of."""
    text = "A girl's kite – “red”, 風箏\n\n" * 50

    assert store.texts.read(store.texts.put("CASE-1", text)) == text


def test_the_same_text_never_looks_the_same(store):
    """Neither its id nor its digest tells that two texts are equal."""
    one, other = store.texts.put("CASE-1", "yes"), store.texts.put("CASE-1", "yes")

    assert one.id != other.id
    assert one.sha256 != other.sha256


def test_an_erased_case_cannot_be_read_or_added_to_and_others_can(store):
    """The key is gone for good."""
    gone, stays = store.texts.put("CASE-1", "gone"), store.texts.put("CASE-2", "stays")

    store.texts.erase("CASE-1", MORNING)

    assert store.texts.read(gone) is None
    assert store.texts.read(stays) == "stays"
    assert (store.texts.holds("CASE-1"), store.texts.erased_at("CASE-1")) == (False, MORNING)
    with pytest.raises(UserError, match="CASE-1 was erased on 26 May 2016"):
        store.texts.put("CASE-1", "again")


def test_a_text_under_the_wrong_reference_is_refused(store):
    """A digest that is not that of the ciphertext, or an id that nothing is kept under."""
    kept = store.texts.put("CASE-1", "kite")

    for wrong, said in [
        (TextRef(id=kept.id, sha256="0" * 64), "has been changed"),
        (TextRef(id=f"CASE-1-{'0' * 32}", sha256=kept.sha256), "is missing"),
    ]:
        with pytest.raises(VerificationFailed, match=said):
            store.texts.read(wrong)


def test_a_chain_with_real_texts_and_a_checkpoint_verifies(store):
    """Nothing is found, and the checkpoint anchors what stood when it was signed."""
    records = [written_out(made_up_record(number), store.texts) for number in range(4)]
    sealed = store.ledger.append_all(records[:3])
    store.ledger.add_checkpoint(sign("hilltop", 3, sealed[-1].sha256, MORNING, store.signer))
    store.ledger.append(records[3])

    (found,) = store.verify()

    assert (found.count, found.anchored, found.faults) == (4, 3, ())
