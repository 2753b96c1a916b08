"""What is said of something that somebody would do and that cannot be done; not inert yet, and without a full stop.

Where the storage failed, the error is raised again: it names files of the machine, which are for whoever keeps it.
"""

from __future__ import annotations

from assistant.conversation.list_draft import worded
from assistant.conversation.lists import ListMaker
from assistant.errors import StorageFailed, UserError


def sentence(error: UserError) -> str:
    """What is wrong, with a capital."""
    text = str(_of_people(error))
    return f"{text[:1].upper()}{text[1:]}"


def dated_sentence(maker: ListMaker, error: UserError) -> str:
    """The same of a list, with each date in words in place of its name."""
    return worded(maker, _of_people(error))


def _of_people(error: UserError) -> UserError:
    if isinstance(error, StorageFailed):
        raise error
    return error
