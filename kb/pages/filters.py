"""What a list can be narrowed by: its facets with counts, and the values each row carries. The script reads both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.library import Entry, LogEntry
from kb.model.pitfall import SEVERITIES, Pitfall
from kb.model.record import Record
from kb.pages.desk import Desk
from kb.pages.lists import OpenAction

SEPARATOR = "|"
"""Between the values of one facet in a row's attribute."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: its name in the URL, its label, and its options with how many rows have each."""

    name: str
    label: str
    options: tuple[tuple[str, str, int], ...]


def facets_of(desk: Desk, rows: Iterable[Mapping[str, Sequence[str]]]) -> tuple[Facet, ...]:
    """The facets that can tell these rows apart, in a fixed order."""
    labels = {
        "state": desk.words("Outcome"),
        "severity": desk.words("Severity"),
        "status": desk.words("Status"),
        "system": desk.words("System"),
        "tool": desk.words("Tool"),
        "owner": desk.words("Owner"),
        "year": desk.words("Year"),
        "tag": desk.words("Tag"),
    }
    kept = list(rows)
    facets = []
    for name, label in labels.items():
        counts = Counter(value for row in kept for value in dict.fromkeys(row.get(name, ())))
        if counts and not (len(counts) == 1 and sum(counts.values()) == len(kept)):
            shown = [(value, _option(desk, name, value), count) for value, count in counts.items()]
            facets.append(Facet(name, label, tuple(sorted(shown, key=lambda one: _order(name, one)))))
    return tuple(facets)


def _option(desk: Desk, name: str, value: str) -> str:
    if name in ("system", "tool"):
        use = desk.terms[f"{name}s"].uses[value]
        return use.term.name.best(desk.words.language)[0] if use.term else use.name
    return desk.label(value) if name in ("state", "severity", "status") else value


def _order(name: str, option: tuple[str, str, int]) -> tuple[int, str]:
    value, label, count = option
    if name == "year":
        return (-int(value), "")
    if name == "severity":
        return (SEVERITIES.index(value), "")
    return (-count, label)


def values_of(desk: Desk, entry: Entry[Record]) -> Mapping[str, Sequence[str]]:
    """The facet values of a record's row."""
    record = entry.record
    values: dict[str, Sequence[str]] = {"tag": record.tags}
    for facet in ("systems", "tools"):
        values[facet.removesuffix("s")] = desk.terms[facet].named[entry.id]
    if isinstance(entry, LogEntry):
        values["state"] = (str(desk.state(entry)),)
        values["year"] = (entry.night.year,) if entry.night.year else ()
    elif isinstance(record, Pitfall):
        values["severity"] = (record.severity,) if record.severity else ()
        values["status"] = (record.status,)
    return values


def values_of_action(desk: Desk, action: OpenAction) -> Mapping[str, Sequence[str]]:
    """The facet values of an open action's row: its own owner, its log's systems."""
    log = values_of(desk, action.entry)
    owner = (action.action.owner,) if action.action.owner else ()
    return {"system": log["system"], "year": log["year"], "owner": owner}


def joined(values: Sequence[str]) -> str:
    """Values as one attribute; the separator inside a value becomes a blank."""
    return SEPARATOR.join(value.replace(SEPARATOR, " ") for value in values)
