"""Characters that a reader cannot see: told with their names, and taken out in memory so that reading goes on.

Terminal colours come with every pasted output; one problem per line names them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from kb.problem import Edit, Level, Place, Problem

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""C0 and C1 controls, line separators that YAML counts as line ends, direction overrides, lone surrogates."""
_MAYBE_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufff9-\ufffb\uffa0"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufff9-\ufffb\uffa0"
    "\U0001d173-\U0001d17a]|(?<![\U0001f3f4\U000e0000-\U000e007f])[\U000e0000-\U000e007f]+"
)
"""Characters without a width of their own, blanks that are letters, tags that are not of a flag: kept, and told.
Joiners and variation selectors belong to emoji and to names."""
_SUSPICIOUS = re.compile(f"{FORBIDDEN.pattern[:-1]}{_MAYBE_UNSEEN.pattern[1:]}")
"""Both at once: most texts hold neither."""
_USUAL = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
"""What every text is full of, as bytes, which are taken out in a tenth of the time."""
_ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])|\x9b[0-9;?]*[@-~]")
"""A terminal's escape sequence (ECMA-48): colours, cursor moves, titles."""
MOST = 50
"""Problems told of one file; a binary file has thousands."""

_NAMES = {0x1B: "escape", 0x07: "bell", 0x00: "null character", 0x3000: "full-width space", 0xFF1A: "full-width colon",
          0xA0: "no-break space", 0xFEFF: "byte order mark"}  # fmt: skip


def take_out(text: str, path: str) -> tuple[str, list[Problem]]:
    """The text without what a reader cannot see, and a problem, with its certain correction, for each find."""
    unusual = text.encode("utf-8", "surrogatepass").translate(None, _USUAL)
    if not _SUSPICIOUS.search(unusual.decode("utf-8", "surrogatepass")):
        return text, []
    problems = list(islice(_unseen(text, path), MOST))
    if not FORBIDDEN.search(text):
        return text, problems
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if FORBIDDEN.search(line):
            lines[index] = FORBIDDEN.sub("", _ESCAPE.sub("", line))
            if len(problems) < MOST:
                edit = Edit(index + 1, index + 1, (lines[index],))
                problems += islice(_told(line, index + 1, path, edit), MOST - len(problems))
    return "\n".join(lines), problems


def _unseen(text: str, path: str) -> Iterator[Problem]:
    """What nobody sees and no reader trips over: a warning, for search and comparison do not find such a word."""
    if not _MAYBE_UNSEEN.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for match in UNSEEN.finditer(line):
            place = Place(path, number, match.start() + 1, len(match[0]), line)
            edit = None if FORBIDDEN.search(line) else Edit(number, number, (UNSEEN.sub("", line),))
            message = f"nobody sees the {name_of(match[0][0])} here"
            yield Problem(place, "invisible-character", message, Level.WARNING, "delete it; kb check --fix does", edit)


def _told(line: str, number: int, path: str, edit: Edit) -> Iterator[Problem]:
    colours = _ESCAPE.search(line)
    if colours:
        place = Place(path, number, colours.start() + 1, 1, line)
        message = "terminal colours (escape sequences) are not allowed here"
        help = "kb check --fix takes them out"
        yield Problem(place, "invisible-character", message, help=help, edit=edit)
    plain = _ESCAPE.sub(lambda sequence: " " * len(sequence[0]), line)
    for match in FORBIDDEN.finditer(plain):
        place = Place(path, number, match.start() + 1, 1, line)
        message = f"{name_of(match[0])} is not allowed here"
        yield Problem(place, "invisible-character", message, help="delete it", edit=edit)


def name_of(character: str) -> str:
    """A name for a character that may be invisible: `full-width colon ：(U+FF1A)`."""
    code = ord(character)
    name = _NAMES.get(code) or unicodedata.name(character, "control character").lower()
    shown = f" {character}" if character.isprintable() and not character.isspace() else ""
    return f"{name}{shown} (U+{code:04X})"
