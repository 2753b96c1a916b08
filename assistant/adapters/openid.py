"""Sign people in with an OpenID Connect provider: authorization code with PKCE, and an ID token that is checked.

Only what its provider signed, for us, now, in answer to this very sign-in, is believed. What is refused is logged by
the check that failed; nothing of the token is.
"""

from __future__ import annotations

import datetime
import hmac
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.common.security import generate_token
from authlib.common.urls import add_params_to_uri
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from assistant.accounts.claims import Claims
from assistant.errors import SignInRefused, SignInUnavailable

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA")
"""Signatures that only the provider can make: none without a key, and none with a key that is shared."""
LEEWAY_SECONDS = 60
"""How far the clocks of the provider and of this machine may differ."""
_KNOWN_FOR = datetime.timedelta(hours=1)
"""How long what the provider says of itself is taken for true before it is asked again."""
_WAIT_SECONDS = 10.0
_MOST_BYTES = 1024 * 1024
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LOG = logging.getLogger("assistant.sign_in")

Clock = Callable[[], datetime.datetime]


@dataclass(frozen=True, slots=True)
class Client:
    """What this installation is to a provider."""

    issuer: str
    id: str
    secret: str | None
    redirect: str
    """Where the provider sends people back to."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in that has been begun; all of it but the address stays here."""

    address: str
    """Where the person goes to sign in."""
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class _Provider:
    """What a provider says of itself."""

    metadata: Mapping[str, Any]
    read_at: datetime.datetime
    keys: KeySet


