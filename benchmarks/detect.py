"""`kb detect` as a whole process: a 5 MB plan and a 5 MB log against 100 detectors, and a hostile set of patterns.

    python benchmarks/detect.py --megabytes 5 --rounds 5

Judges nothing: it ends with 0 whatever the figures are, and with 1 only when a run fails.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import ProgramError, Run, measure, middle

WORK = Path(__file__).resolve().parent / "work" / "detect"
TYPES = (
    "aws_db_instance", "aws_cloudfront_distribution", "aws_lb_listener_rule", "aws_security_group_rule", "aws_route",
    "aws_instance", "aws_iam_role", "google_sql_database_instance", "aws_route53_record",
)  # fmt: skip
ACTIONS = (["no-op"], ["no-op"], ["update"], ["update"], ["create"], ["delete"], ["delete", "create"])
WORDS = (
    "Initializing", "provider", "plugins", "reading", "applying", "module", "refresh", "state", "done", "作業", "反映",
)  # fmt: skip
HOSTILE = (
    "(a+)+$", "(a|a)*$", "(.*)*$", r"(\w+\s?)*$", "(.*a){12}", "((((.+)+)+)+)+!", ".*.*.*.*.*.*=", "(?i)(é|e|ë)*$",
    "[^x]*[^y]*[^z]*!", "(a?){50}a{50}",
)  # fmt: skip
"""With an engine that backtracks, most of these never end."""
YARDSTICK = "total = 0\nfor number in range(10_000_000): total += number"
GOAL = 1.0
"""CPU seconds of a plan and of a log."""


def main() -> int:
    """Write the inputs, run the rounds, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=5, help="of the plan and of the log (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (default: %(default)s)")
    given = parser.parse_args()
    write_inputs(int(given.megabytes * 1_000_000))
    detect = [sys.executable, "-m", "kb", "detect", "--kb"]
    programs = {
        "a plan, 100 detectors": [*detect, "pitfalls.json", "plan.json"],
        "a log, 100 detectors": [*detect, "pitfalls.json", "run.log"],
        f"a line of a's, {len(HOSTILE)} hostile patterns": [*detect, "hostile.json", "as.log"],
        "nothing to read": [*detect, "pitfalls.json", "short.log"],
        "ten million additions in Python": [sys.executable, "-c", YARDSTICK],
    }
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    try:
        for _ in range(given.rounds):
            for name, command in programs.items():
                runs[name].append(measure(command, WORK, fine=(0, 1)))
    except ProgramError as failed:
        print(failed, file=sys.stderr)
        return 1
    print(f"| {given.megabytes:g} MB | CPU s | least | MiB |\n|---|--:|--:|--:|")
    for name, found in runs.items():
        run = middle(found)
        print(f"| {name} | {run.cpu:.2f} | {min(one.cpu for one in found):.2f} | {run.peak:.0f} |")
    print(f"\ngoal: at most {GOAL:.0f} CPU second for a plan and for a log; all figures are of whole processes")
    return 0


def write_inputs(size: int) -> None:
    """The plan, the logs and the detectors anew; the same size gives the same bytes."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    chance = random.Random(5)  # noqa: S311  # to be the same each time
    (WORK / "plan.json").write_text(json.dumps(plan(size, chance)), "utf-8")
    (WORK / "run.log").write_text("".join(lines(size, chance)), "utf-8")
    (WORK / "as.log").write_text("a" * size + "\n", "utf-8")
    (WORK / "short.log").write_text("done\n", "utf-8")
    publish("pitfalls.json", list(detectors(chance)))
    publish("hostile.json", [{"error_text": {"pattern": one}} for one in HOSTILE])


def publish(name: str, found: list[dict[str, Any]]) -> None:
    """Detectors as a site publishes them."""
    pitfalls = [{"id": f"p-{at}", "title": {"": f"Pitfall {at}"}, "detect": [one]} for at, one in enumerate(found)]
    (WORK / name).write_text(json.dumps({"kb": "pitfalls", "version": 1, "pitfalls": pitfalls}), "utf-8")


def plan(size: int, chance: random.Random) -> dict[str, Any]:
    """A plan of `size` bytes: resources of forty attributes, every twentieth changed by hand."""
    changes: list[dict[str, Any]] = []
    drift: list[dict[str, Any]] = []
    written = 0
    while written < size:
        number = len(changes)
        old = attributes(number)
        new = {**old, "attribute_3": "changed", "block": old["block"][::-1]}
        actions = chance.choice(ACTIONS)
        before, after = (None if actions == ["create"] else old), (None if actions == ["delete"] else new)
        kind = chance.choice(TYPES)
        entry = {"address": f"module.m{number % 7}.{kind}.r{number}", "type": kind, "name": f"r{number}"}
        changes.append({**entry, "change": {"actions": actions, "before": before, "after": after, "after_unknown": {}}})
        if number % 20 == 0:
            drift.append({**entry, "change": {"actions": ["update"], "before": new, "after": old}})
        written += len(json.dumps(changes[-1]))
    return {"format_version": "1.2", "resource_changes": changes, "resource_drift": drift}


def attributes(number: int) -> dict[str, Any]:
    """What a resource may hold."""
    plain = {f"attribute_{at}": f"value {number} {at}" * 2 for at in range(20)}
    blocks = [{"name": at, "list": ["x", "y"], "nothing": None} for at in range(5)]
    return {**plain, "tags": {f"tag {at}": "text" * 3 for at in range(10)}, "block": blocks}


def lines(size: int, chance: random.Random) -> Iterator[str]:
    """A log of `size` bytes, as a CI writes it."""
    written = 0
    while written < size:
        words = " ".join(chance.choices(WORDS, k=chance.randint(3, 18)))
        line = f"2026-02-14T02:{chance.randint(10, 59)}:07.123Z {words}\n"
        written += len(line.encode())
        yield line


def detectors(chance: random.Random) -> Iterator[dict[str, Any]]:
    """A hundred of all four kinds."""
    for at in range(60):
        kinds = (
            {
                "type": [chance.choice(TYPES)],
                "actions": ["update", "replace"],
                "changed": [f"attribute_{at % 20}", "block.name"],
            },
            {"type": ["aws_*"], "reverts_drift": True, "changed": [f"attribute_{at % 4}"]},
            {"type": [chance.choice(TYPES)], "actions": ["delete"], "when": f"before.attribute_{at % 20} == `x`"},
        )
        yield {"terraform_plan": kinds[at % 3]}
    yield from ({"error_text": {"pattern": f"(?i)error {at}.*(refused|reset by peer|denied)"}} for at in range(25))
    yield from ({"document": {"pattern": f"terraform destroy {at}", "unless": "-target="}} for at in range(10))
    yield from ({"steps": {"first": {"with": "hand"}, "then": {"with": f"tool {at}"}}} for at in range(5))


if __name__ == "__main__":
    sys.exit(main())
