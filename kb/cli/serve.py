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


@click.command(epilog=EPILOG)
@root_option
@click.option("--addr", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
def serve(root: Path | None, addr: str, open_browser: bool) -> None:
    """Show the site in a browser; it reloads when a log, a template or a page changes.

    Problems are told in the terminal and never stop it. Ctrl-C ends it.
    """
    try:
        serve_site(choose_root(root).resolve(), addr, open_browser=open_browser)
    except CannotServe as error:
        stop(error)
