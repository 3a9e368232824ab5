"""A brief → its sheet: which parts it has, in which order, and what stands above them."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from kb.brief.brief import Brief
from kb.library import Library
from kb.pages.brief.action_parts import still_open
from kb.pages.brief.checklist_part import checklist
from kb.pages.brief.plan_parts import deciding, go_or_not, missing, reviewed, took, who
from kb.pages.brief.risk_parts import applies, runs_into, waived
from kb.pages.brief.sheet import Line, Sheet, line
from kb.pages.brief.teller import Teller, quiet, strong
from kb.words import Words

PARTS = (runs_into, deciding, go_or_not, who, checklist, applies, took, still_open, missing, reviewed, waived)
"""In the order of need: what can hurt tonight, then what to settle before, then what to take along."""


def brief_path(window: str) -> str:
    """Where the brief of a window has its page, below the site."""
    return f"windows/{window}/brief"


def sheet_of(brief: Brief, library: Library, words: Words, now: datetime) -> Sheet:
    """The sheet in the language of `words`; parts without lines are left out."""
    teller, window = Teller(library, words, now), brief.window
    parts = tuple(part for make in PARTS if not (part := make(teller, brief)).is_empty)
    return Sheet(
        id=window.id,
        title=window.record.title.best(words.language)[0],
        language=words.language,
        head=_head(teller, brief),
        parts=parts,
        page=brief_path(window.id),
        window=f"{window.folder}/{window.id}",
        steps=window.record.steps,
        steps_heading=words("Steps"),
    )


def _head(teller: Teller, brief: Brief) -> tuple[Line, ...]:
    words, formatter, night = teller.words, teller.formatter, brief.window.night
    when = []
    if night.start and night.start.at:
        span = formatter.span(night.start, night.end)
        when.append(span.striptags() if isinstance(span, Markup) else span)
        when.append(formatter.reading(night.start.at) if night.start.exact else "")
    risks = len(brief.runs_into)
    when.append(teller.counted("runs into one known pitfall", "runs into {n} known pitfalls", risks) if risks else "")
    found = [line(strong(teller.label(brief.state)), quiet("".join(f" · {one}" for one in when if one)))]
    if brief.is_over:
        found.append(line(words("This window is over. This is what earlier records could have said before it.")))
    return tuple(found)
