"""What the head of every page names, so that feed readers, calendars and programs find our files."""

from __future__ import annotations

from dataclasses import dataclass

from kb.pages.machines.feeds import SUBJECTS, feed_name, feed_title, languages
from kb.pages.machines.publication import Publication

CALENDAR, KB_JSON = "calendar.ics", "kb.json"


@dataclass(frozen=True, slots=True)
class Alternate:
    """A file of the site: its name below the site's folder, media type, title and language ('' for none)."""

    name: str
    type: str
    title: str
    language: str = ""


def alternates(site: Publication) -> tuple[Alternate, ...]:
    """The feeds, the calendar and kb.json."""
    found = [
        Alternate(feed_name(subject, language), "application/atom+xml", feed_title(site, subject, language), language)
        for language in languages(site)
        for subject in SUBJECTS
    ]
    name = site.site.name or "kb"
    return (
        *found,
        Alternate(CALENDAR, "text/calendar", name),
        Alternate(KB_JSON, "application/json", name),
    )
