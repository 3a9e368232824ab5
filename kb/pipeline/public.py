"""The story for anybody: a checked knowledge base → the same without what is internal, before any page is planned."""

from __future__ import annotations

from dataclasses import replace

from kb.links.documents import Document
from kb.links.saved import with_documents
from kb.pipeline.checked import Checked
from kb.problem import Problem
from kb.public.veil import Veil
from kb.public.withhold import veil_of, withhold
from kb.words import Words


def for_everybody(checked: Checked) -> Checked:
    """What anybody may read of `checked`, with the veil that lies over all other texts."""
    if checked.veil is not None:
        return checked
    words = Words(checked.site.language)
    veil = veil_of(checked.library, words("an internal record"))
    library = withhold(checked.library, veil)
    partly = {entry.id for entry in checked.library.entries() if entry.record.internal}
    problems = tuple(
        _veiled(one, veil) for one in checked.problems if one.record in library.by_id and one.record not in partly
    )
    documents = tuple(_document(one, veil) for one in checked.documents)
    library = with_documents(library, documents)  # what a stored scan found elsewhere is for the team alone
    return replace(checked, library=library, documents=documents, problems=problems, veil=veil)


def _veiled(problem: Problem, veil: Veil) -> Problem:
    return replace(problem, message=veil.over(problem.message), help=veil.over(problem.help))


def _document(document: Document, veil: Veil) -> Document:
    mentions = tuple(one for one in document.mentions if one.target not in veil.names)
    return replace(document, title=veil.over(document.title), mentions=mentions)
