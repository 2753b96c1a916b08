"""From a finding to a sealed record through the pages, each step by its own person."""

import pytest

import desks
from browsers import NAMED, said
from people import office, reference_in

DECIDED = {"option": "party", "day": "1", "month": "3", "year": "2026", "reasons": "Everybody is hungry."}
LEFT_OVERS = "What is left?"


@pytest.fixture
def place(bare, tmp_path):
    with office(bare, tmp_path) as made:
        yield made


def answered(place, person):
    """At the decision, with nothing sent yet: something to nibble."""
    place.opened(person).press("Continue", answer="no").press("Continue", answer="yes")
    return person.follow("Continue to the finding").follow("Continue to the decision")


@pytest.fixture
def ada(place):
    return answered(place, place.person("Ada"))


@pytest.fixture
def sent(place, ada):
    """A referrer who has sent a finding for decision, with two chairs and a member of the panel on the case."""
    cy, guy, bo = place.people("Cy", "Guy", "Bo")
    place.put(ada, cy, guy, bo)
    return ada.press("Send for decision"), cy.open(ada.path), guy.open(ada.path), bo.open(ada.path)


def test_whoever_walked_sends_the_finding_and_the_chair_decides(place, sent):
    """Each sees only the buttons for it."""
    ada, cy, _, bo = sent

    assert (
        "Sent for decision by Ada Example, referrer, 2 March 2026" in ada.says and "It waits for the Chair" in ada.says
    )
    assert ada.buttons == bo.buttons == {"Sign out"}
    assert cy.buttons == {"Decide", "Sign out"}
    cy.press("Decide", **DECIDED)
    assert "Decision There is Decided by Cy Example, chair, 1 March 2026 Reasons Everybody is hungry." in cy.says
    assert "Prepared by Ada Example, referrer Confirmed By 0 of 2" in cy.says
    assert bo.open(bo.path).buttons == {"Record that I do not agree", "Sign out"}


def test_before_it_is_sent_there_is_nothing_to_decide_on(place, ada):
    """The Chair waits, and whose decision it is stands there."""
    cy = place.person("Cy")
    place.put(ada, cy)
    cy.open(ada.path)
    token = {"form_token": cy.fields["form_token"][0], "version": str(place.session(ada).version)}
    early = cy.client.post(ada.path.replace("/decision", "/decide"), data=token | DECIDED)

    assert "That is decided by Captain, and confirmed by 2 different people" in ada.says
    assert "Whoever walked the case sends it for decision first" in cy.says
    assert early.status_code == 400 and "has not been sent for decision" in said(early)


def test_with_a_question_open_nothing_is_sent(place):
    """The page leads back to it."""
    ada = place.opened(place.person("Ada")).press("Continue", answer="no")
    token = {"form_token": ada.fields["form_token"][0], "version": "2"}
    refused = ada.client.post(f"{ada.path}/send", data=token)

    assert refused.status_code == 400 and "A question is still open" in said(refused)
    assert "there is no finding to decide on yet" in ada.open(f"{ada.path}/decision").says


@pytest.mark.parametrize(
    ("typed", "problem", "at"),
    [
        ({}, "Choose what was decided", "option-1"),
        ({"option": "party", "reasons": "Hungry."}, "Write the day on which it was decided", "day"),
        (DECIDED | {"day": "31", "month": "2"}, "Write the day on which it was decided", "day"),
        (DECIDED | {"year": "2027"}, "and none to come", "day"),
        (DECIDED | {"reasons": ""}, "Write between 1 and", "reasons"),
        (DECIDED | {"option": "no_party"}, "This decision departs from the finding: say why", "departures"),
        (DECIDED | {"reasons": NAMED}, "You could write", "reasons"),
        (DECIDED | {"departures": NAMED}, "You could write", "departures"),
    ],
)
def test_a_decision_that_is_not_complete_is_refused_at_its_field(place, sent, typed, problem, at):
    """What was typed stays, without personal data, and nothing is kept."""
    _, cy, _, _ = sent
    version = place.session(cy).version
    cy.press("Decide", **typed)

    assert cy.page.status_code == 400 and problem in cy.says and f'href="#{at}"' in cy.page.text
    assert cy.fields["option"] == ([typed["option"]] if "option" in typed else [])
    assert "Oyelaran" not in cy.fields["reasons"][0] + cy.fields["departures"][0]
    assert (cy.fields["reasons"][0] == typed.get("reasons", "")) == (typed.get("reasons") != NAMED)
    assert place.session(cy).version == version


