"""The program itself, started as its user starts it."""

import os
import re
import signal
import socket
import subprocess
import sys

import httpx2
import pytest

from assistant.channels.web.serve import listen
from browsers import ASK, NAMED, token_in
from conftest import PROJECT


def command(data, *arguments):
    environment = {**os.environ, "ASSISTANT_DATA_DIR": str(data)}
    return {"args": [sys.executable, "-m", "assistant", *arguments], "cwd": PROJECT, "env": environment, "text": True}


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "scr.example"])
def test_another_address_is_refused_without_a_sign_in(attached_data, host):
    """One line, exit code 2, and nothing listens."""
    outcome = subprocess.run(**command(attached_data, "serve", "--host", host), capture_output=True, timeout=120)

    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert len(outcome.stderr.splitlines()) == 1 and "needs a sign-in" in outcome.stderr


def test_a_port_that_is_taken_is_told(attached_data):
    """One line, with the way out."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        outcome = subprocess.run(**command(attached_data, "serve", "--port", port), capture_output=True, timeout=120)

    assert outcome.returncode == 2
    assert len(outcome.stderr.splitlines()) == 1 and "--port" in outcome.stderr


def test_the_second_piece_of_a_reply_waits_for_nothing():
    """Otherwise each page and each answer comes 40 ms late, when the first piece has been acknowledged."""
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        taken, _ = listening.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_from_the_printed_link_to_an_answer_and_no_word_of_it_in_the_terminal(attached_data):
    """Sign in, ask, ask with a name, stop: the terminal shows the address and the link, and nothing that was typed."""
    with subprocess.Popen(
        **command(attached_data, "serve", "--port", "0"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        printed = ""
        while "/sign-in/" not in printed:
            line = program.stderr.readline()
            assert line, printed
            printed += line
        link = re.search(r"(http://127\.0\.0\.1:\d+)(/sign-in/(\S+))", printed)
        with httpx2.Client(base_url=link[1], follow_redirects=True, timeout=60) as browser:
            token = token_in(browser.get(link[2]))
            page = browser.post("/sign-in", data={"form_token": token, "secret": link[3]})
            token = token_in(page)
            answered = browser.post("/", data={"form_token": token, "question": ASK, "board": "staffordshire"})
            refused = browser.post("/", data={"form_token": token, "question": NAMED})
        program.send_signal(signal.SIGINT)
        rest = "".join(program.communicate(timeout=60))

    assert answered.status_code == 200 and "For Staffordshire" in answered.text
    assert "server" not in answered.headers
    assert refused.status_code == 422
    assert "Oyelaran" not in printed + rest and "Scoping" not in printed + rest and "GET" not in printed + rest
