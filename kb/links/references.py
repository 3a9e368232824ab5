"""Whether the records that documents mention exist. The same rule names as for records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kb.library import Library
from kb.links.documents import Document
from kb.model.fields import nearest
from kb.problem import Level, Problem


def judge_documents(library: Library, documents: Sequence[Document]) -> Iterator[Problem]:
    """Mentions in documents that lead nowhere, or to a record that another one replaced."""
    known = tuple(library.names)
    for document in documents:
        for mention in document.mentions:
            entry = library.find(mention.target)
            successor = getattr(entry.record, "replaced_by", None) if entry else None
            if entry is None and mention.target not in library.broken:
                close = nearest(mention.target, known)
                help = f"did you mean [[{close}]]?" if close else "write \\[[ if it is no mention"
                yield Problem(mention.place, "known-reference", f"no record is called '{mention.target}'", help=help)
            elif successor:
                message = f"'{mention.target}' was replaced by '{successor}'"
                help = f"write [[{successor}]]"
                yield Problem(mention.place, "replaced-reference", message, Level.WARNING, help)
