"""One note written into tonight's journal: what was typed is checked first, and what was noted is said."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from kb.cli.log_standing import tell_note
from kb.cli.log_tonight import Tonight
from kb.cli.options import stop
from kb.detect.reading.decode import MAX_BYTES, decode, on_screen
from kb.journal.journal import add_note
from kb.journal.note import Note
from kb.model.values.fields import nearest
from kb.model.worklog import INCIDENT_OUTCOMES, WINDOW_OUTCOMES
from kb.read.tree.compose import MAX_SCALAR
from kb.secrets.scan import mask
from kb.write.yaml_text import scalar


def jot(tonight: Tonight, verb: str, at: str | None, given: Mapping[str, str | tuple[str, ...]]) -> None:
    """Note it, and say what was noted. Ends the run when it cannot be written."""
    note = Note(tonight.moment(at), verb, {name: value for name, value in given.items() if value})
    add_note(tonight.journal, note)
    tell_note(tonight, note)


def take_back(tonight: Tonight) -> None:
    """Take the last note back, and say which."""
    notes = tonight.noted().notes
    if not notes:
        stop(f"nothing is noted for {tonight.id}")
    add_note(tonight.journal, Note(tonight.moment(None), "undo"))
    click.echo("taken back:")
    tell_note(tonight, notes[-1])


def a_line(words: Iterable[str]) -> str:
    """Words as one line that a record may hold, without secrets."""
    return _without_secrets(" ".join(on_screen(" ".join(words)).split()))


def pasted(option: str, name: str | None) -> str:
    """What a terminal showed, as a person saw it, without secrets: of a file, or of standard input."""
    if name is None:
        return ""
    try:
        raw = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else Path(name).read_bytes()
        text = "\n".join(line.rstrip() for line in on_screen(decode(raw)).expandtabs().split("\n")).strip("\n")
    except (OSError, ValueError) as error:
        stop(f"{option}: {name} cannot be read: {getattr(error, 'strerror', None) or error}")
    if len(text) > MAX_SCALAR:
        stop(f"{option}: {len(text):,} characters, at most {MAX_SCALAR:,}; take the end of it: tail -n 200")
    return _without_secrets(text)


def step_of(tonight: Tonight, step: str | None) -> str:
    """The step as the record knows it. Ends the run for one that it does not have."""
    if step is None or tonight.log_file is None:
        return step or ""
    log = tonight.log_file.entry.record
    if log.step_index(step) is None:
        names = [one.id or str(number) for number, one in enumerate(log.steps, 1)]
        close = nearest(step, names)
        known = f"did you mean '{close}'?" if close else f"they are {', '.join(names)}" if names else "it has none"
        stop(mask(f"no step is called '{step}'; {known}"))
    return step


def outcome_of(tonight: Tonight, outcome: str | None) -> str:
    """The outcome, if one is given. Ends the run for a word that is none."""
    words = INCIDENT_OUTCOMES if tonight.path.split("/")[1] == "incidents" else WINDOW_OUTCOMES
    return one_of(outcome, words) if outcome else ""


def one_of(word: str, words: tuple[str, ...]) -> str:
    """The word, if it is one of ours. Ends the run for every other one, with ours that is meant."""
    if word not in words:
        close = nearest(word, words)
        stop(f"'{word}' is none of {', '.join(words)}" + (f"; did you mean '{close}'?" if close else ""))
    return word


def _without_secrets(text: str) -> str:
    hidden = mask(text)
    if hidden != text:
        click.echo("kb: a secret in it was made unreadable", err=True)
    try:
        scalar(hidden, 0)
    except ValueError as error:
        stop(error)
    return hidden
