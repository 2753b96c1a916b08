"""Walking through the pages: each question, each button, and everything that can go wrong on the way."""

import pytest

import picnics
from assistant.adapters.off_switch_file import OffSwitchFile
from assistant.conversation import walk_wording as wording
from assistant.conversation.off_switch import Switched
from browsers import NAMED, said
from people import Forms, office, real_office, reference_in
from picnics import asked

TOO_LATE = "the walk has gone on since it was opened"
LEFT_OVERS = "What is left?"


@pytest.fixture
def place(bare, tmp_path):
    with office(bare, tmp_path) as made:
        yield made


@pytest.fixture
def real(bare, tmp_path):
    with real_office(bare, tmp_path) as made:
        yield made


@pytest.fixture
def ada(place):
    """Somebody who has begun a walk, past the safety question."""
    return place.opened(place.person("Ada"))


def begun(place, person):
    """The same before the safety question."""
    return person.open("/cases").press("Open a case").follow("Is there pizza tonight?").press("Start")


def walked(person, **more):
    """Answer to the end: a feast."""
    person.press("Continue", answer="yes").press("Continue", written="3")
    return person.press("Continue", answer="good", reasons="We tried it.").press("Continue", answer="yes", **more)


def test_the_safety_question_comes_before_all_others(place):
    """No question is shown before it, and none can be answered."""
    ada = begun(place, place.person("Ada"))
    form = {"form_token": ada.fields["form_token"][0], "version": "0", "question": "oven", "answer": "yes"}
    refused = ada.client.post(f"{ada.path}/answer", data=form)

    assert wording.SAFETY_QUESTION in ada.says and "Does the oven work?" not in ada.says
    assert wording.SAFETY_QUESTION in said(refused) and refused.status_code == 400
    assert ada.press("Continue").page.status_code == 400 and "Choose an answer" in ada.says
    assert "Does the oven work?" in ada.open(ada.path.removesuffix("/safety")).press("Continue", answer="no").says


def test_yes_shows_what_to_do_at_once_and_pauses(place):
    """The question stands again when the walk is taken up."""
    ada = begun(place, place.person("Ada")).press("Continue", answer="yes")

    assert wording.SAFETY_ROUTE in ada.says and wording.SAFETY_PAUSED in ada.says
    assert place.session(ada).state == "paused"
    assert wording.SAFETY_QUESTION in ada.press("Go on").says


def test_not_yet_known_goes_on_once_it_is_confirmed_that_the_route_was_followed(place):
    """Not before."""
    ada = begun(place, place.person("Ada")).press("Continue", answer="not_yet_known")

    assert wording.SAFETY_ROUTE in ada.says and "Confirm that this has been followed" in ada.says
    assert "Confirm that this has been followed" in ada.open(ada.path).says
    assert "Does the oven work?" in ada.press("It has been followed").says


def test_what_to_do_for_a_child_in_danger_is_one_press_away_on_every_page(ada, place):
    """For whoever reads as well; who walks can stop there."""
    path = ada.path
    cy = place.person("Cy")
    place.put(ada, cy)
    for step in ("", "/answers", "/finding", "/decision"):
        assert wording.SAFETY_ROUTE in ada.open(path + step).follow("A child may be in danger now").says
    assert wording.SAFETY_ROUTE in cy.open(f"{path}/answers").follow("A child may be in danger now").says
    assert cy.buttons == {"Sign out"}

    ada.press("Continue", answer="yes")
    assert "This walk is paused" in ada.says and place.session(ada).state == "paused"


def test_a_question_says_why_it_is_asked_and_what_can_still_be_found(ada):
    """With the help of the board under its name, and what each rests on."""
    assert "Does the oven work?" in ada.says
    assert "Riverside club: The oven is below deck." in ada.says
    assert "Why this is asked, and where it says so Pizza is baked. The menu, baked" in ada.says
    assert "What Riverside club adds (The oven is below deck.) rests on: The log, deck" in ada.says
    assert "Who normally knows: cook." in ada.says
    assert "What can still be found There is pizza for everybody." in ada.says


