"""Problems as SARIF 2.1.0, which code scanning reads: https://docs.oasis-open.org/sarif/sarif/v2.1.0/."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from typing import Any
from urllib.parse import quote

from kb import __version__
from kb.problem import Level, Place, Problem
from kb.report.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}
FINGERPRINT = "kbProblem/v1"


def as_sarif(report: Report) -> str:
    """One run with every rule that is known or was met, and one result for each problem."""
    names = sorted({*report.rules, *(problem.rule for problem in report.problems)})
    driver = {"name": "kb", "version": __version__, "rules": [_rule(name, report) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "results": _results(report, names),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(name: str, report: Report) -> dict[str, Any]:
    described = report.rules.get(name)
    return {"id": name, "shortDescription": {"text": described}} if described else {"id": name}


def _results(report: Report, names: list[str]) -> list[dict[str, Any]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    indexes = {name: index for index, name in enumerate(names)}
    results = []
    for problem in report.problems:
        path = report.path(problem)
        same = (path, problem.rule, problem.message)
        text = f"{problem.message}\n{problem.help}" if problem.help else problem.message
        location = {"uri": quote(os.fsencode(path)), "uriBaseId": "%SRCROOT%"}
        results.append(
            {
                "ruleId": problem.rule,
                "ruleIndex": indexes[problem.rule],
                "level": LEVELS[problem.level],
                "message": {"text": text},
                "locations": [{"physicalLocation": {"artifactLocation": location, "region": _region(problem.place)}}],
                "partialFingerprints": {FINGERPRINT: _fingerprint(problem, path, seen[same])},
            }
        )
        seen[same] += 1
    return results


def _region(place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    }
    return {**region, "snippet": {"text": place.text}} if place.text else region


def _fingerprint(problem: Problem, path: str, before: int) -> str:
    """The same for the same problem when lines move: `before` counts its likes higher up in the file."""
    parts = "\0".join((path, problem.rule, problem.message, str(before)))
    return hashlib.sha256(parts.encode("utf-8", "surrogateescape")).hexdigest()
