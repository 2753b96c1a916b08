"""A session, whatever is done with it and in which order, stands where a simple reference says it stands.

``ASSISTANT_SESSION_STEPS`` says how many steps are taken at least: some hundreds in an ordinary run, 10,000 before
anything lands.
"""

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

import desks
import stores
from assistant.adapters.memory_cases import MemoryCases
from assistant.adapters.memory_ledger import MemoryLedger, memory_texts
from assistant.cases.again import evaluated_again
from assistant.conversation.walk import Decision
from assistant.errors import AnswerNotAllowed, SessionMoved, UserError
from assistant.records.replay import replay as replayed
from assistant.workflows.given import chosen, matches
from assistant.workflows.report import report
from conftest import PROJECT
from inventions import INVENTED, SETTING

STEPS = int(os.environ.get("ASSISTANT_SESSION_STEPS", "300"))
IN_ONE_GO = 40
MOST_SESSIONS = 2
NUMBERS = st.integers(min_value=0, max_value=999)
SAFETY = st.sampled_from(["no"] * 6 + ["followed"] * 2 + ["yes", "not_yet_known"])


class Reference:
    """What is done, in the plainest form: which questions each session has answered, and the case's last answers."""

    def __init__(self, workflow, found):
        self.workflow = workflow
        self.found = found
        """Answers to the finding they give, so that it is worked out once."""
        self.facts = {}
        """Question to the value that was last given, and when."""
        self.sessions = []

    def begin(self, safety):
        self.sessions.append({"answered": [], "state": "open", "safety": None, "sealed": None})
        self.settle_safety(self.sessions[-1], safety)

    def settle_safety(self, session, answer):
        session["safety"] = answer
        if answer == "yes":
            session["state"] = "paused"

    def facts_of(self, session):
        return session["sealed"] or self.facts

    def way(self, session, answered=None):
        """The answers that count, and the question that is asked; where two exclude each other the newer counts."""
        workflow, facts = self.workflow, self.facts_of(session)
        answered = session["answered"] if answered is None else answered
        on_way, node = {}, workflow.start
        while step := workflow.steps.get(node):
            name = step.asks or node
            if name not in answered:
                break
            on_way[name] = chosen(workflow.questions[name], facts[name][0])
            node = step.to[on_way[name]]
        for one in workflow.excludes:
            if matches(one.answers, on_way):
                older = min(one.answers, key=lambda name: facts[name][1])
                return self.way(session, [name for name in answered if name != older])
        asking = None if node in workflow.outcomes else (workflow.steps[node].asks or node)
        return {name: facts[name][0] for name in on_way}, asking

    def known(self, session):
        """What is shown to be confirmed: the case's answer to what is asked, where it goes together with the others."""
        answers, asking = self.way(session)
        if asking not in self.facts_of(session):
            return None
        value = self.facts_of(session)[asking][0]
        options = {name: chosen(self.workflow.questions[name], v) for name, v in {**answers, asking: value}.items()}
        return None if any(matches(one.answers, options) for one in self.workflow.excludes) else value

    def finding(self, session):
        answers, asking = self.way(session)
        if asking:
            return None
        found = self.found.get(tuple(answers.items()))
        if found is None:
            found = self.found[tuple(answers.items())] = report(self.workflow, answers, {}, SETTING).finding.code
        return found

    def allows(self, session, question, value):
        """Whether an answer goes together with those that would be on the way beside it."""
        held, _ = self.way(session)
        options = {name: chosen(self.workflow.questions[name], v) for name, v in {**held, question: value}.items()}
        node, on_way = self.workflow.start, {}
        while (step := self.workflow.steps.get(node)) and (name := step.asks or node) in options:
            on_way[name] = options[name]
            node = step.to[options[name]]
        return not any(matches(one.answers, on_way) for one in self.workflow.excludes)

    def answer(self, session, question, value, step):
        self.facts[question] = (value, step)
        session["state"] = "open"
        if question not in session["answered"]:
            session["answered"].append(question)


