"""Pitfalls that a record knowingly sets aside, with the reason. They are told, and do not count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.model.record import Record


def waived_pitfalls(record: Record, today: date, names: Mapping[str, str] | None = None) -> dict[str, str]:
    """The pitfalls that `record` waives on that day, by today's id where `names` knows it, each with the reason."""
    return {
        (names or {}).get(waiver.pitfall, waiver.pitfall): waiver.because
        for waiver in record.waive
        if waiver.pitfall and waiver.holds(today)
    }
