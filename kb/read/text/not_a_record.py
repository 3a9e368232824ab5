"""A file that is no record at all: what it is instead, by its first bytes or its first line, and what to do.

Only asked when it cannot be read as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.problem import Place, Problem

_BESIDE = "put it beside a record and name it there, under attachments:"
_BYTES = (
    (b"\x1f\x8b", "a gzip archive", _BESIDE),
    (b"PK\x03\x04", "a ZIP archive or a document of an office program", _BESIDE),
    (b"\x89PNG", "a PNG picture", _BESIDE),
    (b"\xff\xd8\xff", "a JPEG picture", _BESIDE),
    (b"GIF8", "a GIF picture", _BESIDE),
    (b"%PDF-", "a PDF document", _BESIDE),
    (b"\x7fELF", "a program", "delete it"),
    (b"SQLite format 3\0", "a database", "delete it"),
    (b"\0GITCRYPT\0", "encrypted by git-crypt", "run: git-crypt unlock"),
)
_PLAIN = "a record is YAML; begin with: title: …"
_LINES = (
    (r"version https://git-lfs", "a pointer of Git LFS: its content was never fetched", "run: git lfs pull"),
    (r"\$ANSIBLE_VAULT;", "encrypted by ansible-vault", "run: ansible-vault decrypt FILE"),
    (r"(?:```|~~~)", "Markdown: it begins with a code fence", "delete the lines with the fence"),
    (r"<(?!<)", "HTML or XML", _PLAIN),
    (r"(?:diff --git |--- a/|@@ -)", "a diff, not the file that it is about", "apply it instead: git apply FILE"),
    (r"\[[\w. -]+\]\s*$|[A-Za-z][\w.]* *= *\S", "TOML or INI", _PLAIN),
    (r"- \S", "a list", "write its items below a field, and begin with: title: …"),
    (r"[^:：]+,[^:：]+,[^:：]*$|\w+,\w+$", "a table (CSV)", _PLAIN),
)
_MERGE = re.compile(r"<{7} .*|={7}|>{7} .*|\|{7}(?: .*)?")


def of_bytes(raw: bytes) -> tuple[str, str] | None:
    """What the bytes are, if they are no text: a sentence and help."""
    return next(((f"the file is {name}", help) for begin, name, help in _BYTES if raw.startswith(begin)), None)


def of_lines(lines: Sequence[str], path: str) -> Problem | None:
    """What the text is instead of a record."""
    marks = [number for number, line in enumerate(lines) if _MERGE.fullmatch(line)]
    if marks and any(lines[number][0] in "<>" for number in marks):
        place = Place(path, marks[0] + 1, 1, len(lines[marks[0]]), lines[marks[0]])
        help = "keep what is right between <<<<<<< and >>>>>>>, and delete the marks"
        return Problem(place, "yaml-syntax", "here stand the marks of a merge that was not finished", help=help)
    first = next((number for number, line in enumerate(lines) if line.strip() and line.strip() != "---"), None)
    if first is None:
        return None
    for pattern, name, help in _LINES:
        if re.match(pattern, lines[first]):
            place = Place(path, first + 1, 1, len(lines[first]), lines[first])
            return Problem(place, "not-a-map", f"the file is {name}", help=help)
    return None
