"""Corrections of runbooks: what a file is and what it will be, in its own encoding, with its own line ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from kb.atomic import write_file
from kb.edits import apply_edits
from kb.problem import Problem
from kb.read.text.encodings import read_text


@dataclass(frozen=True, slots=True)
class Rewriting:
    """One file before and after; `path` is how the report names it."""

    path: str
    before: str
    after: str
    file: Path
    encoding: str

    def write(self) -> None:
        """Write the file whole, or not at all. Raises OSError."""
        write_file(self.file, self.after.encode(self.encoding), self.before.encode(self.encoding))


def rewritings(problems: Iterable[Problem], files: Mapping[str, Path]) -> Iterator[Rewriting]:
    """What `problems` are certain of, file by file; nothing for a file that could not be written back as it is."""
    certain = sorted((one for one in problems if one.edit), key=attrgetter("place"))
    for path, group in groupby(certain, key=lambda problem: problem.place.path):
        raw = files[path].read_bytes()
        found = read_text(raw)
        if found is None or found[0].encode(found[1]) != raw:
            continue
        before, encoding = found
        after = apply_edits(before, [problem.edit for problem in group if problem.edit])
        if after != before:
            yield Rewriting(path, before, after, files[path], encoding)
