"""A deviation that looks like a known pitfall is linked to it.

A plan failed on a lost connection, and the log of that night described it well. It was the third such night. Nobody
saw that, because each log told its own story and none named the pitfall: so the action that would have ended it, to
stop the job after a failed plan, stayed open for a year.

Detectors of error text come first; they look at the pasted output and at what was seen. Where none matches, and
nobody has said which pitfall it was, the words are compared by the pairs of letters they share. The sentence says
which of the two it was. Something else? Write `pitfall: none`; when a detector is wrong, `waive` the pitfall with the
reason.

PASS:

    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
    avoid:
      - Stop the job after a failed plan
    detect:
      - error_text:
          pattern: 'stat \\S+tfplan: no such file'
        examples:
          hit:
            - text: "stat night.tfplan: no such file or directory"
          clean:
            - text: Saved the plan
    # logs/windows/example.yml
    title: Recreate the database
    deviations:
      - seen: The apply stopped
        error: |
          stat night.tfplan: no such file or directory
        did: Ran it again
        pitfall: plan-file-missing

FAIL:

    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
    avoid:
      - Stop the job after a failed plan
    detect:
      - error_text:
          pattern: 'stat \\S+tfplan: no such file'
        examples:
          hit:
            - text: "stat night.tfplan: no such file or directory"
          clean:
            - text: Saved the plan
    # logs/windows/example.yml
    title: Recreate the database
    deviations:
      - seen: The apply stopped
        error: |
          stat night.tfplan: no such file or directory
        did: Ran it again
        pitfall: none
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.detect.waivers import waived_pitfalls
from kb.library import Library, LogEntry, in_time
from kb.model.state import open_actions
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.planned_steps import quoted
from kb.rules.recognising import KnownPitfalls, Sign

NAME = "looks-like-pitfall"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:
    """Deviations that match a pitfall which they do not link."""
    recogniser = KnownPitfalls(library)
    for entry in library.logs:
        for index, deviation in enumerate(entry.record.deviations):
            for sign in recogniser.signs(deviation):
                if sign.pitfall not in waived_pitfalls(entry.record, now.date(), library.names):
                    yield _finding(library, entry, index, sign)


def _finding(library: Library, entry: LogEntry, index: int, sign: Sign) -> Finding:
    head = f"deviation {index + 1} looks like [[{sign.pitfall}]]"
    if sign.line:
        where = "its error" if sign.part == "error" else "what was seen"
        how = f"a detector matches line {sign.line} of {where}"
        help = f"write pitfall: {sign.pitfall}; if it is something else, waive the pitfall with the reason"
    else:
        how = f"no detector, but its words are alike ({sign.score:.0%})"
        help = f"write pitfall: {sign.pitfall}; if it is something else, pitfall: none"
    parts = [how, _met(library, entry, sign.pitfall), _unshipped(library, sign.pitfall)]
    message = f"{head}: {'; '.join(part for part in parts if part)}"
    return Finding(entry, ("deviations", index, sign.part), message, help)


def _met(library: Library, entry: LogEntry, pitfall: str) -> str:
    """How often it was met before this log."""
    before = [log for log in library.met.get(pitfall, ()) if log.id != entry.id and in_time(log) < in_time(entry)]
    often = {0: "not met before in these records", 1: "met once before", 2: "met twice before"}
    return often.get(len(before), f"met {len(before)} times before")


def _unshipped(library: Library, pitfall: str) -> str:
    """The oldest action against it that nobody has done."""
    for log in sorted(library.logs, key=in_time):
        for _, action in open_actions(log.record):
            if any(library.names.get(name, name) == pitfall for name in action.for_):
                day = log.night.day
                since = f" since {day.day_text}" if day and day.at else ""
                return f"its action '{quoted(action.do)}' is still open{since}"
    return ""