def test_what_a_question_rests_on_opens_in_its_source(real):
    """The links lead to the statement."""
    ada = real.person("Ada", boards=("essex",))
    ada.open("/cases").press("Open a case").follow("Does this case meet the criteria for a serious case review?")
    ada.press("Start").press("Continue", answer="no")
    cited = [path for path in ada.links.values() if path.startswith("/sources/")]

    assert cited and all("/statements/" in path for path in cited)
    assert "What was cited" in ada.open(cited[0]).says


def test_a_judgement_shows_its_test_and_asks_for_reasons(ada):
    """Without them it is not kept, and the answer stays chosen; not yet known needs none."""
    ada.press("Continue", answer="yes").press("Continue", written="3")
    assert "This is a judgement, where the answer is “Good” or “Bad”." in ada.says
    assert "What is weighed: Whether anybody would eat it." in ada.says

    ada.press("Continue", answer="bad")
    assert ada.page.status_code == 400 and "This is a judgement: give the reasons for it" in ada.says
    assert ada.fields["answer"] == ["bad"] and 'href="#reasons"' in ada.page.text
    assert "Are there crisps?" in ada.press("Continue", answer="not_yet_known").says


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({}, "Write a whole number from 0 up to 20"),
        ({"written": "many"}, "Write a whole number from 0 up to 20"),
        ({"written": "21"}, "Write a whole number from 0 up to 20"),
        ({"written": "3", "answer": "not_yet_known"}, "and not both"),
    ],
)
def test_a_number_that_is_none_is_said_at_its_field(ada, typed, problem):
    """What was typed stays."""
    ada.press("Continue", answer="yes").press("Continue", **typed)

    assert ada.page.status_code == 400 and problem in ada.says
    assert 'href="#written"' in ada.page.text and "<title>Error: " in ada.page.text
    assert ada.fields["written"] == [typed.get("written", "")]


def test_every_kind_of_question_is_answered_on_its_page(place, ada):
    """Choices, several, a day in three fields; and not yet known on each."""
    case = f"/cases/{reference_in(ada.path)}"
    ada.open(case).follow(LEFT_OVERS).press("Start").press("Continue", answer="no")
    ada.press("Continue", answer="no").press("Continue", answer="yes")
    assert "When are they eaten?" in ada.says
    for day in (("", "", ""), ("31", "2", "2020"), ("1", "1", "2019")):
        ada.press("Continue", **dict(zip(("day", "month", "year"), day, strict=True)))
        assert "Write a day from 1 January 2020 up to 31 December 2020" in ada.says
        assert [ada.fields[name][0] for name in ("day", "month", "year")] == list(day)
    ada.press("Continue", day="4", month="5", year="2020")
    assert "What goes with them?" in ada.says, "whose kitchen it is the case itself answers"
    for several in ((), ("dip", "-"), ("cheese", "not_yet_known")):
        ada.press("Continue", answer=several)
        assert ada.page.status_code == 400
        assert set(ada.fields["answer"]) == set(several)
    ada.press("Continue", answer=("dip", "cheese"))

    assert "4 May 2020" in ada.says and "Dip, cheese" in ada.says and "Riverside A fact of the case itself" in ada.says
    values = {event.question: event.value for event in place.session(ada).events if event.kind == "answer"}
    assert values == {"crisps": "no", "oven": "yes", "eaten_on": "2020-05-04", "with": ("dip", "cheese")}
    for question, button, typed in (
        ("eaten_on", "Confirm or change", {"day": "", "month": "", "year": "", "answer": "not_yet_known"}),
        ("with", "Confirm or change", {"answer": "-"}),
        ("with", "Confirm or change", {"answer": "not_yet_known"}),
    ):
        ada.open(f"{ada.path.removesuffix('/answers')}/questions/{question}").press(button, **typed)
    assert ada.says.count("Not yet known") == 2


