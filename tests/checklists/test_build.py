"""One list of what follows from every process, fact and date: each item once, with all its reasons."""

import datetime

import pytest

from assistant.checklists.build import processes_of
from assistant.errors import AnswerNotAllowed, NotInForce, UnknownBoard, UserError
from assistant.workflows.load import digest
from picnics import asked, ids, item, maker_of, workflows

PARTY, SAILING = datetime.date(2020, 6, 10), datetime.date(2020, 6, 15)


@pytest.fixture
def maker(tmp_path):
    return maker_of(workflows(tmp_path))


def notices(checklist, kind):
    return [notice.text for notice in checklist.notices if notice.kind == kind]


def test_an_item_of_two_processes_stands_once_with_every_reason(maker):
    checklist = maker.make(asked("picnic", "regatta"))

    shared = item(checklist, "one_list")
    assert shared.processes == ("picnic", "regatta")
    assert shared.reasons == ("Is there a picnic? Yes.", "Is there a regatta? Yes.")
    assert len(ids(checklist.items)) == len(set(ids(checklist.items)))


def test_the_same_words_are_one_note_with_every_citation(maker):
    [note] = [item for item in maker.make(asked("picnic", "regatta")).items if item.kind == "note"]

    assert (note.what, note.processes) == ("Ants come.", ("picnic", "regatta"))
    assert [citation.section for citation in note.citations] == ["nothing", "guests"]
    assert (note.who, note.when, note.weight, note.hold) == (None, None, None, None)


def test_an_item_keeps_its_id_however_often_the_list_is_made(maker):
    first, second = (maker.make(asked("picnic", "regatta")) for _ in range(2))

    assert ids(first.items) == ids(second.items)


def test_no_item_belongs_to_a_process_that_was_not_named(maker):
    checklist = maker.make(asked("market"))

    assert ids(checklist.items) == ["stall"]
    assert item(checklist, "stall").processes == ("market",)


def test_a_process_that_is_not_yet_known_gives_whom_to_ask_and_what_waits(maker):
    checklist = maker.make(asked(picnic="not_yet_known"))

    waiting = item(checklist, "ask_cook")
    assert (waiting.kind, waiting.what) == ("hold", "Ask the cook")
    assert (waiting.hold.what, waiting.hold.until) == ("packing", "the cook has answered")
    assert waiting.reasons == ("Is there a picnic? Not yet known.",)


def test_holds_come_first_then_dates_then_the_rest_then_notes(maker):
    dates = {"party_on": PARTY, "sails_on": SAILING}

    checklist = maker.make(asked("regatta", "market", "fireworks", picnic="not_yet_known", dates=dates))

    assert ids(checklist.items)[:6] == [
        "ask_cook", "warn", "tell_harbour_riverside", "tell_harbour", "one_list", "stall",
    ]  # fmt: skip
    assert [i.kind for i in checklist.items] == ["hold", *["action"] * 5, "note"]


def test_the_boards_item_stands_beside_the_national_one_and_the_earlier_date_is_marked(maker):
    checklist = maker.make(asked("regatta", dates={"sails_on": SAILING}))

    national, own = item(checklist, "tell_harbour"), item(checklist, "tell_harbour_riverside")
    assert (national.origin, national.due, national.earlier) == ("national", datetime.date(2020, 6, 8), False)
    assert (own.origin, own.due, own.earlier) == ("board", datetime.date(2020, 6, 5), True)


def test_without_a_board_only_the_national_position_stands(maker):
    for board in (None, "national"):
        checklist = maker.make(asked("picnic", "regatta", board=board))

        assert checklist.board is None
        assert {item.origin for item in checklist.items} == {"national"}
        assert checklist.silent == ()


def test_a_missing_date_is_the_rule_in_words_and_what_it_waits_for(maker):
    basket = item(maker.make(asked("picnic")), "basket")
    dated = item(maker.make(asked("picnic", dates={"party_on": PARTY})), "basket")

    assert (basket.due, basket.waits_for) == (None, "party_on")
    assert basket.when == "2 working days before the day of the party"
    assert (dated.due, dated.waits_for) == (datetime.date(2020, 6, 8), None)


def test_a_process_that_the_board_is_silent_on_is_told(maker):
    checklist = maker.make(asked("picnic", "regatta", "market", "fireworks"))

    assert checklist.silent == ("market", "fireworks")
    [told] = notices(checklist, "board_silent")
    assert told.startswith("The document of Riverside club says nothing on: market, fireworks.")
    assert told.endswith("the national position, not this board's rule.")


