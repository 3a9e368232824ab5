"""The last look at a public site: no file of it, nor its name, shows a record that was withheld."""

from __future__ import annotations

from pathlib import Path

from kb.public.veil import Veil


def find_leak(site: Path, veil: Veil) -> str:
    """A sentence about the first file of the built site that shows something internal; an empty text for none."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        if shown := veil.betrays(name) or veil.betrays(text):
            return f"{name} shows '{shown}', which is internal; take it out of what this page is made from"
    return ""
