"""Words that search treats alike: synonyms.txt beside this file, read. A team adds its own in kb.yml."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_FILE = Path(__file__).with_name("synonyms.txt")


def synonyms() -> tuple[tuple[str, ...], ...]:
    """Groups; each word finds what has any other of its group."""
    return tuple(read_groups(_FILE.read_text("utf-8").splitlines()))


def read_groups(lines: Iterable[str]) -> Iterable[tuple[str, ...]]:
    """The groups of lines such as `証明書, certificate, cert`; empty lines and those that begin with # say nothing."""
    for line in lines:
        if line.strip() and not line.startswith("#"):
            yield tuple(word.strip() for word in line.split(","))
