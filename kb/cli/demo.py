"""`kb demo`: a knowledge base that is full, to look at for a moment, or to keep and play with."""

from __future__ import annotations

import shlex
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import click

from kb.atomic import passing_folder
from kb.cli.options import stop
from kb.cli.serve import ADDRESS, addr_option, open_option, show
from kb.model.record import KINDS
from kb.read.root import LOGS
from kb.write.demo import can_take, demo_files, write_demo
from kb.write.templates import LANGUAGES

EPILOG = """\b
Examples:
  kb demo                  look at it: http://127.0.0.1:8000/; nothing of it stays
  kb demo night-work       keep it, and play with it
  kb demo --lang ja        the site in Japanese
"""
NEXT = {
    "kb check": "what plans and logs lack, with file and line",
    "kb serve": "the site; change a file, and it reloads",
    "kb brief 2026-11-28-recreate-production-db-as-planned": "what to read the evening before a window",
    "kb detect logs/fixtures/night-of-2026-02-14.plan.json": "is this plan a known pitfall?",
    "kb find 'maintenance page'": "also: kb find メンテナンス画面",
    "kb explain decide-by": "why kb asks for something",
}
"""What to try in the demo, and what it shows."""


@click.command(epilog=EPILOG)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the site.")
@addr_option
@open_option
def demo(folder: Path | None, lang: str, addr: str, *, open_browser: bool) -> None:
    """Show a knowledge base that is full: real nights, retold.

    Without FOLDER its site is shown until you press Ctrl-C, and nothing stays. With FOLDER, which must be new or
    empty, its files are written there: logs/, docs/runbooks/, mkdocs.yml. It takes the day before a window for today.

    Exit codes: 0 written, or ended with Ctrl-C; 2 it cannot be written or shown.
    """
    files = demo_files(lang)
    if folder is None:
        _look(files, addr, open_browser=open_browser)
        return
    if addr != ADDRESS or open_browser:
        stop("--addr and --open are for a look without FOLDER; in the folder, run: kb serve")
    if not can_take(folder, files):
        stop(f"there is something in {folder} already; nothing was written; give a new or an empty folder")
    write_demo(folder, files)
    _tell_next(folder, files)


def _look(files: Mapping[str, str], addr: str, *, open_browser: bool) -> None:
    with _ended_as_by_hand(), passing_folder("kb-demo-") as made:
        root = made.resolve()
        write_demo(root, files)
        click.echo(f"Building the demo: {_counted(files)}. Ctrl-C ends it; to keep one: kb demo FOLDER", err=True)
        show(root, addr, open_browser=open_browser, lessons=False)


@contextmanager
def _ended_as_by_hand() -> Iterator[None]:
    """Inside, a closed terminal or a plain kill is like Ctrl-C: what was made for the moment is removed."""
    ours = [one for one in (signal.SIGHUP, signal.SIGTERM) if signal.getsignal(one) == signal.SIG_DFL]
    for one in ours:
        signal.signal(one, signal.default_int_handler)
    try:
        yield
    finally:
        for one in ours:
            signal.signal(one, signal.SIG_DFL)


def _counted(files: Mapping[str, str]) -> str:
    """How much of each kind there is."""
    counts = {
        kind: sum(path.startswith(f"{LOGS}/{kind}/") and path.endswith(".yml") for path in files) for kind in KINDS
    }
    return ", ".join(f"{count} {kind}" for kind, count in counts.items())


def _tell_next(folder: Path, files: Mapping[str, str]) -> None:
    click.echo(f"{folder}: {_counted(files)}")
    steps = dict(NEXT)
    if folder.resolve() != Path.cwd():
        steps = {f"cd {shlex.quote(str(folder))}": ""} | steps
    width = max(map(len, NEXT)) + 2
    click.echo("Next:", err=True)
    for step, told in steps.items():
        click.echo(f"  {step.ljust(width)}{told}".rstrip(), err=True)
    click.echo("Today is what as_of in logs/kb.yml says; without that line, the real one.", err=True)
