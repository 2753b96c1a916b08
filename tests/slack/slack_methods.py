"""The methods of Slack's Web API that are about people, channels and messages."""

import json

from slack_layouts import Posted, Refused, check_message

TEAM, OTHER_TEAM, BOT_USER, BOT = "T0HOME", "T0OTHER", "U0BOT", "B0BOT"
_MOST_PROMPTS = 4


class Methods:
    """What a workspace answers to calls; each method is named as Slack names it."""

    def _auth_test(self, _):
        told = {"url": self.address, "team": "Home", "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT}
        return {**told, **({"enterprise_id": self.organisation} if self.organisation else {})}

    def _apps_connections_open(self, _):
        port = self._sockets.socket.getsockname()[1]
        return {"url": f"ws://127.0.0.1:{port}/link/?ticket={next(self._tickets)}"}

    def _users_info(self, args):
        if args["user"] not in self.people:
            raise Refused("user_not_found")
        return {"user": self.people[args["user"]]}

    def _conversations_info(self, args):
        channel = self._channel(args["channel"])
        if ("groups:read" if channel["is_private"] else "channels:read") not in self.scopes:
            raise Refused("missing_scope")
        if channel["is_private"] and BOT_USER not in channel["members"]:
            raise Refused("channel_not_found")
        return {"channel": {"id": args["channel"], **{k: v for k, v in channel.items() if k != "members"}}}

    def _chat_postMessage(self, args):  # noqa: N802 - Slack's own name
        channel = args["channel"]
        if channel.startswith("U"):
            if channel not in self.people:
                raise Refused("channel_not_found")
            channel = f"D{channel}"
        elif not channel.startswith("D"):
            self._in(channel)
        return self._shown(Posted(channel, *self._message(args), self.stamp(), args.get("thread_ts")))

    def _chat_update(self, args):
        if not args["channel"].startswith(("C", "D", "G")):
            raise Refused("channel_not_found")
        found = next((p for p in self.posted if (p.channel, p.ts, p.only) == (args["channel"], args["ts"], None)), None)
        if found is None or found.gone:
            raise Refused("message_not_found")
        found.text, found.blocks = self._message(args)
        found.changes += 1
        return {"ts": found.ts, "channel": found.channel}

    def _chat_postEphemeral(self, args):  # noqa: N802 - as above
        self._in(args["channel"])
        posted = Posted(args["channel"], *self._message(args), self.stamp(), args.get("thread_ts"), args["user"])
        return {"message_ts": self._shown(posted)["ts"]}

    def _assistant_threads_setStatus(self, args):  # noqa: N802 - as above
        if not args.get("thread_ts"):
            raise Refused("invalid_thread_ts")
        self.statuses.append((args["channel_id"], args["thread_ts"], args["status"]))
        return {}

    def _assistant_threads_setSuggestedPrompts(self, args):  # noqa: N802 - as above
        if not 1 <= len(args["prompts"]) <= _MOST_PROMPTS or "title" in args:
            raise Refused("invalid_arguments")
        if "thread_ts" not in args:  # with it, an application of the present kind is shown nothing
            self.prompts.append((args["channel_id"], args["prompts"]))
        return {}

    def respond(self, name, body):
        """Take an answer to a command or a button."""
        with self.changed:
            if trouble := self._in_trouble("response"):
                return trouble
            channel, user, about, left = self._response_urls[name]
            if not left:
                return 404, {}
            self._response_urls[name][3] -= 1
            if body.get("delete_original"):
                about.gone = True
            else:
                check_message(body["text"], body["blocks"])
                assert body["response_type"] == "ephemeral" and body["replace_original"] is False
                self.posted.append(Posted(channel, body["text"], body["blocks"], self.stamp(), only=user))
            self.changed.notify_all()
            return 200, {}

    def _channel(self, name):
        if name not in self.channels:
            raise Refused("channel_not_found")
        return self.channels[name]

    def _in(self, name):
        if BOT_USER not in self._channel(name)["members"]:
            raise Refused("not_in_channel")

    def _message(self, args):
        blocks = args.get("blocks") or []
        blocks = blocks if isinstance(blocks, list) else json.loads(blocks)
        check_message(args.get("text", ""), blocks)
        return args["text"], blocks

    def _shown(self, posted):
        self.posted.append(posted)
        return {"ts": posted.ts, "channel": posted.channel}


def person(name, team=TEAM, **more):
    """Somebody as Slack tells of them."""
    return {"id": name, "team_id": team, "is_bot": False, "deleted": False, "real_name": f"Somebody {name}", **more}
