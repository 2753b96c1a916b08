"""What can be set from outside: environment variables beginning ``ASSISTANT_``, and an optional ``.env`` file.

They are read once, when the program starts, into values that do not change afterwards.
"""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import UserError

_PROJECT = Path(__file__).resolve().parent.parent

SILENT = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "LANGCHAIN_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "OTEL_SDK_DISABLED": "true",
    "OTEL_TRACES_EXPORTER": "none",
    "OTEL_METRICS_EXPORTER": "none",
    "OTEL_LOGS_EXPORTER": "none",
    "TOKENIZERS_PARALLELISM": "false",
}
"""What the libraries we build on read, set so that none of them sends anything anywhere."""

_NEVER = ("LANGSMITH_", "LANGCHAIN_", "OTEL_EXPORTER_", "CHROMA_OTEL_", "HF_ENDPOINT")


def silence(environment: dict[str, str] | os._Environ[str]) -> None:
    """Switch off every telemetry of the libraries we build on, whatever the environment says.

    Called before any of them is imported.
    """
    for name in list(environment):
        if name.startswith(_NEVER):
            del environment[name]
    environment.update(SILENT)


class Settings(BaseSettings):
    """Everything that can be set, with what holds where nothing is."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = _PROJECT / "data"
    """The folder that holds everything the program keeps."""
    corpus_dir: Path = _PROJECT / "corpus"
    """The folder of the statements, glossary and source records."""
    workflows_dir: Path = _PROJECT / "workflows"
    """The folder of the workflows and of the calendar that deadlines are counted by."""
    database_url: str | None = None
    """The database of the decision records, ``sqlite:///PATH`` or ``postgresql://``; else a file in the data folder."""
    board: str | None = None
    """The board that is asked about where a question names none."""
    person: str = ""
    """Who works at this terminal: the name that sessions and records keep, encrypted."""
    role: str = ""
    """In which role, in the board's own words."""
    model: str = "all-MiniLM-L6-v2"
    """The embedding model: the packaged one, or the folder of another sentence-transformers model."""
    writer_model: str | None = None
    """The chat model that may reword answers, as ``provider:model``; none is used where it is unset."""


def read_settings() -> Settings:
    """The settings of this process; raises ``UserError`` with one line where a value cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        what = "; ".join(f"ASSISTANT_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise UserError(f"the settings cannot be used: {what}") from None
