"""Killed at any moment, and written to by several processes at once: nothing acknowledged is lost, no chain forks."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import stores
from assistant.adapters.sql.engine import open_engine
from assistant.adapters.sql.ledger import SqlLedger
from assistant.records.verify import Evidence, verify
from conftest import PROJECT

ROUNDS = int(os.environ.get("ASSISTANT_CRASH_ROUNDS", "10"))
"""How often a process is killed; landing sets more than an ordinary run does."""
APPENDING = Path(__file__).with_name("appending.py")


def appending(url, prefix, *count):
    """A process that appends, and prints what it has appended."""
    command = [sys.executable, str(APPENDING), str(url), prefix, *map(str, count)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=PROJECT, text=True)


def chain(url):
    """The chain as it is on the disk, by id, and what does not hold in it."""
    engine = open_engine(url)
    ledger = SqlLedger(engine)
    found = verify("hilltop", ledger.links("hilltop"), Evidence(definition=ledger.definition))
    links = {link.id: link.sealed.sha256 for link in ledger.links("hilltop")}
    engine.dispose()
    return links, found


def test_killed_at_any_moment_no_acknowledged_record_is_lost(tmp_path):
    """After every kill the chain verifies and holds each record that was said to be on the disk, as it was."""
    url = f"sqlite:///{tmp_path / 'records.db'}"
    chance = random.Random()
    acknowledged = {}
    for turn in range(ROUNDS):
        with appending(tmp_path, f"turn{turn}") as process:
            lines = [process.stdout.readline() for _ in range(chance.randint(1, 40))]
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.readlines()
        acknowledged |= {line.split()[0]: line.split()[2] for line in lines if line.endswith("\n")}

        links, found = chain(url)

        assert found.faults == ()
        assert acknowledged.items() <= links.items()
    assert len(acknowledged) >= ROUNDS


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_processes_appending_at_once_never_fork_the_chain(tmp_path, kind):
    """Every record of both is in one chain, each after the one before."""
    url = f"sqlite:///{tmp_path / 'records.db'}" if kind == "sqlite" else stores.new_database()
    address = tmp_path if kind == "sqlite" else url

    processes = [appending(address, prefix, 60) for prefix in ("one", "other")]
    said = [line.split() for process in processes for line in process.communicate(timeout=120)[0].splitlines()]

    links, found = chain(url)
    assert [process.returncode for process in processes] == [0, 0]
    assert (found.count, found.faults) == (120, ())
    assert sorted(int(number) for _, number, _ in said) == list(range(1, 121))
    assert {name: digest for name, _, digest in said} == links


def test_processes_that_open_a_new_database_at_once_all_get_it(tmp_path):
    """One makes the tables, the others wait for it."""
    processes = [appending(tmp_path, f"opener{number}", 2) for number in range(4)]

    for process in processes:
        process.communicate(timeout=120)

    assert [process.returncode for process in processes] == [0] * 4
    links, found = chain(f"sqlite:///{tmp_path / 'records.db'}")
    assert (len(links), found.faults) == (8, ())
