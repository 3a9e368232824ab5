"""The menu: which verbs there are and where each lives. A verb's module is imported when it is called.

Turns whatever goes wrong into one line and an exit code; prints nothing else.
"""

from __future__ import annotations

import difflib
import gc
import io
import os
import sys
import traceback
from pathlib import Path
from typing import NoReturn

import click
from click.shell_completion import CompletionItem

from kb import __version__
from kb.late import imported

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""None is wanted; to look for some, pydantic reads the description of every package that is installed."""

MENU: dict[str, tuple[str, str]] = {
    "init": ("kb.cli.init:init", "Begin a knowledge base in a folder."),
    "demo": ("kb.cli.demo:demo", "Show a knowledge base that is full, or write one to play with."),
    "new": ("kb.cli.new:new", "Write a new record: a window, an incident, a pitfall, a checklist."),
    "import": ("kb.cli.importing:import_", "Turn a postmortem or a chat into a draft log."),
    "check": ("kb.cli.check:check", "Tell every problem of every record, with file, line and help."),
    "build": ("kb.cli.build:build", "Make the site from the logs."),
    "serve": ("kb.cli.serve:serve", "Show the site while you write."),
    "explain": ("kb.cli.explain:explain", "Say why a rule exists, with what passes and what fails."),
    "brief": (
        "kb.cli.brief:brief",
        "Print what to read before a window.",
    ),
    "log": ("kb.cli.log:log", "Note what happens in the night, line by line."),
    "schema": ("kb.cli.schema:schema", "Print the JSON Schema that editors use, or write all of them."),
    "link": ("kb.cli.link:link", "Print a link to a record, ready to paste."),
    "links": ("kb.cli.links:links", "Check the links in runbooks: unknown, old, replaced names."),
    "detect": ("kb.cli.detect:detect", "Say whether a plan, a log or a runbook shows a known pitfall."),
    "actions": ("kb.cli.actions:actions", "List what is still to be done, close it, learn from a tracker."),
    "stats": ("kb.cli.stats:stats", "Count how the nights go: time, decisions, pitfalls, actions."),
    "rename": ("kb.cli.rename:rename", "Call a record by another name, everywhere."),
    "merge": ("kb.cli.merge:merge", "Take a pitfall or checklist into another one, with its history."),
    "export": ("kb.cli.export:export", "Write the site's content for other generators and programs."),
    "find": ("kb.cli.find:find", "Search the records in the terminal."),
}
"""Each verb's module and function, and its line in `kb --help`."""

GARBAGE = 100_000
"""New objects between two looks for garbage: a plan or a folder of logs is hundreds of thousands that all stay."""

HELP = """Turn maintenance logs into a site of postmortems, pitfalls and checklists.

Every verb has an example: kb VERB --help.

\b
Begin in an empty folder (kb demo shows a full one):
  kb init
  kb new window
  kb check
  kb serve

\b
Exit codes: 0 all is well; 1 problems were found, or nothing was; 2 wrong usage, no
logs/kb.yml, a path that matches nothing, or a fault of kb itself (KB_DEBUG=1 shows where).
Set NO_COLOR to print without colours.

\b
Complete verbs and options with the Tab key (for zsh and fish: zsh_source, fish_source):
  eval "$(_KB_COMPLETE=bash_source kb)"
"""


class Menu(click.Group):
    """A group that knows its verbs from the table, and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        """The verbs, in the order in which a team meets them."""
        return list(MENU)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's own signature
        """The verb itself."""
        if cmd_name not in MENU:
            return None
        command: click.Command = imported(MENU[cmd_name][0])
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that the first argument names; a near miss is named in the complaint."""
        name = args[0]
        if name not in MENU and not name.startswith("-") and not ctx.resilient_parsing:
            close = difflib.get_close_matches(name, MENU, n=1)
            ctx.fail(f"There is no verb '{name}'." + (f" Did you mean '{close[0]}'?" if close else ""))
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's own signature
        """The menu in `--help`, without importing a verb."""
        with formatter.section("Verbs"):
            formatter.write_dl([(name, text) for name, (_, text) in MENU.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Verbs for the Tab key, without importing one."""
        verbs = [CompletionItem(name, help=MENU[name][1]) for name in MENU if name.startswith(incomplete)]
        return verbs + click.Command.shell_complete(self, ctx, incomplete)


@click.group(
    "kb", cls=Menu, help=HELP, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="kb", message="%(prog)s %(version)s")
@click.pass_context
def menu(context: click.Context) -> None:
    """Show the menu when no verb is given; no colours for who wants none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> NoReturn:
    """The door of the `kb` command: runs a verb and ends the process with its exit code."""
    gc.set_threshold(GARBAGE, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = menu.main(standalone_mode=False)
    except click.ClickException as stop:
        stop.show()
        code = 2
    except click.Abort:
        code = 130
    except Exception as error:  # noqa: BLE001  # whatever it is, a person reads one line
        code = _tell(error)
    gc.freeze()  # the process ends: nothing that it read need be walked for garbage once more
    sys.exit(code or 0)


def _tell(error: Exception) -> int:
    """Say what went wrong; the exit code."""
    if isinstance(error, imported("kb.problem:Refused")):
        return int(imported("kb.cli.refused:show_refused")(error))
    click.echo(f"kb: {_in_one_line(error)}", err=True)
    if os.environ.get("KB_DEBUG"):
        traceback.print_exc()
    return 2


def _in_one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    where = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"a fault of kb itself: {said} ({Path(where.filename).name}:{where.lineno}); KB_DEBUG=1 shows more"
