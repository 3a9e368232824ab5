"""Numbers for programs: one JSON object whose shape only grows. `version` changes when a field goes or changes."""

from __future__ import annotations

import json
from typing import Any

from kb.stats.actions import Actions
from kb.stats.activities import Activity
from kb.stats.decisions import Decisions
from kb.stats.pitfalls import PitfallCount
from kb.stats.spread import Lateness, Measured, Spread
from kb.stats.stats import Stats

VERSION = 1


def as_json(stats: Stats) -> str:
    """Every section, also without data; minutes and days are numbers, what is not known is null."""
    period, incidents = stats.selection.period, stats.incidents
    file = {
        "version": VERSION,
        "now": stats.now.isoformat(timespec="minutes"),
        "from": period.first.text if period.first else None,
        "to": period.last.text if period.last else None,
        "system": stats.selection.system or None,
        "nights": _nights(stats),
        "time": {"after_end": _lateness(stats.overrun)},
        "decisions": _decisions(stats.decisions),
        "activities": list(map(_activity, stats.activities)),
        "pitfalls": list(map(_pitfall, stats.pitfalls.counts)),
        "deviations": {
            "total": stats.pitfalls.deviations,
            "without_pitfall": stats.pitfalls.unnamed,
            "pitfall_none": stats.pitfalls.said_none,
        },
        "incidents": {
            "until_detected_minutes": _spread(incidents.until_detected),
            "until_mitigated_minutes": _spread(incidents.until_mitigated),
        },
        "actions": _actions(stats.actions),
    }
    return json.dumps(file, ensure_ascii=False, indent=1)


def _nights(stats: Stats) -> dict[str, Any]:
    nights = stats.nights
    return {
        "total": nights.total,
        "first": nights.first or None,
        "last": nights.last or None,
        "windows": nights.windows,
        "incidents": nights.incidents,
        "drafts": nights.drafts,
        "undated_left_out": stats.undated,
    }


def _decisions(decisions: Decisions) -> dict[str, Any]:
    return {
        "total": decisions.total,
        "choices": decisions.choices,
        "after_decide_by": _lateness(decisions.after_decide_by),
        "after_latest": {**_lateness(decisions.after_latest), "at_the_latest": decisions.at_the_latest},
    }


def _activity(one: Activity) -> dict[str, Any]:
    minutes = {"planned_minutes": _spread(one.planned), "took_minutes": _spread(one.took)}
    return {"activity": one.name, "nights": one.nights, **minutes}


def _pitfall(one: PitfallCount) -> dict[str, Any]:
    last = {"last_met": one.last_met or None, "log": one.last_log or None}
    return {"pitfall": one.id, "met": one.met, "avoided": one.avoided, **last}


def _actions(actions: Actions) -> dict[str, Any]:
    return {
        "open": actions.open,
        "overdue": actions.overdue,
        "done": actions.done,
        "until_done_days": _spread(actions.until_done),
        "oldest_open_days": _measured(actions.oldest),
    }


def _spread(spread: Spread) -> dict[str, Any]:
    return {**_amounts(spread), "left_out": spread.left_out}


def _amounts(spread: Spread) -> dict[str, Any]:
    longest = _measured(spread.longest)
    return {"n": spread.n, "median": spread.median, "values": list(spread.few), "longest": longest}


def _lateness(lateness: Lateness) -> dict[str, Any]:
    late = _amounts(lateness.late)
    return {"compared": lateness.compared, "left_out": lateness.left_out, "late_minutes": late}


def _measured(one: Measured | None) -> dict[str, Any] | None:
    return {"amount": one.amount, "record": one.record} if one else None
