"""What is wrong with the site's own hand-written pages: their mentions, and what no reader would see of them.

The same rule names as for records.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.links.directory import Directory
from kb.links.documents import Document
from kb.links.judge import Judge
from kb.problem import Level, Place, Problem


def judge_documents(directory: Directory, documents: Sequence[Document]) -> Iterator[Problem]:
    """Mentions that lead nowhere, to an old name, or to a record that counts no more; content that is stopped."""
    judge = Judge(directory)
    for document in documents:
        for problem in judge.problems(document.mentions):
            yield problem if document.utf_8 else replace(problem, edit=None)
        for one in document.blocked:
            place = Place(document.source, one.line, one.column, one.width, one.text)
            yield Problem(place, "blocked-content", one.message, Level.WARNING, one.help)
