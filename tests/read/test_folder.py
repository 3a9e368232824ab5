"""The folder `logs/`: the folder names the kind; one bad file hides no other; nothing is followed out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.model.record import Kind
from kb.model.settings import Settings
from kb.read.folder import read_library
from kb.read.record import File, read_record

Shelf = Callable[[str], Path]
RECORD = "| title: A\n"


def told(root: Path) -> set[tuple[str, str]]:
    return {(one.rule, one.place.path) for one in read_library(root)[1]}


def test_the_folder_names_the_kind(shelf: Shelf) -> None:
    root = shelf(
        f"logs/windows/2026/deep/a.yml\n{RECORD}logs/incidents/b.yaml\n{RECORD}logs/pitfalls/c.yml\n{RECORD}"
        f"logs/checklists/d.yml\n{RECORD}logs/fixtures/e.yml\n{RECORD}logs/windows/note.txt\n{RECORD}"
    )
    library, problems = read_library(root)
    assert [(entry.id, entry.folder) for entry in library.entries()] == [
        ("b", "incidents"),
        ("a", "windows"),
        ("c", "pitfalls"),
        ("d", "checklists"),
    ]
    assert not problems


def test_what_stands_in_the_wrong_place_is_told(shelf: Shelf) -> None:
    root = shelf(f"logs/a.yml\n{RECORD}logs/window/b.yml\n{RECORD}")
    assert told(root) == {("misplaced", "logs/a.yml"), ("misplaced", "logs/window/b.yml")}


def test_one_bad_file_hides_no_other(shelf: Shelf) -> None:
    two = "logs/windows/a.yml\n| title: A\n| ---\n| title: B\n"
    root = shelf(f"{two}logs/windows/b.yml\n| outcome: x\nlogs/windows/c.yml\n{RECORD}")
    library, problems = read_library(root)
    assert {one.place.path for one in problems} == {"logs/windows/a.yml", "logs/windows/b.yml"}
    assert "c" in library.by_id
    assert "a" in library.broken


def test_an_id_is_taken_across_kinds(shelf: Shelf) -> None:
    root = shelf(f"logs/windows/a.yml\n{RECORD}logs/pitfalls/a.yml\n{RECORD}")
    assert ("duplicate-id", "logs/windows/a.yml") in told(root)


def test_links_are_not_followed(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = shelf(f"logs/windows/a.yml\n{RECORD}")
    outside = tmp_path_factory.mktemp("outside")
    (outside / "x.yml").write_text("title: X\n", "utf-8")
    (root / "logs/windows/x.yml").symlink_to(outside / "x.yml")
    (root / "logs/windows/away").symlink_to(outside)
    library, _ = read_library(root)
    assert set(library.by_id) == {"a"}
    assert told(root) == {("symlink", "logs/windows/x.yml"), ("symlink", "logs/windows/away")}


def test_a_fault_of_ours_is_a_problem_of_that_file(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shelf(f"logs/windows/a.yml\n{RECORD}logs/windows/b.yml\n{RECORD}")

    def fail(file: File, kind: Kind, settings: Settings) -> object:
        if file.stem == "a":
            raise ZeroDivisionError
        return read_record(file, kind, settings)

    monkeypatch.setattr("kb.read.gathering.read_record", fail)
    library, problems = read_library(root)
    assert set(library.by_id) == {"b"}
    assert [(one.rule, one.place.path) for one in problems] == [("kb-fault", "logs/windows/a.yml")]
    assert "ZeroDivisionError" in problems[0].message
