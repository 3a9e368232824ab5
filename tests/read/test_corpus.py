"""Every row of the corpus: kept exactly, or told by name and with a place inside the file. Bombs have limits (slow)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.library import Entry
from kb.model.record import Record
from kb.model.settings import Settings
from kb.problem import Level, Problem
from kb.read.record import File, read_record
from kb.read.text.invisible import FORBIDDEN
from tests.read.corpus import BOMBS, KEPT, QUOTED, TOLD

ROOT = Path(__file__).parents[2]
NAMED = {"Shift_JIS": "shift_jis", "EUC-JP": "euc-jp", "UTF-16": "utf-16, ascii, no mark", "ISO-2022-JP": "iso-2022-jp"}


def read(raw: bytes) -> tuple[Entry[Record] | None, list[Problem]]:
    return read_record(File("logs/windows/x.yml", raw), "windows", Settings())


@pytest.mark.parametrize("text", KEPT, ids=ascii)
def test_a_text_is_kept_exactly(text: str) -> None:
    entry, problems = read(f"title: {text}\n".encode())
    assert entry is not None
    assert str(entry.record.title) == text
    assert not [one for one in problems if one.level is Level.ERROR]


@pytest.mark.parametrize("text", QUOTED)
def test_a_text_in_quotes_is_kept_exactly(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    for line in (f"title: {quoted}\n", f"title: {json.dumps(text, ensure_ascii=False)}\n"):
        entry, problems = read(line.encode())
        assert entry is not None
        assert str(entry.record.title) == text
        assert not problems


@pytest.mark.parametrize(("raw", "rule"), TOLD.values(), ids=TOLD)
def test_what_is_wrong_is_named_with_its_place(raw: bytes, rule: str) -> None:
    entry, problems = read(raw)
    names = [one.rule for one in problems]
    assert rule in names if rule != "kept" else (entry and not problems), names
    assert "kb-fault" not in names
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for problem in problems:
        assert 1 <= problem.place.line <= lines
        assert problem.message


@pytest.mark.parametrize(("name", "row"), NAMED.items())
def test_encodings_are_named_and_the_help_says_what_to_do(name: str, row: str) -> None:
    (problem,) = read(TOLD[row][0])[1]
    assert name in problem.message
    assert "UTF-8" in problem.help


PLAIN = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=80).filter(
    lambda text: not FORBIDDEN.search(text)
)


@given(PLAIN)
def test_any_text_in_single_quotes_arrives_in_the_model_as_it_is(text: str) -> None:
    quoted = text.replace("'", "''")
    entry, problems = read(
        f"title: x\nsteps:\n  - do: '{quoted}'\nx-own: '{quoted}'\nlessons:\n  - '{quoted}'\n".encode()
    )
    assert entry is not None
    assert not [one for one in problems if one.level is Level.ERROR and one.rule != "missing-field"]
    assert entry.record.extra["x-own"] == text
    if text.strip():  # blanks at the ends of a line of words say nothing
        assert entry.record.steps[0].do == text.strip()  # type: ignore[attr-defined]  # a work log has steps
        assert entry.record.lessons == (text.strip(),)  # type: ignore[attr-defined]  # and lessons


@given(PLAIN)
def test_any_line_of_pasted_output_arrives_as_it_is(text: str) -> None:
    entry, problems = read(f"title: x\ndeviations:\n  - seen: y\n    error: |\n      ${text}\n      end\n".encode())
    assert entry is not None
    assert not [one for one in problems if one.level is Level.ERROR]
    assert entry.record.deviations[0].error.split("\n")[0] == f"${text}"  # type: ignore[attr-defined]  # as above


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    from_corpus = [raw for name, (raw, rule) in TOLD.items() if rule != "kept" and not name.startswith("unseen")]
    (tmp_path / "logs/windows").mkdir(parents=True)
    (tmp_path / "logs/kb.yml").write_text("schema: 1\n")
    for number, raw in enumerate(from_corpus):
        (tmp_path / f"logs/windows/bad-{number:03}.yml").write_bytes(raw)
    (tmp_path / "logs/windows/good.yml").write_text("title: x\n")
    program = [sys.executable, "-m", "kb", "check", "--format", "json", "--root", str(tmp_path)]
    run = subprocess.run(program, capture_output=True, cwd=ROOT, check=False)
    assert run.returncode == 1, run.stderr
    assert b"Traceback" not in run.stderr + run.stdout
    told = {one["path"] for one in json.loads(run.stdout)["problems"] if one["level"] == "error"}
    assert told == {f"logs/windows/bad-{number:03}.yml" for number in range(len(from_corpus))}


LIMITED = """
import resource, sys
from kb.model.settings import Settings
from kb.read.record import File, read_record
from kb.rules.secret import judge_text
before = resource.getrusage(resource.RUSAGE_SELF)
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
raw = sys.stdin.buffer.read()
entry, problems = read_record(File("logs/windows/x.yml", raw), "windows", Settings())
judge_text("x", entry.source.text if entry else raw.decode("utf-8", "replace"))
after = resource.getrusage(resource.RUSAGE_SELF)
seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
print(seconds, after.ru_maxrss // 1024, bool(entry or problems))
print(*sorted({problem.rule for problem in problems}))
"""

# Linux hands the peak of the process that starts a program on to the program (ru_maxrss outlives exec), and a pytest
# worker late in its run holds a gigabyte. A shell in between is small, and does not exec its last command here.
SMALL_PARENT = ["sh", "-c", '"$0" "$@"; exit $?']

TRIES = 3
"""A machine with other work counts twice the seconds now and then; one run within them shows what a file costs."""


@pytest.mark.slow
@pytest.mark.parametrize(("raw", "rule"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_costs_less_than_two_seconds_and_300_mib(raw: bytes, rule: str) -> None:
    costs = [measured(raw)]
    while costs[-1][0] >= 2 and len(costs) < TRIES:
        costs.append(measured(raw))
    seconds, mebibytes, names = min(costs)
    assert seconds < 2, costs
    assert mebibytes < 300, costs
    assert rule in names
    assert "kb-fault" not in names


def measured(raw: bytes) -> tuple[float, int, str]:
    """CPU seconds and MiB of a process that reads a file of these bytes, and the names of its problems."""
    program = [*SMALL_PARENT, sys.executable, "-c", LIMITED]
    run = subprocess.run(program, input=raw, capture_output=True, cwd=ROOT, check=False)
    assert run.returncode == 0, run.stderr.decode()
    figures, names = run.stdout.decode().split("\n")[:2]
    seconds, mebibytes, answered = figures.split()
    assert answered == "True"
    return float(seconds), int(mebibytes), names
