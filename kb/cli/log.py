"""`kb log`: what happens in the night, one line at a time; afterwards all of it goes into the record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict, TypeVar, Unpack

import click

from kb.cli.log_closing import close_night
from kb.cli.log_noting import a_line, jot, one_of, outcome_of, pasted, step_of, take_back
from kb.cli.log_standing import tell_night
from kb.cli.log_tonight import Tonight, find_tonight
from kb.cli.options import choose_root, now_option, root_option
from kb.model.worklog import CHOICES, RESULTS

Command = TypeVar("Command", bound=Callable[..., Any])
Words = tuple[str, ...]

EPILOG = """\b
Examples:
  kb log                                 where the night stands
  kb log begin
  kb log start apply                     a step, by its id or its number
  kb log done apply
  kb log failed 5 the plan timed out
  kb log note the maintenance page is up --at 02:12
  kb log saw the plan undoes the switch --step 5 --error plan.txt
  kb log decide abort --because 'no time to go back' --by lead
  kb log undo                            take the last note back
  kb log end aborted
  kb log close                           put all of it into the record
"""


class LogOptions(TypedDict):
    """The options that every part has: which record, and what to take for now."""

    root: Path | None
    now: str | None
    name: str | None


def _shared(command: Command) -> Command:
    for option in (
        root_option,
        now_option,
        click.option("--record", "name", metavar="ID", envvar="KB_RECORD",
                     help="The window or incident. Default: KB_RECORD, the one with notes, the one that is on now."),
    ):  # fmt: skip
        command = option(command)
    return command


def _timed(command: Command) -> Command:
    return click.option("--at", metavar="TIME", help="When it was: 02:41, or with a date. Default: now.")(
        _shared(command)
    )


def _tonight(where: LogOptions) -> Tonight:
    return find_tonight(choose_root(where["root"]), where["name"], where["now"])


_words = click.argument("words", nargs=-1, metavar="[TEXT]...")
_said = click.argument("words", nargs=-1, required=True, metavar="TEXT...")
_step = click.argument("step", metavar="STEP")


@click.group(epilog=EPILOG, invoke_without_command=True)
@_shared
@click.pass_context
def log(context: click.Context, **where: Unpack[LogOptions]) -> None:
    """Note what happens in the night, one line at a time; kb log close puts all of it into the record.

    A note is a line in a file beside the record, ID.journal.jsonl: written at once, lost by no crash, and by no second
    person who notes too. Secrets in it are made unreadable. Alone, kb log says where the night stands.

    Exit codes: 0 noted; 2 no such record, step or time, or it could not be written.
    """
    context.default_map = {name: dict(where) for name in log.commands}
    if context.invoked_subcommand is None:
        tell_night(_tonight(where))


@log.command()
@_words
@_timed
def begin(words: Words, at: str | None, **where: Unpack[LogOptions]) -> None:
    """The work begins: `actual.start`."""
    jot(_tonight(where), "begin", at, {"what": a_line(words)})


@log.command()
@_step
@_words
@_timed
def start(step: str, words: Words, at: str | None, **where: Unpack[LogOptions]) -> None:
    """A step begins: its `started`."""
    tonight = _tonight(where)
    jot(tonight, "start", at, {"step": step_of(tonight, step), "what": a_line(words)})


def _result(result: str) -> click.Command:
    @click.command(result, help=f"A step's `result` is {result}; TEXT is its `note`.")
    @_step
    @_words
    @_timed
    def finish(step: str, words: Words, at: str | None, **where: Unpack[LogOptions]) -> None:
        tonight = _tonight(where)
        jot(tonight, "finish", at, {"step": step_of(tonight, step), "result": result, "note": a_line(words)})

    return finish


for _name in RESULTS:
    log.add_command(_result(_name))


@log.command()
@_said
@click.option("--output", metavar="FILE", help="What a terminal showed: a file, or - for standard input.")
@_timed
def note(words: Words, output: str | None, at: str | None, **where: Unpack[LogOptions]) -> None:
    """Something happened: a line of the `timeline`."""
    jot(_tonight(where), "note", at, {"what": a_line(words), "output": pasted("--output", output)})


@log.command()
@_said
@click.option("--step", metavar="STEP", help="At which step.")
@click.option("--expected", metavar="TEXT", default="", help="What should have happened.")
@click.option("--did", metavar="TEXT", default="", help="What was done about it.")
@click.option("--error", metavar="FILE", help="What a terminal showed: a file, or - for standard input.")
@_timed
def saw(  # noqa: PLR0913, PLR0917  # click hands each option over by name
    words: Words,
    step: str | None,
    expected: str,
    did: str,
    error: str | None,
    at: str | None,
    **where: Unpack[LogOptions],
) -> None:
    """Something was not as planned: one of the `deviations`."""
    tonight = _tonight(where)
    given = {"step": step_of(tonight, step), "expected": a_line([expected]), "did": a_line([did])}
    jot(tonight, "deviation", at, {"seen": a_line(words), **given, "error": pasted("--error", error)})


@log.command()
@click.argument("choice", metavar="CHOICE")
@click.option("--because", metavar="TEXT", multiple=True, help="A reason; again for each.")
@click.option("--by", metavar="ROLE", multiple=True, help="Who decided; again for each.")
@_timed
def decide(choice: str, because: Words, by: Words, at: str | None, **where: Unpack[LogOptions]) -> None:
    """Go on or turn back: one of the `decisions`. CHOICE is continue, abort, roll-back, extend, postpone and so on."""
    reasons, roles = (tuple(a_line([one]) for one in many) for many in (because, by))
    jot(_tonight(where), "decision", at, {"choice": one_of(choice, CHOICES), "by": roles, "because": reasons})


@log.command()
@click.argument("outcome", required=False, metavar="[OUTCOME]")
@_timed
def end(outcome: str | None, at: str | None, **where: Unpack[LogOptions]) -> None:
    """The work is over: `actual.end`, and how it ended."""
    tonight = _tonight(where)
    jot(tonight, "end", at, {"outcome": outcome_of(tonight, outcome)})


@log.command()
@_shared
def undo(**where: Unpack[LogOptions]) -> None:
    """Take the last note back."""
    take_back(_tonight(where))


@log.command()
@click.option("--diff", is_flag=True, help="Only show what would change.")
@_shared
def close(diff: bool, **where: Unpack[LogOptions]) -> None:
    """Put all notes into the record, and take their file away. Every other line of the record stays.

    What finds its place taken becomes a line of the timeline: nobody's words are replaced, and no note is lost.
    """
    close_night(_tonight(where), only_diff=diff)
