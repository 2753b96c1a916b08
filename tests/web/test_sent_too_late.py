"""What was typed when a session ended: it stands in its form again for whoever typed it, and for nobody else."""

import re

import pytest

import picnics
from assistant.channels.web.unsent import HOLDS, MOST_LETTERS
from browsers import ASK, NAMED, said
from people import Person, office, reference_in

AGAIN = "What you sent is here again"
LEFT_OVERS = "What is left?"
DECIDED = {"option": "party", "day": "1", "month": "3", "year": "2026", "reasons": "Everybody is hungry."}


@pytest.fixture
def place(handbook, tmp_path):
    with office(handbook, tmp_path, picnics.workflows(tmp_path)) as made:
        yield made


def arrived(place, name):
    """Somebody who has signed in with a link, at a browser that nobody has used before."""
    account = place.person(name).account
    return signed_in(place, Person(account, place.browser.another(), place.browser.clock))


def signed_in(place, person, account=None):
    """Sign in with a new link at the browser that somebody sits at."""
    place.browser.clock.pass_(minutes=1)
    secret = place.browser.site.account_desk.offer(account or person.account, place.browser.clock())
    return person.open(f"/sign-in/{secret}").press("Sign in on this browser")


def sent_late(place, person, button, /, **typed):
    """Fill a form in, and send it when the session has ended."""
    form, data = person.filled(button, **typed)
    place.browser.clock.pass_(minutes=31)
    person.page = person.client.post(form.action, data=data)
    return person


def at_a_judgement(place):
    ada = place.opened(arrived(place, "Ada")).press("Continue", answer="yes")
    return ada.press("Continue", written="3")


def at_a_decision(place):
    ada = place.opened(arrived(place, "Ada")).press("Continue", answer="no").press("Continue", answer="yes")
    ada.follow("Continue to the finding").follow("Continue to the decision").press("Send for decision")
    cy = arrived(place, "Cy")
    place.put(ada, cy)
    return cy.open(ada.path)


def at_a_dissent(place):
    cy = at_a_decision(place).press("Decide", **DECIDED)
    bo = arrived(place, "Bo")
    place.put(cy, bo)
    return bo.open(cy.path)


def at_nothing_to_decide(place):
    ada = place.opened(arrived(place, "Ada"), LEFT_OVERS)
    ada.press("Continue", answer="no").press("Continue", answer="yes").press("Continue", answer="not_yet_known")
    return ada.press("Continue", answer="-").follow("Continue to the finding").follow("Continue to the decision")


def at_an_item(place):
    di = arrived(place, "Di").open("/cases").press("Open a case")
    di.open(f"/cases/{reference_in(di.path)}/checklist/new").press("Continue")
    di.press("Continue", picnic="yes").press("Continue").press("Continue").press("Make the list")
    return di.follow("Assign or note: Pack the basket")


FORMS = {
    "a question": (lambda place: arrived(place, "Ed"), "Ask", {"question": ASK, "year": "2020"}),
    "an answer with reasons": (at_a_judgement, "Continue", {"answer": "good", "reasons": "We tried it."}),
    "a note": (at_a_judgement, "Keep the note", {"note": "The cook is away."}),
    "a question on the way": (at_a_judgement, "Ask", {"asked": ASK}),
    "a decision": (at_a_decision, "Decide", DECIDED),
    "a dissent": (at_a_dissent, "Record that I do not agree", {"dissent": "It rains."}),
    "what is noted": (at_nothing_to_decide, "Take note of it and seal", {"reasons": "Nothing follows."}),
    "a note on an item": (at_an_item, "Keep the note", {"text": "It is on the table."}),
}


@pytest.mark.parametrize("form", FORMS)
def test_what_was_typed_stands_in_its_form_again(place, form):
    """After signing in as the same person; it is kept only when they send it."""
    arriving, button, typed = FORMS[form]
    person = arriving(place)
    shown = person.path
    sent_late(place, person, button, **typed)
    assert person.page.status_code == 401 and "is kept for 15 minutes, for you alone" in person.says

    signed_in(place, person)
    assert person.path == shown and person.page.status_code == 200 and AGAIN in person.says
    assert {name: person.filled(button)[1][name] for name in typed} == {name: [text] for name, text in typed.items()}
    place.browser.clock.pass_(seconds=1)
    person.press(button)
    assert person.page.status_code in {200, 400} and AGAIN not in person.says
    assert AGAIN not in person.open(shown).says


def test_it_is_for_nobody_else(place):
    """Not for a colleague who signs in at the same browser, after whom it is gone, nor for its owner at another one."""
    ada = at_a_judgement(place)
    path = ada.path
    sent_late(place, ada, "Continue", answer="good", reasons="We tried it.")
    flo, elsewhere = arrived(place, "Flo"), arrived(place, "Ada")
    place.put(elsewhere.open(path), flo)
    signed_in(place, ada, flo.account)

    assert "We tried it." not in ada.open(path).page.text and AGAIN not in ada.says
    assert "We tried it." not in elsewhere.open(path).page.text
    assert place.browser.site.unsent._kept == []
    assert AGAIN not in signed_in(place, ada).open(path).says