@pytest.mark.parametrize(
    ("process", "told"),
    [
        ("fireworks", "The document of riverside says nothing on: fireworks."),
        ("picnic", "riverside: No document of this board on the present system is held"),
    ],
)
def test_a_board_without_any_additions_is_silent_on_everything(tmp_path, process, told):
    maker = maker_of(workflows(tmp_path, board=False, timetables=False), board_names={})

    checklist = maker.make(asked(process))

    assert checklist.silent == (process,)
    assert notices(checklist, "board_silent")[0].startswith(told)


@pytest.mark.parametrize(
    ("facts", "items"),
    [
        ({"rain": "yes"}, {"tent"}),
        ({"rain": "no"}, set()),
        ({"brings": ["dip", "cheese"]}, {"spoon"}),
        ({"brings": ["cheese"]}, set()),
        ({"how_many": 12}, {"second_basket"}),
        ({"how_many": "3"}, set()),
        ({"rain": None}, set()),
    ],
)
def test_facts_bring_the_items_that_rest_on_them(maker, facts, items):
    plain = set(ids(maker.make(asked("picnic")).items))

    assert set(ids(maker.make(asked("picnic", facts=facts)).items)) - plain == items


def test_facts_are_given_back_as_they_were_given_and_those_nobody_asks_for_are_listed(maker):
    facts = {"brings": ["dip", "cheese"], "how_many": 12, "rain": None, "colour": "blue"}

    checklist = maker.make(asked("picnic", facts=facts))

    assert checklist.facts == {"brings": ["dip", "cheese"], "how_many": 12, "rain": "not_yet_known"}
    assert checklist.off_list == ("colour",)
    assert item(checklist, "spoon").reasons == ("Is there a picnic? Yes.", "What is brought? A dip, cheese.")


def test_the_list_names_what_it_was_made_with(maker):
    checklist = maker.make(asked("picnic", dates={"party_on": PARTY}))

    outings = maker.workflows.workflow("outings", "riverside")
    assert checklist.definitions == {"outings/2020-01-01": digest(outings)}
    assert (checklist.processes, checklist.dates) == ({"picnic": "yes"}, {"party_on": PARTY})
    assert checklist.model_dump(by_alias=True)["schema"] == "checklist.v1"


def test_what_the_reader_must_know_beside_the_list_is_told(tmp_path):
    checklist = maker_of(workflows(tmp_path, timetables=False)).make(asked("picnic", "regatta", "fireworks"))

    assert notices(checklist, "superseded") == ["Parties have ended."]
    assert notices(checklist, "source_error") == ["The menu: The menu is wrong here."]
    assert "The menu" in notices(checklist, "unverified")[0]
    assert len(notices(checklist, "not_signed_off")) == 1


def test_a_list_of_signed_and_verified_workflows_carries_no_warning(tmp_path):
    maker = maker_of(workflows(tmp_path, board=False, timetables=False))
    signed = frozenset({digest(maker.workflows.workflow("outings", None))})

    checklist = maker_of(maker.workflows.catalogue.root, signed_off=signed).make(asked("market", board=None))

    assert checklist.notices == ()


def test_the_processes_are_those_that_the_workflows_ask_for(maker):
    definitions = [maker.workflows.workflow(name) for name in maker.workflows.catalogue.for_checklists]

    assert processes_of(definitions) == {
        "fireworks": "Are there fireworks?",
        "picnic": "Is there a picnic?",
        "regatta": "Is there a regatta?",
        "market": "Is there a market?",
    }


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        (asked("parade"), UserError, "unknown process 'parade': the processes are fireworks, picnic, regatta, market"),
        (asked("rain"), UserError, "unknown process 'rain'"),
        (asked("picnic", board="lakeside"), UnknownBoard, "unknown board 'lakeside'"),
        (asked("picnic", facts={"rain": "maybe"}), AnswerNotAllowed, "rain: 'maybe'"),
        (asked("picnic", dates={"party_on": datetime.date(2019, 1, 1)}), NotInForce, "no edition of outings"),
        (asked("picnic", dates={"moon_on": PARTY}), UserError, "unknown date 'moon_on': the dates are party_on"),
        (
            asked("picnic", dates={"sails_on": PARTY, "eaten_on": PARTY - datetime.timedelta(days=1)}),
            UserError,
            r"eaten_on \(2020-06-09\) lies before sails_on \(2020-06-10\): one of them is wrong",
        ),
        (
            asked("picnic", dates={"launch_on": SAILING, "eaten_on": PARTY}),
            UserError,
            "eaten_on .* lies before launch_on",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_with_the_reason(maker, given, error, said):
    with pytest.raises(error, match=said):
        maker.make(given)


def test_two_events_on_one_day_contradict_nothing(maker):
    assert maker.make(asked("picnic", dates={"sails_on": PARTY, "eaten_on": PARTY})).items
