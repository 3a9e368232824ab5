"""Plain text templates with `@{name}` places; everything else in them, `${{ }}` of a CI file too, stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from kb.shipped import templates_dir

LANGUAGES = ("en", "ja")
"""Languages in which our templates speak; for every other one they speak the first."""
_PLACE = re.compile(r"@\{([a-z_]+)\}")


def spoken(language: str) -> str:
    """The language of our templates for a site in `language`."""
    return language if language in LANGUAGES else LANGUAGES[0]


def fill(path: Path, values: Mapping[str, str]) -> str:
    """The template at `path` with its places filled. Raises KeyError for a place that `values` does not have."""
    return _PLACE.sub(lambda place: values[place[1]], path.read_text(encoding="utf-8"))


def record_template(kind: str, language: str) -> Path:
    """The template of a new record: window, incident, pitfall or checklist."""
    return templates_dir() / "new" / f"{kind}.{spoken(language)}.yml"


def init_template(part: str) -> Path:
    """A folder of files for a new knowledge base."""
    return templates_dir() / "init" / part
