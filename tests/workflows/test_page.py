"""The page that a safeguarding lead reads and signs holds everything there is to sign."""

from assistant.workflows.load import digest
from assistant.workflows.model import Judgement
from assistant.workflows.page import page
from assistant.workflows.paths import listed
from inventions import BOAT, PACKING, PIZZA, RIVERSIDE, EverySource

SOURCES = EverySource()


def test_criteria_stand_numbered_beside_what_the_sources_say():
    text = page(PIZZA, SOURCES)

    assert "1. **R1** gives *feast*: Oven and dough make pizza." in text
    assert "   - The menu, undated, baked: baked" in text
    assert "3. **hungry**: There is nothing." in text


def test_the_page_names_what_is_signed_and_who_signed_it():
    assert "- Not signed off by any safeguarding lead" in page(PIZZA, SOURCES)

    signed = page(PIZZA, SOURCES, ("A cook, head cook, 1 June 2020",))

    assert f"- Digest: `{digest(PIZZA)}`" in signed
    assert "- Signed off: A cook, head cook, 1 June 2020" in signed
    assert "Not signed off" not in signed


def test_questions_stand_with_why_help_judgement_and_answers():
    helped = PIZZA.questions["dough"].model_copy(update={"help": "Weigh it."})
    text = page(PIZZA.model_copy(update={"questions": {**PIZZA.questions, "dough": helped}}), SOURCES)

    assert "1. **oven**: Does the oven work?\n   - Why: Pizza is baked." in text
    assert "   - Help: Weigh it." in text
    assert "   - A judgement of: cook. What is weighed: Whether anybody would eat it." in text
    assert "   - Answers: good; bad; smells_odd (Hard to say); not_yet_known" in text


def test_an_answer_that_settles_by_not_being_known_says_so():
    taste = PIZZA.questions["taste"]
    settling = taste.options["not_yet_known"].model_copy(update={"label": "Nobody tasted it"})
    taste = taste.model_copy(update={"options": {**taste.options, "not_yet_known": settling}})
    text = page(PIZZA.model_copy(update={"questions": {**PIZZA.questions, "taste": taste}}), SOURCES)

    assert "not_yet_known (Nobody tasted it) settles" in text


def test_what_follows_says_when_who_by_when_and_what_waits():
    text = page(PACKING, SOURCES)

    assert "- **always**, always" in text
    assert "- **plates**, guests is children: Take the small plates." in text
    assert "   - guest should: Ask the host (before leaving). Hold: packing, until the host has answered." in text
    assert "   - When: drinks is no and books is no" in text
    assert "   - guest must: Take the basket (promptly)." in text
    assert "- **invite**, on feast, snack" in page(PIZZA, SOURCES)
    assert "   - host should: Call the guests (2 working days before the day of the party)." in page(PIZZA, SOURCES)


def test_what_is_unchecked_is_marked():
    assert "The menu, undated, guests (not checked against the published document): guests" in page(PIZZA, SOURCES)


def test_a_page_of_a_source_is_named_where_there_is_one():
    class Paged(EverySource):
        def cite(self, statement):
            return super().cite(statement).model_copy(update={"page": "7"})

    assert "The menu, undated, baked, page 7: baked" in page(PIZZA, Paged())


def test_a_boards_additions_stand_under_its_name():
    text = page(RIVERSIDE, SOURCES)

    assert ", for riverside" in text
    assert "   - riverside: The oven is below deck." in text
    assert "- **rv_bell** (riverside), on feast; crisps is yes" in text
    assert "## What the board's document does not say\n\n- The log does not say who washes up." in text
    assert "riverside" not in page(PIZZA, SOURCES)


def test_invariants_exclusions_and_open_points_are_on_it_where_there_are_any():
    text = page(PIZZA.model_copy(update={"open_points": ("Nobody knows who pays.",)}), SOURCES)

    assert "## What must hold\n\n- Crisps are never nothing." in text
    assert "- oven is no and taste is good: nobody tasted what was not baked" in text
    assert "## Open points\n\n- Nobody knows who pays." in text
    assert "## What must hold" not in page(BOAT, SOURCES)


def test_the_diagram_and_all_paths_are_on_it():
    text = page(BOAT, SOURCES)

    assert "```mermaid\nflowchart TD" in text
    assert f"```text\n{listed(BOAT)}```" in text


def test_a_judgement_without_named_answers_covers_every_answer():
    every = Judgement(by=("cook",), test="Taste it.")

    assert every.covers("good") and every.covers("smells_odd")
