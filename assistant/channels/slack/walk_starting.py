"""The windows in which a walk is begun: which workflow and for which case, and the dates that are known."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Mapping, Sequence

from assistant.accounts.model import Account
from assistant.channels.slack import inputs
from assistant.channels.slack import walk_parts as parts
from assistant.channels.slack import walk_words as wording
from assistant.channels.slack.message import Block, context, section, window, words
from assistant.channels.slack.metadata import Meta
from assistant.channels.slack.mrkdwn import inert_within
from assistant.conversation.access import Access
from assistant.conversation.seat import Place
from assistant.conversation.starting import dates_asked
from assistant.workflows.desk import edition_of
from assistant.workflows.model import Workflow

WORKFLOW, CASE, AS_OF = "workflow", "case", "as_of"
"""The fields; a date's field goes by the date's own name."""
NEW = "new:"
"""What stands before the board that a new case is to be opened for."""
_TITLE = "Start a workflow"
_MOST_CASES = 60


def choosing(place: Place, account: Account, meta: Meta) -> Block:
    """Which workflow, where none was offered, and for which case."""
    blocks: list[Block] = [context(wording.SEEN_BY_YOU)] if meta.origin else []
    catalogue = place.cases.workflows.catalogue
    if meta.workflow:
        offered = catalogue.national(*edition_of(catalogue, meta.workflow))
        blocks += [section(f"*{inert_within(offered.title, 300)}*"), section(inert_within(offered.purpose, 2_000))]
    if not account.may("walk"):
        return window(_TITLE, [*blocks, section(wording.NOT_WALKING)])
    cases = offered_cases(place, account, meta.case)
    if meta.case and meta.case not in cases:
        blocks.append(parts.notice(wording.GONE))
    if not cases:
        return window(_TITLE, [*blocks, section(wording.NO_CASES)])
    if not meta.workflow:
        newest = {name: catalogue.national(name, editions[-1]).title for name, editions in catalogue.editions.items()}
        blocks.append(inputs.asked(WORKFLOW, "Which workflow?", inputs.menu(newest, None), optional=False))
    blocks.append(
        inputs.asked(CASE, "For which case?", inputs.menu(cases, meta.case), wording.CHOOSE_CASE, optional=False)
    )
    return _sending(parts.CHOOSE, blocks, meta, "Continue")


def offered_cases(place: Place, account: Account, chosen: str = "") -> Mapping[str, str]:
    """The cases that somebody sees, newest first, and a new one for each of their boards."""
    names = place.cases.workflows.setting.board_names
    seen = Access(place.cases.store).cases(account)
    shown = [case for case in seen if case.reference == chosen] + [case for case in seen if case.reference != chosen]
    kept = {
        case.reference: f"{case.reference}, {names.get(case.board, case.board)}, opened {case.opened_at:%-d %B %Y}"
        for case in shown[:_MOST_CASES]
    }
    return {**kept, **{f"{NEW}{board}": f"A new case of {names.get(board, board)}" for board in account.boards}}


def dating(place: Place, meta: Meta, known: Mapping[str, datetime.date], workflow: Workflow) -> Block:
    """The dates of the case that are known, before the walk begins."""
    asked = dates_asked(place.cases, workflow.id, workflow.board or meta.board)
    which = f"{meta.case}, " if meta.case else "A new case, "
    board = place.cases.workflows.setting.board_names.get(str(workflow.board), str(workflow.board))
    blocks = [
        context(inert_within(f"{which}{board}", 500)),
        section(f"*{inert_within(workflow.title, 300)}*"),
        section(inert_within(workflow.purpose, 2_000)),
    ]
    if whose := place.cases.workflows.setting.only_england:
        blocks.append(context(inert_within(whose, 1_500)))
    if asked:
        edition = wording.PICKS_EDITION if workflow.edition_chosen_by else ""
        blocks.append(context(wording.DATES.format(edition=edition)))
    blocks += [
        inputs.asked(name, f"{said[:1].upper()}{said[1:]}", inputs.day(known.get(name))) for name, said in asked.items()
    ]
    blocks.append(inputs.asked(AS_OF, wording.AS_OF, inputs.day(None)))
    return _sending(parts.BEGIN, blocks, meta, "Start")


def new_window() -> str:
    """What tells one window that opens a case from another."""
    return secrets.token_hex(8)


def _sending(name: str, blocks: Sequence[Block], meta: Meta, submit: str) -> Block:
    return window(
        _TITLE, parts.bounded(blocks), callback_id=name, private_metadata=meta.written(), submit=words(submit)
    )
