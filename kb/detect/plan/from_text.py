"""The plan as Terraform prints it for people → changes with the paths of their attributes; values are passed over.

The text does not say what it undoes, unless Terraform adds its note about changes made outside of it. `!` stands for
`~` where Atlantis made a diff of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kb.detect.globs import Path
from kb.detect.plan.change import Change

HEAD = re.compile(
    r"^\s*# (?P<address>\S.*?) (?P<what>will be created|will be updated in-place|must be replaced|"
    r"is tainted, so (?:it )?must be replaced|will be replaced, as requested|will be destroyed|"
    r"will no longer be managed by Terraform.*|will be read during apply|has changed|has been deleted|has been changed|"
    r"\(deposed object \w+\) will be destroyed|will be replaced due to changes in replace_triggered_by)\s*$"
)
ACTIONS = {"will be c": "create", "will be u": "update", "must be r": "replace", "is tainte": "replace",
           "will be d": "delete", "will no l": "forget", "(deposed ": "delete", "will be r": "replace"}  # fmt: skip
_LINE = re.compile(r"^(?P<indent>\s*)(?P<sign>-/\+|\+/-|[~!+-])?\s*(?P<name>\"[^\"]+\"|[\w.-]+)?\s*(?P<rest>.*)$")
END = re.compile(r"^\s*(Plan: \d+ to|No changes\.|Changes to Outputs:|Unless you have made equivalent)")
OPENS = ("{", "[", "(")


@dataclass
class _Block:
    """One resource as read so far."""

    address: str
    what: str
    changed: dict[Path, None] = field(default_factory=dict)
    forcing: dict[Path, None] = field(default_factory=dict)
    stack: list[tuple[str, bool]] = field(default_factory=list)
    """Open brackets: the name before each, and whether its lines count."""
    heredoc: str = ""


def read_text(lines: Sequence[str]) -> tuple[Change, ...]:
    """Every change that the lines announce, in their order; nothing of a CI stands before them (`kb.detect.lines`)."""
    planned: dict[str, _Block] = {}
    drifted: dict[str, _Block] = {}
    block: _Block | None = None
    for line in lines:
        match = HEAD.match(line) if "# " in line else None
        if match:
            block = _Block(match["address"], match["what"])
            kept = drifted if match["what"].startswith("has ") else planned
            kept[block.address] = block
        elif END.match(line):
            block = None
        elif block is not None:
            _read_line(block, line)
    return tuple(_change(block, drifted.get(block.address)) for block in planned.values())


def _change(block: _Block, by_hand: _Block | None) -> Change:
    address = re.sub(r" \(deposed object \w+\)$", "", block.address)
    action = "read" if block.what.startswith("will be read") else ACTIONS[block.what[:9]]
    drifted: tuple[Path, ...] | None = tuple(by_hand.changed) if by_hand else None
    if by_hand and ("deleted" in by_hand.what) != (action == "create"):
        drifted = None
    return Change(
        address=address,
        type=type_of(address),
        action=action,
        told=() if action == "create" else tuple(block.changed),
        forcing=tuple(block.forcing),
        told_drift=() if drifted is not None and action == "create" else drifted,
    )


def type_of(address: str) -> str:
    """The resource type in an address: the last but one name outside brackets."""
    names = re.sub(r"\[(?:\"(?:[^\"\\]|\\.)*\"|\d+)\]", "", address).split(".")
    return names[-2] if len(names) >= 2 else ""


def _read_line(block: _Block, line: str) -> None:
    """Follow brackets and note the names of changed attributes; what a here-document holds is skipped."""
    if block.heredoc:
        if line.strip().removeprefix("~").strip() == block.heredoc:
            block.heredoc = ""
        return
    match = _LINE.match(line)
    if match is None or not line.strip():
        return
    sign, name, rest = match["sign"] or "", (match["name"] or "").strip('"'), match["rest"].rstrip()
    if line.strip()[:1] in ("}", "]", ")"):
        if block.stack:
            block.stack.pop()
        return
    if here := re.search(r"<<-?~?(\w+)", rest):
        block.heredoc = here[1]
    opening = rest.partition(" # ")[0].rstrip()
    if opening.endswith(OPENS) or (not name and opening in OPENS):
        _open(block, sign, name, opening)
    if sign and not opening.endswith(OPENS):
        _note(block, _path(block, name), forces="# forces replacement" in rest)
    elif "# forces replacement" in rest:
        _note(block, _path(block, name), forces=True)


def _open(block: _Block, sign: str, name: str, opening: str) -> None:
    if not block.stack:
        name = ""
    block.stack.append((name, opening.endswith("[")))
    if sign in ("+", "-") and len(block.stack) > 1:
        _note(block, _path(block, ""), forces=False)


def _path(block: _Block, name: str) -> Path:
    parts: list[str] = []
    for open_name, is_list in block.stack[1:]:
        parts += ([open_name] if open_name else []) + (["*"] if is_list else [])
    return tuple([*parts, name] if name else parts)


def _note(block: _Block, path: Path, *, forces: bool) -> None:
    if path:
        block.changed[path] = None
        if forces:
            block.forcing[path] = None
