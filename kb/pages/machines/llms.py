"""`/llms.txt` (llmstxt.org): what a language model should read first: a title, a summary, lists of links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kb.library import Entry, LogEntry, in_time
from kb.links.documents import page_path
from kb.model.record import Record
from kb.model.state import BEFORE, State
from kb.pages.machines.calendar import NAME as CALENDAR
from kb.pages.machines.inventory import NAME as INVENTORY
from kb.pages.machines.kb_json import NAME as KB_JSON
from kb.pages.machines.publication import Publication
from kb.words import Words

NAME = "llms.txt"
NEWEST = 50
"""How many postmortems are named; kb.json has all."""
LONGEST = 200
"""Characters of a note."""
ABOUT = (
    "The knowledge base of a team's maintenance work: planned windows, incidents, known pitfalls and checklists. "
    "Before a change, read the pitfalls of the systems and tools it touches, and the latest postmortems."
)


def llms(site: Publication) -> str:
    """The text of llms.txt."""
    words = Words(site.site.language)
    logs = sorted(site.logs, key=in_time, reverse=True)
    coming = [one for one in logs if site.state(one) in (*BEFORE, State.LOG_MISSING) and not one.record.is_incident]
    checklists = [entry for entry, _ in site.records if entry.folder == "checklists"]
    active = [entry for entry in site.pitfalls if entry.record.status != "retired"]
    finished = [one for one in logs if one.record.outcome][:NEWEST]
    lists = {
        words("Coming windows"): _records(site, reversed(coming)),
        words("Pitfalls"): _records(site, active),
        words("Checklists"): _records(site, checklists),
        words("Postmortems"): _records(site, finished),
        words("Hand-written pages"): _documents(site),
        "Optional": _optional(site),
    }
    head = [f"# {_line(site.site.name) or 'kb'}", f"> {_line(site.site.description) or ABOUT}"]
    head += [ABOUT] if site.site.description else []
    blocks = [f"## {title}\n\n" + "\n".join(found) for title, lines in lists.items() if (found := list(lines))]
    return "\n\n".join([*head, *blocks]) + "\n"


def _records(site: Publication, entries: Iterable[Entry[Record]]) -> Iterator[str]:
    for entry in entries:
        title = entry.record.title.best(site.site.language)[0]
        yield _link(title, site.url(site.path(entry)), _note(site, entry))


def _note(site: Publication, entry: Entry[Record]) -> str:
    """The day, and the beginning of the summary or symptom."""
    day = entry.night.day if isinstance(entry, LogEntry) else None
    text = site.plain(getattr(entry.record, "summary", "") or getattr(entry.record, "symptom", ""))
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return ": ".join(part for part in (day.day_text if day else "", short) if part)


def _documents(site: Publication) -> Iterator[str]:
    for document in site.documents:
        yield _link(document.title, site.url(page_path(document.path)), "")


def _optional(site: Publication) -> Iterator[str]:
    yield _link(KB_JSON, site.file_url(KB_JSON), "every record with its address, its sections and its links, as JSON")
    yield _link(CALENDAR, site.file_url(CALENDAR), "planned windows and due actions, as iCalendar")
    yield _link(INVENTORY, site.file_url(INVENTORY), "every id as a label for Sphinx and mkdocs-autorefs")


def _link(words: str, url: str, note: str) -> str:
    shown = re.sub(r"([\\\[\]])", r"\\\1", _line(words))
    target = url.replace("(", "%28").replace(")", "%29")
    return f"- [{shown}]({target})" + (f": {_line(note)}" if note else "")


def _line(text: str) -> str:
    return " ".join(text.split())
