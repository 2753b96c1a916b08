"""The two bases of everything that is read from a file or printed as a document."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class FileModel(BaseModel):
    """What a data file may hold: unknown keys are refused and nothing can be changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Document(BaseModel):
    """What other programs are given: it names its schema and cannot be changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
