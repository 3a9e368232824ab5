"""`logs/actions.yml` → what became of actions, and the logs with it: an action closed there is done everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kb.library import LogEntry
from kb.model.action_states import ActionState, ActionStates
from kb.model.worklog import Action, WorkLog
from kb.problem import Problem
from kb.read.record import File, read_model
from kb.read.root import ACTIONS


def read_action_states(root: Path) -> tuple[ActionStates, list[Problem]]:
    """The states kept below `root`, and what is wrong with them; none where there is no file. Raises OSError."""
    path = root / ACTIONS
    if path.is_symlink() or not path.is_file():
        return ActionStates(), []
    return action_states_in(path.read_bytes())


def action_states_in(raw: bytes) -> tuple[ActionStates, list[Problem]]:
    """The states that the bytes of such a file hold, and what is wrong with them."""
    states, _, problems = read_model(ActionStates, File(ACTIONS, raw), {})
    return states or ActionStates(), problems


def with_states(logs: Iterable[LogEntry], states: ActionStates) -> tuple[LogEntry, ...]:
    """The logs, their actions as the states say. A day that is not known is the day kb was told."""
    known = by_name(states)
    if not known:
        return tuple(logs)
    return tuple(_with(entry, known) for entry in logs)


def by_name(states: ActionStates) -> Mapping[str, ActionState]:
    """Each state under its ticket, or under LOG#ID; of two of one name the last counts."""
    return {name: state for state in states.actions if (name := folded(state.ticket) or state.action)}


def names_of(log: WorkLog, index: int, action: Action) -> tuple[str, ...]:
    """What an action may be called: its ticket, LOG#ID, LOG#NUMBER from 1; the first is the one to keep it under."""
    names = (folded(action.ticket), f"{log.id}#{action.id}" if action.id else "", f"{log.id}#{index + 1}")
    return tuple(name for name in names if name)


def own_name(log: WorkLog, index: int, action: Action) -> str:
    """What an action is called without its ticket: LOG#ID, else LOG#NUMBER."""
    return next(name for name in names_of(log, index, action) if name.startswith(f"{log.id}#"))


def folded(ticket: str) -> str:
    """A ticket's URL as it is compared."""
    return ticket.strip().rstrip("/")


def _with(entry: LogEntry, known: Mapping[str, ActionState]) -> LogEntry:
    log = entry.record
    actions = tuple(_closed(log, index, action, known) for index, action in enumerate(log.actions))
    if actions == log.actions:
        return entry
    return replace(entry, record=log.model_copy(update={"actions": actions}))


def _closed(log: WorkLog, index: int, action: Action, known: Mapping[str, ActionState]) -> Action:
    state = next((known[name] for name in names_of(log, index, action) if name in known), None)
    if state is None:
        return action
    if state.state == "open":
        return action.model_copy(update={"done": None})
    return action.model_copy(update={"done": action.done or state.done or state.seen})
