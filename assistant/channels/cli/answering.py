"""``assistant answering``: the switch that turns answering off and on again."""

from __future__ import annotations

import datetime
import json
from typing import Annotated

import typer

from assistant.channels.cli.ask import Json
from assistant.errors import UserError

app = typer.Typer(help="Turn answering off and on again, for every channel.", no_args_is_help=True)

Reason = Annotated[str, typer.Option("--reason", help="Why; recorded, and shown to whoever asks.")]


@app.command()
def off(reason: Reason, as_json: Json = False) -> int:
    """Answer no question from now on, in the terminal, the browser, Slack and the API."""
    return _turn(on=False, reason=reason, as_json=as_json)


@app.command()
def on(reason: Reason, as_json: Json = False) -> int:
    """Answer questions again."""
    return _turn(on=True, reason=reason, as_json=as_json)


@app.command()
def status(as_json: Json = False) -> int:
    """Say how the switch stands, and every time it was turned."""
    from assistant.adapters.off_switch_file import OffSwitchFile
    from assistant.settings import read_settings

    switch = OffSwitchFile(read_settings().data_dir)
    history, reason = switch.history(), switch.off_because()
    if as_json:
        turned = [one.model_dump(mode="json") for one in history]
        print(json.dumps({"on": reason is None, "reason": reason, "history": turned}, ensure_ascii=False))
    else:
        print("Answering is on." if reason is None else f"Answering is off: {reason}")
        for one in history:
            print(f"  {one.at:%Y-%m-%d %H:%M} UTC  {'on ' if one.on else 'off'}  {one.by}: {one.reason}")
    return 0


def _turn(*, on: bool, reason: str, as_json: bool) -> int:
    from assistant.accounts.model import LOCAL_ADMINISTRATOR
    from assistant.adapters.data_folder import DataFolder
    from assistant.adapters.index_inputs import current_folder
    from assistant.adapters.off_switch_file import OffSwitchFile
    from assistant.adapters.personal_data_gate import PersonalDataGate
    from assistant.conversation.off_switch import turn
    from assistant.settings import read_settings

    settings = read_settings()
    folder = current_folder(DataFolder(settings.data_dir))  # the switch waits for no index that matches the corpus
    if folder is None:
        raise UserError("no index has been built yet, so nothing is answered as it is")
    now = datetime.datetime.now(datetime.UTC)
    gate = PersonalDataGate.open(folder)
    done = turn(OffSwitchFile(settings.data_dir), gate, on=on, reason=reason, by=LOCAL_ADMINISTRATOR, at=now)
    print(done.model_dump_json() if as_json else f"Answering is {'on' if on else 'off'}.")
    return 0
