"""Problems → what a person or a program reads; this is the table of formats. Knows problems, never where they go."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kb.late import late

if TYPE_CHECKING:
    from kb.report.report import Report

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": late("kb.report.text:as_text"),
    "json": late("kb.report.json:as_json"),
    "github": late("kb.report.github:as_annotations"),
    "sarif": late("kb.report.sarif:as_sarif"),
}
"""Each turns a report into text without a line end after the last line; a run needs one of them, or none."""