def test_a_departure_is_kept_with_its_reasons(sent):
    """And marked wherever the decision is shown."""
    _, cy, _, _ = sent
    cy.press("Decide", **DECIDED | {"option": "no_party", "departures": "The guests are ill."})

    assert "There is not departs from the finding" in cy.says
    assert "Why it departs The guests are ill." in cy.says


def test_dissent_is_kept_and_its_last_word_stands(place, sent):
    """Only of the panel, and without personal data."""
    _, cy, _, bo = sent
    cy.press("Decide", **DECIDED)
    bo.open(bo.path).press("Record that I do not agree", dissent=NAMED)
    assert bo.page.status_code == 400 and "Oyelaran" not in bo.fields["dissent"][0]
    bo.press("Record that I do not agree", dissent="It rains.").press("Record that I do not agree", dissent="It pours.")

    assert "Not agreed by Bo Example, panel member It pours." in bo.says and "It rains." not in bo.says
    assert "It pours." in cy.open(cy.path).says


def test_two_people_confirm_and_the_record_is_sealed(place, sent):
    """Neither twice; the page then leads to the record, which names everybody."""
    _, cy, guy, bo = sent
    cy.press("Decide", **DECIDED)
    bo.open(bo.path).press("Record that I do not agree", dissent="It rains.")
    cy.open(cy.path).press("Confirm")
    assert "You have confirmed it. It is sealed once 1 more has." in cy.says and "Confirm" not in cy.buttons
    guy.open(guy.path).press("Confirm and seal")

    [sealed] = place.desk.ledger.of_case(reference_in(guy.path))
    record = sealed.opened()
    names = [place.desk.texts.read(one.name) for one in record.confirmed_by]
    assert guy.links["Read the record"] == f"/records/{record.id}" and guy.buttons == {"Sign out"}
    assert (names, record.place, record.decision.decided) == (["Cy Example", "Guy Example"], "web", "party")
    assert place.desk.texts.read(record.prepared_by.name) == "Ada Example"
    assert [place.desk.texts.read(one.reasons) for one in record.decision.dissent] == ["It rains."]


def test_nobody_confirms_what_they_prepared_where_two_are_asked_for(place):
    """Neither by button nor by form."""
    both = place.person("Ada", roles=("referrer", "chair"))
    answered(place, both).press("Send for decision").press("Decide", **DECIDED)
    token = {"form_token": both.fields["form_token"][0], "version": both.fields["version"][0]}
    forced = both.client.post(both.path.replace("/decision", "/confirm"), data=token)

    assert "You prepared this finding: two other people confirm the decision." in both.says
    assert "Confirm" not in both.buttons
    assert forced.status_code == 400 and "whoever prepared the finding is not one of them" in said(forced)


def test_deciding_anew_takes_confirmations_back(sent):
    """What was decided stands in the fields."""
    _, cy, guy, _ = sent
    cy.press("Decide", **DECIDED).press("Confirm")
    assert cy.fields["option"] == ["party"] and cy.fields["year"] == ["2026"]
    cy.press("Decide anew", reasons="Everybody is very hungry.")

    assert "Confirmed By 0 of 2" in cy.says
    assert "Confirm" in guy.open(guy.path).buttons and "Confirm and seal" not in guy.buttons


