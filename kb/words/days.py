"""Names of days, from the locale data of Babel."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_day_names


@lru_cache(maxsize=64)
def weekday(language: str, number: int) -> str:
    """The short name of a day of the week (Monday is 0) in a language; in English where Babel knows no such one."""
    try:
        return str(get_day_names("abbreviated", locale=Locale.parse(language, sep="-"))[number])
    except (UnknownLocaleError, ValueError):
        return str(get_day_names("abbreviated", locale="en")[number])
