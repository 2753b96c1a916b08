"""What people thought of answers, one JSON object a line in the data folder."""

from __future__ import annotations

import threading
from pathlib import Path

from assistant.adapters.data_folder import storage
from assistant.conversation.feedback import Feedback


class FeedbackFile:
    """Adds to one file; nothing in it is changed afterwards."""

    def __init__(self, data_dir: Path) -> None:
        self._file = data_dir / "feedback.jsonl"
        self._lock = threading.Lock()

    def keep(self, feedback: Feedback) -> None:
        """Keep one opinion; raises ``StorageFailed`` where the folder cannot be written."""
        with self._lock, storage(self._file.parent), self._file.open("a", encoding="utf-8") as file:
            file.write(feedback.model_dump_json() + "\n")
