"""The same records as pages of a stock MkDocs site: front matter, headings, lists, tables, fences, relative links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.plausible.records import Checklist, Deviation, Log, Pitfall, Record, Step

_MENTION = re.compile(r"\[\[([a-z0-9-]+)\]\]")


@dataclass(frozen=True)
class Titles:
    """Folder and title of every record, for links."""

    known: Mapping[str, tuple[str, str]]

    def link(self, name: str) -> str:
        """A link to a record from another record's page."""
        folder, title = self.known[name]
        return f"[{title}](../{folder}/{name}.md)"

    def linked(self, text: str) -> str:
        """The text with every mention as a link."""
        return _MENTION.sub(lambda mention: self.link(mention[1]), text)


def title_of(record: Record) -> str:
    """One title, on one line."""
    title = record.title["ja"] if isinstance(record.title, dict) else record.title
    return title.replace('"', "'")


def record_as_markdown(record: Record, titles: Titles) -> str:
    """The page of one record."""
    if isinstance(record, Log):
        parts = _log(record, titles)
    elif isinstance(record, Pitfall):
        parts = _pitfall(record)
    else:
        parts = _checklist(record, titles)
    tags = "".join(f"  - {tag}\n" for tag in record.tags)
    front = f'---\ntitle: "{title_of(record)}"\n' + (f"tags:\n{tags}" if tags else "") + "---\n"
    return titles.linked("\n\n".join([f"{front}\n# {title_of(record)}", *(part for part in parts if part)])) + "\n"


def index_as_markdown(title: str, folder: str, titles: Titles) -> str:
    """A page that leads to every record of one folder."""
    entries = [f"[{words}]({name}.md)" for name, (where, words) in titles.known.items() if where == folder]
    return f"# {title}\n\n{_bullets(entries)}\n"


def _log(log: Log, titles: Titles) -> list[str]:
    plan = [("Planned", f"{log.window['start']} – {log.window['end']}"), ("Margin", log.window["margin"])]
    actual = [("Actual", f"{log.actual['start']} – {log.actual['end']}")] if log.actual else []
    facts = [
        ("Outcome", log.outcome),
        *plan,
        *actual,
        ("Systems", ", ".join(log.systems)),
        ("Tools", ", ".join(log.tools)),
        ("Follows", ", ".join(map(titles.link, log.follows))),
    ]
    before = [f"{one['to']}, {one['at']}: {one['text']}" for one in log.notices]
    before += [f"Go if: {one['what']} — **{one['answer']}**" for one in log.go_if]
    before += [f"Abort if: {one}" for one in log.abort_if] + [titles.link(one) for one in log.checklists]
    people = [_joined(one.values()) for one in log.people] + [
        f"Reviewed: {_joined(o.values())}" for o in log.reviewed_by
    ]
    backout = [f"{one.when} → {one.do} · {one.minutes} min · from {one.from_step}" for one in log.backout_plan]
    backout += [f"Plan B: {one['do']} · {one['minutes']} min" for one in log.contingencies]
    decisions = [f"**{one.choice}** {one.at}, {_joined(one.by)}: {_joined(one.because)}" for one in log.decisions]
    actions = [f"{one.do} · {one.owner} · {one.due} {' '.join(map(titles.link, one.for_))}" for one in log.actions]
    return [
        log.summary,
        _table(("", ""), [fact for fact in facts if fact[1]]),
        _section("Impact", log.impact),
        _section("People", _bullets(people)),
        _section("Agreed before", _bullets(before)),
        _section("Back-out plan", _bullets(backout)),
        _section("Steps", _steps(log.steps)),
        _section("Timeline", _bullets(f"**{one['at']}** {one['what']}" for one in log.timeline)),
        _section("Deviations", "\n\n".join(_deviation(one, titles) for one in log.deviations)),
        _section("Decisions", _bullets(decisions)),
        _section("What went well", _bullets(log.went_well)),
        _section("What went wrong", _bullets(log.went_wrong)),
        _section("Where we got lucky", _bullets(log.got_lucky)),
        _section("Contributing factors", _bullets(log.contributing_factors)),
        _section("Lessons", _bullets(log.lessons)),
        _section("Actions", _bullets(actions)),
        _section("Pitfalls avoided", _bullets(map(titles.link, log.pitfalls_avoided))),
        _section("Not known for sure", _bullets(log.assumed)),
    ]


def _steps(steps: Sequence[Step]) -> str:
    rows = [
        (one.id, one.do, one.owner, one.with_, _joined(one.touches), str(one.minutes), one.expect, one.started,
         one.finished, one.result)
        for one in steps
    ]  # fmt: skip
    table = _table(("", "Do", "Owner", "With", "Touches", "Min", "Expect", "From", "To", "Result"), rows)
    return "\n\n".join([table, *(f"{one.id}:\n\n{_fence(one.command)}" for one in steps if one.command)])


def _deviation(one: Deviation, titles: Titles) -> str:
    parts = [
        f"### {one.at} · {one.step} · {one.delay} min",
        f"**Expected:** {one.expected}",
        f"**Seen:** {one.seen}",
        _fence(one.error),
        f"**Done:** {one.did}",
    ]
    return "\n\n".join(parts if one.pitfall == "none" else [*parts, f"**Pitfall:** {titles.link(one.pitfall)}"])


def _pitfall(pitfall: Pitfall) -> list[str]:
    facts = [("Severity", pitfall.severity), ("Owner", pitfall.owner)]
    facts += [(name.title(), ", ".join(words)) for name, words in pitfall.applies_to.items()]
    return [
        f"{pitfall.title['en']} · {' · '.join(pitfall.also_known_as)}",
        _table(("", ""), facts),
        _section("Symptom", pitfall.symptom),
        _section("What to do now", _bullets(pitfall.recover)),
        _section("Cause", pitfall.cause),
        _section("How to avoid it", _bullets(pitfall.avoid)),
        _section("Checks", _bullets(f"{one['pause']}: {one['do']}" for one in pitfall.checks)),
        _section("How it is recognised", "\n\n".join(_fence(str(one["error_text"])) for one in pitfall.detect)),
    ]


def _checklist(checklist: Checklist, titles: Titles) -> list[str]:
    sections = []
    for pause in checklist.pauses:
        lines = [f"[ ] {item.do} ({titles.link(item.from_[0])})" for item in pause.items]
        sections.append(_section(pause.pause, _bullets(lines)))
    return [checklist.summary, *sections]


def _section(heading: str, body: str) -> str:
    return f"## {heading}\n\n{body}" if body else ""


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _fence(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words)
