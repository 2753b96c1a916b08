"""Deliveries that come again, come together or come while something fails: one answer each, and always an outcome."""

import datetime
import threading

import pytest
from sqlalchemy import create_engine, inspect, text

from assistant.adapters.memory_deliveries import MemoryDeliveries
from assistant.adapters.sql import open_deliveries
from assistant.adapters.sql.deliveries import SqlDeliveries
from assistant.adapters.sql.engine import open_engine
from assistant.errors import StorageFailed
from assistant.settings import Settings
from loopback_slack import LoopbackSlack
from stores import new_database
from workspaces import ASK, MODES, workspace

NOW = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def deliveries(request, tmp_path):
    """Every store of them."""
    if request.param == "memory":
        yield MemoryDeliveries()
        return
    engine = open_engine(f"sqlite:///{tmp_path / 'records.db'}" if request.param == "sqlite" else new_database())
    yield SqlDeliveries(engine)
    engine.dispose()


def test_a_delivery_is_the_first_once(deliveries):
    """The same again is not, another is."""
    assert [deliveries.first(name, NOW) for name in ("Ev1", "Ev1", "Ev2", "Ev1")] == [True, False, True, False]


def test_a_delivery_is_forgotten_after_a_day(deliveries):
    """Slack has given up long before, and the table stays small."""
    deliveries.first("Ev1", NOW)

    assert not deliveries.first("Ev1", NOW + datetime.timedelta(hours=23, minutes=59))
    assert deliveries.first("Ev1", NOW + datetime.timedelta(days=1, seconds=1))


def test_of_many_at_once_one_is_the_first(deliveries):
    """However many threads or processes ask."""
    start, first = threading.Barrier(8), []

    def ask():
        start.wait()
        first.append(deliveries.first("Ev1", NOW))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(first) == [False] * 7 + [True]


def test_ids_and_times_are_all_that_is_kept(tmp_path):
    """Nothing of a message, and not who sent it."""
    with open_deliveries(Settings(_env_file=None, data_dir=tmp_path)) as kept:
        kept.first("Ev1", NOW)
    engine = create_engine(f"sqlite:///{tmp_path / 'records.db'}")
    with engine.connect() as connection:
        assert [column["name"] for column in inspect(connection).get_columns("slack_events")] == ["id", "arrived_at"]
        assert connection.execute(text("SELECT * FROM slack_events")).all() == [("Ev1", "2026-03-02T09:00:00+00:00")]
    engine.dispose()


@pytest.mark.parametrize("mode", MODES)
def test_an_event_that_is_delivered_four_times_is_answered_once(attached, tmp_path, mode):
    """Slack sends it three times more where it has not heard; each is acknowledged."""
    with workspace(attached, tmp_path, mode) as place:
        payload = place.slack.event(dm())
        for _ in range(4):
            place.deliver("events_api", payload)

        assert len(place.settled()) == 1


@pytest.mark.parametrize("mode", MODES)
def test_an_event_that_is_delivered_several_times_at_once_is_answered_once(attached, tmp_path, mode):
    """Each delivery is acknowledged."""
    with workspace(attached, tmp_path, mode) as place:
        payload = place.slack.event(dm())
        at_once = [threading.Thread(target=place.deliver, args=("events_api", payload)) for _ in range(4)]
        for thread in at_once:
            thread.start()
        for thread in at_once:
            thread.join()

        assert len(place.settled()) == 1


def test_two_processes_answer_an_event_once(attached, tmp_path):
    """They share the database, and nothing else."""
    with LoopbackSlack() as slack, kept_in(tmp_path) as one, kept_in(tmp_path) as other:
        with (
            workspace(attached, tmp_path / "1", deliveries=one, slack=slack) as first,
            workspace(attached, tmp_path / "2", deliveries=other, slack=slack) as second,
        ):
            payload = slack.event(dm())
            slack.until(lambda: len(slack._links) == 2)
            links = list(slack._links.values())
            for link in (*links, *links):
                slack.acknowledged(slack.send("events_api", payload, over=link))
            first.settled(), second.settled()

        assert len(slack.posted) == 1


def test_events_out_of_order_and_at_once_are_each_answered(attached, tmp_path):
    """Every one of twenty questions that arrive together has its answer."""
    with workspace(attached, tmp_path) as place:
        events = [place.slack.event(dm()) for _ in range(20)]
        names = [place.slack.send("events_api", payload) for payload in reversed(events)]
        for name in names:
            place.slack.acknowledged(name)
        posted = place.posts(20)

    assert {p.thread for p in posted} == {payload["event"]["ts"] for payload in events}


@pytest.mark.parametrize("mode", MODES)
def test_it_acknowledges_before_it_works(attached, tmp_path, mode):
    """While Slack holds back who somebody is, every kind of delivery is acknowledged all the same."""
    with workspace(attached, tmp_path, mode) as place:
        with place.slack.held("users.info"):
            for _ in range(20):  # more than there are threads to work in
                place.write(ASK)
            place.mention(ASK)
            place.command(ASK)
            assert place.slack.posted == []

        assert len(place.posts(22)) == 22


