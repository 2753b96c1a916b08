"""Whether it lives, whether it can answer, and what it counts."""

import re
from dataclasses import replace

from browsers import ASK, signed_in, visit


def test_it_lives_and_is_ready(attached, tmp_path):
    """Both need no sign-in."""
    browser = visit(attached, tmp_path)

    assert browser.get("/livez").text == browser.get("/readyz").text == "ok\n"


def test_it_is_not_ready_without_its_index(attached, tmp_path):
    """An index that was replaced twice is gone from the disk; it lives all the same."""
    browser = visit(replace(attached, index=replace(attached.index, folder=tmp_path / "gone")), tmp_path)

    assert browser.get("/readyz").status_code == 503
    assert browser.get("/livez").status_code == 200


def test_what_is_counted_has_the_form_that_prometheus_reads(attached, tmp_path):
    """Every line is a comment or a name with labels and a number; routes are patterns, not paths."""
    browser = signed_in(attached, tmp_path)
    browser.ask(ASK, board="staffordshire")
    browser.get("/sources/essex-scr-toolkit/2016-10")
    response = browser.get("/metrics")
    line = re.compile(r"# (?:HELP|TYPE) \w+ .+|\w+(?:\{(?:\w+=\"[^\"]*\",?)+\})? [0-9.]+")

    assert response.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert all(line.fullmatch(text) for text in response.text.splitlines())
    assert 'assistant_answers_total{status="answered",reason=""} 1' in response.text
    assert 'route="/sources/{source}/{edition}",status="200"} 1' in response.text
    assert "essex" not in response.text


def test_the_buckets_add_up(attached, tmp_path):
    """The last bucket holds every request."""
    browser = visit(attached, tmp_path)
    for _ in range(3):
        browser.get("/livez")
    text = browser.get("/metrics").text

    assert 'assistant_request_seconds_bucket{le="+Inf"} 3' in text
    assert "assistant_request_seconds_count 3" in text