def test_it_is_for_a_quarter_of_an_hour(place):
    """Before signing in, and after it."""
    ada = at_a_judgement(place)
    path = ada.path
    sent_late(place, ada, "Keep the note", note="The cook is away.")
    place.browser.clock.pass_(seconds=HOLDS.total_seconds())
    assert AGAIN not in signed_in(place, ada).open(path).says

    sent_late(place, ada, "Keep the note", note="The cook is away.")
    assert AGAIN in signed_in(place, ada).says
    place.browser.clock.pass_(seconds=HOLDS.total_seconds() - 60)
    assert AGAIN not in ada.open(path).says


def test_a_page_from_before_signing_in_again_is_filled_in_at_once(place):
    """Somebody signed in again in another tab: nothing is lost of the first one."""
    ada = at_a_judgement(place)
    form, data = ada.filled("Keep the note", note="The cook is away.")
    place.browser.clock.pass_(minutes=31)
    signed_in(place, ada)
    ada._arrive(ada.client.post(form.action, data=data))

    assert AGAIN in ada.says and ada.fields["note"] == ["The cook is away."]


def test_a_page_from_before_somebody_else_signed_in_gives_them_nothing(place):
    """It is refused as any form that comes from elsewhere."""
    ada = at_a_judgement(place)
    form, data = ada.filled("Keep the note", note="The cook is away.")
    flo = arrived(place, "Flo")
    signed_in(place, ada, flo.account)
    response = ada.client.post(form.action, data=data)

    assert response.status_code == 403 and "The cook is away." not in response.text


def test_a_walk_that_went_on_meanwhile_shows_what_was_typed_beside_where_it_stands(place):
    """It is not put into the form of another question."""
    ada = at_a_judgement(place)
    path = ada.path
    sent_late(place, ada, "Continue", answer="good", reasons="We tried it.")
    flo = arrived(place, "Flo")
    place.put(arrived(place, "Ada").open(path), flo)
    flo.open(path).press("Continue", answer="not_yet_known")
    signed_in(place, ada)
    assert ada.path.endswith("/questions/taste") and ada.fields["reasons"] == ["We tried it."]

    sent_late(place, ada, "Confirm or change", answer="good", reasons="We tried it twice.")
    signed_in(place, flo).open(f"{path}/questions/oven").press("Confirm or change", answer="no")
    signed_in(place, ada)
    assert "We tried it twice." in ada.says and "taste" not in ada.fields["question"]


def test_what_is_too_long_is_said_not_to_be_kept(place):
    ada = at_a_judgement(place)
    path = ada.path
    sent_late(place, ada, "Keep the note", note="a" * (MOST_LETTERS + 1))

    assert ada.page.status_code == 401 and "has not been kept: it is longer than 20,000 characters" in ada.says
    assert AGAIN not in signed_in(place, ada).open(path).says


def test_personal_data_is_not_kept_even_for_minutes(place):
    """The wording without it stands in the form."""
    ed = sent_late(place, arrived(place, "Ed"), "Ask", question=NAMED)
    kept = [form.fields for _, form in place.browser.site.unsent._kept]
    signed_in(place, ed)

    assert "Jayden" not in str(kept) and "Jayden" not in ed.page.text and ed.fields["question"][0]


def test_nothing_is_kept_for_a_form_that_no_session_was_given(place):
    """Neither from another site, nor of a form in which nothing is typed, nor for a browser without a name."""
    ada = at_a_judgement(place)
    note, data = ada.filled("Keep the note", note="The cook is away.")
    pause, paused = ada.filled("Pause")
    forged = ada.client.post(note.action, data={**data, "form_token": "0" * 64})
    place.browser.clock.pass_(minutes=31)
    answers = [ada.client.post(pause.action, data=paused), place.browser.another().post(note.action, data=data)]

    assert (forged.status_code, [one.status_code for one in answers]) == (403, [401, 403])
    assert not any("kept for 15 minutes" in said(one) for one in answers)
    assert place.browser.site.unsent._kept == []


def test_only_so_much_is_kept(place):
    """Five forms of one browser; a hundred in all."""
    ada = at_a_judgement(place)
    form, data = ada.filled("Keep the note")
    place.browser.clock.pass_(minutes=31)
    for number in range(7):
        ada.client.post(form.action, data={**data, "note": f"Note {number}."})
    kept = [dict(one.fields)["note"] for _, one in place.browser.site.unsent._kept]

    assert kept == [f"Note {number}." for number in range(2, 7)]


def test_nothing_that_was_typed_is_in_an_address_or_logged(place, caplog, capfd):
    ada = sent_late(place, at_a_judgement(place), "Keep the note", note="The cook is away.")
    signed_in(place, ada)
    everything = " ".join([*ada.seen, caplog.text, *capfd.readouterr()])

    assert "cook" not in everything and not re.search("unsent|again", " ".join(ada.seen))
