"""What the Slack of our own listens with: HTTP for its Web API, and what it answers with."""

import json
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_OWN_FAULT = 500


class Server(ThreadingHTTPServer):
    """A server that lets many callers wait at its door, as Slack's does."""

    request_queue_size = 256


def listening(slack):
    """A server on this machine that hands every call over to a workspace."""
    return Server(("127.0.0.1", 0), _handler(slack))


def _handler(slack):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            path = urllib.parse.urlsplit(self.path).path
            if path.startswith("/upload/"):
                self._send(*slack.upload(path.rpartition("/")[2], body), "OK", "text/plain")
                return
            raw = body.decode()
            if path.startswith("/response/"):
                self._send(*slack.respond(path.rpartition("/")[2], json.loads(raw)), "ok", "text/plain")
                return
            form = "json" not in self.headers.get("Content-Type", "")
            args = {k: v[0] for k, v in urllib.parse.parse_qs(raw).items()} if form else json.loads(raw or "{}")
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ") or args.pop("token", "")
            status, headers, body = slack.call(path.removeprefix("/api/"), token, args)
            if status >= _OWN_FAULT:
                self._send(status, headers, "<html>It is not you, it is us.</html>", "text/html")
            else:
                self._send(status, headers, json.dumps(body), "application/json")

        def _send(self, status, headers, body, kind):
            self.send_response(status)
            for name, value in {**headers, "Content-Type": kind, "Content-Length": str(len(body.encode()))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            """Nothing is logged."""

    return Handler
