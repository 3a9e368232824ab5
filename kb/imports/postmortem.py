"""An existing postmortem → a draft: its headings, its lines of facts, its timeline, its action items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kb.imports.action_items import read_actions
from kb.imports.draft import Draft
from kb.imports.headings import fact_of, field_of, zone_of
from kb.imports.outline import Block, Outline, Part
from kb.imports.stamps import split_stamp
from kb.imports.steps import read_steps
from kb.imports.timeline import read_timeline
from kb.imports.understood import ITEMS, Understood

_FACT = re.compile(r"[\s*_]*([^:：\n*|]{1,40}?)[\s*_]*[:：][\s*_]*(.+)", re.DOTALL)
_TEXTS = ("summary", "impact", "resolution", "detection")
_TITLE_NOISE = re.compile(
    r"^(?:post-?mortem|incident(?: report)?|障害報告書?|ポストモーテム)\s*[:：\-–—]\s*", re.IGNORECASE
)


def read_postmortem(outline: Outline, day: str = "", *, incident: bool) -> Draft:
    """What a postmortem says, as fields of an incident or of a window. `day` (ISO) is for one that names none."""
    understood = Understood(incident, day, _TITLE_NOISE.sub("", outline.facts.get("title", "")))
    walk = _Walk(understood)
    for name, text in outline.facts.items():
        walk.fact(name, text)
    parts = list(outline.parts)
    for number, part in enumerate(parts):
        if part.level == 1 and not understood.title:
            understood.title = _TITLE_NOISE.sub("", part.heading)
        walk.part(part, _below(parts, number))
    return understood.draft()


def _below(parts: Sequence[Part], number: int) -> list[Part]:
    """The parts under a heading, down to the next one of its level."""
    found: list[Part] = []
    for part in parts[number + 1 :]:
        if part.level <= parts[number].level:
            break
        found.append(part)
    return found


class _Walk:
    """Where in the document the reader is, and what it has understood."""

    def __init__(self, understood: Understood) -> None:
        self._understood = understood
        self._around: list[tuple[int, str]] = []
        """The level and field of each heading that the reader is below."""

    def part(self, part: Part, below: list[Part]) -> None:
        """Put what stands below a heading where it belongs; a heading below another one belongs to that one."""
        field = field_of(part.heading) if part.heading else ""
        self._around = [one for one in self._around if one[0] < part.level]
        inside = self._around[-1][1] if self._around else ""
        if not field and inside:
            if inside != "timeline":
                self._put(inside, part)
            return
        if field:
            self._around.append((part.level, field))
        if field == "timeline":
            if zone := zone_of(part.heading):
                self._understood.facts.setdefault("timezone", zone)
            self._understood.events += read_timeline(part, below)
        elif field:
            self._put(field, part)
        else:
            self._loose(part)

    def _put(self, field: str, part: Part) -> None:
        if field == "actions":
            actions, ticked = read_actions(part.blocks)
            self._understood.actions += actions
            self._understood.ticked += ticked
        elif field == "steps":
            self._understood.steps += read_steps(Outline((part,)))
        elif field in ITEMS:
            self._understood.items.setdefault(field, []).extend(_lines(part.blocks))
        elif field in _TEXTS:
            rest = list(self._without_facts(part.blocks))
            self._understood.texts.setdefault(field, []).extend(_paragraphs(rest))
        elif field == "facts" and not any(True for _ in self._without_facts(part.blocks)):
            return
        else:
            stamp = split_stamp(" ".join(block.text for block in part.blocks[:1]))
            if field == "facts" and stamp.at:
                self._understood.stamps.setdefault("start", stamp)

    def _loose(self, part: Part) -> None:
        """Below a heading that says nothing: facts are taken, the first paragraph may be the summary."""
        rest = list(self._without_facts(part.blocks))
        if part.level <= 1 and rest and not self._understood.texts.get("summary"):
            self._understood.texts["summary"] = _paragraphs(rest)
        elif rest and part.heading and part.level > 1:
            self._understood.left.append(part.heading)

    def _without_facts(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks, and lines of blocks, that are no facts."""
        for block in blocks:
            if block.kind == "code":
                yield block
            elif len(block.cells) == 2:
                if not self.fact(*block.cells):
                    yield block
            else:
                lines = [line for line in block.text.split("\n") if not self._is_fact(line)]
                if lines:
                    yield replace(block, text="\n".join(lines))

    def _is_fact(self, line: str) -> bool:
        match = _FACT.fullmatch(line)
        return match is not None and self.fact(match[1], match[2])

    def fact(self, name: str, text: str) -> bool:
        """Keep a fact under its name; whether the name was one."""
        fact = fact_of(name) if name else ""
        if fact in ("start", "end", "detected", "mitigated"):
            stamp = split_stamp(text)
            if stamp.at and (fact != "start" or stamp.date or "start" not in self._understood.stamps):
                self._understood.stamps.setdefault(fact, stamp)
            return bool(stamp.at)
        if fact and text.strip():
            self._understood.facts.setdefault(fact, text.strip())
        return bool(fact)


def _lines(blocks: Iterable[Block]) -> list[str]:
    return [" ".join(block.text.split()) for block in blocks if block.kind != "code"]


def _paragraphs(blocks: Sequence[Block]) -> list[str]:
    """Blocks as prose: items keep their dashes, code its fence."""
    found: list[str] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if block.kind == "item":
            line = f"{'  ' * block.depth}- {' '.join(block.text.split())}"
            if before is not None and before.kind == "item":
                found[-1] = f"{found[-1]}\n{line}"
            else:
                found.append(line)
        elif block.kind == "code":
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", block.text)), default=0))
            found.append(f"{fence}\n{block.text}\n{fence}")
        else:
            found.append(block.text)
    return found