def test_an_option_that_a_page_does_not_offer_is_refused(ada):
    """Whatever is sent in its place."""
    form, data = ada.filled("Continue")
    wrong = ada.client.post(form.action, data=data | {"answer": "perhaps"})
    unknown = ada.client.post(form.action, data=data | {"question": "cake", "answer": "yes"})
    later = ada.client.post(form.action, data=data | {"question": "crisps", "answer": "yes"})

    assert (wrong.status_code, unknown.status_code, later.status_code) == (400, 404, 409)
    assert "Choose an answer" in said(wrong)


def test_what_the_case_knows_is_shown_with_who_and_when_and_confirmed(place, ada):
    """In another workflow, and by somebody else."""
    ada.press("Continue", answer="no")
    flo = place.person("Flo")
    case = f"/cases/{place.put(ada, flo)}"
    flo.open(case).follow(LEFT_OVERS).press("Start").press("Continue", answer="no").press("Continue", answer="yes")

    known = "Answered already: No. Ada Example, referrer, 2 March 2026, in “Is there pizza tonight?”."
    assert "Does the oven work?" in flo.says and known in flo.says
    flo.press("Confirm or change")
    assert place.session(flo).events[-1].value == "no"
    assert "Flo Example, referrer, 2 March 2026" in flo.follow("The answers so far").says


def test_back_shows_the_question_before_with_its_answer(place, ada):
    """Until there is none, where it leads to the case."""
    assert ada.links["Back to the case"] == f"/cases/{reference_in(ada.path)}"
    ada.press("Continue", answer="yes").press("Continue", written="3").press("Back")

    assert "How much dough is there?" in ada.says and ada.fields["written"] == ["3"]
    ada.press("Back")
    assert "Does the oven work?" in ada.says and ada.fields["answer"] == ["yes"]
    assert "Back" not in ada.buttons


def test_answers_that_exclude_each_other_are_told_with_the_way_to_the_other(ada):
    """Nothing is kept until one of them is changed."""
    walked(ada)
    ada.follow("Change: Does the oven work?").press("Confirm or change", answer="no")
    assert "Check the answers" in ada.says, "the taste is off the path then"
    ada.follow("Change: Does the oven work?").press("Confirm or change", answer="yes")
    ada.open(f"/cases/{reference_in(ada.path)}").follow(LEFT_OVERS).press("Start").press("Continue", answer="no")
    ada.press("Confirm or change").press("Confirm or change").press("Continue", answer="yes")
    path = ada.path
    ada.follow("The answers so far").follow("Change: Does the oven work?").press("Confirm or change", answer="no")

    assert ada.page.status_code == 400
    assert "This does not go with what was answered before: nothing gets warm without an oven" in ada.says
    assert ada.links["Change this answer: Are they warm?"] == f"{path}/questions/warm"


def test_personal_data_in_reasons_is_refused_with_another_wording(place, ada):
    """The field holds the other wording, what was typed is shown once, and nothing is kept."""
    ada.press("Continue", answer="yes").press("Continue", written="3")
    version = place.session(ada).version
    ada.press("Continue", answer="good", reasons=NAMED)

    assert ada.page.status_code == 400
    assert "The text holds a name, a date of birth and was not kept. You could write:" in ada.says
    assert "Oyelaran" not in ada.fields["reasons"][0] and "the child" in ada.fields["reasons"][0]
    assert f"What you typed, to compare {NAMED} It is shown this once" in ada.says
    assert place.session(ada.open(ada.path.removesuffix("/answer"))).version == version
    assert "Oyelaran" not in ada.page.text


def test_a_note_is_kept_with_the_walk_without_personal_data(place, ada):
    """And listed on the page of the answers."""
    ada.press("Keep the note", note=NAMED)
    assert "Oyelaran" not in ada.fields["note"][0] and "You could write" in ada.says and ada.page.status_code == 400

    ada.press("Keep the note", note="It is hot.")
    assert "Does the oven work?" in ada.says
    assert "Notes It is hot. Ada Example, referrer, 2 March 2026" in ada.follow("The answers so far").says
    assert ada.open(ada.path.removesuffix("/answers")).press("Keep the note", note=" ").page.status_code == 400


