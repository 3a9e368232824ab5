"""The structure of SARIF 2.1.0, by section of the standard."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from kb.problem import Level, Problem
from kb.report.report import Report
from kb.report.sarif import as_sarif

Make = Callable[..., Problem]


def run_of(report: Report) -> dict[str, Any]:
    log = json.loads(as_sarif(report))
    assert log["version"] == "2.1.0"  # 3.13.2
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")  # 3.13.3
    assert set(log) == {"$schema", "version", "runs"}
    (run,) = log["runs"]  # 3.13.4
    assert isinstance(run, dict)
    return run


def test_the_tool_lists_its_rules(problem: Make) -> None:
    rules = {"decide-by": "A window has a moment for going on or turning back."}
    driver = run_of(Report((problem(),), rules=rules))["tool"]["driver"]  # 3.14.6, 3.18.2
    assert driver["name"] == "kb"  # 3.19.8
    assert driver["version"]
    assert driver["rules"] == [  # 3.19.23, 3.49
        {"id": "decide-by", "shortDescription": {"text": "A window has a moment for going on or turning back."}},
        {"id": "unknown-field"},
    ]


def test_a_result_names_rule_level_message_and_place(problem: Make) -> None:
    run = run_of(Report((problem(help="did you mean 'decide_by'?"),), rules={"decide-by": "x"}, prefix="team kb/"))
    (result,) = run["results"]  # 3.14.23
    assert result["ruleId"] == "unknown-field"  # 3.27.5
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "unknown-field"  # 3.27.6
    assert result["level"] == "error"  # 3.27.10
    assert result["message"]["text"] == "'decided_by' is not a field of window\ndid you mean 'decide_by'?"  # 3.27.11
    (location,) = result["locations"]  # 3.27.12
    place = location["physicalLocation"]  # 3.28.3
    assert place["artifactLocation"] == {  # 3.4: relative, percent-encoded
        "uri": "team%20kb/logs/windows/x.yml",
        "uriBaseId": "%SRCROOT%",
    }
    assert place["region"] == {  # 3.30: from 1, the end just behind
        "startLine": 12,
        "startColumn": 3,
        "endColumn": 13,
        "snippet": {"text": "  decided_by: 03:30"},
    }


def test_columns_are_code_points(problem: Make) -> None:
    assert run_of(Report((problem(),)))["columnKind"] == "unicodeCodePoints"  # 3.14.17


def test_each_base_of_a_uri_is_known(problem: Make) -> None:
    assert set(run_of(Report((problem(),)))["originalUriBaseIds"]) == {"%SRCROOT%"}  # 3.14.14


def test_levels_are_sarifs(problem: Make) -> None:
    problems = tuple(problem(level=level) for level in Level)
    assert [result["level"] for result in run_of(Report(problems))["results"]] == ["error", "warning", "note"]


def test_without_a_line_there_is_no_snippet(problem: Make) -> None:
    (result,) = run_of(Report((problem(""),)))["results"]
    assert "snippet" not in result["locations"][0]["physicalLocation"]["region"]


def test_a_clean_run_has_results_all_the_same() -> None:
    assert run_of(Report(()))["results"] == []  # 3.14.23: empty, not absent


def test_fingerprints_hold_while_lines_move_and_never_meet(problem: Make) -> None:
    def prints(*problems: Problem) -> list[dict[str, str]]:
        return [result["partialFingerprints"] for result in run_of(Report(problems))["results"]]  # 3.27.17

    assert prints(problem(line=12)) == prints(problem(line=40))
    first, second = prints(problem(line=12), problem(line=40))
    assert first != second
    assert prints(problem(message="x")) != prints(problem(message="y"))


def test_a_name_that_is_no_text_can_be_written(problem: Make) -> None:
    (result,) = run_of(Report((problem(path="logs/windows/日本\udce3.yml"),)))["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "logs/windows/%E6%97%A5%E6%9C%AC%E3.yml"
