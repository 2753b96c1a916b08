"""The command line."""

from assistant.channels.cli.app import run

__all__ = ["run"]
