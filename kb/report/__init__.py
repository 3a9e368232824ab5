"""Problems → what a person or a program reads; this is the table of formats. Knows problems, never where they go."""

from __future__ import annotations

from collections.abc import Callable

from kb.report.github import as_annotations
from kb.report.json import as_json
from kb.report.report import Report
from kb.report.sarif import as_sarif
from kb.report.text import as_text

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "sarif": as_sarif,
}
"""Each turns a report into text without a line end after the last line."""
