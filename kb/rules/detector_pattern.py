"""A detector can match something, and does not match everything.

Somebody pasted a pattern with a look-behind from a web page. It was refused at half past two in the night, on the one
plan that mattered. Patterns here are RE2, which never hangs and knows neither look-around nor back-references, and
conditions are JMESPath; both are tried when the record is checked, not when it is needed. A detector without any
condition would speak at every line and teach everybody to ignore it.

PASS:

    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
    detect:
      - error_text:
          pattern: '(?i)tfplan: no such file'

FAIL:

    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
    detect:
      - error_text:
          pattern: '(?<=stat ).*tfplan'

FAIL:

    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
    detect:
      - error_text:
          pattern: '.*'
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.detect.condition import trouble as jmespath_trouble
from kb.detect.patterns import matches_everything
from kb.detect.patterns import trouble as re2_trouble
from kb.library import Library
from kb.model.detector import Detector
from kb.model.file.path import Path
from kb.model.recogniser import StepMatch, StepOrder, TerraformPlan, TextPattern
from kb.model.values.fields import nearest
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "detector-pattern"
LEVEL = Level.ERROR
ACTIONS = ("create", "update", "replace", "delete", "read", "forget", "no-op")
Trouble = tuple[Path, str, str]


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Detectors that can match nothing, or that match everything."""
    for entry in library.pitfalls:
        for index, detector in enumerate(entry.record.detect):
            for path, message, help in _troubles(detector):
                yield Finding(entry, ("detect", index, *path), message, help)


def _troubles(detector: Detector) -> Iterator[Trouble]:
    if detector.terraform_plan is not None:
        yield from _plan(detector.terraform_plan, ("terraform_plan",))
    if detector.error_text is not None:
        yield from _text(detector.error_text, ("error_text",))
    if detector.document is not None:
        yield from _text(detector.document, ("document",))
    if detector.steps is not None:
        yield from _steps(detector.steps, ("steps",))


def _text(pattern: TextPattern, path: Path) -> Iterator[Trouble]:
    """A pattern and its exception. An empty `unless` is none."""
    if trouble := re2_trouble(pattern.pattern):
        yield (*path, "pattern"), trouble, "write RE2: no look-around, no back-references"
    elif matches_everything(pattern.pattern):
        message = f"'{pattern.pattern}' matches every line"
        yield (*path, "pattern"), message, "write the words that only this pitfall shows"
    if trouble := re2_trouble(pattern.unless):
        yield (*path, "unless"), trouble, "write RE2: no look-around, no back-references"
    elif pattern.unless and (matches_everything(pattern.unless) or pattern.unless == pattern.pattern):
        yield (*path, "unless"), "every line matches unless, so nothing is ever recognised", "narrow unless, or drop it"


def _plan(plan: TerraformPlan, path: Path) -> Iterator[Trouble]:
    globs = (*plan.type, *plan.address)
    narrow = any(glob.strip("*") for glob in globs) or plan.actions or plan.changed or plan.replace_paths
    if not narrow and plan.reverts_drift is None and not plan.when:
        yield path, "this matches every change of every plan", "add type, address, actions, changed or reverts_drift"
    for index, action in enumerate(plan.actions):
        if action not in ACTIONS:
            close = {"destroy": "delete", "add": "create", "change": "update"}.get(action) or nearest(action, ACTIONS)
            help = f"did you mean '{close}'?" if close else f"write one of {', '.join(ACTIONS)}"
            yield (*path, "actions", index), f"'{action}' is no action of a plan, so this never matches", help
    if plan.when and (trouble := jmespath_trouble(plan.when)):
        yield (*path, "when"), trouble, "write JMESPath over one resource change: change.after.engine == `null`"


def _steps(order: StepOrder, path: Path) -> Iterator[Trouble]:
    for name in ("first", "then", "unless_between"):
        step: StepMatch | None = getattr(order, name)
        if step is None:
            continue
        if not (step.with_ or step.touches or step.activity or step.do or step.command):
            effect = "so nothing is ever recognised" if name == "unless_between" else "so it asks for nothing"
            yield (*path, name), f"any step is {name}, {effect}", "add with, touches, activity, do or command"
        for part in ("do", "command"):
            pattern = getattr(step, part)
            if trouble := re2_trouble(pattern):
                yield (*path, name, part), trouble, "write RE2: no look-around, no back-references"
            elif pattern and matches_everything(pattern):
                message = f"'{pattern}' matches every step, so it asks for nothing"
                yield (*path, name, part), message, "write the words that only this step has"
