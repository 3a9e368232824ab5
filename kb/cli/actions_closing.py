"""How actions are closed: named one by one, or as a tracker says. What has changed is told after it is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from kb.atomic import update_file
from kb.cli.foreign_files import read_foreign
from kb.cli.no_such import no_such
from kb.cli.options import stop
from kb.imports.tickets import NoTickets, Ticket, read_tickets
from kb.library import Library
from kb.model.action_states import ActionState, ActionStates
from kb.model.times.exact import read_exact
from kb.model.times.moments import Form
from kb.model.worklog import Action
from kb.problem import Level
from kb.read.beside.action_states import action_states_in, by_name, folded, names_of
from kb.read.root import ACTIONS
from kb.secrets.scan import mask
from kb.write.action_states import states_text


def close_actions(
    library: Library, states: ActionStates, wanted: Sequence[str], day: str, told: list[str]
) -> ActionStates:
    """The states with the `wanted` actions done on `day`; `told` receives a line about each.

    Ends the run when there is no such action, or no such day.
    """
    try:
        when = read_exact(day)
    except ValueError as error:
        stop(f"--done: {error}")
    if when.form is not Form.DAY:
        stop(f"--done: '{day}' is no day; write 2026-03-01")
    known = {name: (names[0], action) for names, action in _actions(library) for name in names}
    for name in wanted:
        if folded(name) not in known:
            no_such("--close: no action", name, known)
    changed = dict(by_name(states))
    for name in wanted:
        kept, action = known[folded(name)]
        changed[kept] = _state(kept, action, {"state": "done", "done": day, "seen": day})
        told.append(mask(f"done {day}: {' '.join(action.do.split())}"))
    return ActionStates(actions=tuple(changed.values()))


def keep_states(root: Path, before: ActionStates, after: ActionStates) -> None:
    """Write what `after` says otherwise than `before`; what somebody else has written meanwhile stays."""
    known = by_name(before)
    news = {name: state for name, state in by_name(after).items() if known.get(name) != state}

    def with_news(raw: bytes | None) -> bytes | None:
        states, problems = action_states_in(raw) if raw is not None else (ActionStates(), [])
        if bad := next((one for one in problems if one.level is Level.ERROR), None):
            stop(f"{ACTIONS} was left as it is: line {bad.place.line}: {bad.message}")
        return states_text({**by_name(states), **news}.values()).encode()

    if news:
        update_file(root / ACTIONS, with_news)


def import_tickets(library: Library, states: ActionStates, path: Path, now: datetime, told: list[str]) -> ActionStates:
    """The states with what a tracker says of tickets that actions name; `told` receives a line about each."""
    text = sys.stdin.buffer.read().decode("utf-8", "replace") if str(path) == "-" else _text(path)
    try:
        tickets = read_tickets(text)
    except NoTickets as error:
        stop(f"{path}: {error}")
    changed, used, today = dict(by_name(states)), set(), f"{now:%Y-%m-%d}"
    for names, action in _actions(library):
        found = _ticket_of(action, tickets)
        if found is None:
            continue
        used.add(found.name)
        state = "done" if found.done else "open"
        if found.done == (action.done is not None):
            continue
        day = found.day.isoformat() if found.done and found.day else None
        changed[names[0]] = _state(names[0], action, {"state": state, "done": day, "seen": today})
        told.append(mask(f"{state}: {' '.join(action.do.split())} ({action.ticket})"))
    told.append(f"{len(tickets)} tickets read; actions name {len(used)} of them")
    return ActionStates(actions=tuple(changed.values()))


def _text(path: Path) -> str:
    if not path.is_file():
        stop(f"{path} matches nothing")
    return read_foreign(path)[1]


def _actions(library: Library) -> Iterator[tuple[tuple[str, ...], Action]]:
    """Every action with its names, the one to keep it under first."""
    for entry in library.logs:
        for index, action in enumerate(entry.record.actions):
            yield names_of(entry.record, index, action), action


def _ticket_of(action: Action, tickets: Sequence[Ticket]) -> Ticket | None:
    url = folded(action.ticket)
    if not url:
        return None
    return next((one for one in tickets if folded(one.name) == url or url.rpartition("/")[2] == one.name), None)


def _state(name: str, action: Action, values: dict[str, str | None]) -> ActionState:
    key = "ticket" if folded(action.ticket) == name else "action"
    return ActionState.model_validate({key: name, **{field: text for field, text in values.items() if text}})
