"""The plan is still the one that was reviewed.

A review is of a text, and plans change in their last days: a step moves up, a back-out gets shorter. On the night
everybody was reassured that the plan had been read by someone who knew; the two lines that went wrong had been
written the evening after. Write the commit that was read as `revision`, and kb compares.

Only the plan counts: window, steps, back-out plan, plan B, when to stop, the go/no-go questions, the runbook, the
checklists. Noting the review itself, answers, results, times and rehearsals does not. Of each role the last review
counts. Where git or the commit is missing, as in a shallow clone, kb says nothing.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    reviewed_by:
      - role: expert
        at: 2026-02-13
        revision: 4c1e9aa

FAIL:

    # changed since: 4c1e9aa
    title: Recreate the database
    window:
      start: 2026-02-14 02:00
    reviewed_by:
      - role: expert
        at: 2026-02-13
        revision: 4c1e9aa
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.roles import role_key
from kb.problem import Level
from kb.rules.finding import Finding, planned_windows

NAME = "changed-since-review"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Reviews of planned windows that were of another plan."""
    for entry in planned_windows(library, now):
        reviews = entry.record.reviewed_by
        last = {role_key(library.settings, review.role): index for index, review in enumerate(reviews)}
        for index in last.values():
            review = reviews[index]
            if (entry.id, review.revision) in library.changed_since_review:
                message = f"the plan has changed since {review.role} reviewed it at {review.revision}"
                help = (
                    f"ask for a look at: git diff {review.revision} -- {entry.source.path}; then write the new revision"
                )
                yield Finding(entry, ("reviewed_by", index, "revision"), message, help)
