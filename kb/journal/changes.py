"""What a note of the night adds to the record: fields that get their value, entries of lists.

A person's own words are never replaced: what finds its place taken becomes a line of the timeline, so nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.journal.note import Note
from kb.library import LogEntry
from kb.model.file.path import Path
from kb.model.file.source import Source
from kb.model.times.clock_changes import clock_text
from kb.model.times.placing import Moment
from kb.model.values.fields import Noun
from kb.model.worklog import Avoided, Decision, Deviation, Event, Span, Step, WorkLog
from kb.problem import Edit
from kb.write.adding import entries_edit, field_edit
from kb.write.phrases import phrase
from kb.write.yaml_text import Value

TIMED = ("done", "failed", "stopped")
"""Results of a step that was at work, and so ended at a moment."""
ENTRIES: Mapping[str, type[Noun]] = {
    "timeline": Event,
    "deviations": Deviation,
    "decisions": Decision,
    "pitfalls_avoided": Avoided,
}


@dataclass(frozen=True, slots=True)
class Fill:
    """A field that gets its value: of the record (), of `actual`, of a step."""

    path: Path
    name: str
    value: str

    def is_free_in(self, log: WorkLog) -> bool:
        """Whether nobody has said it yet."""
        holder = log if not self.path else log.actual if self.path == ("actual",) else log.steps[int(self.path[1])]
        return not getattr(holder, self.name, None)

    def edit(self, source: Source) -> Edit:
        """The change of the file. Raises ValueError with a sentence when it cannot be made."""
        return field_edit(source, self.path, self.name, self.value, short="do" if self.path[:1] == ("steps",) else "")

    def to(self, log: WorkLog) -> WorkLog:
        """The record with it. Raises ValueError for what the field cannot hold."""
        if not self.path:
            return log.model_copy(update=self._read(WorkLog, id="x1", title="x"))
        if self.path == ("actual",):
            return log.model_copy(update={"actual": (log.actual or Span()).model_copy(update=self._read(Span))})
        index = int(self.path[1])
        step = log.steps[index].model_copy(update=self._read(Step, do="x"))
        return log.model_copy(update={"steps": (*log.steps[:index], step, *log.steps[index + 1 :])})

    def _read(self, model: type[Noun], **needed: str) -> dict[str, object]:
        return {self.name: getattr(model.model_validate({**needed, self.name: self.value}), self.name)}


@dataclass(frozen=True, slots=True)
class Add:
    """Entries of a list, before the entry of that number or at its end."""

    field: str
    entries: Sequence[Value]
    before: int | None = None

    def edit(self, source: Source) -> Edit:
        """The change of the file. Raises ValueError with a sentence when it cannot be made."""
        return entries_edit(source, self.field, self.entries, self.before)

    def to(self, log: WorkLog) -> WorkLog:
        """The record with them. Raises ValueError for what an entry cannot hold."""
        there = getattr(log, self.field)
        place = len(there) if self.before is None else self.before
        more = (ENTRIES[self.field].model_validate(one) for one in self.entries)
        return log.model_copy(update={self.field: (*there[:place], *more, *there[place:])})


Change = Fill | Add
_ENTRIES_OF = {"note": "timeline", "deviation": "deviations", "decision": "decisions"}


def changes_of(note: Note, entry: LogEntry, language: str) -> Iterator[Change]:
    """What a note adds to the record as it is now; `language` is that of sentences that kb has to find itself."""
    if note.verb in _ENTRIES_OF:
        yield _entry(_ENTRIES_OF[note.verb], note, note.given, entry)
        return
    fills = list(_fills(note, entry))
    free = [one for one in fills if one.is_free_in(entry.record)]
    yield from free
    if len(free) < len(fills) or not fills:
        yield in_timeline(note, entry, language)
    elif what := note.text("what"):
        yield _entry("timeline", note, {"what": what}, entry)


def in_timeline(note: Note, entry: LogEntry, language: str) -> Add:
    """All of a note as one line of the timeline."""
    said = [value for name in note.given if name not in ("step", "output", "error") and (value := note.text(name))]
    what = phrase(f"noted-{note.verb}", language, step=note.text("step"), said=": ".join(said)).strip(" :")
    output = note.text("output") or note.text("error")
    return _entry("timeline", note, {"what": what, "output": output}, entry)


def _entry(field: str, note: Note, values: Mapping[str, Value], entry: LogEntry) -> Add:
    """An entry of a list in time order, before the first that is later."""
    moments: Sequence[Moment | None] = getattr(entry.night, field)
    instant = note.at.timestamp()
    later = (n for n, one in enumerate(moments) if one and one.at and one.at.timestamp() > instant)
    return Add(field, [{"at": clock_text(note.at, entry.night.zone), **values}], next(later, None))


def _fills(note: Note, entry: LogEntry) -> Iterator[Fill]:
    when, index = clock_text(note.at, entry.night.zone), entry.record.step_index(note.text("step") or None)
    if note.verb == "begin":
        yield Fill(("actual",), "start", when)
    elif note.verb == "end":
        yield Fill(("actual",), "end", when)
        if note.text("outcome"):
            yield Fill((), "outcome", note.text("outcome"))
    elif index is not None:
        yield from (Fill(("steps", index), name, value) for name, value in _of_step(note, when) if value)


def _of_step(note: Note, when: str) -> Iterator[tuple[str, str]]:
    result = note.text("result")
    if note.verb == "start":
        yield "started", when
    elif result in TIMED:
        yield "finished", when
    yield "result", result
    yield "note", note.text("note")
