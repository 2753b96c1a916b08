"""One question of a walk in a window: what is asked and why, what may be answered, and the answer that was sent."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from assistant.cases.view import last_on_path
from assistant.channels.slack import inputs
from assistant.channels.slack import walk_parts as parts
from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.message import Block, context, section
from assistant.channels.slack.mrkdwn import inert_within
from assistant.conversation.answer_fields import NONE_OF_THEM, Fields, fields_for
from assistant.conversation.seat import WalkSeat
from assistant.workflows.labels import in_words, label
from assistant.workflows.model import NOT_YET_KNOWN, Question

ANSWERED, OPEN, REASONS = "answer", "open", "reasons"
"""The fields: the answer, that it is not yet known where the answer is written, and the reasons of a judgement.

Each is named after its question, too: where one window takes the place of another, Slack leaves in a field what was
typed in the field of the same name before.
"""
_MOST_RADIO = 10
_MOST_OPTION = 75
_MOST_SOURCES, _MOST_HELP = 12, 900
_WRITTEN = frozenset(["whole_number", "date"])


def question_window(seat: WalkSeat, name: str, *, changing: bool = False, above: Sequence[Block] = ()) -> Block:
    """The window of a question, with what is known of it; ``above`` is what has to be said first."""
    view = seat.view
    asked = view.workflow.questions[name]
    given = seat.cases.facts(seat.case.reference).get(name) if changing else view.known
    fields = fields_for(asked, given.value, seat.text(given.reasons)) if given else Fields()
    blocks = [*above, section(f"*{inert_within(asked.ask, 2_500)}*"), *_about(seat, asked)]
    if given:
        elsewhere = f", in '{seat.title(given.workflow)}'" if given.workflow != view.workflow.id else ""
        known = wording.KNOWN.format(
            answer=inert_within(in_words(asked, given.value), 300),
            who=inert_within(f"{seat.who(given.by)}, {given.at:%-d %B %Y}", 400),
            where=inert_within(elsewhere, 300),
        )
        blocks.append(section(known))
    blocks += [*_options_in_full(seat, asked), *_fields(seat, name, fields), *_sources(seat, asked)]
    possible = [inert_within(view.workflow.findings[code].headline, 400) for code in view.standing.possible]
    blocks += parts.listed("What can still be found", possible)
    blocks.append(_buttons(seat, changing=changing))
    return parts.walk_window(
        seat, "A question", blocks, parts.ANSWER, _submit(given is not None), question=name, checking=changing
    )


def field(part: str, question: str) -> str:
    """What a field of a question is called."""
    return f"{part}:{question}"


def fields_in(view: Block, name: str, question: Question) -> Fields:
    """What stood in the fields of a question when its window was sent."""
    reasons = next(iter(inputs.chosen_in(view, field(REASONS, name))), "")
    chosen = inputs.chosen_in(view, field(ANSWERED, name))
    if question.kind not in _WRITTEN:
        return Fields(chosen, reasons=reasons)
    left_open = inputs.chosen_in(view, field(OPEN, name))
    if question.kind == "whole_number":
        return Fields(left_open, written="".join(chosen), reasons=reasons)
    on = datetime.date.fromisoformat(chosen[0]) if chosen else None
    day = (str(on.day), str(on.month), str(on.year)) if on else ("", "", "")
    return Fields(left_open, day=day, reasons=reasons)


def _about(seat: WalkSeat, asked: Question) -> Iterator[Block]:
    """Why it is asked, what helps to answer it, and whose judgement it is."""
    yield context(f"Why this is asked: {inert_within(asked.why, 1_500)}")
    if asked.help:
        yield context(inert_within(asked.help, 1_500))
    names, roles = seat.cases.workflows.setting.board_names, seat.view.workflow.roles
    for added in asked.board_help:
        yield section(f"*{inert_within(names.get(added.origin, added.origin), 200)}:* {inert_within(added.say, 1_500)}")
    if asked.held_by:
        held = ", ".join(roles.get(role, role.replace("_", " ")) for role in asked.held_by)
        yield context(f"Who normally knows: {inert_within(held, 500)}")
    if judged := asked.judgement:
        whose = ", or ".join(roles.get(role, role.replace("_", " ")) for role in judged.by)
        which = " or ".join(f"'{label(asked, one)}'" for one in judged.answers)
        where = f", where the answer is {inert_within(which, 500)}" if which else ""
        yield section(
            f"*This is a judgement{where}.* No program makes it. Whose it is: {inert_within(whose, 400)}. "
            f"What is weighed: {inert_within(judged.test, 1_200)}"
        )


def _options_in_full(seat: WalkSeat, asked: Question) -> Iterator[Block]:
    """The options that need more words than Slack has room for beside their buttons."""
    for name, option in asked.options.items():
        said = _labels(seat, asked)[name]
        if option.help or len(said) > _MOST_OPTION:
            more = f": {option.help}" if option.help else ""
            yield context(f"*{inert_within(said, 400)}*{inert_within(more, _MOST_HELP)}")


def _labels(seat: WalkSeat, asked: Question) -> Mapping[str, str]:
    names = seat.cases.workflows.setting.board_names if asked.kind == "board" else {}
    return {name: names.get(name) or label(asked, name) for name in asked.options}


def _fields(seat: WalkSeat, name: str, fields: Fields) -> Iterator[Block]:
    asked = seat.view.workflow.questions[name]
    answered, labels = field(ANSWERED, name), _labels(seat, asked)
    chosen = next(iter(fields.chosen), None)
    if asked.kind == "several":
        last = {NOT_YET_KNOWN: labels[NOT_YET_KNOWN]} if NOT_YET_KNOWN in labels else {}
        first = {name: said for name, said in labels.items() if name != NOT_YET_KNOWN}
        offered = {**first, NONE_OF_THEM: "None of these", **last}
        some = inputs.boxes if len(offered) <= _MOST_RADIO else inputs.several
        yield inputs.asked(answered, "Choose all that apply", some(offered, fields.chosen))
    elif asked.kind in _WRITTEN:
        written = inputs.number(int(fields.written) if fields.written else None)
        on = datetime.date(*(int(part) for part in reversed(fields.day))) if any(fields.day) else None
        element = written if asked.kind == "whole_number" else inputs.day(on)
        yield inputs.asked(answered, "A whole number" if asked.kind == "whole_number" else "A day", element)
        if NOT_YET_KNOWN in labels:
            unknown = {NOT_YET_KNOWN: labels[NOT_YET_KNOWN]}
            yield inputs.asked(field(OPEN, name), "Or it is open", inputs.boxes(unknown, fields.chosen))
    else:
        one = inputs.radio if len(labels) <= _MOST_RADIO else inputs.menu
        yield inputs.asked(answered, "Choose an answer", one(labels, chosen))
    if asked.judgement:
        reasons = inputs.text(fields.reasons)
        yield inputs.asked(field(REASONS, name), "Reasons for the judgement", reasons, wording.NO_NAMES)


def _sources(seat: WalkSeat, asked: Question) -> Iterator[Block]:
    """What the question, its test and what the board adds rest on, as small print."""
    names = [*asked.cites, *(asked.judgement.cites if asked.judgement else ())]
    names += [cite for added in asked.board_help for cite in added.cites]
    cite = seat.cases.workflows.setting.sources.cite
    citations = [cite(name) for name in list(dict.fromkeys(names))[:_MOST_SOURCES]]
    yield from (parts.cited(one, number) for number, one in enumerate(citations, 1))
    yield from parts.opening(citations)


def _buttons(seat: WalkSeat, *, changing: bool) -> Block:
    view = seat.view
    made = []
    before = last_on_path(view)
    if changing:
        made.append(parts.pressed("Back to the answers", parts.ANSWERS, view))
    else:
        made += [parts.pressed("Back", parts.BACK, view, before)] if before else []
        made.append(parts.pressed("The answers so far", parts.ANSWERS, view))
    made += [parts.pressed("Pause", parts.PAUSE, view), parts.pressed("Hand over", parts.HAND_OVER_FORM, view)]
    return parts.row(*made, *parts.beside(view), parts.alarm(view))


def _submit(known: bool) -> str:
    return "Confirm or change" if known else "Continue"
