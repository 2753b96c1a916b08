"""Roles and boards are read from what a sign-in service claims, and from nothing it does not say."""

import pytest

from assistant.accounts.claims import ClaimRules, name_in

RULES = ClaimRules(
    "realm.roles",
    {"chairs": "chair", "office": "business_manager", "also chairs": "chair"},
    "areas",
    {"RS": "riverside"},
)


@pytest.mark.parametrize(
    ("claims", "roles"),
    [
        ({"realm": {"roles": ["office", "chairs", "cooks"]}}, ("chair", "business_manager")),
        ({"realm": {"roles": "chairs"}}, ("chair",)),
        ({"realm": {"roles": ["chairs", "also chairs"]}}, ("chair",)),
        ({"realm.roles": ["chairs"]}, ("chair",)),
        ({"realm.roles": ["chairs"], "realm": {"roles": ["office"]}}, ("chair",)),
        ({"realm": {"roles": ["cooks"]}}, ()),
        ({"realm": {"roles": [["chairs"], {"chairs": True}, 1, None]}}, ()),
        ({"realm": {"roles": {"chairs": True}}}, ()),
        ({"realm": ["roles"]}, ()),
        ({"realm": "roles"}, ()),
        ({"realm": None}, ()),
        ({"roles": ["chairs"]}, ()),
        ({}, ()),
    ],
    ids=str,
)
def test_roles_are_what_the_claim_holds_and_the_map_knows(claims, roles):
    assert RULES.roles(claims) == roles


@pytest.mark.parametrize(
    ("claims", "boards"),
    [({"areas": ["RS", "XX"]}, ("riverside",)), ({"areas": "RS"}, ("riverside",)), ({"areas": None}, ()), ({}, ())],
)
def test_boards_likewise(claims, boards):
    assert RULES.boards(claims) == boards


def test_without_a_boards_claim_nobody_works_for_a_board():
    rules = ClaimRules("roles", {}, "", {"RS": "riverside"})

    assert rules.boards({"": ["RS"], "areas": ["RS"]}) == ()


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"name": " Ada Reuter ", "email": "a@example.org"}, "Ada Reuter"),
        ({"name": " ", "preferred_username": "ada"}, "ada"),
        ({"name": ["Ada"], "email": "a@example.org"}, "a@example.org"),
        ({"name": "x" * 300}, "x" * 200),
        ({}, "somebody without a name"),
    ],
    ids=str,
)
def test_somebody_is_called_what_the_service_calls_them(claims, name):
    assert name_in(claims) == name
