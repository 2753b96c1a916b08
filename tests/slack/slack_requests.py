"""Requests as Slack signs and sends them."""

import hashlib
import hmac
import time
import urllib.error
import urllib.request

SIGNING_SECRET = "made-up-secret"


def signed(body, secret=SIGNING_SECRET, at=None):
    """The headers that Slack signs a request with."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def post(address, body, headers):
    """Send a request as Slack does; gives status and body."""
    request = urllib.request.Request(address, body.encode(), headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
