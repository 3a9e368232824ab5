"""Notes into a record: each where it belongs, every line that stood there before still stands, no note is lost."""

from __future__ import annotations

import textwrap
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.journal.folding import LogFile, read_log_file, with_notes
from kb.journal.note import Note
from kb.model.settings import Settings
from kb.model.worklog import CHOICES, RESULTS
from kb.read.record import File

TOKYO = ZoneInfo("Asia/Tokyo")
SETTINGS = Settings.model_validate({"timezone": "Asia/Tokyo"})


def draft(text: str) -> LogFile:
    return read_log_file(
        File("logs/windows/night.yml", textwrap.dedent(text).lstrip("\n").encode()), "windows", SETTINGS
    )


def note(clock: str, verb: str, **given: str | tuple[str, ...]) -> Note:
    return Note(datetime.fromisoformat(f"2026-02-14T{clock}").replace(tzinfo=TOKYO), verb, given)


def folded(text: str, *notes: Note, language: str = "en") -> str:
    return with_notes(draft(text), notes, language).file.raw.decode()


PLAN = """
# the plan
title: A night   # ours
window:
  start: 2026-02-14 02:00
steps:
  # first of all
  - id: switch
    do: Switch
  - Apply   # slowly
  - {id: look, do: Look}
# the end
"""


def test_a_whole_night() -> None:
    assert folded(
        PLAN,
        note("02:03", "begin"),
        note("02:03", "start", step="switch"),
        note("02:12", "finish", step="switch", result="done", note="twice: it was slow"),
        note("02:13", "start", step="2", what="slowly"),
        note("02:20", "deviation", seen="The plan undoes the switch", step="2", error="- enabled\n+ disabled"),
        note("02:30", "decision", choice="abort", by=("lead",), because=("no time", "no expert")),
        note("02:31", "finish", step="2", result="stopped"),
        note("02:32", "finish", step="look", result="skipped"),
        note("04:27", "end", outcome="aborted"),
    ) == textwrap.dedent("""
        # the plan
        title: A night   # ours
        window:
          start: 2026-02-14 02:00
        actual:
          start: 2026-02-14 02:03
          end: 2026-02-14 04:27
        steps:
          # first of all
          - id: switch
            do: Switch
            started: 2026-02-14 02:03
            finished: 2026-02-14 02:12
            result: done
            note: 'twice: it was slow'
          - do: Apply  # slowly
            started: 2026-02-14 02:13
            finished: 2026-02-14 02:31
            result: stopped
          - id: look
            do: Look
            result: skipped
        timeline:
          - at: 2026-02-14 02:13
            what: slowly
        deviations:
          - at: 2026-02-14 02:20
            seen: The plan undoes the switch
            step: '2'
            error: |-
              - enabled
              + disabled
        decisions:
          - at: 2026-02-14 02:30
            choice: abort
            by:
              - lead
            because:
              - no time
              - no expert
        outcome: aborted
        # the end
        """).lstrip("\n")


SAID = """
title: A night
window: {start: 2026-02-14 02:00}
actual: {start: 02:03, end: 04:00}
steps: [Switch, {do: Apply, result: done}]
timeline:
  - {at: 02:10, what: ours}
  - at: 03:00頃
    what: theirs
outcome: completed
"""


@pytest.mark.parametrize(
    ("one", "language", "line"),
    [
        (note("02:05", "begin"), "en", "The work began"),
        (note("02:05", "begin", what="late"), "ja", "作業を始めた late"),
        (note("02:05", "start", step="1"), "en", "Step 1 began"),
        (note("02:05", "finish", step="2", result="failed", note="twice"), "en", "'Step 2: failed: twice'"),
        (note("02:05", "finish", step="9", result="failed"), "ja", "手順 9 は failed"),
        (note("02:05", "end", outcome="aborted"), "en", "'The work was over: aborted'"),
    ],
)
def test_what_finds_its_place_taken_is_a_line_of_the_timeline(one: Note, language: str, line: str) -> None:
    text = draft(SAID).file.raw.decode()
    new = f"  - at: 2026-02-14 02:05\n    what: {line}\n"
    assert folded(SAID, one, language=language) == text.replace("timeline:\n", f"timeline:\n{new}")


def test_the_timeline_stays_in_its_order() -> None:
    found = folded(SAID, *(note(clock, "note", what=clock) for clock in ("05:00", "02:30", "02:10")))
    entry = draft(found).entry
    assert [one.what for one in entry.record.timeline] == ["ours", "02:10", "02:30", "theirs", "05:00"]
    moments = [one.at for one in entry.night.timeline if one and one.at]
    assert moments == sorted(moments)


def test_where_a_clock_shows_twice_the_offset_is_written() -> None:
    text = "title: A night\ntimezone: Europe/Berlin\nwindow:\n  start: 2026-10-25 01:00\n"
    first, second = (datetime.fromisoformat(f"2026-10-25T02:30{offset}") for offset in ("+02:00", "+01:00"))
    found = draft(folded(text, *(Note(at, "note", {"what": "x"}) for at in (first, second)))).entry
    assert [one.at.timestamp() for one in found.night.timeline if one and one.at] == [
        first.timestamp(),
        second.timestamp(),
    ]


def test_a_place_that_nothing_can_be_added_to_leaves_all_as_it_was() -> None:
    text = "title: A night\ntimeline: [{at: 2026-02-14, what: a},  # mine\n  {what: b}]\n"
    with pytest.raises(ValueError, match="write timeline without square brackets first"):
        folded(text, note("02:05", "note", what="x"))


def test_a_record_that_cannot_be_read_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="line 1: "):
        draft("titel: A night\n")


WORDS = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" 「」：#-'"), min_size=1, max_size=30)
TEXTS = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
CLOCKS = st.integers(0, 23 * 60).map(lambda minutes: f"{minutes // 60:02}:{minutes % 60:02}")
STEPS = st.sampled_from(["switch", "1", "2", "look", "gone"])
NOTES = st.one_of(
    st.builds(lambda at: note(at, "begin"), CLOCKS),
    st.builds(lambda at, step: note(at, "start", step=step), CLOCKS, STEPS),
    st.builds(
        lambda at, step, result, text: note(at, "finish", step=step, result=result, note=text),
        CLOCKS, STEPS, st.sampled_from(RESULTS), TEXTS,
    ),
    st.builds(lambda at, text: note(at, "note", what=text), CLOCKS, TEXTS),
    st.builds(lambda at, text: note(at, "deviation", seen=text), CLOCKS, TEXTS),
    st.builds(lambda at, choice: note(at, "decision", choice=choice), CLOCKS, st.sampled_from(CHOICES)),
    st.builds(lambda at: note(at, "end", outcome="aborted"), CLOCKS),
)  # fmt: skip


@settings(max_examples=30)
@given(st.sampled_from([PLAN, SAID, "title: A night\n", "title: A night\r\nsteps:\r\n"]), st.lists(NOTES, max_size=8))
def test_any_night_loses_no_word_of_the_record_and_no_note(text: str, notes: list[Note]) -> None:
    before = draft(text)
    after = with_notes(before, notes, "en")
    record, read = before.entry.record, after.entry.record
    for field in ("title", "window", "summary", "people"):
        assert getattr(read, field) == getattr(record, field)
    assert all(one in read.timeline for one in record.timeline)
    assert [one.do for one in read.steps] == [one.do for one in record.steps]
    everything = str(read)
    for one in notes:
        for name in ("what", "note", "seen"):
            assert repr(one.text(name))[1:-1] in everything
