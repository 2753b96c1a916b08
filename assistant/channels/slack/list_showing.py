"""Lists as people in Slack are shown them: whoever may see a case, in their direct message."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.accounts.model import Account, Power
from assistant.cases.model import Case
from assistant.channels.slack import list_wording as wording
from assistant.channels.slack.linking import unlinked
from assistant.channels.slack.list_layout import ListButton, ListLayout, ListShown
from assistant.channels.slack.memory import Clock
from assistant.channels.slack.message import Message, said
from assistant.channels.slack.mistakes import dated_sentence, sentence
from assistant.channels.slack.mrkdwn import inert, inert_within
from assistant.channels.slack.office import Office
from assistant.channels.slack.speaker import Speaker
from assistant.channels.slack.spot import Spot
from assistant.channels.slack.taking import Caller
from assistant.conversation.lists import ListMaker
from assistant.conversation.reminding import LONDON
from assistant.errors import NotAllowed, UnknownCase, UserError

_MOST_ERROR = 1_500


class ListShowing:
    """Shows lists, and tells whoever may not see one why."""

    def __init__(self, speaker: Speaker, office: Office, clock: Clock) -> None:
        self._speaker = speaker
        self._office = office
        self._clock = clock

    def show(self, caller: Caller, reference: str, told: Sequence[str] = ()) -> None:
        """Write the list to them directly; where they asked elsewhere, say there that it was."""
        if case := self.case(caller, reference):
            posted = self._speaker.directly(caller.who.user, self._message(caller, case, 1, told))
            if not caller.spot.direct and caller.spot.channel != posted.channel:
                self.tell(caller, wording.ELSEWHERE)

    def turn(self, caller: Caller, about: ListButton) -> None:
        """Show another page in the place of one."""
        if case := self.case(caller, about.case):
            self.change(caller, caller.spot, case, about.page)

    def change(self, caller: Caller, spot: Spot, case: Case, page: int, told: Sequence[str] = ()) -> None:
        """Show a list as it stands now, in the place of a message that showed it."""
        self._speaker.change(spot, self._message(caller, case, page, told))

    def _message(self, caller: Caller, case: Case, page: int, told: Sequence[str] = ()) -> Message:
        lists, account = self._office.lists, caller.account
        assert account is not None  # whoever is not linked sees no case
        if not lists.times_made(case.reference):
            return said(*told, wording.NO_LIST)
        try:
            checklist, since = lists.show(case.reference), lists.since_made(case.reference)
        except UserError as error:
            return said(*told, cannot_be_made(lists.maker, error))
        shown = ListShown(
            case=case.reference,
            board=lists.maker.workflows.setting.board_names.get(case.board, case.board),
            checklist=checklist,
            version=lists.version(case.reference),
            today=self._clock().astimezone(LONDON).date(),
            working=may_work(account, case),
            since=since,
        )
        return self.layout.message(shown, page, told)

    @property
    def layout(self) -> ListLayout:
        """What lists are laid out with."""
        titles = self._office.lists.maker.workflows.catalogue.vocabulary.dates
        return ListLayout(titles, self._office.pages)

    def case(self, caller: Caller, reference: str, power: Power = "see_cases") -> Case | None:
        """A case that somebody sees and may use a power on; everybody else is told why not."""
        try:
            case = self.checked(caller, reference, power)
        except UserError as error:
            self.tell(caller, inert(refusal(error)))
            return None
        if case is None:
            self._speaker.to_asker(caller.spot, Message(wording.NOT_LINKED, tuple(unlinked())))
        return case

    def checked(self, caller: Caller, reference: str, power: Power) -> Case | None:
        """The same, ``None`` for whoever is not linked; raises ``UserError`` for whoever does not see it or may not."""
        return self._office.access.case(caller.account, reference, power) if caller.account else None

    def tell(self, caller: Caller, text: str) -> None:
        """Say something to whoever asked, where they did and to them alone."""
        self._speaker.to_asker(caller.spot, said(text))


def may_work(account: Account, case: Case) -> bool:
    """Whether somebody makes and works the list of a case."""
    return account.may("manage_cases") and case.board in account.boards


def refusal(error: UserError) -> str:
    """What is wrong, as it is said here, not inert yet: of a case that somebody does not see no more than that."""
    if isinstance(error, NotAllowed):
        return wording.NOT_YOURS
    if isinstance(error, UnknownCase):
        return wording.NO_CASE
    return sentence(error)[:_MOST_ERROR]


def cannot_be_made(maker: ListMaker, error: UserError) -> str:
    """That a list can no longer be made, and why."""
    return wording.CANNOT_BE_MADE.format(why=inert_within(f"{dated_sentence(maker, error)}.", _MOST_ERROR))