def test_slack_is_asked_again_when_it_says_and_not_before(attached, tmp_path):
    """Three refusals for a second each; the answer comes once, afterwards."""
    with workspace(attached, tmp_path) as place:
        place.slack.trouble("chat.postMessage", 429, times=2, retry_after=1)
        place.write(ASK)
        place.answer()

        assert len(place.settled()) == 1
    assert place.slack.methods().count("chat.postMessage") == 3 and place.slack.too_soon == []


def test_the_response_address_is_asked_again_too(attached, tmp_path):
    """An answer to a command is not lost either."""
    with workspace(attached, tmp_path) as place:
        place.slack.trouble("response", 429, retry_after=0)
        place.command(ASK)

        assert "[1]" in place.answer().shown


def test_a_failure_of_slack_is_tried_again(attached, tmp_path):
    """One 500 in the middle."""
    with workspace(attached, tmp_path) as place:
        place.slack.trouble("chat.postMessage", 500)
        place.write(ASK)

        assert "[1]" in place.answer().shown


def test_whoever_opens_a_tab_is_not_written_to_where_nothing_can_be_offered(attached, tmp_path):
    """They asked for nothing; it is logged."""
    with workspace(attached, tmp_path) as place:
        place.slack.trouble("assistant.threads.setSuggestedPrompts", 500, times=9)
        place.event({"type": "app_home_opened", "user": "U1", "channel": "DU1", "tab": "messages"})

        assert place.settled() == []


def test_a_courtesy_is_not_waited_for(attached, tmp_path):
    """Where Slack wants the status a minute later, the answer comes now."""
    with workspace(attached, tmp_path) as place:
        place.slack.trouble("assistant.threads.setStatus", 429, times=9, retry_after=60)
        place.write(ASK)

        assert "[1]" in place.answer().shown


def test_an_answer_that_cannot_be_shown_where_it_was_asked_comes_directly(attached, tmp_path):
    """The application was removed from the channel meanwhile, or the answer's address has run out."""
    with workspace(attached, tmp_path) as place:
        place.slack.channels["C1PRIVATE"]["members"].clear()
        place.mention(ASK)
        assert place.answer().channel == "DU1" and "[1]" in place.answer().shown

        place.slack.trouble("response", 404, times=9)
        place.command(ASK)
        assert place.posts(2)[1].channel == "DU1"


@pytest.mark.parametrize("ask", ["write", "mention", "command"])
def test_whoever_asks_sees_that_the_work_failed(attached, tmp_path, ask, caplog):
    """A failure in the middle of the work ends in a sentence, not in silence."""
    with workspace(attached, tmp_path, deliveries=Failing()) as place:
        getattr(place, ask)(ASK)
        told = place.answer()

    assert "Something went wrong" in told.shown and (told.only == "U1" or told.channel == "DU1")
    assert "StorageFailed at" in caplog.text


def test_where_slack_takes_nothing_at_all_it_goes_on(attached, tmp_path, caplog):
    """Nobody can be told then; the next question is answered."""
    with workspace(attached, tmp_path) as place:
        place.slack.trouble("chat.postMessage", 400, times=4)  # here and directly, the answer and that it failed
        place.write(ASK)
        place.slack.until(lambda: place.slack.methods().count("chat.postMessage") == 4)
        place.write(ASK)

        assert "[1]" in place.answer().shown
    assert "nobody could be told: SlackApiError at" in caplog.text


def test_the_connection_is_made_anew_when_slack_asks_for_it(attached, tmp_path):
    """Slack refreshes each connection every few hours; questions go on being answered."""
    with workspace(attached, tmp_path) as place:
        place.write(ASK)
        place.answer()
        place.slack.refresh()
        place.write(ASK)

        assert len(place.posts(2)) == 2
        assert place.slack.methods().count("apps.connections.open") == 2


def test_everything_taken_is_answered_before_it_stops(attached, tmp_path):
    """What was acknowledged is not dropped."""
    with workspace(attached, tmp_path) as place:
        for _ in range(12):
            place.write(ASK)

        assert len(place.settled()) == 12


class Failing:
    """A store of deliveries whose disk is full."""

    def first(self, delivery, at):
        raise StorageFailed("the disk is full")


def dm():
    """A question in the messages tab."""
    ts = f"1770000001.{dm.count:06d}"
    dm.count += 1
    return {"type": "message", "channel_type": "im", "channel": "DU1", "user": "U1", "text": ASK, "ts": ts}


dm.count = 0


def kept_in(folder):
    """The deliveries of one process, in a database that others use as well."""
    return open_deliveries(Settings(_env_file=None, data_dir=folder))
