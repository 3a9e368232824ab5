"""Attachments of a record: plain files beside it, of kinds that a browser shows without running anything in them.

What cannot be published is told and left out of the record.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kb.model.file.source import Source
from kb.model.record import Attachment, Record
from kb.problem import Problem
from kb.read.attached.kinds import ENDINGS, ending, what_is_wrong
from kb.read.attached.metadata import without_metadata

MOST_BYTES = 5_000_000
BESIDE = "put the file beside the record, and write its name only"


def check_attachments(record: Record, source: Source, folder: Path) -> tuple[tuple[Attachment, ...], list[Problem]]:
    """The attachments of a record in `folder` that can be published, and a problem for each of the others."""
    kept, problems = [], []
    taken: dict[str, str] = {}
    for index, attachment in enumerate(record.attachments):
        name = attachment.file
        same = taken.setdefault(unicodedata.normalize("NFKC", name).casefold(), name)
        if same != name:
            message, help = f"'{name}' and '{same}' are one file on some disks", "give them names that differ more"
        else:
            message, help = _trouble(name, folder)
        if message:
            place = source.place(("attachments", index, "file"))
            problems.append(Problem(place, "missing-attachment", message, help=help))
        else:
            kept.append(attachment)
    return tuple(kept), problems


def published_bytes(path: Path) -> bytes:
    """What of the attachment at `path` is published: the file itself, never one behind a link, without metadata.

    Raises OSError, ValueError for a broken picture.
    """
    return without_metadata(_read(path), ending(path.name))


def _trouble(name: str, folder: Path) -> tuple[str, str]:
    """What is wrong with an attachment of that name, and what helps; two empty texts when nothing is."""
    for message in _trouble_with_name(name):
        return message, BESIDE
    if ending(name) not in ENDINGS:
        return f"'{name}' is of no kind that can be attached", f"attach one of {', '.join(ENDINGS)}"
    try:
        return _trouble_with_file(name, folder / name)
    except (FileNotFoundError, ValueError):
        return f"'{name}' is not beside the record", BESIDE
    except OSError as error:
        return f"'{name}' cannot be read: {error.strerror}", BESIDE


def _trouble_with_file(name: str, path: Path) -> tuple[str, str]:
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        return f"'{name}' is no regular file", "put the file itself here; links are not followed"
    if found.st_size > MOST_BYTES:
        return f"'{name}' is too large; an attachment has at most {MOST_BYTES:,} bytes", "link to it instead"
    return _trouble_with_bytes(name, _read(path))


def _trouble_with_bytes(name: str, raw: bytes) -> tuple[str, str]:
    if wrong := what_is_wrong(raw, ending(name)):
        return f"'{name}' {wrong}", "save it as UTF-8" if "UTF-8" in wrong else "give it the ending of what it is"
    try:
        without_metadata(raw, ending(name))
    except ValueError as broken:
        return f"'{name}' is a broken picture: {broken}", "save it again"
    return "", ""


def _read(path: Path) -> bytes:
    """The bytes of the file itself: a link in its place is refused by the system."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        return file.read(MOST_BYTES + 1)


def _trouble_with_name(name: str) -> Iterator[str]:
    if not name:
        yield "the attachment names no file"
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") for character in name):
        yield "the attachment's name holds an invisible character"
    if "/" in name or "\\" in name or (name[1:2] == ":" and name[0].isalpha()):
        yield f"'{name}' is a path, not the name of a file beside the record"
    if name.startswith("."):
        yield f"'{name}' is a hidden file, which is never published"
