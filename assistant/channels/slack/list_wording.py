"""Every fixed sentence that the Slack application says about checklists, in one place for a person to review."""

from __future__ import annotations

SINCE = "What changed since the list was last made. Answers given on the case since then moved it; they count already."
MADE_ANEW = "What changed when it was made anew."
RESTS_ON = "What this list rests on"
NOTHING_ON_IT = "Nothing is on the list."
NO_TIME = "no time is given"
ON_THE_WEB = "The list on the web, with its timetables"
STALE = (
    "The list has been changed since this was shown, here or by somebody else. You see it as it stands now. What you "
    "pressed was not kept; nothing that was saved before is lost."
)
STALE_WINDOW = (
    "The item has been changed since this window was opened, here or by somebody else. You see it as it stands now. "
    "What you typed was not kept and still stands below: read it, then keep it. Nothing that was saved before is lost."
)
FELL_AWAY = "That item is no longer on the list, because the case says something else by now."
NO_LIST = "No list has been made for this case yet."
CANNOT_BE_MADE = "The list can no longer be made as it was: {why} Make it anew."
NOT_LINKED = (
    "Checklists belong to cases, and I do not know yet who you are here. Type `/scr link` to link your sign-in once; "
    "until then I answer questions."
)
NO_CASE = "There is no such case, or you are not on it."
NOT_YOURS = "Your role here reads this list and does not work it. The business managers of its board do."
ELSEWHERE = "Case work is never shown in a channel. I have sent the list to you in a direct message."
USAGE = "Type `/scr checklist CASE-7K3Q-9FXZ`, with the reference of your case, or choose the case in my *Home* tab."
FILE_COMES = "Here is the list as a file."
FILE_FAILED = "Slack did not take the file. Nothing is lost: press the button again."
MADE = "The list is made. I have sent it to you in a direct message."
SAVED = "Kept. The list in the direct message shows it."
UNFINISHED_GONE = (
    "What you had chosen is no longer kept: it is held for a while in memory only, and the program was started again "
    "or too much time has passed. Begin again; the list of the case is as it was."
)
SOMEBODY_MADE_IT = (
    "Somebody else made the list meanwhile. What you chose is still here: look at the list, then press the button "
    "again."
)
NOTHING_CHOSEN = "Choose at least one process that runs, or of which that is not yet known"
WHEN = (
    "The day picks the edition of the guidance that the list is made from. Without it the list is that of serious "
    "case reviews."
)
PROCESSES = "Where it is not yet known whether something runs, the list says who is to find out, and what waits for it."
FACTS = (
    "Each answer brings what belongs to it onto the list. Leave out what nobody has said. What the case has answered "
    "stands here already."
)
NO_FACTS = "The list depends on nothing further."
DATES = (
    "What is on the list counts from these days. Leave a day empty where it is not known: nothing is guessed, and the "
    "list says what waits for it."
)
AS_OF = "Guidance in force on"
AS_OF_HINT = "Only what was in force on this day is used, whatever the days above would pick. May be left out."
NO_DATES = "Nothing on this list counts from a further day."
KEPT_WITH_CASE = "It is kept with the case. What was done to its items stays."
PERSONAL = "Nothing was kept. Write it without names and other personal data, for instance so: {reworded}"


def checklist_of(case: str) -> str:
    """What a list is called."""
    return f"Checklist of case {case}."


def done_of(done: int, count: int) -> str:
    """How far it is."""
    return f"{done} of {count} items are done."


def page_of(page: int, count: int) -> str:
    """Where in it this is."""
    return f"Page {page} of {count}"


def waits_for(day: str) -> str:
    """What an item without a date waits for."""
    return f"no date until {day} is known"


def notes(count: int) -> str:
    """How many notes an item has."""
    return f":memo: {count} note{'s' if count > 1 else ''}"


def more_changes(count: int) -> str:
    """That more has changed than is shown."""
    return f"… and {count} more."


def counted(items: int, waiting: int) -> str:
    """How long a list would be."""
    waits = f"; {waiting} of them wait for a day that is not known" if waiting else ""
    return f"The list has {items} items{waits}."
