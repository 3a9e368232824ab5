"""The folder `logs/` → a library. The folder names the kind; nothing is followed out of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kb.library import Library
from kb.model.scan import Scan
from kb.problem import Place, Problem
from kb.progress import Watch, unwatched
from kb.read.beside.action_states import read_action_states, with_states
from kb.read.beside.fixtures import read_fixtures
from kb.read.beside.scan import NAME as SCAN
from kb.read.beside.scan import read_scan
from kb.read.gathering import Gathering, bytes_of, library_of, read_one, record_files, without_garbage_collection
from kb.read.record import File, read_settings
from kb.read.regular import read_regular
from kb.read.root import LOGS, SETTINGS


def read_library(root: Path, watch: Watch = unwatched) -> tuple[Library, list[Problem]]:
    """Every record below `root`/logs, linked, with the problems of all files. Raises OSError without kb.yml."""
    with without_garbage_collection():
        settings, source, problems = read_settings(File(SETTINGS, bytes_of(root / SETTINGS)))
        gathering = Gathering(settings, problems=problems)
        nights: set[str] = set()
        paths = list(record_files(root, gathering.problems, nights))
        for number, path in enumerate(paths):
            watch("reading record", number, len(paths))
            read_one(root, path, gathering)
        library = library_of(gathering, source)
        fixtures, missing = read_fixtures(root / LOGS, library.pitfalls)
        scan, unread = stored_scan(root)
        states, misfits = read_action_states(root)
        logs = with_states(library.logs, states)
        library = replace(library, fixtures=fixtures, scan=scan, logs=logs, nights=frozenset(nights))
        return library, [*gathering.problems, *missing, *unread, *misfits]


def stored_scan(root: Path) -> tuple[Scan, list[Problem]]:
    """What `kb links --save` stored of other people's runbooks, and what is wrong with it."""
    try:
        return read_scan(read_regular(root / SCAN))
    except FileNotFoundError:
        return Scan(), []
    except OSError as error:
        return Scan(), [Problem(Place(SCAN), "unreadable", f"cannot be read: {error.strerror}")]
