"""Cases, walks and records for programs: the same steps as on the pages, one request each."""

import pytest

from assistant.cases.model import Placed
from assistant.cases.references import issue
from browsers import NAMED
from people import office
from programs import program

PROBLEM = "application/problem+json"
FEAST = {"oven": "yes", "dough": 3, "taste": "good", "crisps": "yes"}
DECISION = {"option": "party", "made_on": "2026-03-02", "reasons": "Everybody is hungry."}


@pytest.fixture
def place(handbook, tmp_path):
    with office(handbook, tmp_path) as made:
        yield made


@pytest.fixture
def ada(place):
    return program(place, "Ada")


def opened(ada, *others):
    """A case that a program has opened, with others put on it."""
    reference = ada.post("/cases", {"board": "riverside"}).json()["reference"]
    for place, other in others:
        at = place.browser.clock()
        placed = Placed(account=other.account.id, kind="joined", by=ada.account.id, at=at)
        place.desk.store.place(reference, placed)
    return reference


def begun(ada, reference):
    """The address of a walk past the safety question."""
    started = ada.post(f"/cases/{reference}/sessions", {"workflow": "pizza-party"})
    where = started.headers["location"].removeprefix("/api/v1")
    assert started.status_code == 201
    assert ada.post(f"{where}/safety", {"answer": "no"}).status_code == 200
    return where


def walked(ada, where, answers=FEAST):
    for question, value in answers.items():
        reply = ada.post(f"{where}/answers", {"question": question, "value": value, "reasons": "We tried it."})
        assert reply.status_code == 200, reply.text
    return reply.json()["session"]


def test_a_case_is_walked_decided_and_sealed_by_four_programs(place, ada):
    """Each step by the role that may take it, and the record proves itself."""
    bo, cy, guy = (program(place, name) for name in ("Bo", "Cy", "Guy"))
    reference = opened(ada, *((place, one) for one in (bo, cy, guy)))
    where = begun(ada, reference)
    ended = walked(ada, where)

    assert (ended["finding"]["schema"], ended["finding"]["finding"]["code"]) == ("finding.v1", "feast")
    assert ada.post(f"{where}/submission").json()["pending"]["decided"] is None
    assert cy.post(f"{where}/decision", DECISION).json()["pending"]["decided"] == "party"
    assert bo.post(f"{where}/dissent", {"reasons": "Too little dip."}).json()["pending"]["dissenting"] == 1
    assert cy.post(f"{where}/confirmation").json()["pending"]["confirmed"] == 1
    record = guy.post(f"{where}/confirmation").json()["record"]

    (row,) = ada.get("/records").json()["records"]
    assert (row["id"], row["finding"], row["decided"]) == (record, "feast", "party")
    shown = ada.get(f"/records/{record}").json()
    assert "Too little dip." in shown["record"]["texts"].values()
    assert ada.get(f"/records/{record}/export").json()["schema"] == "record-export.v1"
    assert ada.get(f"/records/{record}/verification").json()["holds"] is True
    assert ada.get(f"/records/{record}/replay").json()["differences"] == []
    assert ada.get(f"/cases/{reference}").json()["records"] == [record]
    assert ada.post(f"{where}/back").status_code == 400


def test_what_a_role_may_not_do_is_refused(place, ada):
    cy, di, ed = (program(place, name) for name in ("Cy", "Di", "Ed"))
    reference = opened(ada, (place, cy))
    where = begun(ada, reference)

    assert ada.post(f"{where}/decision", DECISION).status_code == 403
    assert cy.post(f"{where}/answers", {"question": "oven", "value": "yes"}).status_code == 403
    assert ed.get("/cases").status_code == 403
    assert ada.put(f"/cases/{reference}/checklist", {"processes": {"picnic": "yes"}}).status_code == 403
    assert di.get(f"/cases/{reference}").status_code == 200


