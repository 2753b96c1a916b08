"""Every fixed sentence of a walk that only Slack says, in one place, so that a person can review them all."""

from __future__ import annotations

STALE = (
    "This window was out of date: the walk has gone on since it was opened, here, in the browser or with somebody "
    "else. You see it as it stands now. What you sent was not kept; nothing that was saved before is lost."
)
TYPED = "What you had written, to be copied:"
SEEN_BY_YOU = (
    "You began this in a channel. It goes on here, where only you see it, and then in your direct messages with me: "
    "nothing of it is posted in the channel."
)
NO_NAMES = "No names or other personal data: say 'the child', 'the mother'. It is kept with the case, encrypted."
DECIDES_NOTHING = "It decides nothing: the decision is a person's, and may differ from it."
NO_CASES = (
    "You are on no case, and your account works for no board for which you could open one. Ask whoever keeps the "
    "accounts."
)
NOT_WALKING = "To walk a workflow for a case takes the role of a referrer or a business manager."
CHOOSE_CASE = "Choose the case, or the board to open one for."
DATES = "Each date may be left out. Deadlines are counted from them{edition}. They stay as they are for this walk."
PICKS_EDITION = ", and the first of them picks the guidance that was in force"
AS_OF = "Guidance in force on another day (may be left out)"
NOTHING_LOST = "Nothing is lost. Go on here, or on the pages: it is the same walk."
PAUSED = "This walk is paused."
CLOSED = "You closed the window of {walk}. Nothing that you sent is lost."
HANDED_ON = "You handed {walk} over to <@{user}>. It waits until they take it up; you stay on the case."
HANDED_TO_YOU = "<@{user}> handed {walk} over to you. You are on the case now; it waits until you take it up."
PAUSED_HERE = "{walk} is paused. Nothing is lost."
BEGUN_ELSEWHERE = "You began {walk}. It goes on in a window that only you see, and from here."
DOCUMENT = "The finding of {walk} as a Word document:"
DOCUMENT_SENT = "I have sent you the document in a direct message."
NO_DOCUMENT = "Slack did not take the document. Try again, or download it on the pages."
COLLEAGUE = "Colleague who goes on"
COLLEAGUE_HINT = "They are put on the case and told in a direct message. You stay on it."
NOT_LINKED = (
    "They have not linked their sign-in here, so nothing can be handed over to them: ask them to type /scr link."
)
MAY_NOT_WALK = "Their account may not walk cases of this board. Choose somebody who may."
NOT_TOLD = (
    "They are on the case and see the walk in their Home tab, but Slack did not take my message to them: tell them "
    "yourself."
)
YOURSELF = "Choose somebody else: you have it already."
IN_THE_DOCUMENT = "… and {count} more in the document and on the pages."
ON_THE_PAGES = "Read it with its sources on the pages"
NOT_FINISHED = "A question is still open: there is no finding to decide on yet."
WAITS_FOR_CHAIR = "It waits for the Chair."
NOT_SENT = "Whoever walked the case sends it for decision first."
SENT_BEFORE = "It was sent for decision, and an answer has been given or changed since: it is to be sent again."
TAKES_BACK = "This finding has been sent for decision. Changing an answer takes it back: it is then sent anew."
SEALED = (
    "The finding, the answers and the decision beside it are sealed as record {record}. Nothing of it can be changed "
    "any more; a mistake is put right by a new record."
)
NOTED = (
    "On this finding nothing is decided. To take note of it seals it, with the answers it rests on, into the records "
    "of {board}; nothing of it can be changed then."
)
PREPARED_HERE = "You prepared this finding: two other people confirm the decision."
CONFIRMED_HERE = "You have confirmed it. It is sealed once {count} more has."
SEALS = "With your confirmation it is sealed; nothing of it can be changed then."
ONE_OF_SEVERAL = "After you, {count} more confirms it; then it is sealed."
NOTES = "Notes"
CONSULTED = "Asked of the guidance on the way"
ASKING = "Your question"
ASKING_ANEW = "Ask something else"
ASKING_HINT = (
    "No names or other personal data. That it was asked, and what answered, is kept with the walk. What you typed in "
    "the window below stays there."
)
ASKED_NOT_KEPT = "Nothing of this question was kept. {notices}"
NOTING = "Note"
NOTED_HERE = "The note is kept with the walk."
SET_ASIDE = "Set aside, not lost: these come back with what they depend on."
KNOWN = "Answered already: *{answer}* ({who}{where}). Send it as it is to confirm it, or change it."
MOVED = "Your last answer moved something else in this case:"
GONE = "That case is not kept here, or you are not on it."
