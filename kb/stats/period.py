"""From when to when: a day, a month or a year each, both ends included. Reads what a person typed; knows no record."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from kb.model.times.exact import exactly
from kb.model.times.moments import Form, When, exact_form
from kb.model.times.placing import place

_FORMS = (Form.DAY, Form.MONTH, Form.YEAR)
_MONTH = re.compile(r"(\d{4})\s*\D?\s*(\d{1,2})\s*月?")
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Period:
    """`first` and `last` as written; None is without end."""

    first: When | None = None
    last: When | None = None

    def __contains__(self, day: date) -> bool:
        """Whether a day is in it."""
        begun = self.first is None or self.first.day is None or self.first.day <= day
        over = place(self.last, _UTC, None).over_at if self.last else None
        return begun and (over is None or day < over.date())

    @property
    def is_whole(self) -> bool:
        """Whether it holds every day, so that nights without one need not be left out."""
        return self.first is None and self.last is None


def read_bound(text: str) -> When:
    """A day, a month or a year. Raises ValueError with a sentence that names the form that is meant, if it is clear."""
    try:
        when = exact_form(text)
    except ValueError:
        when = None
    if when and when.form in _FORMS:
        return when
    meant = _meant(text)
    help = f"did you mean '{meant}'?" if meant else "write 2026-02-14, 2026-02 or 2026"
    raise ValueError(f"'{text}' is not a day, a month or a year; {help}")


def _meant(text: str) -> str:
    day = exactly(text)[:10]
    month = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    found = day or (f"{month[1]}-{int(month[2]):02}" if month else "")
    try:
        when = exact_form(found)
    except ValueError:
        return ""
    return found if when and when.form in _FORMS else ""
