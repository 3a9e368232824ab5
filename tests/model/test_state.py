"""The state of a log is derived from its outcome, its times and today."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kb.model.night import settle
from kb.model.state import owed_steps, state_of
from kb.model.worklog import WorkLog

TOKYO = ZoneInfo("Asia/Tokyo")
WINDOW = {"start": "2026-02-14 02:00", "end": "05:00"}


@pytest.mark.parametrize(
    ("fields", "now", "state"),
    [
        ({"window": WINDOW}, "2026-02-13 18:00", "planned"),
        ({"window": WINDOW}, "2026-02-14 03:00", "under-way"),
        ({"window": WINDOW}, "2026-02-14 05:00", "log-missing"),
        ({"window": WINDOW, "outcome": "aborted"}, "2026-02-13 18:00", "aborted"),
        ({"window": {"start": "2026-02-14"}}, "2026-02-14 23:00", "under-way"),
        ({"window": {"start": "2026-02-14"}}, "2026-02-15 00:00", "log-missing"),
        ({"folder": "incidents"}, "2026-02-14 03:00", "ongoing"),
    ],
)
def test_state(fields: dict[str, object], now: str, state: str) -> None:
    log = WorkLog.model_validate({"id": "night", "title": "x", **fields})
    at = datetime.fromisoformat(now).replace(tzinfo=TOKYO)
    assert state_of(log, settle(log, TOKYO), at) == state


def test_steps_owed() -> None:
    steps = [{"do": "a", "even_if_aborted": "true"}, {"do": "b", "even_if_aborted": "true", "result": "done"}, "c"]
    log = WorkLog.model_validate({"id": "night", "title": "x", "steps": steps})
    assert [step.do for _, step in owed_steps(log)] == ["a"]
