"""What stands in calendars: planned windows, and what is due by when. One calendar for the site, one per window.

Actions are whole-day events, as few calendars show the to-dos of a calendar they subscribe to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from kb.library import LogEntry
from kb.model.state import BEFORE, State, open_actions
from kb.model.times.moments import Form
from kb.model.times.placing import Moment, place
from kb.model.worklog import Action
from kb.pages.machines.ical import Appointment, write_calendar
from kb.pages.machines.publication import Publication
from kb.pages.machines.shown import KEPT, calendar_name, shown_windows
from kb.words import Words
from kb.words.labels import LABELS

NAME = "calendar.ics"
ONE_DAY = timedelta(days=1)


def calendar(site: Publication) -> bytes:
    """The site's calendar: windows, and open actions with a due date, from a month ago on."""
    words = Words(site.site.language)
    found = [_window(site, words, entry) for entry in shown_windows(site.logs, site.now)]
    for entry in site.logs:
        for index, action in open_actions(entry.record):
            day = _last_day(action, entry)
            if day and day >= (site.now - KEPT).date():
                found.append(_due(site, words, entry, (index + 1, action, day)))
    return write_calendar(site.site.name or "kb", found, site.now)


def window_calendars(site: Publication) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of a calendar for each window to come or under way, to send by mail; it reminds of decide_by."""
    words = Words(site.site.language)
    for entry in shown_windows(site.logs, site.now):
        if site.state(entry) in BEFORE:
            window = replace(_window(site, words, entry), reminder=_reminder(words, entry))
            yield calendar_name(site.path(entry)), write_calendar(window.summary, [window], site.now)


def _window(site: Publication, words: Words, entry: LogEntry) -> Appointment:
    state = site.state(entry)
    title = entry.record.title.best(site.site.language)[0]
    first, last = _span(entry.night.start, entry.night.end)
    planned = "TENTATIVE" if entry.record.draft else "CONFIRMED"
    return Appointment(
        uid=_uid(site, entry.id),
        summary=title if state in BEFORE else f"[{words(LABELS[state])}] {title}",
        first=first,
        last=last,
        text="\n".join(_description(site, words, entry)),
        url=_url(site, entry),
        status="CANCELLED" if state is State.CANCELLED else planned,
        tags=tuple(entry.record.systems),
    )


def _span(start: Moment | None, end: Moment | None) -> tuple[datetime | date, datetime | date | None]:
    """Instants where the start is exact; else whole days, whose end is the day after the last."""
    assert start is not None
    assert start.at is not None
    at = end.at if end else None
    if start.exact:
        later = end is not None and end.exact and at is not None and at.timestamp() > start.at.timestamp()
        return start.at, at if later else None
    return start.at.date(), max((at or start.at).date(), start.at.date()) + ONE_DAY


def _description(site: Publication, words: Words, entry: LogEntry) -> Iterator[str]:
    decide_by = entry.night.decide_by
    if decide_by and decide_by.exact and decide_by.at:
        yield f"{words('Decide by')}: {decide_by.at:%Y-%m-%d %H:%M} {decide_by.at:%Z}"
    if entry.record.systems:
        yield f"{words('Systems')}: {', '.join(entry.record.systems)}"
    if entry.record.runbook:
        yield f"{words('Runbook')}: {entry.record.runbook.ref}"
    yield from filter(None, [_url(site, entry)])


def _reminder(words: Words, entry: LogEntry) -> tuple[datetime, str] | None:
    decide_by = entry.night.decide_by
    if decide_by and decide_by.exact and decide_by.at:
        return decide_by.at, f"{words('Decide by')}: {decide_by.at:%H:%M}"
    return None


def _last_day(action: Action, entry: LogEntry) -> date | None:
    """The day on which it is due: of a month or a year the last, as it is overdue when that is over."""
    if action.due is None or action.due.day is None:
        return None
    if action.due.form not in (Form.MONTH, Form.YEAR):
        return action.due.day
    over = place(action.due, entry.night.zone, None).over_at
    return over.date() - ONE_DAY if over else None


def _due(site: Publication, words: Words, entry: LogEntry, what: tuple[int, Action, date]) -> Appointment:
    number, action, day = what
    url = _url(site, entry)
    owner = f"{words('Owner')}: {action.owner}" if action.owner else ""
    title = entry.record.title.best(site.site.language)[0]
    return Appointment(
        uid=_uid(site, f"{entry.id}-action-{action.id or number}"),
        summary=words("Due: {what}", what=action.do),
        first=day,
        last=day + ONE_DAY,
        text="\n".join(line for line in (owner, title, action.ticket, url) if line),
        url=url,
        tags=tuple(entry.record.systems),
        busy=False,
    )


def _url(site: Publication, entry: LogEntry) -> str:
    """The address of a log's page; '' without site_url, as a relative one leads nowhere from a calendar."""
    return site.url(site.path(entry)) if site.site.url else ""


def _uid(site: Publication, name: str) -> str:
    """A name for ever, unlike those of other calendars: made with the first host that the site had."""
    return f"{name}@{urlsplit(site.identity('')).hostname or 'kb.invalid'}"
