"""A walk whose program is killed in the middle, and started again: what was kept is kept, and its windows are good."""

import contextlib
import re
import signal
import subprocess
import threading

import pytest
from test_slack_command import READY, started

from assistant.accounts.links import LinkAsked, SlackPerson
from assistant.accounts.model import Account
from assistant.adapters.sql import open_database
from assistant.conversation.linking import LinkDesk
from assistant.settings import Settings
from loopback_slack import TEAM, LoopbackSlack
from slack_requests import SIGNING_SECRET
from walkers import USERS, Walker
from workspaces import MODES, Clock, Workspace, now

REASONS = "The injury could have been fatal."
COMMANDS = {"socket": ["slack"], "http": ["serve", "--port", "0"]}


class Office:
    """Where a walker works whose program is another process."""

    def __init__(self, place):
        self.place, self.clock = place, Clock()


@contextlib.contextmanager
def running(mode, slack, folder):
    """The program, started as its users start it; gives it with the way in."""
    settings = {
        **READY,
        "SLACK_API": slack.api,
        **({"SLACK_SIGNING_SECRET": SIGNING_SECRET} if mode == "http" else {}),
        "SLACK_CHANNELS": "{}",
    }
    how = started(folder, **settings)
    how["args"][3:] = COMMANDS[mode]
    with subprocess.Popen(**how, stderr=subprocess.PIPE) as program:
        ready = program.stderr.readline()
        drained = threading.Thread(target=program.stderr.read)
        drained.start()
        address = (re.search(r"http://[\d.:]+", ready) or [""])[0]
        try:
            yield program, Workspace(slack, mode, address=address)
        finally:
            program.kill()
            program.wait()
            drained.join()


def linked(folder, name="Ada"):
    """Give somebody an account who has linked it."""
    with open_database(Settings(_env_file=None, data_dir=folder)) as database:
        account = Account(id=f"a-{name.lower()}", name=f"{name} Example", roles=("referrer",), boards=("essex",))
        database.accounts().keep(account)
        links = LinkDesk(database.slack_links(), database.accounts())
        links.link(links.offer(LinkAsked(SlackPerson(TEAM, USERS[name]), "Home", name), now()), account, now())


def sent_in_vain(walker):
    """Send a window to a program that does not live to acknowledge it."""
    with contextlib.suppress(OSError):
        walker.send()


@pytest.mark.parametrize("mode", MODES)
def test_a_walk_whose_program_was_killed_goes_on_from_its_window(bare_data, tmp_path, mode):
    """Killed with an answer in its hands; what was typed is still there, and what is sent again is kept once."""
    for kept in bare_data.iterdir():
        (tmp_path / kept.name).symlink_to(kept)
    linked(tmp_path)
    with LoopbackSlack() as slack:
        with running(mode, slack, tmp_path) as (program, place):
            ada = Walker(Office(place), "Ada")
            ada.begun(case="new:essex", workflow="scr-criteria", incident_on="2016-05-01")
            first = dict(ada.window)
            ada.send(answer="under_18").fill(answer="seriously_harmed", reasons=REASONS)
            program.send_signal(signal.SIGSTOP)  # it has the window in its hands, and has done nothing with it
            sending = threading.Thread(target=sent_in_vain, args=(ada,))
            sending.start()
            sending.join(0.5)
            program.kill()
            sending.join()
        slack.until(lambda: not slack._links)
        with running(mode, slack, tmp_path) as (_, place):
            ada = Walker(Office(place), "Ada")
            assert ada.stands == {"answer": "seriously_harmed", "reasons": REASONS}
            ada.press("walk_note_form").send(note="It was killed.").close()
            assert "Is abuse or neglect" in ada.send().says
            assert "Is abuse or neglect" in ada.send(view=first, answer="under_18").says
            ada.send(answer="suspected").send(answer="not_yet_known").press("walk_finding")
            assert "a serious case review is presumed" in ada.says
    with open_database(Settings(_env_file=None, data_dir=tmp_path)) as database:
        [case] = database.records().cases.cases()
        [session] = database.records().cases.sessions(case.reference)

    kept = ["safety", "answer", "note", "answer", "answer", "answer"]
    assert [event.kind for event in session.events] == kept and {event.place for event in session.events} == {"slack"}
