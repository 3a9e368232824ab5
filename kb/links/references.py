"""Whether the records that the site's own hand-written pages mention exist. The same rule names as for records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.links.directory import Directory
from kb.links.documents import Document
from kb.links.judge import Judge
from kb.problem import Problem


def judge_documents(directory: Directory, documents: Sequence[Document]) -> Iterator[Problem]:
    """Mentions in documents that lead nowhere, to an old name, or to a record that counts no more."""
    judge = Judge(directory)
    for document in documents:
        for problem in judge.problems(document.mentions):
            yield problem if document.utf_8 else replace(problem, edit=None)
