"""What was understood of a postmortem, and the draft it makes: fields, and a list of what a person must do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kb.imports.draft import Draft
from kb.imports.stamps import Stamp, split_stamp
from kb.imports.steps import step_fields
from kb.imports.timeline import Event
from kb.write.yaml_text import Value

ITEMS = ("went_well", "went_wrong", "got_lucky", "lessons", "contributing_factors")
"""Fields that are lists of texts."""


@dataclass
class Understood:
    """What has been understood so far; `left` are headings that were not."""

    incident: bool
    day: str = ""
    """Where its times begin when it names no day itself."""
    title: str = ""
    texts: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, list[str]] = field(default_factory=dict)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    actions: list[dict[str, str]] = field(default_factory=list)
    steps: list[dict[str, str]] = field(default_factory=list)
    ticked: int = 0
    left: list[str] = field(default_factory=list)

    def draft(self) -> Draft:
        """The draft, and what a person must do."""
        times = [*(one.at for one in self.events), *(one.at for one in self.stamps.values())]
        dated = any(split_stamp(at).date for at in times)
        if not dated and not self.day:
            self._take_clocks_for_words()
        start = self.stamps.get("start") or next((Stamp(one.at, "") for one in self.events if one.at), None)
        if start and not dated:
            start = Stamp(f"{self.day} {start.at}", "", self.day)
        zone = self.facts.get("timezone", "")
        values: dict[str, Value] = {
            "summary": "\n\n".join(self.texts.get("summary", [])) or self.facts.get("summary", ""),
            "impact": "\n\n".join(self.texts.get("impact", [])) or self.facts.get("impact", ""),
            "severity": self.facts.get("severity", ""),
            "systems": _words(self.facts.get("systems", "")),
            "tags": _words(self.facts.get("tags", "")),
            "timezone": zone if "/" in zone or zone == "UTC" else "",
            "timeline": [{"at": one.at, "what": one.what or "…", "output": one.output} for one in self.events],
            "steps": [step_fields(step) for step in self.steps],
            "actions": [dict(action) for action in self.actions],
            "deviations": self._deviations(),
            **{field: list(self.items.get(field, [])) for field in ITEMS},
            **self._times(start),
        }
        return Draft(values, tuple(self._to_do(start)), self.title, _day(start))

    def _take_clocks_for_words(self) -> None:
        """Nobody can say on which day a clock was, so it stays a part of the text."""
        self.stamps = {}
        self.events = [replace(one, at="", what=f"{one.at} {one.what}".strip()) for one in self.events]

    def _times(self, start: Stamp | None) -> Mapping[str, Value]:
        end = self.stamps.get("end")
        span = {"start": _exact(start), "end": _exact(end)}
        found: dict[str, Value] = {"actual": {name: text for name, text in span.items() if text}}
        if not self.incident and start and start.date:
            found["window"] = {"start": start.date}
        if self.incident:
            detected = {"at": self.stamps["detected"].at} if "detected" in self.stamps else {}
            by = " ".join(self.texts.get("detection", []))
            found["detected"] = {**detected, **({"by": by} if by else {})}
            found["mitigated"] = self.stamps["mitigated"].at if "mitigated" in self.stamps else ""
        return found

    def _deviations(self) -> list[Value]:
        did = "\n\n".join(self.texts.get("resolution", []))
        return [{"seen": "TODO: what was seen, in one sentence.", "did": did}] if did else []

    def _to_do(self, start: Stamp | None) -> Iterator[str]:
        outcomes = "resolved, mitigated or ongoing" if self.incident else "completed, rolled-back, aborted, …"
        yield f"write outcome: {outcomes}"
        if start is None:
            yield "write actual: with its start; the original names no day (kb import --date says one)"
        if self.texts.get("resolution"):
            yield "write at deviations: what was seen, and the pitfall it was, or none"
        if not self.actions:
            yield "write actions: what keeps it from happening again"
        elif any("owner" not in action for action in self.actions):
            yield "give every action its owner, a role"
        if self.ticked:
            yield f"actions ticked in the original without a day: {self.ticked}; write done: with the day"
        zones = sorted(({one.zone for one in self.events} | {one.zone for one in self.stamps.values()}) - {""})
        if zones:
            names = ", ".join(zones)
            yield f"times were written in {names}: write timezone: with the name of a place, such as Asia/Tokyo"
        if self.left:
            yield f"not taken over, only kept in x-original: {', '.join(self.left)}"
        yield "look for names of people, and write roles instead"


def _exact(stamp: Stamp | None) -> str:
    """A time that `actual` takes: nothing rough."""
    return stamp.at if stamp and re.fullmatch(r"[\d: -]+(?:Z|UTC|GMT|JST|[+-]\d\d:?\d\d)?", stamp.at) else ""


def _day(start: Stamp | None) -> str:
    if start is None:
        return ""
    return start.date or split_stamp(start.at).date


def _words(text: str) -> list[str]:
    return [word.strip(" []'\"") for word in re.split(r"[,、，/・\n]", text) if word.strip(" []'\"")]
