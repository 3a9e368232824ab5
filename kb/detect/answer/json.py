"""The answer for programs: one JSON object whose shape only grows. `version` changes when a field goes or changes."""

from __future__ import annotations

import json
from typing import Any

from kb.detect.answer.answer import Answer, Judged
from kb.detect.hit import Hit

VERSION = 1


def as_json(answer: Answer) -> str:
    """`{version, summary, exit_code, pitfalls, inputs, troubles}`; lines and columns count from 1."""
    file = {
        "version": VERSION,
        "summary": answer.summary,
        "exit_code": answer.exit_code,
        "detectors": answer.detectors,
        "pitfalls": [_pitfall(answer, id) for id in answer.pitfalls],
        "inputs": [_input(judged) for judged in answer.inputs],
        "troubles": list(answer.troubles),
    }
    return json.dumps(file, ensure_ascii=False, indent=2)


def _pitfall(answer: Answer, id: str) -> dict[str, Any]:
    card = answer.card(id)
    return {
        "id": id,
        "title": card.title(answer.language),
        "severity": card.severity,
        "now": list(card.now),
        "false_positives": list(card.false_positives),
        "met": {"times": card.met, "last": card.last_met, "log": card.last_log},
        "url": card.url,
        "page": card.page,
    }


def _input(judged: Judged) -> dict[str, Any]:
    return {
        "name": judged.name,
        "form": judged.form,
        "trouble": judged.trouble,
        "note": judged.note,
        "hits": [_hit(hit) for hit in judged.hits],
        "more": dict(judged.more),
        "waived": dict(judged.waived),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    where = hit.where
    return {
        "pitfall": hit.pitfall,
        "kind": hit.kind,
        "reason": hit.reason,
        "line": where.line,
        "column": where.column,
        "width": where.width,
        "excerpt": where.excerpt,
        "address": where.address,
        "paths": list(where.paths),
        "steps": list(where.steps),
    }
