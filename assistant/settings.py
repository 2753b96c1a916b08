"""What can be set from outside: environment variables beginning ``ASSISTANT_``, and an optional ``.env`` file.

They are read once, when the program starts, into values that do not change afterwards.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.errors import UserError
from assistant.models import FileModel

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

_NEVER = ("LANGSMITH_", "LANGCHAIN_", "OTEL_EXPORTER_", "CHROMA_OTEL_", "HF_ENDPOINT", "SLACK_")


def silence(environment: dict[str, str] | os._Environ[str]) -> None:
    """Switch off every telemetry of the libraries we build on, whatever the environment says.

    What Slack's libraries would read for themselves goes, too: what is set for Slack is among our own settings.
    Called before any of them is imported.
    """
    for name in list(environment):
        if name.startswith(_NEVER):
            del environment[name]
    environment.update(SILENT)


class SlackChannel(FileModel):
    """What is answered in one of Slack's channels."""

    board: str | None
    """The board that is asked about where a question names none; null for none."""
    sources: Literal["all"] | Annotated[tuple[str, ...], Field(min_length=1)]
    """Ids or keys of the sources that may answer there; all of them only where it says ``all``."""


class Settings(BaseSettings):
    """Everything that can be set, with what holds where nothing is."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = _PROJECT / "data"
    """The folder that holds everything the program keeps."""
    corpus_dir: Path = _PROJECT / "corpus"
    """The folder of the statements, glossary and source records."""
    workflows_dir: Path = _PROJECT / "workflows"
    """The folder of the workflows and of the calendar that deadlines are counted by."""
    local_paths: Annotated[tuple[Path, ...], NoDecode] = ()
    """Folders that add to both, each with a ``corpus`` and ``workflows`` of its own, laid out alike."""
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
    answering_processes: Annotated[int, Field(ge=0, le=64)] = 0
    """How many processes of their own the web application answers in, each with an index of its own; 0 for none."""
    public_url: str = ""
    """Where people reach the pages, as ``https://scr.example.gov.uk``; needed to sign in by OpenID Connect."""
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = ()
    """Addresses of the proxies whose word is taken for who calls; without any nobody's is."""
    oidc_issuer: str = ""
    """The sign-in service, by its issuer; with it people sign in by OpenID Connect."""
    oidc_client_id: str = ""
    """What this installation is called there."""
    oidc_client_secret: SecretStr | None = None
    """What it proves that with; none where it is registered as a public client."""
    oidc_roles_claim: str = ""
    """Where the ID token says what somebody is: a claim, or the path to it with dots, ``realm_access.roles``."""
    oidc_role_map: Annotated[dict[str, str], NoDecode] = {}
    """What its values mean here, each by a role."""
    oidc_boards_claim: str = ""
    """Where the ID token says which boards somebody works for; empty where it does not."""
    oidc_board_map: Annotated[dict[str, str], NoDecode] = {}
    """What its values mean here, each by the id of a board."""
    slack_bot_token: SecretStr | None = None
    """What the Slack application signs its calls with, ``xoxb-...``."""
    slack_app_token: SecretStr | None = None
    """What it opens Socket Mode with, ``xapp-...``."""
    slack_signing_secret: SecretStr | None = None
    """What Slack signs its requests with; with it ``assistant serve`` takes them."""
    slack_channels: Annotated[dict[str, SlackChannel], NoDecode] = {}
    """What is answered in each channel, by its id; in others nothing is."""
    slack_guests: Annotated[tuple[str, ...], NoDecode] = ()
    """Ids of the guests and of the people of other organisations who are answered; of others none is."""
    slack_api: str = "https://slack.com/api/"
    """Where Slack's Web API is reached."""

    @property
    def corpora(self) -> tuple[Path, ...]:
        """The folder of the corpus, and after it those that add to it."""
        return (self.corpus_dir, *(path / "corpus" for path in self.local_paths))

    @property
    def local_workflows(self) -> tuple[Path, ...]:
        """The folders that add to the workflows."""
        return tuple(path / "workflows" for path in self.local_paths)

    @field_validator("local_paths", mode="before")
    @classmethod
    def _folders(cls, given: object) -> object:
        return tuple(filter(None, given.split(os.pathsep))) if isinstance(given, str) else given

    @field_validator("local_paths")
    @classmethod
    def _with_something_in_them(cls, folders: tuple[Path, ...]) -> tuple[Path, ...]:
        for folder in folders:
            if not any((folder / name).is_dir() for name in ("corpus", "workflows")):
                raise ValueError(f"{folder} holds neither a folder corpus nor a folder workflows")
        return folders

    @field_validator("slack_bot_token", "slack_app_token", "slack_signing_secret", mode="before")
    @classmethod
    def _unset(cls, given: object) -> object:
        """A secret that was left empty is none: with it, anybody could sign."""
        return None if isinstance(given, str) and not given.strip() else given

    @field_validator("slack_channels", "oidc_role_map", "oidc_board_map", mode="before")
    @classmethod
    def _object(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        try:
            return json.loads(given or "{}")
        except ValueError:
            raise ValueError("not a JSON object") from None

    @field_validator("slack_guests", "trusted_proxies", mode="before")
    @classmethod
    def _several(cls, given: object) -> object:
        return tuple(given.replace(",", " ").split()) if isinstance(given, str) else given


def read_settings() -> Settings:
    """The settings of this process; raises ``UserError`` with one line where a value cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        what = "; ".join(f"{_named(e['loc'])}: {e['msg']}" for e in error.errors())
        raise UserError(f"the settings cannot be used: {what}") from None


def _named(place: tuple[int | str, ...]) -> str:
    """The variable that a value came from, and the place in it where it holds several."""
    return " ".join([f"ASSISTANT_{str(place[0]).upper()}", *map(str, place[1:])])
