"""What people are to the assistant: the roles that a sign-in or a token gives."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["practitioner", "referrer", "panel_member", "chair", "business_manager", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
