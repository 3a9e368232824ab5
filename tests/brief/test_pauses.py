"""Where a pause point stands in a night, and in a checklist that takes it in from a pitfall."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.brief.compiled_checklist import compiled_pauses
from kb.brief.pauses import AFTER, BEFORE, joined, place_in_night
from kb.pipeline import check
from kb.words.labels import LABELS

PAINT = """
logs/pitfalls/wet-paint.yml
| title: Wet paint
| applies_to:
|   systems:
|     - web
| avoid:
|   - wait
| checks:
|   - pause: before-apply
|     do: the paint is dry
logs/checklists/night.yml
| title: Night
| pauses:
|   - pause: day-before
|     items:
|       - do: sleep
|   - pause: going-home
|     items:
|       - do: count heads
| include:
|   systems:
|     - web
"""


def test_each_usual_name_has_its_place() -> None:
    assert all(name in LABELS for name in (*BEFORE, *AFTER))
    assert sorted((*reversed(AFTER), "ours", *BEFORE), key=place_in_night) == [*BEFORE, "ours", *AFTER]


def test_a_check_that_is_included_stands_where_it_is_asked_in_the_night(shelf: Callable[[str], Path]) -> None:
    library = check(shelf(PAINT), "2026-12-01").library
    (night,) = library.checklists
    assert list(compiled_pauses(library, night.record)) == ["day-before", "before-apply", "going-home"]


@pytest.mark.parametrize(
    ("own", "others", "order"),
    [
        (["going-home", "day-before"], ["before-apply"], ["before-apply", "going-home", "day-before"]),
        (["day-before", "before-cutover"], ["going-home", "before-apply"],
         ["day-before", "before-apply", "before-cutover", "going-home"]),
        ([], ["next-day", "week-before"], ["week-before", "next-day"]),
    ],
)  # fmt: skip
def test_the_author_s_order_stays(own: list[str], others: list[str], order: list[str]) -> None:
    assert joined(own, others) == order
