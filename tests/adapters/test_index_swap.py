"""Whoever answers while an index is built answers from a whole one, the one before or the new one."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack

from conftest import PROJECT, built_on, desk_of
from kites import KEY, TEXT, corpus_in

ANSWER_IN_A_LOOP = """
import os
import sys
from pathlib import Path
from assistant.answers.scope import Enquiry
from assistant.bootstrap.answering import open_assistant
from assistant.settings import Settings

data, corpus, stop = map(Path, sys.argv[1:])
os.nice(10)  # whoever attaches comes first, or the test would take minutes
settings = Settings(_env_file=None, data_dir=data, corpus_dir=corpus)
last = told = False
while not last:
    last = stop.exists()
    assistant = open_assistant(settings)
    for _ in range(3):
        answer = assistant.answerer.answer(Enquiry("By when must the harbour master be told of a lost kite?"))
        print(answer.model_dump_json(by_alias=True), flush=True)
    if not told:
        print("answering", file=sys.stderr, flush=True)
        told = True
"""


def quotes(answer):
    """The words of the original behind the passages of an answer, each checked to be those at its span."""
    for passage in answer["passages"]:
        span = passage["quote_span"]
        assert passage["quote"] == (TEXT[span["start"] : span["end"]] if span else None)
    return [passage["quote"] for passage in answer["passages"] if passage["quote"]]


def test_two_processes_answer_while_a_third_attaches(tmp_path, bare_data):
    """Each opens the index again and again and is never refused; after the change it is the new one."""
    corpus = corpus_in(tmp_path / "corpus")
    data = tmp_path / "data"
    built_on(bare_data, data)
    desk_of(data, corpus).build()
    handbook = tmp_path / "handbook.txt"
    handbook.write_text(TEXT)
    stop = tmp_path / "stop"
    environment = {**os.environ, "ASSISTANT_DATA_DIR": str(data), "ASSISTANT_CORPUS_DIR": str(corpus)}
    ask = [sys.executable, "-c", ANSWER_IN_A_LOOP, str(data), str(corpus), str(stop)]
    attach = [sys.executable, "-m", "assistant", "corpus", "attach", KEY, str(handbook)]
    printed = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]

    with ExitStack() as open_files:
        asking = [
            subprocess.Popen(
                ask,
                cwd=PROJECT,
                env=environment,
                stdout=open_files.enter_context(file.open("w")),
                stderr=subprocess.PIPE,
                text=True,
            )
            for file in printed
        ]
        try:
            began = [process.stderr.readline() for process in asking]
            attached = subprocess.run(attach, cwd=PROJECT, env=environment, capture_output=True, text=True)
        finally:
            stop.touch()
            errors = [process.communicate(timeout=120)[1] for process in asking]

    assert began == ["answering\n", "answering\n"], errors
    assert attached.returncode == 0, attached.stderr
    assert [process.returncode for process in asking] == [0, 0], errors
    for file in printed:
        answers = [json.loads(line) for line in file.read_text().split("\n") if line]
        from_new = [bool(quotes(answer)) for answer in answers]
        assert from_new == sorted(from_new), "an answer from the old index came after one from the new"
        assert (from_new[0], from_new[-1]) == (False, True)
        assert any("five working days" in quote for quote in quotes(answers[-1]))
