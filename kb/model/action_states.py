"""`logs/actions.yml`: which actions are done by now, so that nobody edits an old log to close one."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kb.model.values.fields import Many, Noun, OneOf
from kb.model.values.scalars import Text, Time

STATES = ("done", "open")


class ActionState(Noun):
    """What became of one action, known by its ticket, or by the log it stands in."""

    ticket: Text = Field("", description="URL of the ticket, as the action has it.")
    action: Text = Field("", description="LOG#ID or LOG#NUMBER, for an action without a ticket.")
    state: Annotated[str, OneOf(*STATES)] = Field("done", description="done or open.")
    done: Time | None = Field(None, description="The day it was done.")
    seen: Time = Field(description="The day kb was told; stands in for an unknown day.")


class ActionStates(Noun):
    """Every state, each ticket and each action once; kb writes this file (kb actions)."""

    actions: Many[ActionState] = Field((), description="What became of each action.")