def test_nothing_that_is_typed_stands_in_an_address(ada, place):
    """Neither an answer, nor a reason, nor a note."""
    walked(ada.press("Keep the note", note="It is hot."))

    assert not any(word in "".join(ada.seen) for word in ("hot", "good", "tried", "yes", "3."))
    assert all("?" not in path for path in ada.seen)


def test_asking_the_guidance_on_the_way_leads_back(real):
    """That it was asked, and what answered, is kept; a name in it is refused."""
    ada = real.person("Ada", boards=("essex",))
    ada.open("/cases").press("Open a case").follow("Does this case meet the criteria for a serious case review?")
    ada.press("Start").press("Continue", answer="no")
    path, question = ada.path, ada.says
    ada.press("Ask", asked=NAMED)
    assert ada.page.status_code == 422 and "Oyelaran" not in ada.fields["asked"][0]
    assert ada.press("Ask", asked="").page.status_code == 400
    ada.press("Ask", asked="Who may refer a case?")

    assert "For Essex" in ada.says and "Where it says so" in ada.says and "Helpful" not in ada.buttons
    assert ada.follow("Go back to where you were").path == path and "Oyelaran" not in question
    assert "Asked of the guidance on the way Who may refer a case?" in ada.follow("The answers so far").says
    [kept] = [event for event in real.session(ada).events if event.kind == "consulted"]
    assert kept.statements and "refer" not in "".join(ada.seen).replace("referral", "")


def test_a_child_in_danger_told_on_the_way_is_answered_at_once_and_not_kept(real):
    """With what to do."""
    ada = real.person("Ada", boards=("essex",))
    ada.open("/cases").press("Open a case").follow("Does this case meet the criteria for a serious case review?")
    ada.press("Start").press("Continue", answer="no")
    ada.press("Ask", asked="A child told me today that her stepfather hits her and she is afraid to go home")

    assert "call 999" in ada.says.partition("Go back")[0]
    assert [event.kind for event in real.session(ada).events] == ["safety"]


def test_a_walk_is_paused_and_taken_up_with_its_link(place, ada):
    """By whoever is on the case."""
    ada.press("Continue", answer="yes").press("Pause")
    flo = place.person("Flo")
    place.put(ada, flo)
    link = next(path for words, path in ada.links.items() if words.startswith("http://127.0.0.1:8000/cases/"))

    assert "This walk is paused" in ada.says and place.session(ada).state == "paused"
    flo.open(link).press("Go on")
    assert "How much dough is there?" in flo.says
    assert "How much dough is there?" in ada.open(link).says, "taken up is taken up"


def test_a_walk_is_handed_over_to_a_colleague_who_is_put_on_the_case(place, ada):
    """It waits for them; only those who may walk for the board are offered."""
    flo, _, _ = place.people("Flo", "Bo", "Ed")
    place.person("Di", boards=("hilltop",))
    ada.open(ada.path)
    form, _ = ada.filled("Hand over", colleague="a-flo")
    assert form.offered["colleague"] == ["", "a-flo"]
    assert ada.press("Hand over").page.status_code == 400 and "Choose the colleague who goes on" in ada.says
    ada.press("Hand over", colleague="a-flo")

    assert "This walk is paused" in ada.says
    assert place.desk.store.people(reference_in(ada.path)) == ["a-ada", "a-flo"]
    assert [event.kind for event in place.session(ada).events[-2:]] == ["hand_over", "pause"]
    flo.open("/cases").follow("Is there pizza tonight?").press("Go on")
    assert "Does the oven work?" in flo.says


def test_nobody_to_hand_over_to_is_said(ada):
    """Instead of an empty list."""
    assert "Nobody else with an account may walk cases of Riverside club" in ada.says


