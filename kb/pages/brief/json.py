"""Briefs for programs: one JSON object whose shape only grows. `version` changes when a field goes or changes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kb.brief.actions import Unshipped
from kb.brief.brief import Brief
from kb.brief.checklist import Tick
from kb.brief.estimates import Estimate
from kb.brief.risks import Risk
from kb.detect.cards import one_line
from kb.secrets.hide import without_secrets

VERSION = 1


def as_json(briefs: Iterable[Brief]) -> str:
    """`{version, briefs: [{id, state, runs_into, applies, waived, checklist, …}]}`; steps and lines from 1."""
    file = {"version": VERSION, "briefs": [_brief(one) for one in briefs]}
    return json.dumps(without_secrets(file), ensure_ascii=False, indent=2)


def _brief(brief: Brief) -> dict[str, Any]:
    return {
        "id": brief.window.id,
        "title": dict(sorted(brief.window.record.title.texts.items())),
        "state": str(brief.state),
        "runs_into": [_risk(one) for one in brief.runs_into],
        "applies": [_risk(one) for one in brief.applies],
        "waived": [{**_risk(one), "because": one.waived} for one in brief.waived],
        "checklist": [
            {"pause": stop.pause, "lines": list(map(_tick, stop.lines)), "cut": list(map(_tick, stop.cut))}
            for stop in brief.checklist
        ],
        "deciding": _deciding(brief),
        "estimates": {
            "steps": [_estimate(one) for one in brief.estimates.steps],
            "planned": brief.estimates.planned,
            "usual": brief.estimates.usual,
        },
        "actions": [_action(one) for one in brief.actions],
        "people": _people(brief),
        "go_unanswered": [one.what for one in brief.unanswered],
        "go_refused": [one.what for one in brief.refused],
        "missing": [
            {"rule": one.rule, "message": one.message, "help": one.help, "path": one.place.path, "line": one.place.line}
            for one in brief.missing
        ],
        "reviews": [
            {"role": one.review.role, "revision": one.review.revision, "changed_since": one.changed}
            for one in brief.reviews
        ],
    }


def _risk(risk: Risk) -> dict[str, Any]:
    last = risk.weight.last
    day = last.night.day if last else None
    return {
        "pitfall": risk.entry.id,
        "title": dict(sorted(risk.entry.record.title.texts.items())),
        "severity": risk.entry.record.severity or "",
        "reasons": [
            {"kind": one.kind, "steps": list(one.steps), "line": one.line, "words": list(one.words)}
            for one in risk.reasons
        ],
        "met": {
            "times": len(risk.weight.met),
            "last": day.day_text if day else "",
            "log": last.id if last else "",
        },
        "avoided": len(risk.weight.avoided),
        "avoid": [one_line(one) for one in risk.entry.record.avoid],
    }


def _tick(tick: Tick) -> dict[str, Any]:
    return {"do": one_line(tick.do), "from": list(tick.receipts), "recognised": tick.recognised}


def _deciding(brief: Brief) -> dict[str, Any]:
    one = brief.deciding
    latest = one.latest
    return {
        "end": one.end.isoformat() if one.end else None,
        "latest": latest.at.isoformat() if latest else None,
        "backout": latest.backout if latest else None,
        "owed": latest.owed if latest else None,
        "margin": latest.margin if latest else None,
        "missing": [str(part) for part in latest.missing] if latest else [],
        "decide_by": one.decide_by.isoformat() if one.decide_by else None,
        "too_late": one.too_late,
    }


def _estimate(one: Estimate) -> dict[str, Any]:
    return {
        "step": one.index + 1,
        "planned": one.step.minutes,
        "took": sorted(one.took),
        "median": one.usual,
        "by": "activity" if one.by_activity else "words",
        "logs": list(dict.fromkeys(log.id for log in one.logs)),
    }


def _action(one: Unshipped) -> dict[str, Any]:
    action = one.action
    return {
        "log": one.log.id,
        "do": one_line(action.do),
        "owner": action.owner,
        "due": action.due.text if action.due else "",
        "age": one.age,
        "overdue": one.overdue,
        "against": list(one.against),
    }


def _people(brief: Brief) -> dict[str, Any]:
    people = brief.people
    return {
        "first_time": [one.name or one.role for one in people.first_time],
        "alone": people.alone,
        "expert_away": people.expert_away,
        "done_before": [
            {"who": one.who.name or one.who.role, "times": one.times, "here": one.who in people.here}
            for one in people.done_before
        ],
    }
