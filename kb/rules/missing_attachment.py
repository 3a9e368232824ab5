"""An attachment is the plain name of a file beside the record.

A path copied from somebody's machine worked on that machine and nowhere else; another led out of the folder of logs,
to a file that nobody meant to publish. Put the file beside the record and write its name.

PASS:

    title: Recreate the database
    attachments:
      - file: maintenance-page.png
        caption: What users saw at 02:12

FAIL:

    title: Recreate the database
    attachments:
      - file: ../../private/maintenance-page.png
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "missing-attachment"
LEVEL = Level.ERROR


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Attachments that are no plain file name. Whether the file is there, only those who may read files can say."""
    for entry in library.entries():
        for index, attachment in enumerate(entry.record.attachments):
            if trouble := _trouble(attachment.file):
                help = "put the file beside the record, and write its name only"
                yield Finding(entry, ("attachments", index, "file"), trouble, help)


def _trouble(name: str) -> str:
    if not name:
        return "the attachment names no file"
    if any(unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") for character in name):
        return "the attachment's name holds an invisible character"
    if "/" in name or "\\" in name or (name[1:2] == ":" and name[0].isalpha()):
        return f"'{name}' is a path, not the name of a file beside the record"
    if name.startswith("."):
        return f"'{name}' is a hidden file, which is never published"
    return ""