def test_every_answer_can_be_changed_and_leads_back(place, ada):
    """Later answers stay where they still apply; others are set aside, and come back."""
    walked(ada)
    assert "Check the answers" in ada.says and ada.path.endswith("/answers")
    ada.follow("Change: How much dough is there?")
    assert ada.fields["written"] == ["3"] and "Back to the answers" in ada.links
    ada.press("Confirm or change", written="4")
    assert ada.path.endswith("/answers") and "How much dough is there? 4" in ada.says

    ada.follow("Change: Does the oven work?").press("Confirm or change", answer="no")
    assert "Set aside, not lost" in ada.says and "Is the sauce any good? Good" in ada.says.partition("Set aside")[2]
    ada.follow("Change: Does the oven work?").press("Confirm or change", answer="yes")
    assert "Set aside" not in ada.says and "Is the sauce any good? Good Reasons: We tried it." in ada.says


def test_an_answer_that_opens_a_question_says_what_is_still_to_be_answered(ada):
    """And leads there."""
    ada.press("Continue", answer="no").press("Continue", answer="yes")
    ada.follow("Change: Does the oven work?").press("Confirm or change", answer="yes")

    assert "The answers so far" in ada.says and "Still to be answered How much dough is there?" in ada.says
    assert "How much dough is there?" in ada.follow("Go on with the questions").says


def test_a_changed_answer_tells_what_else_it_moves(bare, tmp_path):
    """The other findings of the case, and its list."""
    with office(bare, tmp_path, picnics.workflows(tmp_path)) as place:
        ada = place.opened(place.person("Ada"), LEFT_OVERS)
        case = f"/cases/{reference_in(ada.path)}"
        ada.press("Continue", answer="yes").press("Continue", answer="yes").press("Continue", answer="no")
        ada.press("Continue", answer="not_yet_known").press("Continue", answer="-")
        place.browser.site.lists.make(reference_in(ada.path), asked("regatta"), picnics.desks.acting())
        ada.open(case).follow("Is there pizza tonight?").press("Start").press("Continue", answer="no")
        ada.press("Confirm or change", answer="no").press("Confirm or change", answer="no")

        assert "Your last answer moved something else in this case" in ada.says
        assert "What is left? Before: Crisps are left. Now: Crumbs are left." in ada.says
        ada.open(case).follow("What runs beside the party?").press("Start").press("Continue", answer="no")
        ada.press("Continue", answer="yes")
        assert "Added: Pack the basket" in ada.says and ada.links["The checklist of the case"] == f"{case}/checklist"


def test_the_finding_gives_reasons_actions_and_what_would_change_it(place, ada):
    """What is doubtful about it stands first; the Word document says the same."""
    walked(ada).follow("Continue to the finding")
    page = ada.says
    document = ada.client.get(ada.links["Download as a Word document"])

    assert page.index("There is pizza for everybody.") < page.index("Parties have ended.") < page.index("Why")
    assert "No safeguarding lead has signed off" in page and "Not checked against the published document" in page
    assert "Oven and dough make pizza. Source [1]" in page
    assert "What would change it Does the oven work? Who normally knows: cook No: There is something to nibble." in page
    assert "Captain must: Ring the bell Source [5]" in page
    assert "1 day after the day of the launch; that day is not known" in page
    assert "Riverside club: The log does not say who washes up." in page
    assert document.content.startswith(b"PK") and "attachment" in document.headers["content-disposition"]


def test_an_open_finding_names_what_is_missing_and_who_holds_it(ada):
    """And before the end there is none yet."""
    assert "Not finished Does the oven work?" in ada.open(f"{ada.path}/finding").says
    ada.open(ada.path.removesuffix("/finding")).press("Continue", answer="no")
    ada.press("Continue", answer="not_yet_known").follow("Continue to the finding")

    assert "Nobody can say yet." in ada.says
    assert "What is missing, and who normally knows Are there crisps?" in ada.says
    still = ada.says.partition("What can still turn out")[2]
    assert "There is something to nibble." in still and "There is nothing." in still and "everybody" not in still
    assert "Find out: Are there crisps?" in ada.says


