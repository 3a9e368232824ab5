"""Text as a terminal can show it: nothing invisible, nothing that moves the cursor, and how wide it is.

Knows characters, never problems.
"""

from __future__ import annotations

import unicodedata
from functools import cache


def visible(text: str) -> str:
    """The text on one line: a tab or line end as one blank, other invisible characters by number, `<U+202E>`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(show(character) for character in text)


@cache
def show(character: str) -> str:
    """One character as `visible` shows it."""
    if character in "\t\n":
        return " "
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return f"<U+{ord(character):04X}>"


@cache
def columns(character: str) -> int:
    """How many columns a terminal gives to what is shown for this character."""
    shown = show(character)
    if len(shown) > 1:
        return len(shown)
    if unicodedata.category(shown) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(shown) in "WF" else 1
