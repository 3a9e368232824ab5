"""Which field of a record makes which section of its page, for who cannot wait for the page.

The templates decide; a test holds this table against the pages of the demo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kb.read.outline import Outline, count_items, is_filled

_ALL = {"links": ("links",), "assumed": ("assumed",), "waived": ("waive",)}
_LOG = {
    **{name.replace("_", "-"): (name,) for name in (
        "impact", "timeline", "steps", "deviations", "decisions", "went_well", "went_wrong", "got_lucky",
        "contributing_factors", "lessons", "actions", "pitfalls_avoided", "go_if", "abort_if", "notices",
    )},
    "people": ("people", "reviewed_by"),
    "agreed-before": ("go_if", "abort_if", "runbook", "checklists", "notices"),
    "back-out-plan": ("backout_plan", "contingencies"),
    "plan-b": ("contingencies",),
    **_ALL,
}  # fmt: skip
_PITFALL = {
    **{name: (name,) for name in ("symptom", "recover", "avoid", "cause", "checks", "references")},
    "detectors": ("detect", "false_positives"),
    "false-positives": ("false_positives",),
    "history": ("runbooks",),
    "in-runbooks": ("runbooks",),
    **_ALL,
}
MADE_OF: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "windows": _LOG, "incidents": _LOG, "pitfalls": _PITFALL, "checklists": _ALL,
}  # fmt: skip
"""For each folder: the sections that any of some fields makes, whatever other records say."""
_NUMBERED = re.compile(r"(step|deviation)-([1-9]\d{0,3})")


OTHERS = frozenset((
    "facts", "plan-against-actual", "to-finish", "applies-to", "ticks", "attachments", "more",
    "mentioned-in", "history", "met-in", "avoided-in", "on-checklists", "in-runbooks",
))  # fmt: skip
"""Sections that are there, or not, for other reasons."""
CALLED = tuple(sorted({*OTHERS, *(section for made_of in MADE_OF.values() for section in made_of)}))
"""Every name that a section may have, beside the numbered ones."""


def may_be_called(section: str) -> bool:
    """Whether any page may have a section of that name."""
    return section in CALLED or bool(_NUMBERED.fullmatch(section)) or section.startswith("pause-")


def certainly_has(folder: str, outline: Outline, section: str) -> bool:
    """Whether the page of a record has a section because of what it says itself; False when that is not certain."""
    fields = MADE_OF[folder].get(section, ())
    if any(is_filled(outline.get(name, b"")) for name in fields):
        return True
    numbered = _NUMBERED.fullmatch(section) if MADE_OF[folder] is _LOG else None
    return numbered is not None and int(numbered[2]) <= count_items(outline.get(f"{numbered[1]}s", b""))


def certainly_there(folder: str, outline: Outline) -> Iterator[str]:
    """The sections that the page of a record has because of what it says itself; the numbered ones apart."""
    return (section for section in MADE_OF[folder] if certainly_has(folder, outline, section))
