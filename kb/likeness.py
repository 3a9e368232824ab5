"""How alike texts are, by the pairs of letters they share; for Japanese and for English.

A pair that few texts have weighs more. Knows texts only, no record and no language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt

_RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")
_SENTENCE = re.compile(r"[。\n]|[.;] ")
MOST = 2_000
"""Characters of a text that are looked at."""
SENTENCES = 12
"""And sentences."""
FEW, COMMON = 8, 4
"""Of so many keys or more, pairs that more than a quarter of them have are not used to find candidates."""
CANDIDATES = 10
"""Known texts that one sentence is compared with in full: those that share the most of what few have."""


@dataclass(frozen=True, slots=True)
class Like:
    """The most alike of the known texts: whose it is, and how alike, from 0 to 1."""

    key: str
    score: float
    latin: bool
    """Compared mostly by Latin letters: those are few, so texts share more pairs by chance."""


class Likeness:
    """Known texts by key; each key has several. Made once, asked often."""

    def __init__(self, known: Mapping[str, Iterable[str]]) -> None:
        texts = [(key, pairs(text)) for key, several in known.items() for text in several]
        holders: dict[str, set[str]] = defaultdict(set)
        for key, found in texts:
            for pair in found:
                holders[pair].add(key)
        count = len({key for key, _ in texts})
        self._weights = {pair: _weight(count, len(keys)) for pair, keys in holders.items()}
        common = {pair for pair, keys in holders.items() if count >= FEW and len(keys) * COMMON > count}
        self._unknown = _weight(count, 1)
        self._keys, self._texts = [key for key, _ in texts], [found for _, found in texts]
        self._lengths = [self._length(found) for _, found in texts]
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, (_, found) in enumerate(texts):
            for pair in found - common:
                self._where[pair].append(number)

    def most_like(self, text: str) -> Like | None:
        """The known text that `text`, or one sentence of it, is most like; None when they share nothing."""
        best: Like | None = None
        for sentence in _sentences(text[:MOST]):
            found = pairs(sentence)
            length = self._length(found)
            latin = sum(pair.isascii() for pair in found) * 2 > len(found)
            for number in self._candidates(found):
                score = self._length(found & self._texts[number]) / sqrt(length * self._lengths[number])
                if best is None or (score, self._keys[number]) > (best.score, best.key):
                    best = Like(self._keys[number], score, latin)
        return best

    def _candidates(self, found: Iterable[str]) -> Iterable[int]:
        """The known texts, by number, that share most of what few have; texts that share nothing are not looked at."""
        shared: dict[int, float] = defaultdict(float)
        for pair in found:
            if pair in self._where:
                weight = self._weights[pair]
                for number in self._where[pair]:
                    shared[number] += weight
        if len(shared) <= CANDIDATES:
            return shared
        return nlargest(CANDIDATES, shared, key=lambda number: shared[number] / sqrt(self._lengths[number]))

    def _length(self, found: Iterable[str]) -> float:
        return sum(self._weights.get(pair, self._unknown) for pair in found)


def pairs(text: str) -> frozenset[str]:
    """Neighbouring letters and digits within words, or within runs of Japanese; case and width do not count."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return frozenset(run[at : at + 2] for run in _RUN.findall(folded) for at in range(len(run) - 1))


def _weight(count: int, holders: int) -> float:
    return log((count + 1) / (holders - 0.5))


def _sentences(text: str) -> Iterator[str]:
    parts = [part for part in _SENTENCE.split(text) if part.strip()]
    yield from parts[:SENTENCES]
    if len(parts) > 1:
        yield text
