"""A pause point has at most nine items.

After every bad night somebody added a line. At twenty-three lines people ticked all of them in one go, the one that
mattered among them, and the list had become a signature. A list that is read aloud in a minute is read; move the rest
into the runbook, or to another pause point.

PASS:

    # logs/checklists/before-apply.yml
    title: Before applying
    pauses:
      - pause: before-apply
        items:
          - Read the whole plan with somebody else
          - Name what will be destroyed

FAIL:

    # logs/checklists/before-apply.yml
    title: Before applying
    pauses:
      - pause: before-apply
        items:
          - Read the plan
          - Read the plan again
          - Count the changes
          - Name what will be destroyed
          - Look at the snapshot
          - Look at the alerts
          - Look at the clock
          - Look at the queue
          - Call the expert
          - Apply
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "checklist-short"
LEVEL = Level.WARNING
MOST = 9


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Pause points with too many items."""
    for entry in library.checklists:
        for index, pause in enumerate(entry.record.pauses):
            if len(pause.items) > MOST:
                message = f"the pause point '{pause.pause}' has {len(pause.items)} items, more than {MOST}"
                help = "keep what fails in silence; move the rest to the runbook or to another pause point"
                yield Finding(entry, ("pauses", index, "items"), message, help, key=True)
