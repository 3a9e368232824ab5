"""Words that search treats alike on one site: kb's groups, the team's, and the names of its systems and tools.

Knows no pages: which groups can find something is asked of the texts alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kb.find import fold
from kb.model.settings import Settings
from kb.words.synonyms import synonyms

MOST = 1_000_000
"""Characters of text after which nearly every group finds something, so that looking would cost more than it saves."""
_SMALL = str.maketrans("ァィゥェォヵヶ", "アイウエオカケ")


def groups_of(settings: Settings) -> Iterator[Sequence[str]]:
    """All groups of a knowledge base; the names of each system, tool and touched thing are one."""
    yield from synonyms()
    yield from settings.synonyms
    for term in (*settings.systems, *settings.tools, *settings.touches):
        names = tuple(dict.fromkeys((*term.name.texts.values(), *term.aliases)))
        if len(names) > 1:
            yield names


def worth_carrying(groups: Iterable[Sequence[str]], texts: Iterable[str]) -> list[list[str]]:
    """The groups of which a word stands in the texts as the worker (fold.js) compares them."""
    every = list(texts)
    if sum(map(len, every)) > MOST:
        return [list(group) for group in groups]
    said = _compared("\n".join(every))
    return [list(group) for group in groups if any(_compared(word) in said for word in group)]


def _compared(text: str) -> str:
    return " ".join(fold(text).translate(_SMALL).split())
