"""Every other text of a knowledge base: kb.yml, files that are no records, fixtures, attachments, hand-written pages.

Read so that nothing in it escapes the eye that looks for secrets; nothing is understood here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from kb.atomic import PREFIX
from kb.model.file.source import Source
from kb.read.gathering import printable
from kb.read.regular import read_regular

MOST_BYTES = 20_000_000
_LINE_END = re.compile(r"\r\n|\n|\r")


def files_in(root: Path, folders: Iterable[str]) -> tuple[str, ...]:
    """The paths of the files in `folders` below `root`, records and pictures too, and mkdocs.yml; sorted.

    Links are not followed, hidden files are never published.
    """
    return tuple(sorted({"mkdocs.yml", *(path for folder in folders for path in _walk(root, folder))}))


def read_texts(root: Path, paths: Iterable[str], but: Container[str]) -> tuple[Source, ...]:
    """The texts of the files at `paths`, without those in `but`; what is no text is left out."""
    texts = ((path, _text(root / path)) for path in paths if path not in but)
    return tuple(Source(printable(path), _LINE_END.sub("\n", text)) for path, text in texts if text)


def _walk(root: Path, folder: str) -> Iterator[str]:
    try:
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith((".", PREFIX)) or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _walk(root, path)
        elif entry.is_file():
            yield path


def _text(path: Path) -> str:
    """The text of a file; nothing for what is no text, is not there, or cannot be read."""
    try:
        raw = b"" if path.is_symlink() else read_regular(path, MOST_BYTES)
    except OSError:
        return ""
    if b"\0" in raw[:8000]:
        return ""
    return raw.decode("utf-8", "replace").removeprefix("\ufeff")
