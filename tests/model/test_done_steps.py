"""Which steps say how long such work takes."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kb.model.done_steps import done_steps
from kb.model.night import settle
from kb.model.worklog import WorkLog


def test_only_what_was_done_counts_and_only_exact_times_make_minutes() -> None:
    exact = {"started": "02:00", "finished": "02:25"}
    steps = [
        {"do": "a", "result": "done", **exact},
        {"do": "b", **exact},
        {"do": "c", "result": "done", "started": "02:00"},
        {"do": "d", "result": "done", "started": "2026-02-14", "finished": "02:25"},
        {"do": "back in time", "started": "2026-02-14 04:00", "finished": "2026-02-14 03:00"},
        *({"do": result, "result": result, **exact} for result in ("failed", "stopped", "skipped", "not-run")),
    ]
    log = WorkLog.model_validate({"id": "night", "title": "x", "window": {"start": "2026-02-14 02:00"}, "steps": steps})
    found = {step.do: minutes for step, minutes in done_steps(log, settle(log, ZoneInfo("Asia/Tokyo")))}
    assert found == {"a": 25, "b": 25, "c": None, "d": None, "back in time": None}
