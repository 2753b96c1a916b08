"""Whatever an answer holds, Slack takes it, and nothing in it mentions anybody or links anywhere."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers.model import Answer, Sentence, Suggestion
from assistant.channels.slack.answers import Layout, refused
from assistant.channels.slack.app import now
from assistant.channels.slack.mrkdwn import inert, inert_parts, inert_within, plain
from assistant.channels.slack.passages import Passages
from assistant.conversation.turn import Turn
from assistant.guidance.citations import Citation, Notice
from assistant.guidance.model import Period
from assistant.search.cite import Citer
from slack_layouts import check_message, check_view

TEXTS = st.one_of(
    st.text(min_size=1, max_size=400).filter(str.strip),
    st.sampled_from(
        ["<!channel>", "<@U2> & <https://evil.example|here>", "x" * 6_000, "a & b < c > " * 700, "é😀" * 900]
    ),
)
WINDOW = {"type": "modal", "title": {"type": "plain_text", "text": "A window"}}
MARKS = re.compile(r"<[!@#]|<http")


@st.composite
def answers(draw):
    """Answers of any length, with anything in them."""
    count = draw(st.integers(0, 30))
    citations = tuple(
        Citation(
            id=f"c-{number}",
            source="essex-scr-toolkit",
            source_title=draw(TEXTS),
            publisher="",
            board=draw(st.sampled_from(["essex", "national", None])),
            edition="2016-10",
            in_force=Period(),
            section=draw(TEXTS),
            page=None,
            statement_id=None,
            text="",
            quote=None,
            quote_span=None,
            digest=None,
            verified=draw(st.booleans()),
        )
        for number in range(count)
    )
    kinds = st.sampled_from(["superseded", "immediate_action", "boards_differ", "unverified", "personal_data"])
    notices = st.builds(lambda kind, text: Notice(kind=kind, text=text), kinds, TEXTS)
    return Answer(
        id="a-1",
        question=draw(TEXTS),
        board=draw(st.sampled_from(["essex", None])),
        as_of=None,
        status="answered" if count else "abstained",
        reason=None if count else draw(st.sampled_from(["not_in_sources", "judgement_reserved"])),
        answer=tuple(Sentence(text=draw(TEXTS), citations=(citation.id,)) for citation in citations),
        citations=citations,
        notices=tuple(draw(st.lists(notices, max_size=8))),
        suggestions=tuple(
            Suggestion(workflow="scr-criteria", title=draw(TEXTS)) for _ in range(draw(st.integers(0, 3)))
        ),
    )


@pytest.fixture(scope="module")
def laid_out(attached):
    """Lays a turn out in every way there is."""
    layout = Layout(attached.index.library, "https://scr.example")

    def messages(turn):
        asked = layout.answer(turn, "kept", may_share=True, alone=True)
        return asked, layout.shared(turn, "U1"), refused(turn, "advice")

    messages.beside = layout.beside
    return messages


@settings(max_examples=60, deadline=None)
@given(answer=answers(), understood=st.none() | TEXTS)
def test_slack_takes_every_answer(laid_out, answer, understood):
    """Numbers of blocks, their lengths and the whole stay within what Slack allows, shared or not, and all is inert."""
    for message in laid_out(Turn(answer.question, understood, answer)):
        fields = message.fields()

        check_message(fields["text"], fields["blocks"])
        shown = str(fields).replace("<@U1>", "").replace("<https://scr.example/workflows/", "")
        assert not MARKS.search(shown)
    beside = {**WINDOW, "blocks": list(laid_out.beside(Turn(answer.question, understood, answer)))}
    check_view(beside)
    assert not MARKS.search(str(beside))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300), most=st.integers(20, 200))
def test_a_text_is_cut_within_its_bounds_and_no_escape_in_two(text, most):
    """However many characters of it are escaped."""
    for shown in (inert_within(text, most), *inert_parts(text, most)):
        assert len(shown) <= most
        assert re.fullmatch(r"(?:[^&<>]|&amp;|&lt;|&gt;)*", shown)


@given(text=st.text(max_size=200))
def test_what_is_made_inert_reads_as_it_was(text):
    """Slack shows the text itself."""
    assert plain(inert(text)) == text.strip()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<@U0BOT> Who decides?", "Who decides?"),
        ("<@U2> said <!here> in <#C1|casework>", "@U2 said @here in #casework"),
        ("<https://example.org/a|the guide>", "the guide https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("<tel:01234567890|ring us>", "ring us 01234567890"),
        ("<!subteam^S1|@leads> and <!date^1^{date}|today>", "@leads and today"),
        ("R&amp;D &lt;b&gt; &amp;lt;", "R&D <b> &lt;"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_what_slack_marks_up_is_read_as_its_writer_saw_it(written, read):
    """Mentions, channels, links and escapes."""
    assert plain(written, "U0BOT") == read


def test_a_hostile_source_comes_out_inert_where_its_passage_opens(attached):
    """Its words and its section mention nobody and link nowhere; its neighbours are shown as ever."""
    hostile = "<!channel> <@U2> & <https://evil.example|here> " * 90
    place = next(place for place in attached.index.places if place.is_statement)
    worst = replace(place, text=hostile, section=hostile)
    passages = Passages(attached.index, now)
    shown = {**WINDOW, "blocks": passages._shown(worst)}

    check_view(shown)
    assert not MARKS.search(str(shown)) and "&lt;!channel&gt;" in str(shown)


def test_every_passage_opens(attached):
    """The window of every place of the index is one that Slack opens."""
    passages = Passages(attached.index, now)
    for place in attached.index.places[::7]:
        check_view(passages.view(Citer.id_of(place)))
