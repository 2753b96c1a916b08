"""Turned off, nothing is answered in Slack either."""

import datetime
from dataclasses import replace

from assistant.adapters.off_switch_file import OffSwitchFile
from assistant.conversation.off_switch import Switched
from workspaces import ASK, NAMED, workspace


def test_whoever_asks_is_told_why_nothing_is_answered(attached, tmp_path):
    """The asker alone, in a channel; in one with sources of its own, too."""
    switch = OffSwitchFile(tmp_path)
    off = replace(attached, answerer=replace(attached.answerer, off_because=switch.off_because))
    now = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
    switch.keep(Switched(on=False, reason="Two sources are being corrected", by="a-1", at=now))

    with workspace(off, tmp_path) as place:
        place.mention(ASK)
        answer = place.answer()

    with workspace(off, tmp_path / "2") as place:
        place.mention(NAMED)
        place.mention("A child is being hurt at home right now, what do I do?")
        named, at_risk = sorted(place.posts(2), key=lambda posted: "call 999" in posted.shown)

    assert "delete your message now" in named.shown and "call 999" in at_risk.shown.splitlines()[0]
    assert "Answering is switched off: Two sources are being corrected." in answer.shown
    assert (answer.only, answer.buttons()) == ("U1", [])
