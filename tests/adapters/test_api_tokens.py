"""A token is shown once, and what is kept of it opens nothing."""

import datetime
import stat

import pytest

from assistant.adapters.api_tokens import ApiTokens
from assistant.errors import StorageFailed, UserError

TODAY = datetime.date(2026, 3, 2)


def test_a_token_is_known_by_what_was_shown_and_by_nothing_that_is_kept(tmp_path):
    """The file holds its digest, and only its owner can read it."""
    tokens = ApiTokens(tmp_path)
    token, secret = tokens.make("a-1", TODAY)
    file = tmp_path / "api-tokens.json"

    assert tokens.of(secret) == token == ApiTokens(tmp_path).all()[0]
    assert tokens.of(token.sha256) is None and tokens.of(token.id) is None and tokens.of("") is None
    assert secret not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_withdrawn_token_leaves_the_others(tmp_path):
    """Each is withdrawn by its own id."""
    tokens = ApiTokens(tmp_path)
    (one, first), (other, second) = tokens.make("a-1", TODAY), tokens.make("a-2", TODAY)
    tokens.withdraw(one.id)

    assert (tokens.of(first), tokens.of(second), tokens.all()) == (None, other, [other])
    with pytest.raises(UserError, match="no token"):
        tokens.withdraw(one.id)


@pytest.mark.parametrize("content", ["{", "[]", '{"tokens": [{}]}', '{"tokens": [{"made_on": "never"}]}'])
def test_a_damaged_file_is_told(tmp_path, content):
    """Nobody is let in by it, and one line says what to do."""
    (tmp_path / "api-tokens.json").write_text(content)

    with pytest.raises(StorageFailed, match="make the tokens anew"):
        ApiTokens(tmp_path).all()


def test_tokens_that_belonged_to_no_account_are_told(tmp_path):
    """They were made by an earlier version; nobody is let in by them."""
    (tmp_path / "api-tokens.json").write_text('{"format": 1, "tokens": [{"id": "t-1", "role": "chair"}]}')

    with pytest.raises(StorageFailed, match="before tokens belonged to accounts"):
        ApiTokens(tmp_path).of("anything")
