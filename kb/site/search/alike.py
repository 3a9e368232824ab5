"""Words that search treats alike on one site: kb's groups, the team's, and the names of its systems and tools.

Knows no pages: which groups can find something is asked of the texts alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kb.find import fold_kana
from kb.model.settings import Settings
from kb.words.synonyms import synonyms

MOST = 1_000_000
"""Characters of text after which nearly every group finds something, so that looking would cost more than it saves."""
SHORT = 4
_LATIN = re.compile("[a-z0-9]")
_SMALL = str.maketrans("ァィゥェォヵヶ", "アイウエオカケ")


def groups_of(settings: Settings) -> Iterator[Sequence[str]]:
    """All groups of a knowledge base; the names of each system, tool and touched thing are one."""
    yield from synonyms()
    yield from settings.synonyms
    for term in (*settings.systems, *settings.tools, *settings.touches):
        names = tuple(dict.fromkeys((*term.name.texts.values(), *term.aliases)))
        if len(names) > 1:
            yield names


def worth_carrying(groups: Iterable[Sequence[str]], texts: Iterable[str]) -> list[str]:
    """The groups, as `証明書|certificate`, of which a word stands in the texts where the worker would find it.

    That is, compared as fold.js does, and as otherWords in templates/search/words.js asks: Latin at the start of a
    word, a short one alone.
    """
    every = list(texts)
    if sum(map(len, every)) > MOST:
        return [_line(group) for group in groups]
    said = _compared("\n".join(every))
    return [_line(group) for group in groups if any(_stands(_compared(word), said) for word in group)]


def _line(group: Sequence[str]) -> str:
    return "|".join(word.replace("|", " ") for word in group)


def _stands(word: str, said: str) -> bool:
    at = said.find(word)
    while at >= 0 and word.isascii():
        after = said[at + len(word) : at + len(word) + 1] if len(word) < SHORT else ""
        if not _LATIN.match(said[at - 1 : at]) and not _LATIN.match(after):
            break
        at = said.find(word, at + 1)
    return at >= 0


def _compared(text: str) -> str:
    return " ".join(fold_kana(text).translate(_SMALL).split())
