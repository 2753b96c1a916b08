"""Where an error was raised, for logs that must not hold what people typed."""

from __future__ import annotations


def place_of(error: BaseException) -> str:
    """The kind of an error and where in the program it was raised, without its message, which may hold anything."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "an unknown place"
    return f"{type(error).__name__} at {where}"
