"""Record files → records, one at a time: what each holds, or why it cannot be read. No link is followed."""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from kb.atomic import PREFIX
from kb.library import Entry, Library, LogEntry
from kb.model.checklist import Checklist
from kb.model.file.source import Source
from kb.model.pitfall import Pitfall
from kb.model.record import KINDS, Record
from kb.model.settings import Settings
from kb.problem import Place, Problem
from kb.read.attached.attachments import check_attachments
from kb.read.record import File, read_record
from kb.read.root import ACTIONS, JOURNAL, LOGS, SETTINGS
from kb.read.text.decode import MAX_BYTES

ENDINGS = (".yml", ".yaml")
USUAL = 65_536
"""Bytes; few records are longer, and room for a megabyte costs more than to fill a hundredth of it."""


@dataclass
class Gathering:
    """What has been read so far."""

    settings: Settings
    entries: dict[str, Entry[Record]] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Records are trees of values, hundreds of thousands, without a cycle: looking for some took half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()  # both: what was made is old now, and not walked at once
            gc.enable()


def _unreadable(path: str, error: OSError) -> Problem:
    help = "look at its permissions: ls -l"
    return Problem(Place(path), "unreadable", f"cannot be read: {error.strerror}", help=help)


def bytes_of(path: Path) -> bytes:
    """What a file holds, as far as anybody reads it: a little more than a record may have."""
    with path.open("rb") as file:
        begin = file.read(USUAL)
        return begin if len(begin) < USUAL else begin + file.read(MAX_BYTES + 1 - USUAL)


def library_of(gathering: Gathering, source: Source) -> Library:
    """The library of what was read so far."""
    entries = gathering.entries.values()
    return Library(
        settings=gathering.settings,
        logs=tuple(entry for entry in entries if isinstance(entry, LogEntry)),
        pitfalls=tuple(Entry(e.record, e.source) for e in entries if isinstance(e.record, Pitfall)),
        checklists=tuple(Entry(e.record, e.source) for e in entries if isinstance(e.record, Checklist)),
        broken=frozenset(gathering.broken),
        settings_source=source,
    )


def read_one(root: Path, path: str, gathering: Gathering) -> None:
    """Read one file into `gathering`, or tell why it cannot be."""
    file = File(printable(path), b"")
    try:
        file = File(file.path, bytes_of(root / path))
        entry, problems = read_record(file, path.split("/")[1], gathering.settings)  # type: ignore[arg-type]  # one of KINDS
        if entry and entry.record.attachments:
            kept, missing = check_attachments(entry.record, entry.source, (root / path).parent)
            entry = replace(entry, record=entry.record.model_copy(update={"attachments": kept}))
            problems += missing
    except OSError as error:
        entry, problems = None, [_unreadable(file.path, error)]
    except Exception as error:  # noqa: BLE001  # a fault of ours in one file must not hide the others
        entry, problems = None, [_our_fault(file.path, error)]
    gathering.problems += problems
    other = gathering.broken.get(file.stem) or (
        gathering.entries[file.stem].source.path if file.stem in gathering.entries else ""
    )
    if other:
        message = f"the id '{file.stem}' is taken by {other}"
        gathering.problems.append(
            Problem(
                Place(file.path),
                "duplicate-id",
                message,
                help="give one of the two files another name: ids are unique across kinds",
            )
        )
    elif entry is None:
        gathering.broken[file.stem] = file.path
    else:
        gathering.entries[entry.id] = entry


def _our_fault(path: str, error: Exception) -> Problem:
    where = traceback.extract_tb(error.__traceback__)[-1]
    detail = f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}"
    message = f"kb itself failed on this file ({detail})"
    return Problem(Place(path), "kb-fault", message, help="please report it with the file")


def printable(path: str) -> str:
    """A path that can be printed on one line: file names may hold line ends and bytes that are no text."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in path)


def record_files(root: Path, problems: list[Problem], nights: set[str] | None = None) -> Iterator[str]:
    """Paths of all records, relative to `root`, sorted; what stands in the wrong place is told.

    `nights` receives the ids of the records beside which notes of a night wait.
    """
    for relative in _walk(root, LOGS, problems):
        if relative.endswith(JOURNAL):
            _note_night(root, relative, problems, set() if nights is None else nights)
        if not relative.lower().endswith(ENDINGS) or relative in (SETTINGS, ACTIONS):
            continue
        folder = relative.split("/")[1]
        if folder in KINDS:
            yield relative
        elif folder != "fixtures":
            help = f"records are in {', '.join(f'{LOGS}/{kind}/' for kind in KINDS)}"
            problems.append(
                Problem(Place(printable(relative)), "misplaced", "no kind of record belongs here", help=help)
            )


def _note_night(root: Path, path: str, problems: list[Problem], nights: set[str]) -> None:
    record = path.removesuffix(JOURNAL)
    if any((root / f"{record}{ending}").is_file() for ending in ENDINGS):
        nights.add(record.rpartition("/")[2])
    else:
        message, help = "these notes have no record beside them", "call the file as its record, or delete it"
        problems.append(Problem(Place(printable(path)), "misplaced", message, help=help))


def _walk(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    try:
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(_unreadable(printable(folder), error))
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith((".", PREFIX)):
            continue
        if entry.is_symlink():
            message, help = "a symbolic link is not followed", "put the file itself here"
            problems.append(Problem(Place(printable(path)), "symlink", message, help=help))
        elif entry.is_dir():
            yield from _walk(root, path, problems)
        elif entry.is_file():
            yield path
        elif path.lower().endswith(ENDINGS):
            message, help = "this is a pipe, a socket or a device", "put the file itself here"
            problems.append(Problem(Place(printable(path)), "unreadable", message, help=help))