def test_a_form_that_is_sent_twice_is_kept_once(place, ada):
    """Answer, note, pause, back: the second time leads on as the first did."""
    for button, typed in (
        ("Continue", {"answer": "yes"}),
        ("Continue", {"written": "3"}),
        ("Keep the note", {"note": "It is hot."}),
        ("Continue", {"answer": "good", "reasons": "We tried it."}),
        ("Back", {}),
        ("Pause", {}),
    ):
        path = ada.path
        before = place.session(ada).version
        form, data = ada.filled(button, **typed)
        answers = [ada.client.post(form.action, data=data) for _ in range(2)]
        ada.open(path)

        assert [answer.status_code for answer in answers] == [303, 303], button
        assert place.session(ada).version == before + 1, button


def test_the_safety_question_and_a_handing_over_are_kept_once(place):
    """However often they are sent."""
    place.person("Flo")
    ada = begun(place, place.person("Ada"))
    form, data = ada.filled("Continue", answer="no")
    safety = [ada.client.post(form.action, data=data).status_code for _ in range(2)]
    ada.open(ada.path)
    form, data = ada.filled("Hand over", colleague="a-flo")
    over = [ada.client.post(form.action, data=data).status_code for _ in range(2)]

    assert safety == over == [303, 303]
    assert [event.kind for event in place.session(ada).events] == ["safety", "hand_over", "pause"]


@pytest.mark.parametrize(
    ("button", "typed"),
    [
        ("Continue", {"answer": "no"}),
        ("Keep the note", {"note": "It is hot."}),
        ("Ask", {"asked": "Who may refer a case?"}),
        ("Pause", {}),
        ("Hand over", {"colleague": "a-flo"}),
    ],
)
def test_two_people_on_one_walk_lose_nothing(place, ada, button, typed):
    """Whoever is slower is told, sees how it stands, and finds what they typed."""
    flo = place.person("Flo")
    place.put(ada, flo)
    path = ada.open(ada.path).path
    flo.open(path).press("Continue", answer="yes")
    version = place.session(flo).version
    ada.press(button, **typed)

    assert ada.page.status_code == 409 and TOO_LATE in ada.says
    assert "How much dough is there?" in ada.says
    assert all(f"What you had typed: {text}" in ada.says for name, text in typed.items() if name in {"note", "asked"})
    assert place.session(flo).version == version
    ada.press("Continue", written="3")
    assert place.session(ada).version == version + 1


def test_a_stale_answer_is_offered_again_where_its_question_still_stands(place, ada):
    """With its reasons; and where the walk is paused or at its end meanwhile, the page says that."""
    ada.press("Continue", answer="yes").press("Continue", written="3")
    flo = place.person("Flo")
    place.put(ada, flo)
    path = ada.path
    flo.open(path).press("Keep the note", note="It is hot.")
    ada.press("Continue", answer="good", reasons="We tried it.")
    assert ada.page.status_code == 409
    assert (ada.fields["answer"], ada.fields["reasons"]) == (["good"], ["We tried it."])

    stale = ada.filled("Continue")
    flo.open(path).press("Pause")
    paused = ada.client.post(stale[0].action, data=stale[1])
    flo.press("Go on").press("Continue", answer="bad", reasons="It is burnt.").press("Continue", answer="yes")
    ended = ada.client.post(stale[0].action, data=stale[1])
    assert paused.status_code == ended.status_code == 409
    assert "This walk is paused" in said(paused) and "Check the answers" in said(ended)
    assert all("What you had typed: We tried it." in said(answer) for answer in (paused, ended))


def test_a_back_button_of_the_browser_is_a_page_out_of_date(place, ada):
    """Another answer on it is not kept."""
    path = ada.path
    old = ada.filled("Continue", answer="no")
    ada.press("Continue", answer="yes")
    answer = ada.client.post(old[0].action, data=old[1])
    stale_back = ada.client.post(f"{path}/back", data=old[1] | {"question": "oven"})
    stale_safety = ada.client.post(f"{path}/safety", data=old[1] | {"answer": "yes"})

    assert answer.status_code == stale_back.status_code == stale_safety.status_code == 409
    assert place.session(ada).events[-1].value == "yes"


