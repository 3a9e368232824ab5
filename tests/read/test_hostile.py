"""Any bytes as a log give a record or problems with places inside the file: no crash, nothing reinterpreted."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.library import Entry
from kb.model.record import Record
from kb.model.settings import Settings
from kb.problem import Problem
from kb.read.record import File, read_record


def read(raw: bytes) -> tuple[Entry[Record] | None, list[Problem]]:
    return read_record(File("logs/windows/x.yml", raw), "windows", Settings())


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes(raw: bytes) -> None:
    entry, problems = read(raw)
    assert entry or problems
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= problem.place.line <= lines for problem in problems)


@pytest.mark.parametrize(
    "text", ["22:30", "no", "0755", "1e3", "1_000", "~", "null", "012345670123", "8.0", "true", "1.10"]
)
def test_a_text_stays_the_text_that_was_typed(text: str) -> None:
    entry, problems = read(f"title: {text}\n".encode())
    assert problems == []
    assert entry is not None
    assert str(entry.record.title) == text


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        ("title: 想定外".encode("cp932"), "encoding"),
        ("title: 想定外".encode("euc_jp"), "encoding"),
        ("title: x".encode("utf-16"), "encoding"),
        ("title: x".encode("utf-32"), "encoding"),
        ("title: 想定外".encode("iso2022_jp"), "encoding"),
        (b"title: &a x", "yaml-leading-character"),
        (b"title: x\n<<: {a: b}", "yaml-feature"),
        (b"title: !!python/name:os.system x", "yaml-leading-character"),
        (b"title: x\n---\ntitle: y", "several-documents"),
        (b"title: x\ntitle: y", "duplicate-key"),
        (b"- a\n- b", "not-a-map"),
        (b"", "missing-field"),
        (b"title: " + b"x" * 1_100_000, "too-large"),
        (b"x-a: " + b"[" * 300 + b"]" * 300, "too-deep"),
    ],
)
def test_a_broken_file_is_named(raw: bytes, rule: str) -> None:
    assert rule in [problem.rule for problem in read(raw)[1]]


@pytest.mark.parametrize("text", ["'x-a: ' + '[' * 19000", "'x-a:\\n' + '- ' * 9000", "'x-a: ' + '{' * 19000"])
def test_deep_nesting_never_reaches_the_parser(text: str) -> None:
    """In a process of its own: libyaml ends the process where the guard fails."""
    program = (
        "from kb.read.record import *\nfrom kb.model.settings import Settings\n"
        f"print(read_record(File('logs/windows/x.yml', ({text}).encode()), 'windows', Settings())[1][0].rule)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()
