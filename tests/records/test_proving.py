"""What leaves the database still proves itself: checkpoints on paper, exports, pages, and findings computed again."""

import json
import subprocess
import sys

import pytest

import stores
from assistant.adapters import check_export
from assistant.adapters.memory_ledger import MemoryLedger
from assistant.adapters.signing import LocalSigner
from assistant.errors import StorageFailed, UserError, VerificationFailed
from assistant.records.checkpoint import on_paper, read_checkpoints, sign
from assistant.records.export import covering, export
from assistant.records.layout import Grid, Heading, Paragraph, markdown, web_page
from assistant.records.page import RecordPage
from assistant.records.replay import replay
from tools.bench_parts.made_up_records import MORNING, finding, made_up_record, written_out

STANDALONE = """
import importlib.abc, runpy, sys
class Refused(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"assistant", "sqlalchemy", "pydantic", "tools"}:
            raise ImportError(f"{name} is not there")
sys.meta_path.insert(0, Refused())
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture
def store(tmp_path):
    """Five records of two boards, a checkpoint over the first four of one of them."""
    with stores.opened("sqlite", tmp_path) as made:
        for number in range(1, 6):
            last = made.ledger.append(written_out(made_up_record(number, citations=2), made.texts))
            if number == 4:
                made.ledger.add_checkpoint(sign("hilltop", 4, last.sha256, MORNING, made.signer))
        made.ledger.append(written_out(made_up_record(6, board="lakeside", citations=1), made.texts))
        yield made


def test_a_checkpoint_can_be_read_again_from_paper(store):
    """Whatever the white space becomes when it is typed in."""
    (kept,) = store.ledger.checkpoints("hilltop")
    paper = on_paper(kept)

    assert read_checkpoints(paper, "paper") == [kept]
    assert read_checkpoints(paper.replace("    ", "\t ").replace("\n", "\r\n"), "paper") == [kept]
    assert read_checkpoints(kept.model_dump_json(), "file") == [kept]
    assert read_checkpoints(paper + "\n" + paper, "file") == [kept, kept]
    assert max(len(line) for line in paper.splitlines()) < 60


@pytest.mark.parametrize("text", ["", "kite", "{", "[]", "[1]", "Checkpoint of decision records\nRecords: many"])
def test_what_is_no_checkpoint_is_told(text):
    """With the name of its file."""
    with pytest.raises(UserError, match=r"^paper\.txt: "):
        read_checkpoints(text, "paper.txt")


def test_the_signing_key_is_the_owners_alone_and_stays_the_same(tmp_path):
    """It is made once."""
    signer = LocalSigner(tmp_path / "keys" / "signing.key")

    assert LocalSigner(tmp_path / "keys" / "signing.key").key_id == signer.key_id
    assert [oct(file.stat().st_mode & 0o777) for file in (tmp_path / "keys").iterdir()] == ["0o600"]
    assert signer.public_key.startswith("-----BEGIN PUBLIC KEY-----")


def test_a_damaged_signing_key_is_told(tmp_path):
    """It is not quietly replaced by another."""
    (tmp_path / "signing.key").write_text("kite")

    with pytest.raises(StorageFailed, match="is damaged"):
        LocalSigner(tmp_path / "signing.key")


def test_every_bit_of_a_signature_counts(tmp_path):
    """The unused bits at the end of its spelling included."""
    signer = LocalSigner(tmp_path / "signing.key")
    signature = signer.sign(b"kite")
    last = signature[-3]
    respelled = signature[:-3] + next(c for c in "ABCDEFGHQRSTgwxyz" if c != last) + "=="

    assert signer.verify(b"kite", signature)
    assert not any(signer.verify(b"kite", wrong) for wrong in (respelled, "", "!", signature[:-4], signature + "AAAA"))
    assert not signer.verify(b"kites", signature)


@pytest.fixture
def exported(store, tmp_path):
    """The second record, written out with the key beside it."""
    document = export(store.ledger.get("hilltop-2"), store.ledger, store.signer)
    file, key = tmp_path / "export.json", tmp_path / "public.pem"
    file.write_text(document.model_dump_json(by_alias=True, indent=1), encoding="utf-8")
    key.write_text(store.signer.public_key, encoding="ascii")
    return file, key


def checked(file, key):
    """The stand-alone check, in a process that has nothing else of the program."""
    command = [sys.executable, "-c", STANDALONE, check_export.__file__, str(file), "--key", str(key)]
    return subprocess.run(command, capture_output=True, text=True, cwd=file.parent)


def test_an_export_verifies_with_nothing_but_itself_and_the_public_key(exported):
    """No database, no other part of the program."""
    outcome = checked(*exported)

    assert outcome.returncode == 0, outcome.stderr
    assert "record hilltop-2 of hilltop, number 2 of its chain, is as it was sealed" in outcome.stdout


def test_an_export_shows_nothing_of_other_cases(exported):
    """Of the records between it and the checkpoint there are digests alone."""
    document = json.loads(exported[0].read_text())

    assert len(document["links"]) == 2
    assert {key for link in document["links"] for key in link} == {"record_sha256", "sha256"}
    assert "CASE-2" in exported[0].read_text()
    assert not any(f"CASE-{other}" in exported[0].read_text() for other in (1, 3, 4, 5, 6))


def put(document, path, value):
    *steps, last = path
    for step in steps:
        document = document[step]
    document[last] = value


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("record", "decision", "decided"), "walk", "not the one that was sealed"),
        (("record_sha256",), "0" * 64, "not the one that was sealed"),
        (("previous_sha256",), "0" * 64, "not made of its digest"),
        (("links", 1, "record_sha256"), "0" * 64, "link 4 does not follow"),
        (("links", 0, "sha256"), "0" * 64, "link 3 does not follow"),
        (("checkpoint",), None, "no checkpoint covers the record"),
        (("checkpoint", "count"), 5, "not over the chain"),
        (("checkpoint", "head_sha256"), "0" * 64, "not over the chain"),
        (("checkpoint", "at"), "2016-05-27T09:30:00Z", "not signed with the key"),
        (("checkpoint", "signature"), "AAAA", "not signed with the key"),
        (("checkpoint", "board"), "lakeside", "of another board"),
        (("sequence",), 1, "not over the chain"),
        (("definitions",), {}, "workflow_sha256 is missing"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_an_export_that_was_changed_does_not_verify(exported, path, value, said):
    """Wherever it was changed, and the check says what does not hold."""
    file, key = exported
    document = json.loads(file.read_text())
    put(document, path, value)
    file.write_text(json.dumps(document))

    outcome = checked(file, key)

    assert outcome.returncode == 4
    assert said in outcome.stderr


def test_an_export_is_held_against_the_key_that_was_given(exported, tmp_path):
    """Not against the one it brings along."""
    stranger = LocalSigner(tmp_path / "stranger.key")
    exported[1].write_text(stranger.public_key)

    outcome = checked(*exported)

    assert outcome.returncode == 4
    assert "not signed with the key that was given" in outcome.stderr


@pytest.mark.parametrize("broken", ["file", "key"])
@pytest.mark.parametrize("content", ["kite", "[]", "{}", None])
def test_a_file_that_cannot_be_checked_is_told(exported, broken, content):
    """With its name, in one line."""
    chosen = exported[0 if broken == "file" else 1]
    if content is None:
        chosen.unlink()
    else:
        chosen.write_text(content)

    outcome = checked(*exported)

    assert outcome.returncode == 2
    assert outcome.stderr.startswith(str(chosen)) and len(outcome.stderr.splitlines()) == 1


def test_a_record_that_no_checkpoint_covers_is_exported_without(store):
    """The check then says what to ask for."""
    document = export(store.ledger.get("hilltop-5"), store.ledger, store.signer)

    assert (document.checkpoint, document.links) == (None, ())


def test_a_record_whose_definition_is_gone_is_not_exported(store):
    """What it was found by could not be shown, so nothing would be proved."""
    sealed = store.ledger.get("hilltop-2")
    pinned = sealed.opened().pins.workflow_sha256

    with pytest.raises(VerificationFailed) as caught:
        export(sealed, MemoryLedger(), store.signer)

    assert str(caught.value) == f"record hilltop-2 pins the definition {pinned}, which is gone"


def page_of(store, name, **changed):
    sealed = store.ledger.get(name)
    record = sealed.opened()
    return RecordPage(sealed, record, store.texts, covering(sealed, record.board, store.ledger), **changed)


def test_a_page_shows_the_finding_and_the_decision_beside_it(store):
    """With who and when, the dissent, the sources and the seal."""
    shown = markdown(page_of(store, "hilltop-2", superseded_by="hilltop-9").blocks())

    for expected in (
        "# Decision record hilltop-2",
        "**Superseded: record hilltop-9 corrects this one.**",
        "On these answers a kite may be flown. (may\\_fly)",
        "## What was decided",
        "| Decided | fly |",
        "### Dissent",
        "A made-up text of case CASE-2., member, 26 May 2016, 09:32 UTC",
        "| wind | yes | keeper, 26 May 2016, 09:32 UTC | kite-flying |",
        "page 41",
        "| Place in the chain | 2 of hilltop |",
        "over 4 records",
    ):
        assert expected in shown


def test_a_page_says_what_is_to_be_known_of_a_date(store):
    """The working day to act by, and that one is not confirmed."""
    unknown = "the working day to act by is not confirmed"
    record = made_up_record(7)
    record = record.model_copy(update={"finding": {**record.finding, "actions": [
        {"what": "Wind up", "due": "2016-06-04", "act_by": "2016-06-03"},
        {"what": "Fly again", "due": "2028-01-10", "act_by": None, "due_note": unknown},
        {"what": "Dry", "due": "2016-06-03", "act_by": "2016-06-03"},
    ]}})  # fmt: skip
    store.ledger.append(written_out(record, store.texts))

    shown = markdown(page_of(store, record.id).blocks())

    assert "| 2016-06-04 / act by 2016-06-03 |" in shown
    assert f"| 2028-01-10 / {unknown} |" in shown
    assert "| 2016-06-03 |" in shown


def test_a_departure_is_marked(store):
    """The decision may differ from the finding, and the page says that it does."""
    record = made_up_record(7)
    departing = record.decision.model_copy(update={"departs_from_finding": True, "departures": record.decision.reasons})
    record = written_out(record.model_copy(update={"decision": departing}), store.texts)
    store.ledger.append(record)

    shown = markdown(page_of(store, record.id).blocks())

    assert "**The decision departs from the finding.**" in shown
    assert "| Why it departs | A made-up text of case CASE-7. |" in shown
    assert "No checkpoint has been made since" in shown


def test_an_erased_text_says_when(store):
    """The rest of the page stays."""
    store.texts.erase("CASE-2", MORNING)

    shown = markdown(page_of(store, "hilltop-2").blocks())

    assert "| Reasons | (erased on 26 May 2016) |" in shown
    assert "On these answers a kite may be flown." in shown


def test_no_text_becomes_markup_or_steers_a_terminal():
    """Whatever somebody typed is shown as it is."""
    nasty = "<script>alert(1)</script> | *kite*\n# no heading\x1b[2J \u202e"
    blocks = [Heading(nasty), Paragraph(nasty), Grid([(nasty, nasty)], ("a", "b"))]

    as_markdown, as_html = markdown(blocks), web_page(nasty, blocks)

    assert "\x1b" not in as_markdown + as_html and "\u202e" not in as_markdown + as_html
    assert "<script" not in as_html and "http" not in as_html.replace("http-equiv", "")
    assert "\\<script\\>" in as_markdown and "\\*kite\\*" in as_markdown and "\n# no" not in as_markdown
    assert as_markdown.splitlines()[-1].count(" | ") == 1


def evaluated(definition, answers, dates, *, calendar, shown):
    """An engine that finds what the made-up records say was found."""
    assert (definition["id"], calendar["id"]) == ("kite-flying", "hilltop")
    assert (answers["wind"], dates["decided_on"].isoformat(), shown) == ("yes", "2016-05-26", finding(2))
    return finding(2)


def test_a_record_replays_to_its_finding(store):
    """From the definition, the answers and the dates that were stored with it."""
    replayed = replay(store.ledger.get("hilltop-2"), store.ledger.definition, evaluated)

    assert (replayed.replayable, replayed.differences, replayed.said()) == (True, (), "the same finding")


def test_every_difference_of_a_replay_is_named(store):
    """Where it is, what was recorded and what comes out now."""

    def changed(*arguments, **named):
        found = evaluated(*arguments, **named)
        found["finding"]["code"] = "may_not_fly"
        found["actions"] = found["actions"][:1]
        found["trail"] = tuple(found["trail"])
        del found["asking"]
        found["new"] = 1
        return found

    replayed = replay(store.ledger.get("hilltop-2"), store.ledger.definition, changed)

    assert [difference.path for difference in replayed.differences] == ["actions[1]", "asking", "finding.code", "new"]
    assert str(replayed.differences[2]) == 'finding.code: recorded "may_fly", now "may_not_fly"'
    assert len(replayed.said().splitlines()) == 5


@pytest.mark.parametrize(("content", "said"), [(None, "is not kept"), (b"{}", "has been changed")])
def test_a_definition_that_is_not_the_pinned_one_is_not_replayed(store, content, said):
    """Otherwise the replay would prove nothing."""
    with pytest.raises(VerificationFailed, match=said):
        replay(store.ledger.get("hilltop-2"), lambda _: content, evaluated)
