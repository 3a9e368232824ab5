"""The state of a log is derived from its outcome, its times and today."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kb.model.night import settle
from kb.model.state import age_in_days, is_overdue, owed_steps, state_of, went_ahead
from kb.model.worklog import Action, WorkLog

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


@pytest.mark.parametrize(
    ("fields", "last_in_time", "overdue"),
    [
        ({"due": "2026-03-31"}, "2026-03-31 23:59", "2026-04-01 00:00"),
        ({"due": "2026-03"}, "2026-03-31 23:59", "2026-04-01 00:00"),
        ({"due": "2026-03-31 12:00"}, "2026-03-31 11:59", "2026-03-31 12:00"),
        ({"due": "2026-03", "done": "2026-05-01"}, "2026-06-01 00:00", ""),
        ({"due": "03:00"}, "2030-01-01 00:00", ""),
        ({}, "2030-01-01 00:00", ""),
    ],
)
def test_an_action_is_overdue_when_all_of_its_day_or_month_is_over(
    fields: dict[str, str], last_in_time: str, overdue: str
) -> None:
    action = Action.model_validate({"do": "x", **fields})
    assert not is_overdue(action, TOKYO, datetime.fromisoformat(last_in_time).replace(tzinfo=TOKYO))
    assert not overdue or is_overdue(action, TOKYO, datetime.fromisoformat(overdue).replace(tzinfo=TOKYO))


@pytest.mark.parametrize(("start", "age"), [("2026-02-14 02:00", 14), ("2026-03-09", 0)])
def test_a_night_is_as_old_as_its_whole_days(start: str, age: int) -> None:
    log = WorkLog.model_validate({"id": "night", "title": "x", "window": {"start": start}})
    assert age_in_days(settle(log, TOKYO), datetime(2026, 3, 1, 1, 59, tzinfo=TOKYO)) == age


@pytest.mark.parametrize(("outcome", "went"), [("aborted", True), ("cancelled", False), (None, False)])
def test_what_was_cancelled_did_not_go_ahead(outcome: str | None, went: bool) -> None:
    assert went_ahead(WorkLog.model_validate({"id": "night", "title": "x", "outcome": outcome})) is went