def test_an_answer_that_is_changed_takes_the_finding_back(place, sent):
    """The page of the answers warns of it, and the finding is sent again."""
    ada, cy, _, _ = sent
    cy.press("Decide", **DECIDED)
    stale = cy.filled("Confirm")
    ada.open(ada.path.replace("/decision", "/answers"))
    assert "Changing an answer takes it back" in ada.says
    ada.follow("Change: Are there crisps?").press("Confirm or change", answer="no")
    ada.follow("Continue to the finding").follow("Continue to the decision")

    assert "it is to be sent again" in ada.says and "Send for decision" in ada.buttons
    late = cy.client.post(stale[0].action, data=stale[1])
    assert late.status_code == 409 and "the walk has gone on" in said(late)
    assert list(place.desk.ledger.of_case(reference_in(ada.path))) == []


def test_what_somebody_was_slower_with_is_offered_again(place, sent):
    """Two chairs decide at the same time."""
    _, cy, guy, _ = sent
    cy.press("Decide", **DECIDED)
    guy.press("Decide", **DECIDED | {"reasons": "I had another reason."})

    assert guy.page.status_code == 409
    assert "What you had typed: I had another reason." in guy.says and guy.fields["reasons"] == [
        "I had another reason."
    ]
    assert "Reasons Everybody is hungry." in guy.says


def test_every_form_on_the_way_to_the_record_counts_once(place, sent):
    """Sent twice, the second leads where the first did."""
    _, cy, guy, bo = sent
    for person, button, typed in (
        (cy, "Decide", DECIDED),
        (bo, "Record that I do not agree", {"dissent": "It rains."}),
        (cy, "Confirm", {}),
        (guy, "Confirm and seal", {}),
    ):
        form, data = person.open(person.path).filled(button, **typed)
        path = person.path
        twice = [person.client.post(form.action, data=data) for _ in range(2)]
        assert [(one.status_code, one.headers["location"]) for one in twice] == [(303, path)] * 2, button
    kinds = [event.kind for event in place.session(cy).events]
    assert kinds[-6:] == ["prepared", "decided", "dissented", "confirmed", "confirmed", "sealed"]


def test_a_finding_on_which_nothing_is_decided_is_noted_by_whoever_walked(place):
    """With reasons, and sealed at once."""
    ada = place.opened(place.person("Ada"), LEFT_OVERS).press("Continue", answer="no").press("Continue", answer="yes")
    ada.press("Continue", answer="not_yet_known").press("Continue", answer="-")
    ada.follow("Continue to the finding").follow("Continue to the decision")
    assert "Take note of the finding" in ada.says and "On this finding nothing is decided" in ada.says
    assert ada.press("Take note of it and seal").page.status_code == 400
    assert "You could write" in ada.press("Take note of it and seal", reasons=NAMED).says
    form, data = ada.filled("Take note of it and seal", reasons="Nothing follows from it.")
    twice = [ada.client.post(form.action, data=data).status_code for _ in range(2)]

    assert twice == [303, 303]
    [sealed] = place.desk.ledger.of_case(reference_in(ada.path))
    assert place.desk.texts.read(sealed.opened().decision.reasons) == "Nothing follows from it."
    case = ada.open(f"/cases/{reference_in(ada.path)}")
    assert "What is left? Record" in case.says and "Sealed" in case.says
    assert f"{sealed.opened().id} Decision, What is left?, 2 March 2026" in case.says


def test_a_record_may_put_an_earlier_one_right(place, sent):
    """Where the case has one of the same workflow; both stay."""
    ada, cy, guy, _ = sent
    cy.press("Decide", **DECIDED).press("Confirm")
    guy.open(guy.path).press("Confirm and seal")
    [first] = place.desk.ledger.of_case(reference_in(ada.path))
    place.browser.clock.pass_(minutes=1)
    ada.open(f"/cases/{reference_in(ada.path)}").follow("Is there pizza tonight?")
    ada.open(f"/cases/{reference_in(ada.path)}/start/pizza-party").press("Start").press("Continue", answer="no")
    ada.press("Confirm or change").press("Confirm or change")
    ada.follow("Continue to the finding").follow("Continue to the decision").press("Send for decision")
    cy.open(ada.path).press("Decide", **DECIDED | {"supersedes": "yes"})

    assert f"Puts right Record {first.opened().id}" in cy.says
    cy.press("Confirm")
    guy.open(ada.path).press("Confirm and seal")
    second = place.desk.ledger.of_case(reference_in(ada.path))[-1].opened()
    assert (second.kind, second.supersedes) == ("correction", first.opened().id)


