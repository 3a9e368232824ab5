"""`kb serve`: MkDocs' own server with live reload, on our pages; problems are told and never stop it."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.serve import serve
from mkdocs.exceptions import MkDocsException

from kb.atomic import passing_folder


class CannotServe(Exception):
    """The site cannot be shown; the sentence says why."""


def serve_site(root: Path, address: str, *, open_browser: bool, lessons: bool = True) -> None:
    """Show the site of `root` at `address` (host:port) until interrupted; rebuild when a file changes.

    Without `lessons`, only the address and what is wrong are told. Raises CannotServe.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(level=logging.INFO if lessons else logging.WARNING, format="%(message)s")
    logging.getLogger("mkdocs.livereload").setLevel(logging.INFO)  # it says the address
    try:
        with _cleared_away():
            serve(str(root / "mkdocs.yml"), dev_addr=address, open_in_browser=open_browser)
    except OSError as error:
        raise CannotServe(f"cannot listen on {address}: {error.strerror}; choose another with --addr") from error
    except OverflowError as error:
        raise CannotServe(f"cannot listen on {address}: a port is at most 65535; choose another with --addr") from error
    except (MkDocsException, SystemExit) as error:
        raise CannotServe(f"MkDocs stopped: {error}") from error


@contextmanager
def _cleared_away() -> Iterator[None]:
    """Inside, temporary folders go into one that is removed at the end: MkDocs leaves its own when it is interrupted
    before its first build, or does not begin.
    """
    usual = tempfile.tempdir
    with passing_folder("kb-serve-") as made:
        tempfile.tempdir = str(made)
        try:
            yield
        finally:
            tempfile.tempdir = usual