def test_a_session_that_has_ended_loses_nothing_that_was_kept(place, ada):
    """The page says what happened, and the walk goes on after signing in."""
    ada.press("Continue", answer="yes")
    form, data = ada.filled("Continue", written="3")
    place.browser.clock.pass_(minutes=31)
    answer = ada.client.post(form.action, data=data)
    again = place.person("Ada").open(ada.path)

    assert answer.status_code == 401 and "You are not signed in" in said(answer)
    assert "How much dough is there?" in again.says


def test_a_form_of_a_walk_without_its_token_is_refused(place, ada):
    """On every address that a form is sent to."""
    for form in Forms(ada.page.text).forms:
        answer = ada.client.post(form.action, data=dict.fromkeys(form.fields, ""))
        assert answer.status_code == 403, form.action
        answer = ada.client.post(form.action, data={"version": "1", "question": "oven", "form_token": "0" * 64})
        assert answer.status_code == 403, form.action


def test_who_does_not_walk_reads_and_answers_nothing(place, ada):
    """The Chair and the panel see the answers and the finding; no form is there for them."""
    ada.press("Continue", answer="no")
    cy, bo = place.people("Cy", "Bo")
    place.put(ada, cy, bo)
    for reader in (cy, bo):
        reader.open(ada.path)
        token = {"form_token": reader.fields["form_token"][0], "version": "2"}
        assert reader.path.endswith("/answers") and "Does the oven work? No" in reader.says
        assert reader.buttons == {"Sign out"} and "Change: Does the oven work?" not in reader.links
        for step in ("answer", "back", "safety", "note", "ask", "pause", "resume", "hand-over", "send", "noted"):
            sent = token | {"question": "crisps", "answer": "yes"}
            answer = reader.client.post(f"{ada.path}/{step}", data=sent)
            assert answer.status_code == 403 and "takes the role of referrer or business manager" in said(answer), step
        assert reader.open(f"{ada.path}/questions/oven").page.status_code == 403


def test_a_walk_that_is_sealed_is_read_and_no_longer_answered(place, ada):
    """Each of its pages leads to the record or shows what was answered."""
    ada.open(f"/cases/{reference_in(ada.path)}").follow(LEFT_OVERS).press("Start").press("Continue", answer="no")
    path = ada.path
    ada.press("Continue", answer="no").press("Continue", answer="yes")
    ada.press("Continue", answer="not_yet_known").press("Continue", answer="-")
    stale = ada.open(f"{path}/questions/oven").filled("Confirm or change", answer="no")
    ada.open(f"{path}/decision").press("Take note of it and seal", reasons="Nothing follows from it.")

    assert "are sealed as record" in ada.says
    for step in ("", "/questions/oven"):
        assert ada.open(path + step).path == f"{path}/decision"
    assert "Change: Does the oven work?" not in ada.open(f"{path}/answers").links and "Keep the note" not in ada.buttons
    refused = ada.client.post(stale[0].action, data=stale[1])
    assert refused.status_code == 409 and TOO_LATE in said(refused)


def test_numbers_in_a_form_that_are_none_are_refused(ada):
    """The page says which field it was."""
    form, data = ada.filled("Continue", answer="yes")
    answer = ada.client.post(form.action, data=data | {"version": "x"})

    assert answer.status_code == 400 and "version" in said(answer)


def test_while_answering_is_switched_off_the_walk_goes_on(real, tmp_path):
    """The page says why the guidance does not answer; nothing of the question is kept."""
    ada = real.person("Ada", boards=("essex",))
    ada.open("/cases").press("Open a case").follow("Does this case meet the criteria for a serious case review?")
    ada.press("Start").press("Continue", answer="no")
    hal = real.person("Hal")
    turned = Switched(on=False, reason="It is checked.", at=real.browser.clock(), by=hal.account.id)
    OffSwitchFile(tmp_path).keep(turned)
    ada.press("Ask", asked="Who may refer a case?")

    assert ada.page.status_code == 503 and "Answering is switched off: It is checked." in ada.says
    assert ada.fields["asked"] == ["Who may refer a case?"]
    assert [event.kind for event in real.session(ada).events] == ["safety"]
