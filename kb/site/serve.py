"""`kb serve`: MkDocs' own server with live reload, on our pages; problems are told and never stop it."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from mkdocs.commands.serve import serve
from mkdocs.exceptions import MkDocsException


class CannotServe(Exception):
    """The site cannot be shown; the sentence says why."""


def serve_site(root: Path, address: str, *, open_browser: bool) -> None:
    """Show the site of `root` at `address` (host:port) until interrupted; rebuild when a file changes.

    Raises CannotServe.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        serve(str(root / "mkdocs.yml"), dev_addr=address, open_in_browser=open_browser)
    except OSError as error:
        raise CannotServe(f"cannot listen on {address}: {error.strerror}; choose another with --addr") from error
    except (MkDocsException, SystemExit) as error:
        raise CannotServe(f"MkDocs stopped: {error}") from error