class OpenIdProvider:
    """One provider, asked when somebody signs in."""

    def __init__(self, client: Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._known: _Provider | None = None

    @property
    def issuer(self) -> str:
        """Who signs people in."""
        return self._client.issuer

    def begin(self) -> Begun:
        """Begin a sign-in; raises ``SignInUnavailable`` where the provider cannot be asked."""
        state, nonce, verifier = generate_token(43), generate_token(43), generate_token(64)
        endpoint = self._provider().metadata["authorization_endpoint"]
        with self._talking() as talk:
            address, _ = talk.create_authorization_url(endpoint, state=state, nonce=nonce, code_verifier=verifier)
        return Begun(address, state, nonce, verifier)

    def finish(self, begun: Begun, code: str, issuer: str | None = None) -> Claims:
        """What the provider claims of whoever comes back with a code; ``issuer`` is who it says sent them.

        Raises ``SignInRefused`` where that cannot be relied on, and ``SignInUnavailable``.
        """
        provider = self._provider()
        named = provider.metadata.get("authorization_response_iss_parameter_supported")
        if issuer != self.issuer and (issuer is not None or named):
            raise _refused("another provider sent them")
        with self._talking() as talk:
            try:
                token = talk.fetch_token(
                    provider.metadata["token_endpoint"],
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=begun.verifier,
                )
            except OAuthError as error:
                raise _refused(f"the provider did not take the code: {_plain(error.error)}") from None
        return self._checked(str(token.get("id_token") or ""), begun.nonce, token.get("access_token"))

    def signed_out_at(self, back: str) -> str | None:
        """Where somebody may end their session with the provider as well, and come back; none where it has no such."""
        endpoint = self._provider().metadata.get("end_session_endpoint")
        if not isinstance(endpoint, str) or not _may_be_asked(endpoint):
            return None
        given = {"client_id": self._client.id, "post_logout_redirect_uri": back}
        return str(add_params_to_uri(endpoint, list(given.items())))

    def _checked(self, id_token: str, nonce: str, access_token: object) -> Claims:
        """The claims of an ID token, when everything about it holds."""
        try:
            try:
                token = self._opened(id_token)
            except (InvalidKeyIdError, BadSignatureError):  # it may have changed its keys since we asked
                self._known = None
                token = self._opened(id_token)
            claims = CodeIDToken(
                token.claims,
                token.header,
                {
                    "iss": {"essential": True, "value": self.issuer},
                    "aud": {"essential": True, "value": self._client.id},
                    "sub": {"essential": True},
                },
                {"nonce": nonce, "client_id": self._client.id, "access_token": access_token},
            )
            claims.validate(now=int(self._clock().timestamp()), leeway=LEEWAY_SECONDS)
        except JoseError as error:
            raise _refused(f"the ID token does not hold: {error.error} {getattr(error, 'claim', '')}") from None
        except (ValueError, TypeError, KeyError):
            raise _refused("the ID token is none") from None
        if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
            raise _refused("the ID token does not hold: nonce")
        return dict(claims)

    def _opened(self, id_token: str) -> jwt.Token:
        registry = jws.JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        return jwt.decode(id_token, self._provider().keys, registry=registry)

    def _provider(self) -> _Provider:
        """What the provider says of itself, asked again after an hour."""
        now = self._clock()
        if self._known is None or now - self._known.read_at >= _KNOWN_FOR:
            metadata = self._read(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
            if metadata.get("issuer") != self.issuer:
                raise _unavailable("it gives another issuer than ASSISTANT_OIDC_ISSUER")
            for endpoint in _ENDPOINTS:
                if not _may_be_asked(metadata.get(endpoint)):
                    raise _unavailable(f"its {endpoint} is missing or not encrypted")
            self._known = _Provider(metadata, now, _keys(self._read(metadata["jwks_uri"])))
        return self._known

    def _read(self, address: str) -> Mapping[str, Any]:
        with self._talking() as talk:
            body = bytearray()
            with talk.stream("GET", address, withhold_token=True) as response:
                response.raise_for_status()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > _MOST_BYTES:
                        raise _unavailable("it says too much")
            found = httpx2.Response(200, content=bytes(body)).json()
        if not isinstance(found, dict):
            raise _unavailable("what it says of itself is no JSON object")
        return found

    @contextmanager
    def _talking(self) -> Iterator[OAuth2Client]:
        """A connection to the provider; whatever keeps it from answering is told in one line."""
        client = self._client
        talk = OAuth2Client(
            client.id,
            client.secret,
            scope="openid profile",
            redirect_uri=client.redirect,
            code_challenge_method="S256",
            timeout=_WAIT_SECONDS,
            follow_redirects=False,
        )
        try:
            with talk:
                yield talk
        except httpx2.HTTPStatusError as error:
            raise _unavailable(f"it answered with the status {error.response.status_code}") from None
        except httpx2.HTTPError as error:
            raise _unavailable(type(error).__name__) from None
        except ValueError:
            raise _unavailable("what it answered is no JSON") from None


def _keys(found: Mapping[str, Any]) -> KeySet:
    """The keys that can have signed an ID token; one that is shared, or for encryption, cannot."""
    keys = found.get("keys")
    usable = [
        key
        for key in (keys if isinstance(keys, list) else [])
        if isinstance(key, dict) and key.get("kty") in {"RSA", "EC", "OKP"} and key.get("use", "sig") == "sig"
    ]
    try:
        return KeySet.import_key_set({"keys": usable})
    except JoseError:
        raise _unavailable("it gives no key that can be used") from None


def _may_be_asked(address: object) -> bool:
    """Whether an address is encrypted, or on this machine."""
    parts = urlsplit(address) if isinstance(address, str) else None
    return parts is not None and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK))


def _plain(code: object) -> str:
    """An error code as a provider gives it, kept short and to letters."""
    return "".join(c for c in str(code)[:40] if c.isascii() and (c.isalpha() or c == "_"))


def _refused(why: str) -> SignInRefused:
    _LOG.warning("a sign-in was refused: %s", why.strip())
    return SignInRefused("the sign-in service's answer could not be relied on")


def _unavailable(why: str) -> SignInUnavailable:
    _LOG.error("the sign-in service cannot be used: %s", why)
    return SignInUnavailable("the sign-in service cannot be used just now")