def sessions_of(name, root):
    """The machine that walks one workflow of a folder, as one of its boards does."""
    desk = desks.desk_of(stores.Store(MemoryLedger(), memory_texts(), None), MemoryCases(), root)
    board = desk.workflows.catalogue.boards[0]
    workflow = desk.definition(name, board, {})
    found = {}

    class Sessions(RuleBasedStateMachine):
        steps = 0

        def __init__(self):
            super().__init__()
            self.minute = 0
            stored = {"store": MemoryCases(), "ledger": MemoryLedger(), "texts": memory_texts()}
            self.desks = [replace(desk, **stored), replace(desk, **stored)]
            self.case = self.desks[0].open_case(board, desks.acting())
            self.reference = Reference(workflow, found)
            self.ids = []

        @initialize(options=st.lists(NUMBERS, min_size=2, max_size=9))
        def some_way(self, options):
            self.begin("no")
            self.answer(0, options)

        @rule(safety=SAFETY)
        def begin(self, safety):
            if len(self.ids) < MOST_SESSIONS:
                view = self.desk().start(self.case, workflow.id, self.acting())
                self.desk().settle_safety(view, safety, self.acting())
                self.ids.append(view.session.id)
                self.reference.begin(safety)

        @rule(which=NUMBERS, answer=SAFETY)
        def settle_safety(self, which, answer):
            view, expected = self.chosen(which)
            if not self.refused(expected, lambda: self.desk().settle_safety(view, answer, self.acting())):
                self.reference.settle_safety(expected, answer)

        @rule(which=NUMBERS, options=st.lists(NUMBERS, min_size=1, max_size=6))
        def answer(self, which, options):
            for option in options:
                view, expected = self.chosen(which)
                if view.standing.asking:
                    self.give(view, expected, view.standing.asking, option)

        @rule(which=NUMBERS, question=NUMBERS, option=NUMBERS)
        def change(self, which, question, option):
            view, expected = self.chosen(which)
            if view.answers:
                self.give(view, expected, sorted(view.answers)[question % len(view.answers)], option)

        @rule(which=NUMBERS)
        def confirm(self, which):
            view, expected = self.chosen(which)
            if view.known:
                self.give_value(view, expected, view.known.question, view.known.value)

        @rule(which=NUMBERS)
        def back(self, which):
            view, expected = self.chosen(which)
            answers, _ = self.reference.way(expected)
            if self.refused(expected, lambda: self.desk().back(view, self.acting()), unless=bool(answers)):
                return
            expected["answered"].remove(list(answers)[-1])
            expected["state"] = "open"

        @rule(which=NUMBERS)
        def pause(self, which):
            view, expected = self.chosen(which)
            if not self.refused(expected, lambda: self.desk().pause(view, self.acting())):
                expected["state"] = "paused"

        @rule(which=NUMBERS)
        def resume_elsewhere(self, which):
            view, expected = self.chosen(which)
            self.desks.reverse()
            self.desk().resume(view.session.id, self.acting())
            if expected["state"] == "paused":
                expected["state"] = "open"

        @rule(which=NUMBERS, option=NUMBERS)
        def two_at_once(self, which, option):
            view, expected = self.chosen(which)
            if expected["state"] == "sealed":
                return
            stale = self.desks[1].view(view.session.id)
            self.desk().note(view, "Quicker.", self.acting())
            for slower in (self.desks[1].pause, self.desks[1].back if stale.answers else self.desks[1].pause):
                with pytest.raises(SessionMoved):
                    slower(stale, self.acting())

        @rule(which=NUMBERS)
        def seal(self, which):
            view, expected = self.chosen(which)
            decided = view.workflow.decision
            if view.standing.finding is None or decided is None or expected["state"] == "sealed":
                return
            decision = Decision(
                option=list(decided.options)[which % len(decided.options)],
                made_on=desks.MORNING.date(),
                by=desks.HOST,
                reasons="Everybody is hungry.",
                departures="It is late.",
                confirmed_by=(desks.HOST, desks.COOK),
            )
            sealed = self.desk().seal(view, decision, self.acting())
            assert replayed(sealed, self.desk().ledger.definition, evaluated_again).differences == ()
            expected["state"] = "sealed"
            expected["sealed"] = dict(self.reference.facts)

        @invariant()
        def every_session_stands_where_the_reference_says(self):
            Sessions.steps += 1
            for session, expected in zip(self.ids, self.reference.sessions, strict=True):
                view = self.desks[1].view(session)
                answers, asking = self.reference.way(expected)
                assert (view.answers, view.standing.asking) == (answers, asking)
                assert view.standing.finding == self.reference.finding(expected)
                assert set(view.set_aside) == set(expected["answered"]) - set(answers)
                assert view.session.state == expected["state"]
                assert view.safety_pending == (expected["safety"] not in {"no", "followed"})
                assert (view.known.value if view.known else None) == self.reference.known(expected)

        def desk(self):
            return self.desks[0]

        def acting(self):
            self.minute += 1
            return desks.acting(self.minute)

        def chosen(self, which):
            place = which % len(self.ids)
            return self.desk().view(self.ids[place]), self.reference.sessions[place]

        def refused(self, expected, do, *, unless=True):
            """Do something; whether it was refused, as it must be in a sealed session and where it cannot be done."""
            if expected["state"] != "sealed" and unless:
                do()
                return False
            with pytest.raises(UserError):
                do()
            return True

        def give(self, view, expected, question, option):
            asked = view.workflow.questions[question]
            name = list(asked.options)[option % len(asked.options)]
            bounds = [b for b in (asked.options[name].from_, asked.options[name].to) if b is not None]
            self.give_value(view, expected, question, bounds[0] if bounds else name)

        def give_value(self, view, expected, question, value):
            before = [self.reference.finding(one) for one in self.reference.sessions]
            if expected["state"] == "sealed" or expected["safety"] not in {"no", "followed"}:
                with pytest.raises(UserError):
                    self.desk().answer(view, question, value, self.acting(), "We tried it.")
            elif not self.reference.allows(expected, question, value):
                with pytest.raises(AnswerNotAllowed):
                    self.desk().answer(view, question, value, self.acting(), "We tried it.")
            else:
                _, moved = self.desk().answer(view, question, value, self.acting(), "We tried it.")
                self.reference.answer(expected, question, value, self.minute)
                after = [self.reference.finding(one) for one in self.reference.sessions]
                assert [(one.session, one.before, one.after) for one in moved] == [
                    (name, was, now)
                    for name, was, now in zip(self.ids, before, after, strict=True)
                    if was != now and name != view.session.id
                ]

    return Sessions


@pytest.mark.parametrize(
    ("name", "root"), [("pizza-party", INVENTED), ("scr-criteria", PROJECT / "workflows")], ids=["invented", "criteria"]
)
def test_a_session_agrees_with_the_reference(name, root):
    """Over as many steps as were asked for."""
    machine = sessions_of(name, root)
    each = settings(
        max_examples=max(STEPS // IN_ONE_GO, 1),
        stateful_step_count=IN_ONE_GO,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    while machine.steps < STEPS:
        run_state_machine_as_test(machine, settings=each)

    assert machine.steps >= STEPS
