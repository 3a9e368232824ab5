"""Where the night stands: what was noted, which step is on, and until when one can turn back."""

from __future__ import annotations

from collections.abc import Iterator

import click

from kb.cli.log_tonight import Tonight
from kb.journal.folding import with_notes
from kb.journal.note import Note
from kb.library import LogEntry
from kb.model.latest import Latest, latest_decision
from kb.model.times.minutes import add_minutes
from kb.model.times.moments import DAY
from kb.model.times.placing import Moment
from kb.model.worklog import Step
from kb.report.visible import visible
from kb.secrets.scan import mask

LONGEST = 100
"""Characters of a line."""
VERBS = {"deviation": "saw", "decision": "decide"}
"""What a person types, where it is another word."""


def tell_note(tonight: Tonight, note: Note) -> None:
    """One note; for a step that begins also how long it may take, and the latest decision while it is at work."""
    click.echo(_line(tonight, note))
    if note.verb == "start" and tonight.log_file:
        for line in _about_step(tonight, tonight.log_file.entry, note):
            click.echo(f"       {line}")


def tell_night(tonight: Tonight) -> None:
    """The whole night so far."""
    journal, log_file = tonight.noted(), tonight.log_file
    if log_file is None:
        click.echo(f"{tonight.shown} cannot be read whole now; notes can be taken all the same. See kb check")
    else:
        click.echo(_cut(f"{tonight.id}  {log_file.entry.record.title}"))
        for line in _standing(tonight, with_notes(log_file, journal.notes, "en").entry):
            click.echo(line)
    for note in journal.notes:
        click.echo(_line(tonight, note))
    for number, _ in journal.strange:
        click.echo(f"line {number} of {tonight.journal.name} is no note, or was cut off")
    if journal.notes:
        click.echo(f"{len(journal.notes)} notes wait; put them into the record with: kb log close")


def _standing(tonight: Tonight, entry: LogEntry) -> Iterator[str]:
    """What is agreed, and the steps."""
    log, night = entry.record, entry.night
    latest = latest_decision(log, night)
    agreed = [f"from {_clock(night.start)}"] if night.start else []
    agreed += [f"to {_clock(night.end)}"] if night.end else []
    agreed += [_until(latest, tonight)] if latest else []
    if agreed:
        yield _cut(", ".join(agreed))
    for number, (step, times) in enumerate(zip(log.steps, night.steps, strict=True), 1):
        state = step.result or (f"since {_clock(times.started)}" if times.started else "")
        took = f"{_clock(times.started)}–{_clock(times.finished)}" if times.finished else ""
        yield _cut(f"{number:>3}  {state:<12} {took:<12} {_name(step)}")


def _about_step(tonight: Tonight, entry: LogEntry, note: Note) -> Iterator[str]:
    index = entry.record.step_index(note.text("step"))
    if index is None:
        return
    step, latest = entry.record.steps[index], latest_decision(entry.record, entry.night, index)
    if step.minutes is not None:
        yield f"planned {step.minutes} min, until {add_minutes(note.at, step.minutes).astimezone(tonight.zone):%H:%M}"
    if latest:
        yield _until(latest, tonight)


def _until(latest: Latest, tonight: Tonight) -> str:
    minutes = round((latest.at.timestamp() - tonight.now.timestamp()) / 60)
    away = "" if abs(minutes) > DAY else f", in {minutes} min" if minutes > 0 else f", {-minutes} min ago"
    earlier = f", or earlier: nobody wrote {latest.missing[0]}" if latest.missing else ""
    return f"latest decision {latest.at:%H:%M}{away}{earlier}"


def _line(tonight: Tonight, note: Note) -> str:
    local = note.at.astimezone(tonight.zone)
    verb = note.text("result") or VERBS.get(note.verb, note.verb)
    said = [note.text(name) for name in ("what", "seen", "choice", "because", "outcome", "note") if note.text(name)]
    step = note.text("step")
    if step and tonight.log_file and (index := tonight.log_file.entry.record.step_index(step)) is not None:
        step = _name(tonight.log_file.entry.record.steps[index]) or step
    return _cut(f"{local:%H:%M}  {verb}  {'  '.join(part for part in (step, *said) if part)}".rstrip())


def _name(step: Step) -> str:
    return f"{step.id}: {step.do}" if step.id else step.do


def _clock(moment: Moment | None) -> str:
    return f"{moment.at:%H:%M}" if moment and moment.exact and moment.at else moment.text if moment else ""


def _cut(text: str) -> str:
    shown = visible(mask(text))
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
