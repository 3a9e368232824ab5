"""Which record the night belongs to, where its journal is, and what time it is there.

Notes can be taken for a record that cannot be read whole: the night does not wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kb.cli.no_such import no_such
from kb.cli.options import stop
from kb.cli.paths import prefix_for_reader
from kb.journal.folding import LogFile, read_log_file
from kb.journal.journal import Journal, journal_of, read_journal
from kb.library import LogEntry
from kb.model.record import Kind
from kb.model.settings import Settings
from kb.model.state import State, state_of
from kb.model.times.exact import read_exact
from kb.model.times.placing import Anchor, place
from kb.model.today import choose_now
from kb.read.folder import read_library
from kb.read.gathering import record_files
from kb.read.record import File, read_settings
from kb.read.root import SETTINGS

NEAR = timedelta(hours=12)
"""A window is tonight's from so long before its start."""
SOON = timedelta(minutes=5)
"""How far the clocks of two people may differ."""
FOLDERS: tuple[Kind, ...] = ("windows", "incidents")


@dataclass(frozen=True, slots=True)
class Tonight:
    """The record that is noted for, as it is now; `log_file` is None while it cannot be read whole."""

    root: Path
    path: str
    settings: Settings
    now: datetime
    log_file: LogFile | None

    @property
    def id(self) -> str:
        """The record's id."""
        return Path(self.path).stem

    @property
    def zone(self) -> ZoneInfo:
        """Whose clock the notes are in."""
        return self.log_file.entry.night.zone if self.log_file else ZoneInfo(self.settings.timezone)

    @property
    def journal(self) -> Path:
        """The file of the notes."""
        return self.root / journal_of(self.path)

    @property
    def shown(self) -> str:
        """The record's file as a person in the working folder names it."""
        return prefix_for_reader(self.root) + self.path

    def noted(self) -> Journal:
        """What was noted so far. Raises OSError."""
        return read_journal(self.journal.read_bytes()) if self.journal.is_file() else Journal()

    def moment(self, given: str | None) -> datetime:
        """The minute that `given` (--at) means, near to now; without it, now. Ends the run for one that is to come."""
        if given is None:
            return self.now.replace(second=0, microsecond=0)
        try:
            found = place(read_exact(given), self.zone, Anchor(self.now, self.now))
        except ValueError as error:
            stop(f"--at: {error}")
        if not found.exact or found.at is None:
            stop(f"--at: '{given}' names no minute; write 02:41")
        if found.at.timestamp() > (self.now + SOON).timestamp():
            stop(f"--at: {found.at:%Y-%m-%d %H:%M} is still to come; it is {self.now.astimezone(self.zone):%H:%M} now")
        return found.at


def find_tonight(root: Path, name: str | None, now: str | None) -> Tonight:
    """The record called `name`; without a name the one that has notes already, else the one that is on now."""
    settings, _, _ = read_settings(File(SETTINGS, (root / SETTINGS).read_bytes()))
    moment = choose_now(settings, now)
    paths = {Path(path).stem: path for path in record_files(root, []) if path.split("/")[1] in FOLDERS}
    path = paths.get(name) if name else _begun(root, paths)
    path = path or _looked_up(root, name, moment, list(paths))
    return Tonight(root, path, settings, moment, _log_file(root, path, settings))


def _begun(root: Path, paths: dict[str, str]) -> str | None:
    """The record whose journal is there."""
    found = [id for id, path in paths.items() if (root / journal_of(path)).is_file()]
    if len(found) > 1:
        stop(f"notes of several nights wait; say which with --record ID: {', '.join(sorted(found))}")
    return paths[found[0]] if found else None


def _looked_up(root: Path, name: str | None, now: datetime, known: list[str]) -> str:
    """By an old name, or by the clock."""
    library, _ = read_library(root)
    if name:
        if entry := library.log(name):
            return entry.source.path
        no_such("--record: no window or incident", name, known)
    found = [entry for entry in library.logs if _is_on(entry, now)]
    if not found:
        stop("no window is on now, and none begins within 12 hours; say which record with --record ID")
    if len(found) > 1:
        stop(f"say which with --record ID: {', '.join(sorted(entry.id for entry in found))}")
    return found[0].source.path


def _is_on(entry: LogEntry, now: datetime) -> bool:
    state, start = state_of(entry.record, entry.night, now), entry.night.start
    if state in (State.UNDER_WAY, State.ONGOING):
        return entry.record.outcome is None
    end = entry.night.end.at if entry.night.end else None
    after = start.at if start and start.at else None
    if state is State.LOG_MISSING:
        last = end or after
        return last is not None and abs(now.timestamp() - last.timestamp()) <= NEAR.total_seconds()
    return state is State.PLANNED and after is not None and after.timestamp() - now.timestamp() <= NEAR.total_seconds()


def _log_file(root: Path, path: str, settings: Settings) -> LogFile | None:
    folder: Kind = "incidents" if path.split("/")[1] == "incidents" else "windows"
    try:
        return read_log_file(File(path, (root / path).read_bytes()), folder, settings)
    except ValueError:
        return None
