"""An OpenID provider of our own on this machine: a real server, real keys, and knobs to make it lie."""

import base64
import hashlib
import json
import secrets
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

from browsers import ADDRESS

CLIENT, SECRET = "scr-assistant", "a-secret-of-the-client"
RETURN = f"{ADDRESS}/sign-in/return"
ADA = {"sub": "248289761001", "name": "Ada Reuter", "realm": {"roles": ["SCR chairs", "something else"]}}
SETTINGS = {
    "oidc_client_id": CLIENT,
    "oidc_roles_claim": "realm.roles",
    "oidc_role_map": {"SCR chairs": "chair", "SCR office": "business_manager", "IT": "administrator"},
    "oidc_boards_claim": "areas",
    "oidc_board_map": {"ESX": "essex", "OXF": "oxfordshire"},
    "public_url": ADDRESS,
}


class Provider:
    """Signs in whoever comes, as the person it is told, and hands out what it is told to."""

    def __init__(self, clock):
        self.clock = clock
        self.person = ADA
        self.keys = [rsa("first")]
        self.changed = {}
        """What the ID token claims otherwise; a claim that is None is left out."""
        self.metadata = {}
        """What it says of itself otherwise."""
        self.sign = None
        """How the ID token is made otherwise, from its claims."""
        self.down = False
        self.back = {}
        """What is added to the address that people are sent back to."""
        self.asked = []
        """The paths it was asked for."""
        self._codes = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"

    @property
    def settings(self):
        from pydantic import SecretStr

        return {**SETTINGS, "oidc_issuer": self.issuer, "oidc_client_secret": SecretStr(SECRET)}

    def signed(self, claims, key=None, **header):
        """A token with claims, signed with a key."""
        key = key or self.keys[0]
        algorithm = "ES256" if key.key_type == "EC" else "RS256"
        return jwt.encode({"alg": algorithm, "kid": key.kid, **header}, claims, key)

    def send_back(self, address):
        """Sign a person in at an address they were sent to; where they are sent back to."""
        parts = urlsplit(address)
        connection = HTTPConnection(parts.hostname, parts.port)
        connection.request("GET", f"{parts.path}?{parts.query}")
        response = connection.getresponse()
        connection.close()
        return response.headers["location"]

    def _says(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/end",
            "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
            **self.metadata,
        }

    def _authorize(self, asked):
        assert (asked["client_id"], asked["redirect_uri"], asked["response_type"]) == (CLIENT, RETURN, "code")
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        return RETURN + "?" + urlencode({"code": code, "state": asked["state"], **self.back})

    def _token(self, sent, authorization):
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if authorization != f"Basic {basic}":
            return 401, {"error": "invalid_client"}
        asked = self._codes.pop(sent.get("code"), None)
        challenge = b64(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        if asked is None or sent["redirect_uri"] != RETURN or challenge != asked["code_challenge"]:
            return 400, {"error": "invalid_grant", "error_description": f"not {sent.get('code')}"}
        now = int(self.clock().timestamp())
        claims = {
            **self.person,
            "iss": self.issuer,
            "aud": CLIENT,
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + 300,
            **self.changed,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        token = self.sign(claims) if self.sign else self.signed(claims)
        handed = {"access_token": "an-access-token", "token_type": "Bearer", "id_token": token}
        return 200, {name: value for name, value in handed.items() if value is not None}

    def _handler(self):
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                parts = urlsplit(self.path)
                provider.asked.append(parts.path)
                if provider.down:
                    self.answer(503, {})
                elif parts.path == "/.well-known/openid-configuration":
                    self.answer(200, provider._says())
                elif parts.path == "/keys":
                    self.answer(200, {"keys": [key.as_dict(private=False) for key in provider.keys]})
                else:
                    back = provider._authorize({name: value[0] for name, value in parse_qs(parts.query).items()})
                    self.answer(302, {}, {"Location": back})

            def do_POST(self):
                provider.asked.append(self.path)
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                sent = {name: value[0] for name, value in parse_qs(body).items()}
                if provider.down:
                    self.answer(503, {})
                else:
                    self.answer(*provider._token(sent, self.headers["Authorization"]))

            def answer(self, status, content, headers=None):
                body = json.dumps(content).encode()
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                """Say nothing."""

        return Handler

    @contextmanager
    def serving(self):
        """While this lasts it can be reached."""
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()


def b64(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def rsa(name):
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig"})


def ec(name):
    return ECKey.generate_key("P-256", {"kid": name, "use": "sig"})


def unsigned(claims):
    """A token that nobody signed."""
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    return ".".join([*(b64(json.dumps(part).encode()) for part in parts), ""])


def signed_by_hand(header, claims, key):
    """A token with a header that no library would write."""
    head = ".".join(b64(json.dumps(part).encode()) for part in ({"alg": "RS256", "kid": key.kid, **header}, claims))
    return f"{head}.{b64(key.get_op_key('sign').sign(head.encode(), PKCS1v15(), SHA256()))}"


def signed_with_text(claims, secret, name):
    """A token signed with a text as a shared key, as whoever knows only what is public can make it."""
    import hmac

    parts = ({"alg": "HS256", "typ": "JWT", "kid": name}, claims)
    head = ".".join(b64(json.dumps(part).encode()) for part in parts)
    return f"{head}.{b64(hmac.digest(secret, head.encode(), 'sha256'))}"
