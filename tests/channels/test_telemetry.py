"""Whatever the environment says, no question leaves this machine."""

import json
import os
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from conftest import PROJECT
from kites import corpus_in


@pytest.fixture
def listener():
    """A server on loopback that counts whatever arrives."""
    arrived = []

    class Count(BaseHTTPRequestHandler):
        def _count(self):
            arrived.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_GET = do_POST = do_PUT = do_HEAD = do_PATCH = _count

        def log_message(self, *_):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Count)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", arrived
    server.shutdown()
    server.server_close()


def switched_on(address):
    """An environment in which every library we build on is told to send what it sees to one address."""
    return {
        "LANGSMITH_TRACING": "true", "LANGSMITH_TRACING_V2": "true", "LANGSMITH_ENDPOINT": address, "LANGSMITH_API_KEY": "key",
        "LANGSMITH_PROJECT": "kites", "LANGSMITH_OTEL_ENABLED": "true",
        "LANGCHAIN_TRACING": "true", "LANGCHAIN_TRACING_V2": "true", "LANGCHAIN_ENDPOINT": address, "LANGCHAIN_API_KEY": "key",
        "OTEL_EXPORTER_OTLP_ENDPOINT": address, "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf", "OTEL_TRACES_EXPORTER": "otlp",
        "OTEL_METRICS_EXPORTER": "otlp", "OTEL_LOGS_EXPORTER": "otlp", "OTEL_SDK_DISABLED": "false",
        "CHROMA_OTEL_COLLECTION_ENDPOINT": address, "CHROMA_OTEL_GRANULARITY": "all", "ANONYMIZED_TELEMETRY": "True",
        "HF_ENDPOINT": address, "HF_HUB_OFFLINE": "0", "TRANSFORMERS_OFFLINE": "0", "HF_HUB_DISABLE_TELEMETRY": "0",
        "HTTP_PROXY": address, "HTTPS_PROXY": address, "ALL_PROXY": address, "NO_PROXY": "",
        "http_proxy": address, "https_proxy": address, "no_proxy": "",
    }  # fmt: skip


def test_the_listener_hears(listener):
    """The check can fail: what is sent to the listener is counted."""
    import http.client

    address, arrived = listener
    connection = http.client.HTTPConnection(address.removeprefix("http://"))
    connection.request("GET", "/heard")
    connection.getresponse().read()
    connection.close()

    assert arrived == ["/heard"]


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("ask", "Who chairs the Scoping Panel?", "--json"), None),
        (("ask", "--batch", "-"), json.dumps({"id": "1", "question": "Who chairs the Scoping Panel?"})),
        (("chat",), "Who chairs the Scoping Panel?\nand in Essex?\n/quit\n"),
        (("eval", "tests/evals/few-questions.jsonl", "--json"), None),
    ],
    ids=["ask", "batch", "chat", "eval"],
)
def test_nothing_arrives_whatever_is_switched_on(bare_data, listener, arguments, stdin):
    """Asking through every path sends nothing anywhere."""
    address, arrived = listener
    environment = {**os.environ, **switched_on(address), "ASSISTANT_DATA_DIR": str(bare_data)}

    outcome = subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        cwd=PROJECT, env=environment, input=stdin, capture_output=True, text=True, timeout=180,
    )  # fmt: skip

    assert outcome.returncode == 0, outcome.stderr
    assert "Scoping Panel" in outcome.stdout or "recall@5" in outcome.stdout
    assert arrived == []


def test_building_an_index_sends_nothing(tmp_path, models, listener):
    """Neither does building an index, where the embedding model and Chroma are at work, however small it is."""
    address, arrived = listener
    data, corpus = tmp_path / "data", corpus_in(tmp_path / "corpus")
    shutil.copytree(models, data / "models")
    folders = {"ASSISTANT_DATA_DIR": str(data), "ASSISTANT_CORPUS_DIR": str(corpus)}
    environment = {**os.environ, **switched_on(address), **folders}

    outcome = subprocess.run(
        [sys.executable, "-m", "assistant", "corpus", "build"],
        cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=300,
    )  # fmt: skip

    assert outcome.returncode == 0, outcome.stderr
    assert arrived == []
