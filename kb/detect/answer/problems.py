"""The answer as problems, for the formats that are about places in files: GitHub's annotations and SARIF."""

from __future__ import annotations

from collections.abc import Iterator

from kb.detect.answer.answer import Answer, Judged, met
from kb.detect.hit import Hit
from kb.problem import Level, Place, Problem
from kb.report.github import as_annotations
from kb.report.report import Report
from kb.report.sarif import as_sarif as report_as_sarif

UNREADABLE = "unreadable-input"
DAMAGED = "damaged-knowledge-base"


def as_github(answer: Answer) -> str:
    """One annotation for each hit and each input that was not read, then the summary."""
    *annotations, _ = as_annotations(_report(answer)).split("\n")
    return "\n".join([*annotations, answer.summary])


def as_sarif(answer: Answer) -> str:
    """One result for each hit; the rules are the pitfalls."""
    return report_as_sarif(_report(answer))


def _report(answer: Answer) -> Report:
    problems = [problem for judged in answer.inputs for problem in _problems(judged, answer)]
    problems += [Problem(Place("stdin"), DAMAGED, said, Level.WARNING) for said in answer.troubles]
    named = [*answer.pitfalls, *(id for judged in answer.inputs for id in judged.waived)]
    rules = {id: answer.card(id).title(answer.language) for id in named}
    return Report(tuple(problems), len(answer.inputs), rules)


def _problems(judged: Judged, answer: Answer) -> Iterator[Problem]:
    path = "stdin" if judged.name == "-" else judged.name
    for hit in judged.hits:
        where = hit.where
        place = Place(path, max(1, where.line), max(1, where.column), max(1, where.width), where.excerpt)
        yield Problem(place, hit.pitfall, f"known pitfall: {hit.reason}", Level.ERROR, _help(hit, answer))
    for id, because in judged.waived.items():
        yield Problem(Place(path), id, f"known pitfall, waived: {because}", Level.HINT)
    if judged.trouble:
        yield Problem(Place(path), UNREADABLE, f"not read: {judged.trouble}", Level.WARNING)


def _help(hit: Hit, answer: Answer) -> str:
    card = answer.card(hit.pitfall)
    lines = [card.title(answer.language), *(f"now: {line}" for line in card.now), met(card), card.url]
    return "\n".join(line for line in lines if line)
