"""Names for new records: a slug from a title, an id that nobody has, the file it goes to."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Container

from kb.model.record import Kind
from kb.model.times.moments import Form, When
from kb.model.values.fields import RESERVED, is_id, no_id

_LONGEST_SLUG = 60
_DATE_LENGTH = {Form.MINUTE: 10, Form.DAY: 10, Form.MONTH: 7, Form.YEAR: 4}
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9d]")
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}-")


def slug_of(title: str) -> str:
    """The ASCII words of a title joined by hyphens, at most 60 characters; empty when it has none with a letter."""
    folded = unicodedata.normalize("NFKD", title).casefold()
    plain = "".join(char for char in folded if not unicodedata.combining(char) and char not in "'’")
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_LONGEST_SLUG]
        if len(longer) > _LONGEST_SLUG:
            break
        slug = longer
    return slug if re.search("[a-z]", slug) and not RESERVED.fullmatch(slug) else ""


def language_of(title: str) -> str:
    """`ja` for a title with kana in it; '' when its letters do not tell."""
    return "ja" if _KANA.search(title) else ""


def slug_of_id(name: str) -> str:
    """An id without the date it begins with."""
    return _DATE.sub("", name, count=1)


def dated(when: When, slug: str) -> str:
    """The id of a work log: its date, as exactly as it is known, and a slug."""
    day = when.day.isoformat()[: _DATE_LENGTH.get(when.form, 10)] if when.day else ""
    return f"{day}-{slug}" if day else slug


def unique(name: str, taken: Container[str]) -> str:
    """`name`, or the first of name-2, name-3, … that is not taken. Raises ValueError for what can name no record."""
    if not is_id(name):
        raise ValueError(no_id(name))
    names = itertools.chain([name], (f"{name[:76]}-{number}" for number in itertools.count(2)))
    return next(free for free in names if free not in taken)


def file_of(kind: Kind, name: str, year: str = "") -> str:
    """Where a new record goes, relative to the knowledge base; work logs are sorted by year."""
    return "/".join(part for part in ("logs", kind, year, f"{name}.yml") if part)


def modeline(path: str, schema: str) -> str:
    """The first line of a record: where its schema is, for editors that check YAML."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}.kb/schema/{schema}.json"
