"""A section of numbers as a value: sentences, one table, remarks. Knows no record and no output format."""

from __future__ import annotations

from dataclasses import dataclass

RECORD = "record"
"""Heading of the last column, when it names records."""


@dataclass(frozen=True, slots=True)
class Table:
    """One section; the first column names what is counted, the others hold numbers, a last one may be RECORD."""

    heading: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    said: tuple[str, ...] = ()
    """Sentences above the table."""
    remarks: tuple[str, ...] = ()
    """Sentences below it: what was left out."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows and not self.said

    def without_empty_columns(self) -> Table:
        """The same, of the columns only those in which any row says something."""
        kept = [at for at in range(len(self.columns)) if not at or any(row[at] for row in self.rows)]
        columns = tuple(self.columns[at] for at in kept)
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return Table(self.heading, columns, rows, self.said, self.remarks)


def counted(number: int, noun: str, several: str = "") -> str:
    """`1 night`, `2 nights`; `several` where it is not the noun with an s."""
    return f"{number} {noun if number == 1 else several or f'{noun}s'}"
