"""A record in the words of the definition it was sealed with: never in those of a file of today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from assistant.canonical import sha256
from assistant.records.model import Record, Value
from assistant.workflows.labels import in_words
from assistant.workflows.model import Question, Workflow

_OURS = {"noted": "The finding was taken note of", "case_erased": "The case was erased"}
"""What is decided where no workflow asks for a decision."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the ids of a record mean; where no definition can be read, an id stands for itself."""

    definition: Workflow | None = None

    def workflow(self, name: str) -> str:
        """The title of the workflow that was walked; of another one its id, since its definition is not pinned."""
        return self.definition.title if self.definition and self.definition.id == name else name

    def date(self, name: str) -> str:
        """What happened on a day."""
        return _begun_large(self.definition.dates.get(name, name)) if self.definition else name

    def question(self, name: str) -> str:
        """A question as it was asked."""
        asked = self._asked(name)
        return asked.ask if asked else name

    def answer(self, name: str, value: Value) -> str:
        """An answer as it was chosen or written."""
        if asked := self._asked(name):
            return in_words(asked, value)
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    def decided(self, option: str) -> str:
        """What was decided."""
        decision = self.definition.decision if self.definition else None
        return decision.options[option].label if decision and option in decision.options else _OURS.get(option, option)

    def _asked(self, name: str) -> Question | None:
        return self.definition.questions.get(name) if self.definition else None


NO_LABELS = Labels()


def labels_of(record: Record, definition: Callable[[str], bytes | None]) -> Labels:
    """The labels of a record, from the definition it pins; from no other, and from none that was changed since."""
    digest = record.pins.workflow_sha256 if record.pins else ""
    content = definition(digest) if digest else None
    if content is None or sha256(content) != digest:
        return NO_LABELS
    try:
        return Labels(Workflow.model_validate_json(content))
    except ValidationError:
        return NO_LABELS


def _begun_large(text: str) -> str:
    return text[:1].upper() + text[1:]
