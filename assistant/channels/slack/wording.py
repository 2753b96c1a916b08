"""Every fixed sentence that the Slack application may say, in one place, so that a person can review them all."""

from __future__ import annotations

HELP = (
    "Ask about serious case reviews in England in plain words, and the answer comes with its sources. Write here, "
    "mention me in a channel that I am set up for, or type `/scr` and your question. Leave out names and other "
    "personal data: say 'the child', 'the mother'. A reply in the same thread is taken as a follow-up. To work on "
    "cases, link your sign-in with `/scr link` (`/scr unlink` undoes it); then `/scr walk` walks a case through a "
    "workflow, `/scr checklist` with the reference of a case shows its list, and my *Home* tab what waits for you."
)
NO_TEXT = "There is nothing to read in that message: files are not opened. Type the question."
NOT_SERVED = (
    "I am not set up for this channel, so I do not answer here. Ask me in a direct message; whoever keeps this "
    "application can add the channel."
)
KEPT_PRIVATE = "Only you can see this."
MOVED = (
    "This is about a particular case, and other people can read along in this channel. I have answered you in a "
    "direct message."
)
REFUSED = "Nothing of this message was searched for, logged or kept."
DELETE_POSTED = "Please delete your message now, since others can read it: open its menu and choose *Delete message*."
DELETE_DIRECT = "Please delete your message, since Slack keeps it: open its menu and choose *Delete message*."
NOT_READ = "Not all of your message was read. If it names anybody, please delete it: Slack keeps it."
NOT_POSTED = "What follows `/scr` is not posted, so there is nothing to delete in the channel."
FAILED = (
    "Something went wrong and there is no answer. It was not your doing, and nothing was kept. Ask again; if it "
    "happens again, tell whoever keeps this application."
)
TITLE = "SCR assistant"
FAILED_PRESSED = (
    "Something went wrong, and I cannot show you what came of it. It was not your doing, and nothing that was saved "
    "before is lost. Press the button or type the command again: nothing is done twice. If it happens again, tell "
    "whoever keeps this application."
)
FAILED_WINDOW = (
    "Something went wrong. It was not your doing, and what you typed is still here: press the button again, nothing is "
    "kept twice. If it happens again, tell whoever keeps this application."
)
STILL_WORKING = (
    "This takes longer than usual. What comes of it is shown here when it is there; if nothing has changed in a "
    "moment, press the button again: nothing is kept twice."
)
DONE = "Done. You may close this window."
GONE = "That answer is no longer kept. Ask again, and use the buttons under the new answer."
TOO_LATE = "Slack did not open the window in time. Press the button again, or type the command again."
SHARED = "This answer has been shared here already."
NOT_FOR_OTHERS = "People of other organisations can read this channel, so nothing is shared here."
NOT_A_MEMBER = "I cannot post in this channel because I am not in it: type `/invite`, choose me, and press again."
THANKS = "Thank you. Kept was what you chose and which statements were cited: not the question, and not your name."
THANKED = "You have said what you think of this answer already."
WORKING = "is looking in the guidance…"
PASSAGE_CHANGED = (
    "This passage is no longer held in the words that were cited: the sources have been changed since. Ask again for "
    "what they say now."
)
NOT_ATTACHED = (
    "The published document is not attached here, so this is the statement in our words, between its neighbours."
)
UNDERSTOOD_AS = "Understood as: {question}"
WHERE = "Where it says so"
NEAREST = "Nearest place to look (not an answer): {title}, {section}."
WORKFLOW = "Guided workflow:"
UNCHECKED = "not checked against the published document"
LEFT_OUT = "… and {count} more: ask a narrower question to see them."

FIRST_QUESTIONS = (
    ("When a review is held", "When must a serious case review be held?"),
    ("Who decides", "Who decides whether to hold a serious case review?"),
    ("The family", "How are families involved in a serious case review?"),
    ("Making a referral", "Who may refer a case for a serious case review?"),
)
"""What the messages tab offers to whoever opens it: a title and the question it sends."""


def not_searched(boards: str) -> str:
    """A board was named whose documents this channel does not search."""
    return f"This channel is not set up to search the documents of {boards}. Ask me in a direct message."


def shared_by(user: str) -> str:
    """Who put an answer where everybody sees it; ``user`` is Slack's id of them."""
    return f"Asked and shared by <@{user}>"
