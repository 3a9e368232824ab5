from __future__ import annotations

from collections.abc import Callable

import pytest

from kb.problem import Problem

Told = Callable[..., list[Problem]]


NIGHT = """
steps:
  - do: Silence the alerts
    result: done
  - do: Let the alerts speak
    even_if_aborted: true
    {result}
outcome: {outcome}
"""


def test_not_known_to_be_done(told: Told) -> None:
    (problem,) = told("owed-after-abort", NIGHT.format(result="note: later", outcome="aborted"))
    assert problem.message == (
        "step 2, 'Let the alerts speak', is owed although the work was aborted: nothing says whether it was done"
    )
    assert problem.place.line == 6


@pytest.mark.parametrize("result", ["failed", "skipped", "stopped", "not-run"])
def test_known_not_to_be_done(told: Told, result: str) -> None:
    (problem,) = told("owed-after-abort", NIGHT.format(result=f"result: {result}", outcome="rolled-back"))
    assert problem.message.endswith(f"although the work was rolled-back: its result is {result}")
    assert problem.place.text.strip() == f"result: {result}"


def test_silent_when_done_or_when_nothing_was_stopped(told: Told) -> None:
    assert not told("owed-after-abort", NIGHT.format(result="result: done", outcome="aborted"))
    assert not told("owed-after-abort", NIGHT.format(result="note: later", outcome="completed"))


def test_silent_when_no_step_was_begun(told: Told) -> None:
    text = NIGHT.format(result="result: not-run", outcome="aborted")
    assert told("owed-after-abort", text)
    assert not told("owed-after-abort", text.replace("result: done", "result: not-run"))
    assert told("owed-after-abort", text.replace("    result: done\n", "")), "a step without a result may have run"
