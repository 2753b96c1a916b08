"""What is counted while the program runs, in the text form that Prometheus reads: counts and timings, nothing else."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator

from assistant.answers.model import Answer

_BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Seconds."""


class Counts:
    """Requests by route and status, how long they took, and answers by what became of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._took: Counter[float] = Counter()
        self._seconds = 0.0
        self._answers: Counter[tuple[str, str]] = Counter()

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request; ``route`` is the pattern of its path, never the path itself."""
        with self._lock:
            self._requests[method, route, status] += 1
            self._seconds += seconds
            self._took[next((bound for bound in _BOUNDS if seconds <= bound), float("inf"))] += 1

    def answer(self, answer: Answer) -> None:
        """Count one answer by its status and reason."""
        with self._lock:
            self._answers[answer.status, answer.reason or ""] += 1

    def text(self) -> str:
        """Everything counted so far."""
        with self._lock:
            return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        yield "# HELP assistant_requests_total Requests, by method, route and status."
        yield "# TYPE assistant_requests_total counter"
        for (method, route, status), count in sorted(self._requests.items()):
            yield f'assistant_requests_total{{method="{method}",route="{route}",status="{status}"}} {count}'
        yield "# HELP assistant_request_seconds How long requests took."
        yield "# TYPE assistant_request_seconds histogram"
        below = 0
        for bound in _BOUNDS:
            below += self._took[bound]
            yield f'assistant_request_seconds_bucket{{le="{bound}"}} {below}'
        yield f'assistant_request_seconds_bucket{{le="+Inf"}} {self._took.total()}'
        yield f"assistant_request_seconds_sum {self._seconds:.6f}"
        yield f"assistant_request_seconds_count {self._took.total()}"
        yield "# HELP assistant_answers_total Answers, by status and reason."
        yield "# TYPE assistant_answers_total counter"
        for (became, reason), count in sorted(self._answers.items()):
            yield f'assistant_answers_total{{status="{became}",reason="{reason}"}} {count}'
