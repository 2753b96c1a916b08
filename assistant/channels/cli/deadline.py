"""``assistant deadline``: the date that a timescale gives."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from assistant.channels.cli.ask import Json, parse_day
from assistant.errors import BeyondCalendar, UserError

Number = int | None


def deadline(
    start: Annotated[str, typer.Option("--from", help="The day of the event (YYYY-MM-DD), which is day 0.")],
    working_days: Annotated[Number, typer.Option("--working-days", help="Days without weekends and holidays.")] = None,
    days: Annotated[Number, typer.Option("--days", help="Calendar days.")] = None,
    weeks: Annotated[Number, typer.Option("--weeks", help="Weeks.")] = None,
    months: Annotated[Number, typer.Option("--months", help="Months.")] = None,
    years: Annotated[Number, typer.Option("--years", help="Years.")] = None,
    as_json: Json = False,
) -> int:
    """Count from a day to a deadline; a negative number, as in --working-days=-5, counts back."""
    from assistant.calendars.due import Unit, count, working_day_for
    from assistant.calendars.load import load
    from assistant.calendars.model import written_out
    from assistant.settings import read_settings
    from assistant.workflows.wording import not_confirmed

    given: dict[Unit, Number] = {
        "working days": working_days,
        "days": days,
        "weeks": weeks,
        "months": months,
        "years": years,
    }
    chosen = [(unit, number) for unit, number in given.items() if number is not None]
    if len(chosen) != 1:
        raise UserError("give one of --working-days, --days, --weeks, --months and --years")
    [(unit, number)] = chosen
    event = parse_day(start)
    assert event is not None  # --from is required
    calendar = load(read_settings().workflows_dir)
    try:
        day = count(calendar, event, unit=unit, number=number)
    except BeyondCalendar as error:
        raise BeyondCalendar(not_confirmed(str(error))) from None
    act_by, hint = working_day_for(calendar, day)
    if act_by and act_by < day:
        hint = f"{calendar.day_off(day)}: act by {act_by:%A} {written_out(act_by)}"
    if as_json:
        counted = {"from": str(event), "unit": unit, "number": number}
        print(json.dumps({**counted, "date": str(day), "act_by": str(act_by) if act_by else None, "note": hint}))
    else:
        print(day)
    if hint:
        print(hint, file=sys.stderr)
    return 0
