"""Everything that can go wrong and is told to a person, on one page.

What is expected in a conversation (no passage found, personal data in the question) is a status of the answer, not an
error. An error here ends a command: its message says what happened, where, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar


class AssistantError(Exception):
    """Something inside the program failed; whoever runs it sees the message and tells its keepers."""

    exit_code: ClassVar[int] = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """As it is taken from one process to another, whatever it was made from."""
        return _as_it_was, (type(self), self.args, self.__dict__)


class UserError(AssistantError):
    """What was asked for, or a file that was given, cannot be used; the person who gave it sees why."""

    exit_code: ClassVar[int] = 2


class UnknownBoard(UserError):
    """A board was named that the corpus does not hold; the asker sees which there are."""

    def __init__(self, board: str, known: Iterable[str]) -> None:
        super().__init__(f"unknown board {board!r}: the boards are {', '.join(sorted(known))}")


class UnknownSource(UserError):
    """A source or edition was named that the corpus does not hold; whoever keeps the corpus sees which there are."""


class AnsweringOff(UserError):
    """An administrator has turned answering off; whoever asks sees the reason they gave."""

    exit_code: ClassVar[int] = 3

    def __init__(self, reason: str) -> None:
        super().__init__(f"answering is switched off: {reason}")
        self.reason = reason


class SignInRefused(UserError):
    """What a sign-in service said of somebody cannot be relied on, or it did not sign them in; they see that."""


class SignInUnavailable(UserError):
    """The sign-in service cannot be reached, or does not say what it must; whoever signs in sees that."""


class DocumentUnreadable(UserError):
    """A published document cannot be read: damaged, locked, empty or of an unknown kind."""


class StorageFailed(UserError):
    """The data folder cannot be written or read; nothing that was already kept has been touched."""


class IndexMissing(UserError):
    """No index has been built yet, or the one there is does not match the corpus or is damaged."""


class BeyondCalendar(UserError):
    """Counting needs a day that the calendar does not know; whoever counts sees which days it knows."""


class AnswerNotAllowed(UserError):
    """An answer that a question does not allow, or two that exclude each other; the one who answered sees which."""


class AnswersContradict(AnswerNotAllowed):
    """Answers that exclude each other; the one who answered sees to which questions, and why."""

    def __init__(self, answers: Mapping[str, str], why: str) -> None:
        named = " and ".join(f"{name}={answer}" for name, answer in answers.items())
        super().__init__(f"{named} cannot both be right: {why}")
        self.questions = tuple(answers)
        self.why = why


class UnknownWorkflow(UserError):
    """A workflow, edition or question was named that does not exist; the asker sees which there are."""


class UnknownCase(UserError):
    """A case reference that nothing is kept under; whoever gave it sees that."""


class UnknownAccount(UserError):
    """An account that is not kept here."""


class AccountMoved(UserError):
    """Somebody else changed the same account meanwhile; whoever was slower sees it as it is now."""

    def __init__(self) -> None:
        super().__init__("somebody else changed this account meanwhile: look at it again")


class NotAllowed(UserError):
    """Something that the role of whoever asked for it does not go as far as; they see what it would need."""

    def __init__(self, power: str) -> None:
        super().__init__(f"your role here does not go so far: it would need to {power.replace('_', ' ')}")


class PersonalDataFound(UserError):
    """A free text holds personal data and was not kept; whoever wrote it is offered another wording."""


class UnknownSession(UserError):
    """A session that is not kept here."""


class SessionMoved(UserError):
    """Somebody else went on with the same session meanwhile; whoever was slower sees it as it is now."""

    def __init__(self) -> None:
        super().__init__("somebody else went on with this case meanwhile: look at it again")


class NotInForce(UserError):
    """No edition was in force on the day; the asker sees when each was."""


class UnknownRecord(UserError):
    """A decision record or a case was named that the ledger does not hold; the asker sees what was looked for."""


class RecordRefused(UserError):
    """A record cannot be sealed as it stands; whoever seals it sees why, and nothing has been written."""


class VerificationFailed(AssistantError):
    """A check found something that does not hold; the command that checks prints what."""

    exit_code: ClassVar[int] = 4


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one file, at one line (counted from 1; 0 where no line can be named)."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class MalformedFiles(UserError):
    """Files of the corpus do not follow their format; whoever edits them sees every problem at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def _as_it_was(kind: type[AssistantError], args: tuple[Any, ...], held: dict[str, Any]) -> AssistantError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(held)
    return error
