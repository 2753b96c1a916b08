"""What signing in is configured with is checked before anybody is served."""

import datetime

import pytest

from assistant.bootstrap.sign_in import open_sign_in
from assistant.channels.web.serve import serve
from assistant.errors import UserError
from assistant.settings import Settings, read_settings
from provider import SETTINGS

ISSUER = "https://sign-in.example"
BOARDS = ("essex", "oxfordshire")


def opened(**changed):
    settings = Settings(_env_file=None, **{"oidc_issuer": ISSUER, **SETTINGS, **changed})
    return open_sign_in(settings, BOARDS, lambda: datetime.datetime.now(datetime.UTC))


def test_without_an_issuer_links_sign_people_in():
    assert opened(oidc_issuer="") is None


def test_with_everything_a_provider_does():
    """The rules are those of the settings."""
    made = opened(public_url="https://scr.example/")
    claims = {"realm": {"roles": ["SCR office"]}, "areas": "OXF"}

    assert made.provider.issuer == ISSUER
    assert (made.rules.roles(claims), made.rules.boards(claims)) == (("business_manager",), ("oxfordshire",))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"oidc_client_id": ""}, "needs ASSISTANT_OIDC_CLIENT_ID"),
        ({"oidc_roles_claim": ""}, "needs ASSISTANT_OIDC_ROLES_CLAIM"),
        ({"oidc_role_map": {}}, "needs ASSISTANT_OIDC_ROLE_MAP"),
        ({"public_url": ""}, "needs ASSISTANT_PUBLIC_URL"),
        ({"public_url": "http://scr.example"}, "ASSISTANT_PUBLIC_URL must begin with https://"),
        ({"public_url": "scr.example"}, "ASSISTANT_PUBLIC_URL must begin with https://"),
        ({"public_url": "https://scr.example/scr"}, "without a path"),
        ({"oidc_issuer": "http://sign-in.example"}, "ASSISTANT_OIDC_ISSUER must begin with https://"),
        ({"oidc_role_map": {"SCR": "king"}}, "ASSISTANT_OIDC_ROLE_MAP names 'king', and not one of administrator"),
        ({"oidc_board_map": {"X": "nowhere"}}, "ASSISTANT_OIDC_BOARD_MAP names 'nowhere', and not one of essex"),
    ],
)
def test_what_is_missing_or_cannot_be_used_is_told_in_one_line(changed, told):
    with pytest.raises(UserError, match=told):
        opened(**changed)


def test_a_map_that_is_no_object_is_told_by_its_name(monkeypatch, tmp_path):
    """And the secret is in no message."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSISTANT_OIDC_ROLE_MAP", "chair")
    monkeypatch.setenv("ASSISTANT_OIDC_CLIENT_SECRET", "a-secret")

    with pytest.raises(UserError, match=r"ASSISTANT_OIDC_ROLE_MAP.*not a JSON object") as told:
        read_settings()
    assert "a-secret" not in str(told.value)


def test_settings_are_read_from_the_environment(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSISTANT_OIDC_ROLE_MAP", '{"SCR chairs": "chair"}')
    monkeypatch.setenv("ASSISTANT_TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2")
    monkeypatch.setenv("ASSISTANT_OIDC_CLIENT_SECRET", "a-secret")
    settings = read_settings()

    assert settings.oidc_role_map == {"SCR chairs": "chair"}
    assert settings.trusted_proxies == ("10.0.0.1", "10.0.0.2")
    assert "a-secret" not in repr(settings)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "scr.example"])
def test_other_addresses_are_not_listened_on_without_a_sign_in_service(host, tmp_path):
    with pytest.raises(UserError, match="needs a sign-in for the people who reach it there"):
        serve(Settings(_env_file=None, data_dir=tmp_path), host, 0)
