"""Every other text of a knowledge base: kb.yml, files that are no records, fixtures, attachments, hand-written pages.

Read so that nothing in it escapes the eye that looks for secrets; nothing is understood here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator
from pathlib import Path

from kb.atomic import PREFIX
from kb.model.source import Source
from kb.read.gathering import shown
from kb.read.regular import read_regular

MOST_BYTES = 20_000_000
_LINE_END = re.compile(r"\r\n|\n|\r")


def read_texts(root: Path, folders: tuple[str, ...], but: Container[str]) -> tuple[Source, ...]:
    """The text files in `folders` and the file mkdocs.yml, without the paths in `but`; sorted by path.

    Links are not followed, hidden files are never published; what is no text is left out.
    """
    paths = {"mkdocs.yml", *(path for folder in folders for path in _walk(root, folder))}
    texts = ((path, _text(root / path)) for path in sorted(paths) if path not in but)
    return tuple(Source(shown(path), _LINE_END.sub("\n", text)) for path, text in texts if text)


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
