"""Which moment is "now" for one run. Everything that depends on today takes it as an argument."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kb.model.settings import Settings
from kb.model.times.moments import read_strict
from kb.model.times.placing import place


def choose_now(settings: Settings, given: str | None) -> datetime:
    """Today: `given` (--now), else as_of, else SOURCE_DATE_EPOCH, else the clock. Aware, in the settings' zone.

    Raises ValueError when `given` is not an exact time.
    """
    zone = ZoneInfo(settings.timezone)
    when = read_strict(given) if given else settings.as_of
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if when:
        moment = place(when, zone, None)
        if moment.at is not None:
            return moment.at
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone)
    return datetime.now(UTC).astimezone(zone)
