"""The text of `logs/actions.yml`: sorted, one entry for each action, the same for the same states."""

from __future__ import annotations

from collections.abc import Iterable

from kb.model.action_states import ActionState
from kb.write.yaml_text import Value, fields

HEAD = (
    "# What became of actions, by ticket or by LOG#ID. `kb actions` writes this file, and it counts before the logs.\n"
)


def states_text(states: Iterable[ActionState]) -> str:
    """The states as YAML."""
    found: list[Value] = [
        {
            "ticket": one.ticket,
            "action": one.action,
            "state": one.state,
            "done": one.done.text if one.done else None,
            "seen": one.seen.text,
        }
        for one in sorted(states, key=lambda one: (one.ticket, one.action))
    ]
    return HEAD + fields({"actions": found})
