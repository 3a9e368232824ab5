"""The pitfalls of an earlier log as questions of a new plan: what it met or avoided must not surprise anybody twice."""

from __future__ import annotations

from kb.library import Entry, Library
from kb.model.pitfall import Pitfall
from kb.model.worklog import WorkLog
from kb.write.new_record import one_line
from kb.write.phrases import phrase
from kb.write.yaml_text import items

INDENT = 2
EARLY = ("", "day-before", "before-start")
"""Pause points before the work begins, where a question can still keep it from beginning."""


def known_pitfalls(log: WorkLog, library: Library) -> list[Entry[Pitfall]]:
    """The pitfalls that `log` met or avoided, each once; a successor stands for what it replaced."""
    named = [one.pitfall for one in log.deviations if one.pitfall] + [one.id for one in log.pitfalls_avoided]
    found: dict[str, Entry[Pitfall]] = {}
    for name in named:
        if (entry := _latest(name, library)) and entry.record.status != "retired":
            found[entry.id] = entry
    return list(found.values())


def questions_about(entry: Entry[Pitfall], language: str) -> str:
    """Items of `go_if`: the pitfall's checks that come before the start, the later ones as comments."""
    early = [check.do for check in entry.record.checks if check.pause in EARLY]
    later = [check for check in entry.record.checks if check.pause not in EARLY]
    asked = [phrase("check", language, do=one_line(do), id=entry.id) for do in early]
    lines = items([{"what": what} for what in asked or [phrase("prepared", language, id=entry.id)]], INDENT)
    if later:
        lines += _comment(phrase("later-checks", language, id=entry.id))
        lines += "".join(_comment(f"  {check.pause}: {one_line(check.do)}") for check in later)
    return lines


def _latest(name: str, library: Library) -> Entry[Pitfall] | None:
    by_id = {entry.id: entry for entry in library.pitfalls}
    seen: set[str] = set()
    entry = by_id.get(library.names.get(name, ""))
    while entry and entry.record.replaced_by and entry.id not in seen:
        seen.add(entry.id)
        entry = by_id.get(library.names.get(entry.record.replaced_by, ""), entry)
    return entry


def _comment(text: str) -> str:
    return f"{' ' * INDENT}# {text}\n"
