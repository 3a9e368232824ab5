"""`kb serve`: MkDocs' own server with live reload, on our pages; problems are told and never stop it."""

from __future__ import annotations

import logging
import os
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mkdocs.commands.serve import serve
from mkdocs.exceptions import MkDocsException

from kb.atomic import passing_folder
from kb.site.build import NO_ROOM

LISTENING = ("server_bind", "server_activate")
"""Where Python's servers ask for the address."""


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
        raise CannotServe(_what_happened(error, address)) from error
    except OverflowError as error:
        raise CannotServe(f"cannot listen on {address}: a port is at most 65535; choose another with --addr") from error
    except (MkDocsException, SystemExit) as error:
        raise CannotServe(f"MkDocs stopped: {error}") from error


def _what_happened(error: OSError, address: str) -> str:
    """MkDocs builds first and listens then; both speak to the operating system."""
    if any(frame.f_code.co_name in LISTENING for frame, _ in traceback.walk_tb(error.__traceback__)):
        return f"cannot listen on {address}: {error.strerror}; choose another with --addr"
    if error.errno in NO_ROOM:
        return f"cannot write into {tempfile.gettempdir()}: {error.strerror}; set TMPDIR to a folder with room"
    place = f"{error.filename}: " if error.filename else ""
    return f"the site cannot be shown: {place}{error.strerror or error}"


@contextmanager
def _cleared_away() -> Iterator[None]:
    """Inside, temporary folders go into one that is removed at the end: MkDocs leaves its own when it is interrupted
    before its first build, or does not begin.
    """
    usual = tempfile.tempdir
    with ExitStack() as held:
        try:
            made = held.enter_context(passing_folder("kb-serve-"))
        except OSError as error:
            told = f"cannot make a temporary folder: {error.strerror}; set TMPDIR to a folder that you may write into"
            raise CannotServe(told) from error
        tempfile.tempdir = str(made)
        try:
            yield
        finally:
            tempfile.tempdir = usual
