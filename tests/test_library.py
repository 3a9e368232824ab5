"""Who refers to whom, both ways; what was met, caught and avoided."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.library import Library, mentions_in
from kb.model.code_spans import without_code
from kb.pages.prose import Prose
from kb.read.folder import read_library

Shelf = Callable[[str], Path]
SHELF = """
logs/windows/first.yml
| title: First
| summary: See [[pit]], [[pit#avoid|how]] and [[old-name]].
| window:
|   start: 2026-02-14 02:00
| deviations:
|   - seen: x
|     pitfall: old-name
|     error: '[[pit]] in pasted output'
|   - seen: y
|     pitfall: none
| outcome: completed-with-deviations
logs/windows/second.yml
| title: Second
| follows:
|   - first
| window:
|   start: 2026-03-14 02:00
| pitfalls_avoided:
|   - id: pit
|     caught_by: brief
|   - id: other
|     caught_by: memory
| outcome: completed
logs/pitfalls/pit.yml
| title: Pit
| aliases:
|   - old-name
logs/pitfalls/other.yml
| title: Other
"""


@pytest.fixture
def library(shelf: Shelf) -> Library:
    return read_library(shelf(SHELF))[0]


def test_old_names_lead_to_the_record(library: Library) -> None:
    entry = library.find("old-name")
    assert entry is not None
    assert entry.id == "pit"
    assert library.find("nobody") is None
    assert library.log("pit") is None


def test_references_both_ways(library: Library) -> None:
    named = [(one.origin, one.target, one.mention) for one in library.references]
    assert ("first", "old-name", False) in named
    assert named.count(("first", "pit", True)) == 2
    assert {one.origin for one in library.referred_by["pit"]} == {"first", "second"}
    assert [one.origin for one in library.referred_by["first"]] == ["second"]


def test_pasted_output_mentions_nobody(library: Library) -> None:
    assert not any("error" in one.path for one in library.references)


def test_met_caught_avoided(library: Library) -> None:
    assert [entry.id for entry in library.met["pit"]] == ["first"]
    assert [entry.id for entry in library.caught["pit"]] == ["second"]
    assert [entry.id for entry in library.avoided["other"]] == ["second"]
    assert "other" not in library.caught
    assert "none" not in library.met


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[a]] [[a#b]] [[a|b c]]", [("a", None, None), ("a", "b", None), ("a", None, "b c")]),
        (r"\[[a]]", []),
        ("[[A]] [[a b]] [ [a]] [[]]", []),
    ],
)
def test_mentions(text: str, found: list[tuple[str | None, ...]]) -> None:
    assert [match.groups() for match in mentions_in(text)] == found


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("`[[a]]` and [[b]]", ["b"]),
        ("``[[a]] ` [[b]]`` [[c]]", ["c"]),
        ("`` [[a]] ` [[b]]", ["a", "b"]),
        (r"\`[[a]]` [[b]]", ["a", "b"]),
        (r"`[[a]]\` [[b]]", ["b"]),
        ("a ` line\n\nwith [[a]] ` after", ["a"]),
        ("over `two\nlines [[a]]` [[b]]", ["b"]),
        ("```\n[[a]]\n```\n[[b]]", ["b"]),
        ("~~~ sh\n[[a]]\n```\n[[b]]\n~~~\n[[c]]", ["c"]),
        ("````\n[[a]]\n```\n[[b]]", []),
        ("text:\n\n    [[a]] as code\n\n[[b]]", ["b"]),
        ("text\n    [[a]] goes on", ["a"]),
        ("- item\n\n    [[a]] of the item", ["a"]),
        ("- item\n\n  ```\n  [[a]]\n  ```\n  [[b]]", ["b"]),
        ("[[a|`code`]] [[b]]", ["a", "b"]),
    ],
)
def test_code_mentions_nobody(text: str, ids: list[str]) -> None:
    assert [match[1] for match in mentions_in(text)] == ids
    assert len(without_code(text)) == len(text)


@pytest.mark.parametrize("text", ["`" * 20_000, "".join("`" * (n % 300) + "x" for n in range(3_000)), "```\n" * 10_000])
def test_backquotes_by_the_thousand_are_no_burden(text: str) -> None:
    assert len(without_code(text)) == len(text)


def test_code_in_a_record_is_no_reference(shelf: Shelf) -> None:
    root = shelf("""
logs/pitfalls/pit.yml
| title: Pit
| symptom: |
|   Write `[[other]]`, or:
|
|       [[other]]
|
|   ```
|   [[other]]
|   ```
| avoid:
|   - see `[[other]]` and [[third]]
""")
    library, _ = read_library(root)
    assert [one.target for one in library.references] == ["third"]


MARKS = st.sampled_from(["`", "``", "```", "~~~", "[[ab]]", "[[c]]", "\n", "\n\n", "    ", "- ", "x", "\\", " "])


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(MARKS, max_size=14).map("".join))
def test_what_is_no_code_here_is_no_code_on_the_page(text: str) -> None:
    """The page decides: what it shows as a mention is one, and the other way round."""
    shown = Prose().blocks(text, lambda name, section, words: (f"{name}#{section}", words or name), str)
    assert len(list(mentions_in(text))) == str(shown).count('class="kb-mention"')
