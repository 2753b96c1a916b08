"""The command line as its user meets it: one document or one clear line, and the promised exit code."""

import json
import os
import subprocess
import sys

import pytest

import in_process
from conftest import PROJECT

ASK = "How long does the Chair have to decide after the Scoping Panel?"


def run(data, *arguments, stdin=None, env=None):
    environment = {**os.environ, "ASSISTANT_DATA_DIR": str(data), **(env or {})}
    command = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=environment, input=stdin, capture_output=True, text=True, timeout=120
    )


def test_ask_prints_one_json_document(attached_data):
    """With --json there is one document and nothing else on standard output."""
    outcome = run(attached_data, "ask", ASK, "--board", "staffordshire", "--json")

    assert outcome.returncode == 0, outcome.stderr
    answer = json.loads(outcome.stdout)
    assert answer["schema"] == "answer.v1"
    assert answer["status"] == "answered"
    assert answer["citations"][0]["quote"]
    assert set(answer["citations"][0]) == {
        "id", "source", "source_title", "publisher", "board", "edition", "in_force", "section", "page",
        "statement_id", "text", "quote", "quote_span", "digest", "verified",
    }  # fmt: skip
    assert set(answer["citations"][0]["in_force"]) == {"from", "to"}


def test_ask_reads_for_people(attached_data):
    """Without --json the answer names who says it, as at when, and where it says so."""
    outcome = run(attached_data, "ask", ASK, "--board", "staffordshire")

    assert outcome.returncode == 0
    assert "For Staffordshire and Stoke-on-Trent" in outcome.stdout
    assert "[1]" in outcome.stdout and "Where it says so:" in outcome.stdout


def test_an_abstention_exits_with_three(attached_data):
    """A question off the topic is no failure, but it is no answer either."""
    outcome = run(attached_data, "ask", "what time does the canteen open for lunch")

    assert outcome.returncode == 3
    assert "Where it says so" not in outcome.stdout


def test_a_batch_is_answered_line_by_line_in_order(attached_data):
    """Each line gives one document with its id, and an abstention does not end the batch."""
    lines = [
        {"id": "one", "question": ASK, "board": "staffordshire"},
        {"id": "two", "question": "how do I bake a cake"},
        {"id": "three", "question": "Who chairs the Consideration Panel?", "board": "essex", "as_of": "2017-01-01"},
    ]
    outcome = run(attached_data, "ask", "--batch", "-", stdin="\n".join(json.dumps(line) for line in lines))

    assert outcome.returncode == 0, outcome.stderr
    documents = [json.loads(line) for line in outcome.stdout.splitlines()]
    assert [d["id"] for d in documents] == ["one", "two", "three"]
    assert [d["status"] for d in documents] == ["answered", "abstained", "answered"]
    assert documents[2]["as_of"] == "2017-01-01"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask", ""), "the question is empty"),
        (("ask", "x" * 100_000), "100,000 characters long"),
        (("ask", "what is\x07 an SCR"), "control character U+0007"),
        (("ask", "who decides", "--board", "kent"), "unknown board 'kent'"),
        (("ask", "who decides", "--as-of", "2016-02-31"), "no such day: '2016-02-31'"),
        (("ask",), "give one question, or --batch"),
        (("ask", "--batch", "/nowhere/questions.jsonl"), "No such file or directory"),
        (("corpus", "attach", "no-such-toolkit", "README.md"), "unknown source 'no-such-toolkit'"),
        (("corpus", "attach", "working-together", "README.md"), "several editions"),
        (("corpus", "attach", "essex-scr-toolkit", "/nowhere/toolkit.pdf"), "toolkit.pdf"),
        (("corpus", "coverage", "lscb-regulations"), "no document is attached"),
        (("no-such-command",), "No such command"),
    ],
)
def test_bad_input_gets_one_clear_line_and_exit_code_two(attached_data, arguments, said):
    """What cannot be used is told in one line on standard error."""
    outcome = in_process.run(attached_data, *arguments)

    assert outcome.returncode == 2, outcome.stderr
    assert said in outcome.stderr
    assert len(outcome.stderr.strip().splitlines()) == 1
    assert outcome.stdout == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", ":1: not a JSON object"),
        ('{"id": "a"}', ":1: no question"),
        ('{"question": "who", "board": "kent"}', ":1: unknown board"),
    ],
)
def test_a_bad_line_of_a_batch_is_named(attached_data, line, said):
    """Nothing is answered where a line cannot be used, and its number is told."""
    outcome = in_process.run(attached_data, "ask", "--batch", "-", stdin=line + "\n")

    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert said in outcome.stderr


def test_bad_input_ends_the_program_as_it_ends_the_command(attached_data):
    """The program itself, as a shell sees it: the same line on standard error, nothing beside it, and exit code 2."""
    arguments = ("ask", "who decides", "--board", "kent")
    within, outcome = in_process.run(attached_data, *arguments), run(attached_data, *arguments)

    assert (outcome.returncode, outcome.stdout) == (2, "")
    assert outcome.stderr == within.stderr


def test_without_an_index_the_way_to_one_is_told(tmp_path):
    """A fresh data folder has no index; one line says how to build it."""
    outcome = run(tmp_path, "ask", ASK)

    assert outcome.returncode == 2
    assert "assistant corpus build" in outcome.stderr


def test_a_chat_understands_a_follow_up(attached_data):
    """The same question for another board, and the commands."""
    typed = f"{ASK}\nand in Essex?\n/why\n/sources\n/board kent\n/nonsense\n/quit\n"
    outcome = run(attached_data, "chat", "--board", "staffordshire", stdin=typed)

    assert outcome.returncode == 0, outcome.stderr
    assert "For Staffordshire and Stoke-on-Trent" in outcome.stdout
    assert "For Essex" in outcome.stdout
    assert "Status: answered" in outcome.stdout
    assert "That serious case reviews have ended rests on:" in outcome.stdout
    assert "! unknown board 'kent'" in outcome.stdout
    assert "! no command /nonsense" in outcome.stdout


def test_nothing_heavy_is_imported_to_answer_one_question(attached_data):
    """PyTorch, transformers, Chroma, LangChain and YAML stay out of the way of a single question."""
    code = (
        "import sys; from assistant.__main__ import main\n"
        f"sys.argv = ['assistant', 'ask', {ASK!r}, '--json']\n"
        "try:\n    main()\nexcept SystemExit: pass\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'chromadb', 'langchain', 'langchain_core', 'yaml'}\n"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    environment = {**os.environ, "ASSISTANT_DATA_DIR": str(attached_data)}
    outcome = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, env=environment, capture_output=True, text=True)

    assert outcome.stderr.strip() == "[]"


def test_corpus_list_and_coverage_are_documents(attached_data):
    """Both print one JSON document."""
    listed = json.loads(run(attached_data, "corpus", "list", "--json").stdout)
    coverage = json.loads(run(attached_data, "corpus", "coverage", "essex-scr-toolkit", "--json").stdout)

    assert {row["key"] for row in listed if row["attached"]} >= {"essex-scr-toolkit/2016-10"}
    assert coverage["sources"][0]["aligned_share"] >= 0.95
