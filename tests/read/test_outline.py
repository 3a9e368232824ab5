"""The first level of a record, told from its bytes: only what is certain."""

from __future__ import annotations

import pytest

from kb.read.outline import count_items, is_filled, outline_of

RECORD = b"""\
# a comment
title: A night
steps:
  - do: one
    expect: |
      - no item
      steps:
  # - do: none
  - do: two
deviations:
- seen: at the margin
- seen: another
lessons: []
impact: |

avoid:  # nothing yet
cause: >-
  because
"""


def test_fields_with_what_they_say() -> None:
    found = outline_of(RECORD)
    assert found is not None
    assert list(found) == ["title", "steps", "deviations", "lessons", "impact", "avoid", "cause"]
    filled = [name for name, value in found.items() if is_filled(value)]
    assert filled == ["title", "steps", "deviations", "cause"]
    assert [count_items(found[name]) for name in ("steps", "deviations", "title")] == [2, 2, 0]


@pytest.mark.parametrize("raw", [
    b"{title: x}", b"---\ntitle: x\n", b"title: x\ntitle: y\n", b"- title\n", b"title: x\r", b"? title\n: x\n",
    "title: x\n".encode("utf-16"), b"title: x\nprose at the margin\n", b"'title': x\n",
])  # fmt: skip
def test_what_is_not_laid_out_plainly_has_no_outline(raw: bytes) -> None:
    assert outline_of(raw) is None


@pytest.mark.parametrize(
    "value", [b"", b" ~", b" null # x", b" ''", b" &a", b" *a", b" !!str x", b" |\n\n", b" # x\n  # y\n"]
)
def test_what_may_say_nothing_is_not_filled(value: bytes) -> None:
    assert not is_filled(value)


@pytest.mark.parametrize("value", [b" x", b" |\n  text", b"\n- x", b" >-\n\n  late\n", b" [x]", b" '#'"])
def test_what_says_something_is_filled(value: bytes) -> None:
    assert is_filled(value)