def test_a_case_that_one_does_not_see_is_as_one_that_does_not_exist(place, ada):
    """The same answer, byte for byte but for nothing."""
    flo, hal = program(place, "Flo"), program(place, "Hal")
    reference = opened(ada)
    where = begun(ada, reference)

    other, nobody = flo.get(f"/cases/{reference}"), flo.get(f"/cases/{issue(7)}")

    assert (other.status_code, other.json()) == (nobody.status_code, nobody.json())
    assert other.status_code == 404
    assert flo.get(where).status_code == flo.get("/sessions/s-0").status_code == 404
    assert flo.get("/cases").json() == {"cases": []}
    assert hal.get(f"/cases/{reference}").status_code == 403


def test_a_case_is_opened_for_a_board_one_works_for(place, ada):
    refused = ada.post("/cases", {"board": "hilltop"})

    assert (refused.status_code, refused.headers["content-type"]) == (400, PROBLEM)


def test_the_safety_question_comes_first_and_says_what_to_do(place, ada):
    reference = opened(ada)
    started = ada.post(f"/cases/{reference}/sessions", {"workflow": "pizza-party"}).json()
    where = f"/sessions/{started['id']}"

    early = ada.post(f"{where}/answers", {"question": "oven", "value": "yes"})
    risky = ada.post(f"{where}/safety", {"answer": "yes"}).json()

    assert (started["asks"], started["immediate_action"], early.status_code) == (None, None, 400)
    assert (risky["state"], risky["safety_pending"]) == ("paused", True)
    assert "999" in risky["immediate_action"]
    assert ada.post(f"{where}/safety", {"answer": "followed"}).json()["asks"]["id"] == "oven"


def test_a_request_sent_again_under_its_key_is_done_once(place, ada):
    """The same answer each time, also to whoever lost the first; another request under the key is refused."""
    first = ada.post("/cases", {"board": "riverside"}, Idempotency_Key="k-1")
    again = ada.post("/cases", {"board": "riverside"}, Idempotency_Key="k-1")
    other = ada.post("/cases", {"board": "hilltop"}, Idempotency_Key="k-1")
    another = program(place, "Flo").post("/cases", {"board": "riverside"}, Idempotency_Key="k-1")

    assert first.status_code == again.status_code == another.status_code == 201
    assert first.json() == again.json() != another.json()
    assert first.headers["location"] == again.headers["location"]
    assert len(place.desk.store.cases()) == 2
    assert other.status_code in {400, 422}
    assert ada.post("/cases", {"board": "riverside"}, Idempotency_Key="with space").status_code == 400


def test_a_key_whose_request_failed_may_be_used_again(place, ada):
    where = begun(ada, opened(ada))
    wrong = ada.post(f"{where}/answers", {"question": "oven", "value": "perhaps"}, Idempotency_Key="k-2")
    same = ada.post(f"{where}/answers", {"question": "oven", "value": "perhaps"}, Idempotency_Key="k-2")
    right = ada.post(f"{where}/answers", {"question": "oven", "value": "yes"}, Idempotency_Key="k-2")
    again = ada.post(f"{where}/answers", {"question": "oven", "value": "yes"}, Idempotency_Key="k-2")

    assert wrong.status_code == same.status_code == 400
    assert right.json() == again.json()
    assert len([one for one in place.desk.store.session(right.json()["session"]["id"]).events if one.question]) == 1


def test_a_key_that_is_still_being_worked_on_is_told_apart(place, ada):
    site = place.browser.site
    from assistant.canonical import sha256

    body = b'{"board":"riverside"}'
    site.replies.claim(ada.account.id, sha256("k-3"), sha256(b"POST /api/v1/cases\n" + body), site.clock())

    waiting = ada.client.post("/api/v1/cases", content=body, headers=ada.headers | {
        "Idempotency-Key": "k-3", "Content-Type": "application/json",
    })  # fmt: skip

    assert (waiting.status_code, waiting.headers["retry-after"]) == (409, "2")


