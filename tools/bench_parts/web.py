"""Questions a second over HTTP at sixteen connections, beside a bare route, and the memory that many of them leave."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path

from tools.bench_parts.numbers import percentile
from tools.bench_parts.programs import ROOT, environment

CONNECTIONS = 16
_WARM, _ASKED, _BARE, _MANY = 500, 2_000, 5_000, 10_000


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did under load."""

    a_second: float
    p50_ms: float
    p99_ms: float
    failed: int
    """Answers with another status than 200."""


@dataclass(frozen=True, slots=True)
class WebFigures:
    """What was measured over HTTP."""

    assistant: Load
    bare: Load
    memory_before_mib: float
    memory_after_mib: float
    """Of the server, before and after so many questions."""
    many: int


def measured(data: Path, questions: Path, say: Callable[[str], None]) -> WebFigures:
    """Ask a bare route and the assistant, each in a process of its own."""
    texts = [json.loads(line) for line in questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    bodies = [json.dumps({"question": one.get("question") or one["text"]}).encode() for one in texts]
    say("asking a bare route over HTTP")
    with _serving("bare", data) as (_, port, token):
        _loaded(port, token, bodies, _WARM)
        bare = _loaded(port, token, bodies, _BARE)
    say("asking the assistant over HTTP")
    with _serving("assistant", data) as (server, port, token):
        _loaded(port, token, bodies, _WARM)
        assistant = _loaded(port, token, bodies, _ASKED)
        before = _resident_mib(server)
        say(f"asking {_MANY} questions more, for its memory")
        _loaded(port, token, bodies, _MANY)
        after = _resident_mib(server)
    return WebFigures(assistant, bare, before, after, _MANY)


@contextmanager
def _serving(kind: str, data: Path) -> Iterator[tuple[int, int, str]]:
    command = [sys.executable, "-m", "tools.bench_parts.web_server", kind, str(data)]
    server = subprocess.Popen(command, env=dict(environment(data)), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        if server.stdout is None:
            raise RuntimeError("the server tells its port on standard output")
        port, token = server.stdout.readline().split()
        yield server.pid, int(port), token
    finally:
        server.terminate()
        server.wait()


def _loaded(port: int, token: str, bodies: Sequence[bytes], times: int) -> Load:
    """Ask so many questions over sixteen connections that stay open."""
    taken: list[float] = []
    failed: list[int] = []
    waiting = islice(cycle(bodies), times)
    lock = threading.Lock()

    def ask() -> None:
        connection = HTTPConnection("127.0.0.1", port)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        while True:
            with lock:
                body = next(waiting, None)
            if body is None:
                connection.close()
                return
            began = time.perf_counter()
            connection.request("POST", "/api/v1/ask", body, headers)
            reply = connection.getresponse()
            reply.read()
            taken.append(time.perf_counter() - began)
            if reply.status != 200:
                failed.append(reply.status)

    threads = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    middle, last = percentile(taken, 0.5) * 1e3, percentile(taken, 0.99) * 1e3
    return Load(times / seconds, middle, last, len(failed))


def _resident_mib(process: int) -> float:
    """The memory that a process holds now; where the system does not say, 0."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    line = next(one for one in status.read_text().splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
