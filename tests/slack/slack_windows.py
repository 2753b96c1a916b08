"""Windows of the Slack of our own: opened, pushed over one another, changed, sent and closed, as Slack documents it.

A window is opened with a trigger, once and within three seconds; at most three lie over one another. Whoever changes a
window may say what it must still show, by Slack's digest of it. What was typed stays in a window while others lie over
it, and in a field whose block and element are still called the same once another window is put in its place.
"""

import itertools
import json
import time
import uuid
from copy import deepcopy

from slack_layouts import Refused, check_view

_TRIGGER_HOLDS = 3.0
_MOST_OVER = 3


class Windows:
    """The windows of everybody in a workspace."""

    def begin_windows(self):
        self.views = []
        """Every state of every window that was shown, oldest first."""
        self.stacks = {}
        """Of each person, the windows that lie over one another, the top one last."""
        self._typed = {}
        """What was typed in the fields of each window, by the names of block and element."""
        self._triggers = {}
        self._numbers = itertools.count(1)

    def trigger(self, user="U1"):
        """What a press or a command allows the application to open a window with."""
        name = uuid.uuid4().hex
        self._triggers[name] = (time.monotonic() + _TRIGGER_HOLDS, user)
        return name

    def expire(self, trigger):
        self._triggers[trigger] = (0.0, "U1")

    def window(self, user="U1"):
        """The window that somebody sees; None where they see none."""
        stack = self.stacks.get(user)
        return stack[-1] if stack else None

    def typed(self, name, block, element):
        """What was typed in a field of a window; None where it is as it was shown."""
        return self._typed.get(name, {}).get((block, element))

    def type(self, name, values):
        """Somebody fills in fields of a window; the values are as Slack sends them."""
        fields = {(block, element): state for block, held in values.items() for element, state in held.items()}
        self._typed.setdefault(name, {}).update(fields)

    def closed(self, user, *, all_of_them=False):
        """Somebody closes the window that they see, and comes back to the one below it."""
        with self.changed:
            gone = self.stacks[user].pop()
            if all_of_them:
                self.stacks[user] = []
            self.changed.notify_all()
        return gone

    def answered(self, view, user, told):
        """What happens to a window that was sent, by what its sending was acknowledged with."""
        told = told or {}
        match told.get("response_action"):
            case None:
                self.closed(user)
            case "clear":
                self.closed(user, all_of_them=True)
            case "errors":
                inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
                assert told["errors"] and set(told["errors"]) <= inputs, "errors are shown at fields alone"
            case "update":
                self._replaced(view["id"], told["view"])
            case "push":
                self._put(user, told["view"])

    def _views_open(self, args):
        user = self._used(args)
        view = _given(args)
        check_view(view)
        self.stacks[user] = []
        return {"view": self._put(user, view)}

    def _views_push(self, args):
        user = self._used(args)
        view = _given(args)
        if not self.stacks.get(user):
            raise Refused("not_found")
        return {"view": self._put(user, view)}

    def _views_update(self, args):
        view = _given(args)
        shown = self._find(args["view_id"])
        if args.get("hash") and args["hash"] != shown["hash"]:
            raise Refused("hash_conflict")
        return {"view": self._replaced(args["view_id"], view)}

    def _used(self, args):
        """Use a trigger up; gives whose it is."""
        until, user = self._triggers.pop(args["trigger_id"], (None, None))
        if until is None:
            raise Refused("exchanged_trigger_id")
        if time.monotonic() > until:
            raise Refused("expired_trigger_id")
        return user

    def _find(self, name):
        for stack in self.stacks.values():
            for view in stack:
                if view["id"] == name:
                    return view
        raise Refused("not_found")

    def _put(self, user, view):
        check_view(view)
        stack = self.stacks.setdefault(user, [])
        if len(stack) >= _MOST_OVER:
            raise Refused("push_limit_reached")
        name = f"V{next(self._numbers)}"
        root, below = (stack[0]["id"], stack[-1]["id"]) if stack else (name, None)
        made = {**deepcopy(view), "id": name, "hash": uuid.uuid4().hex, "root_view_id": root, "previous_view_id": below}
        stack.append(made)
        return self._appeared(made)

    def _replaced(self, name, view):
        check_view(view)
        with self.changed:
            shown = self._find(name)
            kept = {key: shown[key] for key in ("id", "root_view_id", "previous_view_id")}
            left = {(b["block_id"], b["element"]["action_id"]) for b in view["blocks"] if b["type"] == "input"}
            self._typed[name] = {field: state for field, state in self._typed.get(name, {}).items() if field in left}
            shown.clear()
            shown.update({**deepcopy(view), **kept, "hash": uuid.uuid4().hex})
            return self._appeared(shown)

    def _appeared(self, view):
        with self.changed:
            self.views.append(deepcopy(view))
            self.changed.notify_all()
        return deepcopy(view)


def _given(args):
    return args["view"] if isinstance(args["view"], dict) else json.loads(args["view"])
