"""Text in which no plan could be found → the same without what a program may have put around or into its JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

NARROW = 40
"""Columns of the narrowest terminal."""
_OF_JSON = '{}[]"'


def mended(lines: Sequence[str]) -> Iterator[str]:
    """Ways to read the lines, the likelier first: as they are; without what stands before each of them (`web-1  | `,
    `stdout F `, `+`); and put together where a terminal cut each at its width. `lines` are without times of a CI."""
    yield "\n".join(lines)
    full = [line for line in lines if line.strip()]
    low, high = min(full, default=""), max(full, default="")
    cut = next((at for at, char in enumerate(low) if char in _OF_JSON or high[at : at + 1] != char), len(low))
    if low[:cut].strip():
        yield "\n".join(line[cut:] for line in lines)
    lengths = [len(line) for line in lines]
    width = max(lengths, default=0)
    if width >= NARROW and lengths.count(width) > 1:
        yield "".join(line if len(line) == width else f"{line}\n" for line in lines)
