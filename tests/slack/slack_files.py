"""Files and home tabs of the Slack of our own: an upload in its three steps, and what people see in their home tab.

Slack names a place for the bytes, takes them there, and shows the file once it is told that the upload is complete.
What is not completed is never shown.
"""

import itertools
import json
import re
from copy import deepcopy
from dataclasses import dataclass

from slack_layouts import Refused, check_view

_MOST_HOME = 250_000
_SHARED_IN = re.compile("[CGD][A-Z0-9]+")
"""A channel or a direct message by its own id: a person's is not taken."""


@dataclass
class Uploaded:
    """A file on its way, or shared."""

    name: str
    length: int
    content: bytes | None = None
    title: str = ""
    channel: str | None = None


class Files:
    """The files of a workspace, and everybody's home tab."""

    def begin_files(self):
        self.files = []
        """Every file that was shared, oldest first."""
        self.homes = {}
        """What each person sees in their home tab."""
        self._uploads = {}
        self._upload_numbers = itertools.count(1)

    def _files_getUploadURLExternal(self, args):  # noqa: N802 - Slack's own name
        if not args.get("filename") or not int(args.get("length") or 0):
            raise Refused("missing_argument")
        name = f"F{next(self._upload_numbers)}"
        self._uploads[name] = Uploaded(args["filename"], int(args["length"]))
        return {"file_id": name, "upload_url": f"{self.address}/upload/{name}"}

    def upload(self, name, content):
        """Take the bytes of a file: status and headers."""
        with self.changed:
            self.calls.append(("upload", {"name": name}))
            try:
                if trouble := self._in_trouble("upload"):
                    return trouble
                kept = self._uploads.get(name)
                if kept is None or len(content) != kept.length:
                    return 400, {}
                kept.content = content
                return 200, {}
            finally:
                self.changed.notify_all()

    def _files_completeUploadExternal(self, args):  # noqa: N802 - as above
        files = args["files"] if isinstance(args["files"], list) else json.loads(args["files"])
        channel = args.get("channel_id")
        if not channel or not _SHARED_IN.fullmatch(channel):
            raise Refused("invalid_arguments")
        if not channel.startswith("D"):
            self._in(channel)
        for one in files:
            if one["id"] not in self._uploads or self._uploads[one["id"]].content is None:
                raise Refused("file_not_found")
        for one in files:
            kept = self._uploads.pop(one["id"])  # it is completed once
            kept.title, kept.channel = one.get("title") or kept.name, channel
            self.files.append(kept)
        return {"files": [{"id": one["id"], "title": one.get("title")} for one in files]}

    def _views_publish(self, args):
        view = args["view"] if isinstance(args["view"], dict) else json.loads(args["view"])
        if not self.manifest["features"]["app_home"]["home_tab_enabled"]:
            raise Refused("not_enabled")
        if args["user_id"] not in self.people or view.get("type") != "home":
            raise Refused("invalid_arguments")
        if len(json.dumps(view)) > _MOST_HOME:
            raise Refused("view_too_large")
        check_view(view)
        shown = self.homes.get(args["user_id"])
        if args.get("hash") and shown and args["hash"] != shown["hash"]:
            raise Refused("hash_conflict")
        made = {**deepcopy(view), "id": f"VH{args['user_id']}", "hash": self.stamp()}
        self.homes[args["user_id"]] = made
        return {"view": deepcopy(made)}