def test_one_confirmation_seals_where_the_board_asks_for_one(bare, tmp_path):
    """By the Chair who decided."""
    root = desks.workflows(tmp_path)
    overlay = root / "local/riverside/pizza-party.yaml"
    overlay.write_text(overlay.read_text().replace("confirmed_by: 2", "confirmed_by: 1"))
    with office(bare, tmp_path, root) as place:
        ada, cy = answered(place, place.person("Ada")), place.person("Cy")
        place.put(ada.press("Send for decision"), cy)
        cy.open(ada.path).press("Decide", **DECIDED)
        assert "With your confirmation it is sealed" in cy.says
        assert "are sealed as record" in cy.press("Confirm and seal").says


def test_who_may_not_decide_disagree_or_confirm_is_refused(sent):
    """Whatever form they make up."""
    ada, cy, _, bo = sent
    cy.press("Decide", **DECIDED)
    for person, step in ((ada, "decide"), (ada, "disagree"), (ada, "confirm"), (cy, "disagree"), (bo, "decide"),
                         (bo, "confirm"), (cy, "send"), (bo, "noted")):  # fmt: skip
        token = {"form_token": person.open(ada.path).fields["form_token"][0], "version": "6"}
        answer = person.client.post(ada.path.replace("decision", step), data=token | DECIDED | {"dissent": "No."})
        assert answer.status_code == 403 and "Your role does not go so far" in said(answer), step


def test_a_case_goes_from_opening_to_a_sealed_record_through_its_pages(bare, tmp_path):
    """A referrer walks it, the manager puts the others on it, the panel disagrees, the Chair decides; each at home."""
    root = desks.workflows(tmp_path)
    overlay = root / "local/riverside/pizza-party.yaml"
    overlay.write_text(overlay.read_text().replace("confirmed_by: 2", "confirmed_by: 1"))
    with office(bare, tmp_path, root) as place:
        ada, bo, cy, di = place.people("Ada", "Bo", "Cy", "Di")
        ada.open("/").follow("Cases").press("Open a case").follow("Is there pizza tonight?").press("Start")
        case = reference_in(ada.path)
        ada.press("Continue", answer="not_yet_known").press("It has been followed")
        ada.press("Continue", answer="yes").press("Continue", written="3").press("Back")
        ada.press("Confirm or change", written="4").press("Keep the note", note="It is hot.")
        ada.press("Continue", answer="good", reasons="We tried it.").press("Pause").press("Go on")
        ada.press("Continue", answer="no").follow("Change: Are there crisps?").press("Confirm or change", answer="yes")
        ada.follow("Continue to the finding").follow("Continue to the decision").press("Send for decision")
        di.open("/").follow("Cases").follow(case)
        di.press("Put on the case", account="a-bo").press("Put on the case", account="a-cy")
        cy.open("/").follow("Cases").follow("Is there pizza tonight?").press("Decide", **DECIDED)
        bo.open("/").follow("Cases").follow("Is there pizza tonight?")
        bo.press("Record that I do not agree", dissent="It rains.")
        cy.open(cy.path).press("Confirm and seal")

        [sealed] = place.desk.ledger.of_case(case)
        record = sealed.opened()
        assert cy.links["Read the record"] == f"/records/{record.id}"
        assert record.finding["finding"]["code"] == "feast"
        assert {one.question: one.value for one in record.answers} == {
            "oven": "yes", "dough": 4, "taste": "good", "crisps": "yes"
        }  # fmt: skip
        people = (
            record.prepared_by,
            record.decision.by,
            *record.confirmed_by,
            *(d.by for d in record.decision.dissent),
        )
        assert [place.desk.texts.read(one.name) for one in people] == [
            "Ada Example", "Cy Example", "Cy Example", "Bo Example"
        ]  # fmt: skip
        assert "Nothing is open." in ada.open("/cases").says
