"""The latest decision, with its arithmetic: the design's own night, and what is missing."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kb.model.latest import Latest, latest_decision, to_spare
from kb.model.night import settle
from kb.model.worklog import WorkLog

NIGHT: dict[str, object] = {
    "id": "night",
    "title": "x",
    "window": {"start": "2026-02-14 02:00", "end": "05:00", "margin": "10"},
    "backout_plan": [{"do": "restore", "minutes": "40", "from_step": "apply"}],
    "steps": [
        {"id": "switch", "do": "switch", "minutes": "10"},
        {"id": "apply", "do": "apply", "minutes": "60"},
        {"id": "unswitch", "do": "unswitch", "minutes": "5", "even_if_aborted": "true"},
    ],
}


def latest(step: int | None = None, **changes: object) -> Latest | None:
    log = WorkLog.model_validate({**NIGHT, **changes})
    return latest_decision(log, settle(log, ZoneInfo("Asia/Tokyo")), step)


def test_the_arithmetic() -> None:
    found = latest()
    assert found is not None
    assert f"{found.at:%H:%M}" == "04:05"
    assert (found.backout, found.owed, found.margin, found.at_the_latest) == (40, 5, 10, False)


def test_a_back_out_counts_from_its_step_on() -> None:
    before, after = latest(0), latest(1)
    assert before is not None
    assert after is not None
    assert (f"{before.at:%H:%M}", f"{after.at:%H:%M}") == ("04:45", "04:05")


def test_a_missing_number_is_named() -> None:
    found = latest(backout_plan=[{"do": "restore"}])
    assert found is not None
    assert found.at_the_latest
    assert [str(one) for one in found.missing] == ["minutes of the back-out ‘restore’"]


def test_without_an_end_there_is_no_latest_decision() -> None:
    assert latest(window={"start": "2026-02-14 02:00"}) is None


def test_how_long_before_the_latest_decision_another_one_fell() -> None:
    decided = [{"choice": "continue", "at": at} for at in ("03:50", "04:20", "04:20頃")]
    log = WorkLog.model_validate({**NIGHT, "decisions": decided})
    night = settle(log, ZoneInfo("Asia/Tokyo"))
    assert [to_spare(at, latest_decision(log, night)) for at in night.decisions] == [15, -15, None]
    assert to_spare(None, latest()) is None
    assert to_spare(night.decisions[0], None) is None
