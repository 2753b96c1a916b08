"""Put a board's additions into a national workflow: only additions, each with the board's own name on it."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.workflows.model import Action, BoardFile, Help, Overlay, Question, Silence, Vocabulary, Workflow

NOTHING_ADDED = "This board's own document says nothing on these steps: everything here is the national position."
NONE_HELD = (
    "No document of this board on the present system is held: a toolkit of its own is about serious case reviews, "
    "which have ended. Everything here is the national position; ask the area's safeguarding partners for theirs."
)
"""What is said of a board in a workflow of the present regime, unless a file of its own says more."""


def compose(
    national: Workflow, vocabulary: Vocabulary, board: BoardFile | None = None, overlay: Overlay | None = None
) -> Workflow:
    """The workflow as one board's people see it; without a board, the national one with the roles' plain titles."""
    roles = _titles(national, overlay, {**vocabulary.roles, **(board.roles if board else {})})
    if board is None:
        return national.model_copy(update={"roles": roles})
    if overlay is None:
        silence = Silence(say=NONE_HELD if national.regime == "present" else NOTHING_ADDED)
        return national.model_copy(update={"roles": roles, "board": board.id, "silent": (silence,)})
    added = {name: a.model_copy(update={"origin": board.id}) for name, a in overlay.adds_actions.items()}
    own = {f"{name}_{board.id.replace('-', '_')}": _own(national, name, overlay) for name in overlay.own_timescales}
    consequences = {
        name: c.model_copy(update={"actions": _with_own(c.actions, overlay)})
        for name, c in national.consequences.items()
    }
    consequences |= {
        name: c.model_copy(update={"origin": board.id, "actions": _with_own(c.actions, overlay)})
        for name, c in overlay.adds_consequences.items()
    }
    return national.model_copy(
        update={
            "board": board.id,
            "roles": roles,
            "dates": {**national.dates, **overlay.dates},
            "questions": {n: _helped(q, overlay.adds_help.get(n, ()), board.id) for n, q in national.questions.items()},
            "actions": {**national.actions, **own, **added},
            "consequences": consequences,
            "silent": overlay.silent,
            "decision": _decision(national, overlay),
        }
    )


def _own(national: Workflow, name: str, overlay: Overlay) -> Action:
    there, own = national.actions[name], overlay.own_timescales[name]
    return Action(
        do=there.do,
        who=own.who or there.who,
        weight=own.weight,
        due=own.due,
        not_before=there.not_before,
        by=own.by,
        beside=name,
        cites=own.cites,
        origin=overlay.board,
    )


def _with_own(actions: tuple[str, ...], overlay: Overlay) -> tuple[str, ...]:
    listed: list[str] = []
    for name in actions:
        listed.append(name)
        if name in overlay.own_timescales:
            listed.append(f"{name}_{overlay.board.replace('-', '_')}")
    return tuple(listed)


def _helped(question: Question, added: tuple[Help, ...], board: str) -> Question:
    if not added:
        return question
    return question.model_copy(update={"board_help": tuple(h.model_copy(update={"origin": board}) for h in added)})


def _decision(national: Workflow, overlay: Overlay) -> object:
    if national.decision is None or overlay.confirmed_by is None:
        return national.decision
    return national.decision.model_copy(update={"confirmed_by": overlay.confirmed_by})


def _titles(national: Workflow, overlay: Overlay | None, titles: Mapping[str, str]) -> dict[str, str]:
    """The titles of the roles that the workflow names, and of no others."""
    named = {role for q in national.questions.values() for role in q.held_by}
    named |= {role for q in national.questions.values() if q.judgement for role in q.judgement.by}
    named |= {action.who for action in national.actions.values()}
    named |= set(national.decision.by) if national.decision else set()
    if overlay:
        named |= {action.who for action in overlay.adds_actions.values()}
        named |= {own.who for own in overlay.own_timescales.values() if own.who}
    return {role: titles[role] for role in sorted(named) if role in titles}
