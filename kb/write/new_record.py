"""A new record as text: its template with the known values in place. Writing the file is the caller's work."""

from __future__ import annotations

from dataclasses import dataclass

from kb.model.record import Kind
from kb.model.values.fields import Localized
from kb.write.naming import file_of, modeline
from kb.write.templates import fill, record_template
from kb.write.yaml_text import fields, scalar

SCHEMA_OF: dict[Kind, str] = {
    "windows": "worklog",
    "incidents": "worklog",
    "pitfalls": "pitfall",
    "checklists": "checklist",
}


@dataclass(frozen=True, slots=True)
class Basics:
    """What is known of a record when it is begun. `year` is the folder of a work log."""

    kind: Kind
    id: str
    title: Localized
    language: str
    year: str = ""

    @property
    def path(self) -> str:
        """Where it goes, relative to the knowledge base."""
        return file_of(self.kind, self.id, self.year)


def begin(basics: Basics, **values: str) -> str:
    """The text of a record with nothing but its basics; `values` fill the template's other places."""
    known = {
        "modeline": modeline(basics.path, SCHEMA_OF[basics.kind]),
        "title": _title(basics.title),
        "lang": scalar(basics.language, 2),
    }
    known |= {name: scalar(value, 4) if value else "" for name, value in values.items()}
    text = fill(record_template(basics.kind.removesuffix("s"), basics.language), known)
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def one_line(text: str) -> str:
    """`text` without its line ends."""
    return " ".join(text.split())


def _title(title: Localized) -> str:
    texts = {language: one_line(text) for language, text in title.texts.items()}
    if list(texts) == [""]:
        return scalar(texts[""], 2)
    return "\n" + fields(texts, 2).rstrip("\n")
