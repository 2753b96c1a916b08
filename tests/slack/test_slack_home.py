"""The home tab: what somebody has in hand, and what they may begin from there."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import desks
from assistant.accounts.model import ROLES, Account
from assistant.cases.model import Case
from assistant.channels.slack.home import home, not_linked_home
from assistant.checklists.build import Asked
from assistant.checklists.model import Item
from assistant.conversation.access import acting
from assistant.conversation.my_cases import InHand, MyCase, MyWalk
from hands import MORNING, a_case, buttons_in, go_through, hand, picnic_place, put_on, says
from slack_layouts import check_view
from workspaces import MODES

place = pytest.fixture(params=MODES)(picnic_place)
quick = pytest.fixture(picnic_place)
"""The same over one way in, where the way makes no difference."""


def listed(someone, case, **processes):
    asked = Asked(processes or {"picnic": "yes"}, {}, {"party_on": datetime.date(2020, 6, 5)})
    someone.office.lists.make(case, asked, acting(someone.account, "manage_cases", MORNING, "web"))


def test_it_shows_what_waits_what_is_due_and_the_cases(place):
    """Each with the button that leads there."""
    di = hand(place)
    case = a_case(di)
    listed(di, case)
    view = desks.safe(di.office.cases, di.office.cases.case(case))

    shown = di.open_home()

    words = says(shown)
    assert "Di Example" in words and "business manager" in words
    assert view.workflow.title in words and "Being answered" in words
    assert "*3 June 2020* Pack the basket" in words and f"*{case}*" in words
    found = {(b["action_id"], b["value"].split(" ")[0]) for b in buttons_in(shown["blocks"])}
    assert {("walk_resume", view.session.id), ("list_show", case)} <= found
    assert {"walk_start", "home_unlink"} <= {action for action, _ in found}


def test_what_is_late_is_said_to_be(quick):
    """And what is due in more than a week is not there."""
    di = hand(quick)
    case = a_case(di)
    listed(di, case)
    quick_clock = di.place.app._home._clock
    quick_clock.pass_(days=5)

    assert "(late) Pack the basket" in says(di.open_home())
    quick_clock.at = MORNING - datetime.timedelta(days=10)
    assert "Nothing is late" in says(di.open_home())


def test_a_list_is_made_from_there_and_sent_directly(place):
    """The tab has no messages, so the list goes to the direct message."""
    di = hand(place)
    case = a_case(di)

    di.press(di.open_home(), "list_make", case)
    di.send(go_through(di, picnic="yes"))

    [message] = di.lists_seen()
    assert "Pack the basket" in message.shown and message.channel == "DU1"
    di.press(di.open_home(), "list_show", case)
    assert "Pack the basket" in di.lists_seen(2)[1].shown


def test_whoever_is_not_linked_sees_what_it_can_do_and_the_link(place):
    """And no case, though there are some."""
    a_case(hand(place))
    stranger = hand(place, "U2", "Flo", link=False)

    shown = stranger.open_home()

    assert "I answer questions" in says(shown) and "CASE-" not in says(shown)
    assert [b["action_id"] for b in buttons_in(shown["blocks"])] == ["link_sign_in"]


def test_whoever_unlinks_there_sees_it_at_once(quick):
    """The tab is that of somebody who is not linked."""
    di = hand(quick)
    case = a_case(di)

    di.press(di.open_home(), "home_unlink")
    quick.slack.until(lambda: "I answer questions" in says(quick.slack.homes["U1"]))

    assert case not in says(quick.slack.homes["U1"]) and "no longer linked" in quick.posts(1)[0].shown
    assert di.office.slack_links.person("a-di") is None


def test_each_sees_their_own(quick):
    """A referrer what they are on; another board's business manager nothing."""
    di = hand(quick)
    case, other = a_case(di), a_case(di)
    ada = hand(quick, "U2", "Ada", roles=("referrer",))
    put_on(di.office, case, ada)

    assert case in says(ada.open_home()) and other not in says(ada.open_home())
    assert {"list_make", "list_show"}.isdisjoint(b["action_id"] for b in buttons_in(ada.open_home()["blocks"]))


