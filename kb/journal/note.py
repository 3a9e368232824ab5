"""One note of the night, and its line in the journal: JSON with the moment, the verb, and the record's own fields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Given = Mapping[str, str | tuple[str, ...]]

FIELDS: Mapping[str, frozenset[str]] = {
    "begin": frozenset({"what"}),
    "start": frozenset({"step", "what"}),
    "finish": frozenset({"step", "result", "note"}),
    "note": frozenset({"what", "output"}),
    "deviation": frozenset({"seen", "step", "expected", "error", "did", "delay", "pitfall"}),
    "decision": frozenset({"choice", "by", "because"}),
    "end": frozenset({"outcome", "what"}),
    "undo": frozenset(),
}
"""What may be noted, and the fields of each: named as in the record."""


@dataclass(frozen=True, slots=True)
class Note:
    """What happened at a moment, which is aware and exact to the minute."""

    at: datetime
    verb: str
    given: Given = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a field; empty where there is none."""
        value = self.given.get(name, "")
        return value if isinstance(value, str) else "; ".join(value)

    def line(self) -> str:
        """The note as one line of JSON, without a line end."""
        return json.dumps({"at": self.at.isoformat(timespec="minutes"), "verb": self.verb, **self.given})


def read_note(line: str) -> Note:
    """The note that a line holds. Raises ValueError or TypeError for a line that is none: cut off, or somebody's."""
    values = json.loads(line)
    if not isinstance(values, dict):
        raise ValueError("no map")  # noqa: TRY004  # what is wrong is the line
    at, verb = datetime.fromisoformat(values.pop("at", "")), values.pop("verb", "")
    if at.tzinfo is None or verb not in FIELDS or not FIELDS[verb].issuperset(values):
        raise ValueError("no note of kb log")
    return Note(at, verb, {name: _value(one) for name, one in values.items()})


def _value(value: object) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise ValueError("no text")
