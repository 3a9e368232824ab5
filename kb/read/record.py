"""One file → one entry of the library, with every problem it has. The order of the trip, no detail."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic_core import PydanticCustomError

from kb.library import Entry, LogEntry
from kb.model.checklist import Checklist
from kb.model.detector import Detector
from kb.model.file.source import Source
from kb.model.file.tree import Tree
from kb.model.night import settle
from kb.model.pitfall import Pitfall
from kb.model.record import Kind, Record
from kb.model.schema import field_names
from kb.model.settings import Settings, check_zone
from kb.model.values.fields import Noun, is_id
from kb.model.worklog import WorkLog
from kb.problem import Level, Place, Problem
from kb.read.fitting.fit import fit
from kb.read.text.decode import decode
from kb.read.text.not_a_record import of_lines
from kb.read.traps import find_traps, is_trap_free, mend
from kb.read.tree.compose import compose
from kb.read.tree.salvage import SYNTAX, salvage
from kb.read.tree.stray_lines import STRANGE, take_out

MODELS: dict[Kind, type[Record]] = {
    "windows": WorkLog,
    "incidents": WorkLog,
    "pitfalls": Pitfall,
    "checklists": Checklist,
}
FIELD_NAMES = field_names(WorkLog, Pitfall, Checklist, Settings, Detector)
ANCHORS = frozenset({"window", "actual", "start", "detected"})
"""Where the first day stands: while that is misread, no other time is told to lack its day."""
UNNAMED = "unnamed"
"""Stands for the id of a file whose name is none, while what is wrong inside it is found."""
_FIRST_LINE = "title: …"
"""How help says that a record begins."""
N = TypeVar("N", bound=Noun)


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of one file and its path, relative to the knowledge base, with `/`."""

    path: str
    raw: bytes

    @property
    def stem(self) -> str:
        """The name without folder and ending: a record's id."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def read_record(file: File, kind: Kind, settings: Settings) -> tuple[Entry[Record] | None, list[Problem]]:
    """The record in `file` and what is wrong with it."""
    unnamed = [] if is_id(file.stem) else [_bad_name(file)]
    given: dict[str, object] = {"id": UNNAMED if unnamed else file.stem}
    if MODELS[kind] is WorkLog:
        given["folder"] = kind
    record, source, problems = read_model(MODELS[kind], file, given)
    if unnamed:
        return None, unnamed + problems
    if isinstance(record, WorkLog):
        entry, misfits = _with_night(record, source, settings)
        return entry, problems + misfits
    return (Entry(record, source) if record else None), problems


def read_settings(file: File) -> tuple[Settings, Source, list[Problem]]:
    """kb.yml as settings; the defaults stand in for what cannot be read."""
    settings, source, problems = read_model(Settings, file, {})
    problems = [replace(one, help=one.help.replace(_FIRST_LINE, "schema: 1")) for one in problems]
    return settings or Settings(), source, problems


def read_model(model: type[N], file: File, given: dict[str, object]) -> tuple[N | None, Source, list[Problem]]:
    """The noun that a file holds: traps are told and mended in memory, so that one run tells everything."""
    text, unseen = decode(file.raw, file.path)
    if unseen and not text:
        return None, Source(file.path, text), unseen
    mended, tree, traps, problems = _composed(text, file.path)
    traps = unseen + traps
    source = Source(file.path, text, tree)
    if tree is None:
        if problems and (mistaken := of_lines(source.lines, file.path)):
            return None, source, [*unseen, mistaken]
        if problems:
            problems = _of_the_rest(model, source, mended, given, problems)
        elif not traps:
            problems = [
                Problem(Place(file.path), "missing-field", "the file is empty", help=f"begin with: {_FIRST_LINE}")
            ]
        if any(trap.level is Level.ERROR and trap.edit is None for trap in traps):
            problems = [problem for problem in problems if problem.rule != SYNTAX or STRANGE in problem.message]
        return None, source, traps + problems
    record, misfits, source = fit(model, source, given)
    return record, source, traps + problems + misfits


def _bad_name(file: File) -> Problem:
    better = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKC", file.stem).lower())[:80].strip("-")
    help = "name the file with a-z, 0-9 and hyphens, with a letter, at most 80; Japanese belongs in the title"
    if is_id(better) and len(better) * 2 > len(file.stem):
        help = f"rename the file: {better}.yml"
    return Problem(Place(file.path), "bad-id", f"'{file.stem}' cannot name a record", help=help)


def _composed(text: str, path: str) -> tuple[str, Tree | None, list[Problem], list[Problem]]:
    """The text as it was composed, its tree, the traps that were mended for that, and what YAML says of the rest."""
    if is_trap_free(text, FIELD_NAMES):
        tree, problems = compose(text, path)
        if tree is not None and not problems:
            return text, tree, [], []
    traps = find_traps(text, path, FIELD_NAMES)
    mended = mend(text, traps) if traps else text
    tree, problems = compose(mended, path)
    return mended, tree, traps, problems


def _of_the_rest(
    model: type[Noun], source: Source, mended: str, given: dict[str, object], broken: list[Problem]
) -> list[Problem]:
    """What is wrong with a file that is not YAML, with what does not fit in that part of it which is."""
    text, strange = take_out(mended, broken)
    rest, problems = compose(text, source.path) if strange else (None, broken)
    if problems:
        rest, problems = salvage(text, source.path, problems)
    return strange + problems + _misfits_of_the_rest(model, replace(source, tree=rest), given)


def _misfits_of_the_rest(model: type[Noun], source: Source, given: dict[str, object]) -> list[Problem]:
    """What does not fit in a part of a file; a field that the part lacks may stand in the rest."""
    if source.tree is None:
        return []
    _, misfits, _ = fit(model, source, given)
    top = source.place()
    return [problem for problem in misfits if not (problem.rule == "missing-field" and problem.place == top)]


def _with_night(log: WorkLog, source: Source, settings: Settings) -> tuple[LogEntry, list[Problem]]:
    zone, problems = ZoneInfo(settings.timezone), []
    if log.timezone:
        try:
            zone = check_zone(log.timezone)
        except PydanticCustomError as error:
            place = source.place(("timezone",))
            problems.append(Problem(place, error.type, error.message(), help=str((error.context or {}).get("help"))))
    night = settle(log, zone)
    help = "write its date: 2026-02-14 02:30"
    lost = night.day is None and not ANCHORS.isdisjoint(source.left_out)
    for path, message in night.misfits:
        if lost and "which day" in message:
            continue
        problems.append(Problem(source.place(path), "bad-time", message, help="" if "offset" in message else help))
    return LogEntry(log, source, night), problems
