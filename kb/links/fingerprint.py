"""What a record says, in twelve characters: the same until somebody changes what a reader of a runbook would do."""

from __future__ import annotations

import hashlib
import json

from kb.links.mentions import Mention
from kb.model.record import Record

KINDS = ("pitfall", "checklist")
"""What runbooks lean on. A work log tells of one night: it may be corrected, and no runbook is older for it."""
_ASIDE = {"aliases", "merged", "tags", "waive", "links", "attachments", "internal", "visibility", "draft", "assumed",
          "also_known_as", "reviewed", "review_every", "owner", "runbooks", "references_", "detect", "false_positives",
          "lang", "title", "severity"}  # fmt: skip
"""Fields that change nothing for who follows a runbook."""


def fingerprint(record: Record) -> str:
    """The fingerprint of a pitfall or checklist; '' of every other record."""
    if record.kind not in KINDS:
        return ""
    said = record.model_dump(mode="json", exclude=_ASIDE, exclude_defaults=True)
    return _short(json.dumps(said, sort_keys=True, ensure_ascii=False))


def fingerprint_of_line(mention: Mention) -> str:
    """Of the line that a mention stands in: blanks, and how the record is called there, do not count."""
    place = mention.place
    before, after = place.text[: place.column - 1], place.text[place.column - 1 + place.width :]
    return _short(" ".join(f"{before}\0{after}".split()))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
