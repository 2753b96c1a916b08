"""Every fixed sentence on linking Slack to a sign-in, in one place, so that a person can review them all."""

from __future__ import annotations

LINK_FIRST = (
    "Case work needs to know who you are. Link your sign-in once: I send you a link, you open it in a browser and "
    "confirm there. Until then I answer questions, and nothing else."
)
OPEN = "Link my sign-in"
HOW_LINKED = (
    "The link works once, within 15 minutes. Open it, sign in as you always do, and confirm. It is for you alone: do "
    "not pass it on, and open no such link that you have not asked for."
)
SENT = "I have sent it to you in a direct message."
LINKED = "You are linked: here you are {name}, {roles}."
NOT_LINKED = "You are not linked to a sign-in. `/scr link` sends you a link."
UNLINKED = (
    "You are no longer linked. Your cases stay as they are; here I answer questions only, until you link again with "
    "`/scr link`."
)
NO_PAGES = (
    "I cannot send you a link, because I do not know where the pages are. Whoever keeps this application sets "
    "`ASSISTANT_PUBLIC_URL` to their address and starts it again."
)