@pytest.mark.parametrize(("roles", "said"), [(("practitioner",), "sees no case"), (("administrator",), "sees no case")])
def test_whoever_sees_no_case_is_told(quick, roles, said):
    """Their role asks questions."""
    a_case(hand(quick))
    other = hand(quick, "U2", "Ed", roles=roles)

    shown = says(other.open_home())

    assert said in shown and "CASE-" not in shown


def test_what_waits_depends_on_who_somebody_is(quick):
    """A finding that was sent waits for the Chair, and no longer for whoever walked."""
    di = hand(quick)
    case = a_case(di)
    cy = hand(quick, "U2", "Cy", roles=("chair",))
    put_on(di.office, case, cy)
    view = desks.feast(di.office.cases, di.office.cases.case(case))
    assert ("walk_resume", view.session.id) in pressable(di.open_home())
    assert ("walk_resume", view.session.id) not in pressable(cy.open_home())

    from assistant.conversation.deciding import DecisionDesk

    DecisionDesk(di.office.cases).prepare(view, desks.acting(9))

    assert ("walk_resume", view.session.id) not in pressable(di.open_home())
    assert ("walk_resume", view.session.id) in pressable(cy.open_home())
    assert "Ready for a decision" in says(cy.open_home())


def test_a_guest_sees_nothing_at_all(quick):
    """Not even that there is something."""
    quick.event({"type": "app_home_opened", "user": "U3GUEST", "channel": "DU3GUEST", "tab": "home"})
    quick.settled()

    assert quick.slack.homes == {}


def pressable(shown):
    return {(b["action_id"], b["value"]) for b in buttons_in(shown["blocks"])}


WORDS = st.text(st.sampled_from("ab<>&*_` @!|\U0001f600é\n"), min_size=1, max_size=1_200)
DAYS = st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2020, 12, 31))


@st.composite
def items(draw):
    return Item(
        id="basket", processes=(), kind="action", what=draw(WORDS), who=draw(WORDS), when=None,
        due=draw(st.dates(datetime.date(2020, 5, 1), datetime.date(2020, 6, 9))), act_by=None, waits_for=None,
        due_note=None, earlier=False, hold=None, weight="must", origin="board", reasons=(), citations=(),
    )  # fmt: skip


@st.composite
def my_cases(draw):
    walks = draw(st.lists(st.builds(MyWalk, st.just("s-1"), WORDS, st.just("Paused"), st.booleans()), max_size=5))
    late, soon = draw(st.lists(items(), max_size=3)), draw(st.lists(items(), max_size=3))
    case = Case(reference="CASE-7K3Q-9FXZ", board="riverside", opened_at=MORNING)
    return MyCase(case, draw(WORDS), walks, late, soon, draw(st.booleans()), draw(st.booleans()))


@settings(deadline=None)
@given(
    held=st.lists(my_cases(), max_size=8),
    times=st.integers(1, 40),
    more=st.integers(0, 5_000),
    roles=st.lists(st.sampled_from(ROLES), min_size=1, unique=True),
    pages=st.sampled_from(["", "https://scr.example.org"]),
)
def test_slack_takes_the_tab_however_many_cases_there_are(held, times, more, roles, pages):
    """At most a hundred blocks, and nothing in them that mentions anybody; what is left out is counted."""
    account = Account(id="a-1", name="<!channel> Di", roles=tuple(roles), boards=("riverside",))

    shown = home(account, InHand(held * times, more), pages, datetime.date(2020, 6, 2))

    check_view(shown)
    assert len(shown["blocks"]) <= 100
    own = [text for text in says(shown).split("\n") if "See them all on the web" not in text]
    assert not any(mark in "\n".join(own) for mark in ("<!", "<@", "<http"))
    if account.may("see_cases") and len(held) * times > 20:
        assert f"{len(held) * times - 20} more" in says(shown)
        assert ("https://scr.example.org/cases" in says(shown)) is bool(pages)


def test_slack_takes_the_tab_of_whoever_is_not_linked():
    """It is the same for all of them."""
    check_view(not_linked_home())
