"""What a tracker says of its tickets: a CSV of Jira, or JSON of `gh issue list` and `glab issue list`.

Jira's CSV names keys, not URLs; a key is the last part of its ticket's URL.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kb.imports.stamps import split_stamp

DONE = ("done", "closed", "resolved", "complete", "completed", "完了", "クローズ", "解決済み", "解決済", "終了")
_DAYS = ("%d/%b/%y %I:%M %p", "%d/%b/%y", "%d/%b/%Y", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M", "%m/%d/%Y %I:%M %p")
"""How Jira writes a day, by the language of who exports; ISO and year-first forms are read elsewhere."""


class NoTickets(ValueError):
    """The text holds no tickets; the sentence says what would."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket by URL or key, whether it is done, and since which day if that is known."""

    name: str
    done: bool
    day: date | None


def read_tickets(text: str) -> list[Ticket]:
    """Every ticket in the text. Raises NoTickets."""
    stripped = text.lstrip("\ufeff \n\r\t")
    found = list(_from_json(stripped) if stripped.startswith(("[", "{")) else _from_csv(stripped))
    if not found:
        raise NoTickets("no tickets in it")
    return found


def _from_json(text: str) -> Iterator[Ticket]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise NoTickets(f"it is not whole JSON ({error})") from None
    for one in found if isinstance(found, list) else found.get("issues", []):
        url = _first(one, ("url", "html_url", "web_url")) if isinstance(one, dict) else ""
        if not url:
            raise NoTickets("no URLs in it; ask for them: gh issue list --state all --json url,state,closedAt")
        closed = _first(one, ("closedAt", "closed_at"))
        state = _first(one, ("state",)).casefold()
        yield Ticket(url, state == "closed" or (not state and bool(closed)), _day(closed))


def _first(one: dict[str, Any], names: Sequence[str]) -> str:
    return next((str(one[name]) for name in names if one.get(name)), "")


def _from_csv(text: str) -> Iterator[Ticket]:
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    names = {name.strip().casefold(): name for name in rows.fieldnames or () if name}
    key = next((names[one] for one in ("url", "issue key", "key", "キー", "課題キー") if one in names), "")
    if not key:
        raise NoTickets("no column 'Issue key' in it; export all fields from Jira as CSV")
    for row in rows:
        cells = {name: (row.get(names[name]) or "").strip() for name in names}
        day = _day(next((cells[one] for one in ("resolved", "解決日", "解決済み") if cells.get(one)), ""))
        words = [cells.get(one, "") for one in ("status category", "status", "ステータス", "ステータス カテゴリ")]
        if (row.get(key) or "").strip():
            yield Ticket(str(row[key]).strip(), day is not None or any(one.casefold() in DONE for one in words), day)


def _day(text: str) -> date | None:
    stamp = split_stamp(text[:10]) if text[:4].isdigit() else None
    if stamp and stamp.date:
        return date.fromisoformat(stamp.date)
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day of the tracker's own zone
        except ValueError:
            continue
    return None
