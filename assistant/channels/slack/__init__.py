"""The assistant where people already talk: Slack, over Socket Mode or over HTTP, by the same handlers."""
