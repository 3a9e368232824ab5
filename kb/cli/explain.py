"""`kb explain`: why a rule exists, with what passes and what fails, or the table of all of them."""

from __future__ import annotations

import difflib
import sys

import click
from click.shell_completion import CompletionItem
from rich.console import Console
from rich.markdown import Markdown
from rich.syntax import Syntax
from rich.text import Text

from kb.cli.options import stop
from kb.cli.problem_names import Named, catalogue

EPILOG = """\b
Examples:
  kb explain                   the table of all rules
  kb explain decide-by         why, what passes, what fails
"""


def _complete(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(name) for name in catalogue() if name.startswith(incomplete)]


@click.command(epilog=EPILOG)
@click.argument("rule", required=False, shell_complete=_complete)
def explain(rule: str | None) -> None:
    """Say why RULE exists, with what passes and what fails; without RULE, list all of them.

    RULE is the name in brackets that kb check prints, such as decide-by.

    Exit codes: 0 said; 2 no such rule.
    """
    known = catalogue()
    if rule is None:
        _print_table(known)
    elif rule not in known:
        close = difflib.get_close_matches(rule.casefold(), known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else "all of them: kb explain"
        stop(f"no rule is called '{rule}'; {hint}")
    elif sys.stdout.isatty():
        _print_richly(known[rule])
    else:
        _print_plainly(known[rule])


def _print_table(known: dict[str, Named]) -> None:
    width = max(map(len, known), default=0)
    for name, named in known.items():
        click.echo(f"{name:{width}}  {named.weight:7}  {named.documentation.summary}")


def _print_plainly(named: Named) -> None:
    documentation = named.documentation
    click.echo(f"{named.name} ({named.weight})\n\n{documentation.summary}")
    if documentation.why:
        click.echo(f"\n{documentation.why}")
    for sample in documentation.samples:
        click.echo(f"\n{_head(passes=sample.passes)}\n")
        click.echo("\n".join(f"    {line}".rstrip() for line in sample.text.splitlines()))


def _print_richly(named: Named) -> None:
    documentation = named.documentation
    console = Console(highlight=False, markup=False)
    console.print(Text.assemble((named.name, "bold"), f" ({named.weight})\n"))
    console.print(documentation.summary, "", style="bold", sep="\n")
    console.print(Markdown(documentation.why))
    for sample in documentation.samples:
        color = "green" if sample.passes else "red"
        console.print("", _head(passes=sample.passes), "", style=f"bold {color}", sep="\n")
        console.print(Syntax(sample.text, "yaml", theme="ansi_dark", background_color="default", padding=(0, 4)))


def _head(*, passes: bool) -> str:
    return "PASS:" if passes else "FAIL:"
