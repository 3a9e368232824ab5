"""Attachments of a record: plain files beside it, of kinds that a browser shows without running anything in them.

What cannot be published is told and left out of the record; what is in a file is nobody's question here.
"""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kb.model.record import Attachment, Record
from kb.model.source import Source
from kb.problem import Problem

MOST_BYTES = 5_000_000
ENDINGS = ("png", "jpg", "jpeg", "gif", "webp", "pdf", "txt", "log", "csv", "json", "md")
"""HTML and SVG are not among them: a page of the site must not run what somebody attached."""

PLAIN_NAME = "put the file beside the record, and write its name only"


def check_attachments(record: Record, source: Source, folder: Path) -> tuple[tuple[Attachment, ...], list[Problem]]:
    """The attachments of a record in `folder` that can be published, and a problem for each of the others."""
    kept, problems = [], []
    for index, attachment in enumerate(record.attachments):
        message, help = _trouble(attachment.file, folder)
        if message:
            place = source.place(("attachments", index, "file"))
            problems.append(Problem(place, "missing-attachment", message, help=help))
        else:
            kept.append(attachment)
    return tuple(kept), problems


def _trouble(name: str, folder: Path) -> tuple[str, str]:
    """What is wrong with an attachment of that name, and what helps; two empty texts when nothing is."""
    for message in _trouble_with_name(name):
        return message, PLAIN_NAME
    if name.rpartition(".")[2].lower() not in ENDINGS:
        return f"'{name}' is of no kind that can be attached", f"attach one of {', '.join(ENDINGS)}"
    try:
        found = (folder / name).lstat()
    except (OSError, ValueError):
        return f"'{name}' is not beside the record", PLAIN_NAME
    if not stat.S_ISREG(found.st_mode):
        return f"'{name}' is no regular file", "put the file itself here; links are not followed"
    if found.st_size > MOST_BYTES:
        return f"'{name}' is too large; an attachment has at most {MOST_BYTES:,} bytes", "link to it instead"
    return "", ""


def _trouble_with_name(name: str) -> Iterator[str]:
    if not name:
        yield "the attachment names no file"
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in name):
        yield "the attachment's name holds an invisible character"
    if "/" in name or "\\" in name or (name[1:2] == ":" and name[0].isalpha()):
        yield f"'{name}' is a path, not the name of a file beside the record"
    if name.startswith("."):
        yield f"'{name}' is a hidden file, which is never published"