def test_what_was_answered_is_gone_with_its_case(place, ada):
    reference = ada.post("/cases", {"board": "riverside"}, Idempotency_Key="k-4").json()["reference"]
    place.desk.texts.erase(reference, place.browser.clock())

    assert ada.post("/cases", {"board": "riverside"}, Idempotency_Key="k-4").status_code == 410


def test_a_document_that_is_known_is_not_sent_again_and_a_stale_write_is_refused(place, ada):
    where = begun(ada, opened(ada))
    read = ada.get(where)
    tag = read.headers["etag"]

    assert ada.get(where, If_None_Match=tag).status_code == 304
    assert ada.get(where, If_None_Match='"other"').status_code == 200
    written = ada.post(f"{where}/answers", {"question": "oven", "value": "yes"}, If_Match=tag)
    stale = ada.post(f"{where}/answers", {"question": "dough", "value": 3}, If_Match=tag)

    assert (written.status_code, stale.status_code) == (200, 412)
    assert ada.post(f"{where}/back", If_Match="*").status_code == 200


def test_personal_data_in_a_text_is_refused_and_not_kept(place, ada):
    where = begun(ada, opened(ada))

    refused = ada.post(f"{where}/notes", {"reasons": NAMED})

    assert refused.status_code == 422
    assert refused.json()["type"].endswith("personal-data")
    assert "Jayden" not in refused.text
    assert ada.post(f"{where}/notes", {"reasons": "Look again tomorrow."}).status_code == 200


def test_a_walk_is_paused_and_taken_up(place, ada):
    where = begun(ada, opened(ada))

    assert ada.post(f"{where}/pause").json()["state"] == "paused"
    assert ada.post(f"{where}/resume").json()["state"] == "open"


def test_an_answer_says_what_else_it_moves(place, ada):
    reference = opened(ada)
    where = begun(ada, reference)
    walked(ada, where)
    other = ada.post(f"/cases/{reference}/sessions", {"workflow": "left-overs"}).json()["id"]
    ada.post(f"/sessions/{other}/safety", {"answer": "no"})
    place.browser.clock.pass_(minutes=1)

    moved = ada.post(f"/sessions/{other}/answers", {"question": "oven", "value": "no"}).json()

    assert [one["workflow"] for one in moved["moved"]] == ["pizza-party"]
    assert moved["checklist_moved"] is False


def test_a_finding_on_which_nothing_is_decided_is_noted(place, ada):
    reference = opened(ada)
    other = ada.post(f"/cases/{reference}/sessions", {"workflow": "left-overs"}).json()["id"]
    where = f"/sessions/{other}"
    ada.post(f"{where}/safety", {"answer": "no"})
    walked(ada, where, {"crisps": "no", "oven": "no", "eaten_on": "2020-05-05", "whose": "riverside", "with": ["dip"]})

    sealed = ada.post(f"{where}/noted", {"reasons": "There are crumbs."}).json()

    assert (sealed["board"], sealed["sequence"]) == ("riverside", 1)
    assert ada.get(where).json()["record"] == sealed["id"]


def test_records_are_those_of_cases_one_sees(place, ada):
    flo = program(place, "Flo")
    reference = opened(ada)
    other = ada.post(f"/cases/{reference}/sessions", {"workflow": "left-overs"}).json()["id"]
    ada.post(f"/sessions/{other}/safety", {"answer": "no"})
    walked(
        ada,
        f"/sessions/{other}",
        {"crisps": "no", "oven": "no", "eaten_on": "2020-05-05", "whose": "riverside", "with": []},
    )
    record = ada.post(f"/sessions/{other}/noted", {"reasons": "There are crumbs."}).json()["id"]

    assert flo.get("/records").json() == {"records": []}
    for path in ("", "/export", "/verification", "/replay"):
        assert flo.get(f"/records/{record}{path}").status_code == flo.get(f"/records/r-0{path}").status_code == 404
    assert len(ada.get(f"/records?case={reference}&board=riverside").json()["records"]) == 1
    assert ada.get("/records?board=hilltop").json() == {"records": []}
