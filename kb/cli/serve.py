"""`kb serve`: show the site while you write."""

from __future__ import annotations

from pathlib import Path

import click

from kb.cli.options import choose_root, root_option, stop
from kb.site.serve import CannotServe, serve_site

EPILOG = """\b
Examples:
  kb serve                        http://127.0.0.1:8000/
  kb serve --addr 0.0.0.0:8080    for others on your network
  kb serve --open                 and open the browser
"""

ADDRESS = "127.0.0.1:8000"
addr_option = click.option("--addr", default=ADDRESS, show_default=True, metavar="HOST:PORT", help="Where to listen.")
open_option = click.option("--open", "open_browser", is_flag=True, help="Open the browser.")


@click.command(epilog=EPILOG)
@addr_option
@open_option
@root_option
def serve(root: Path | None, addr: str, open_browser: bool) -> None:
    """Show the site in a browser; it reloads when a log, a template or a page changes.

    Problems are told in the terminal and never stop it. Ctrl-C ends it.

    Exit codes: 0 ended with Ctrl-C; 2 it cannot be shown.
    """
    show(choose_root(root).resolve(), addr, open_browser=open_browser)


def show(root: Path, addr: str, *, open_browser: bool, lessons: bool = True) -> None:
    """Serve the site of `root` until interrupted; ends the run with a sentence when that cannot be."""
    try:
        serve_site(root, addr, open_browser=open_browser, lessons=lessons)
    except CannotServe as error:
        stop(error)
