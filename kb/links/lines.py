"""A text as lines that a person counts, each with what of it may hold a mention.

Readers (`kb.links.readers`) make these; `kb.links.mentions` looks into them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileLine:
    """One line of a file. What is pasted has no Line at all."""

    number: int
    """From 1."""
    text: str
    """As it stands in the file."""
    seen: str
    """The same, blank where no mention may be: code spans, markup."""
    prose: bool = True
    """Whether `[[x]]` can only be a mention here; else it counts when the id exists."""
    words: int = 0
    """From which character on a person speaks: 0 in prose, where the comment begins in code."""


Reader = Callable[[str], Iterator[FileLine]]


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """The lines as an editor counts them: only CR, LF and both end a line."""
    yield from enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1)


def indent_of(line: str) -> int:
    """How many columns a line is moved in; a tab leads to the next fourth."""
    columns = 0
    for character in line:
        if character == "\t":
            columns += 4 - columns % 4
        elif character == " ":
            columns += 1
        else:
            break
    return columns


def code(number: int, text: str) -> FileLine:
    """A line of code: what looks like a mention counts when it exists."""
    return FileLine(number, text, text, prose=False, words=len(text))


PASTED = frozenset(
    ("ansi", "console", "diff", "log", "logs", "none", "output", "patch", "plain", "plaintext", "sh-session",
     "shell-session", "terminal", "text", "txt")
)  # fmt: skip
"""What a block of code is called when it shows what a program said."""


def is_pasted(language: str) -> bool:
    """Whether a block of this language shows output; without a language nobody can tell, so it does."""
    return not language or language.lower() in PASTED
