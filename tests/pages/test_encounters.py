from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kb.pages.encounters import _apart
from kb.pages.page import Page
from kb.pipeline import check
from kb.pipeline.render import render

Shelf = Callable[[str], Path]
PITFALL = """
logs/pitfalls/stale-plan.yml
| title: A stale plan
"""
MET = """
logs/windows/{day}-x.yml
| title: A night
| window:
|   start: {day} 02:00
| deviations:
|   - seen: It bit.
|     pitfall: stale-plan
| outcome: completed-with-deviations
"""
AVOIDED = """
logs/windows/{day}-y.yml
| title: A better night <b>
| window:
|   start: {day} 02:00
| pitfalls_avoided:
|   - id: stale-plan
|     caught_by: {way}
| outcome: completed
"""


def page(root: Path) -> str:
    pages: dict[str, Page] = {one.path: one for one in render(check(root, "2026-11-27 18:00"), root)}
    return pages["pitfalls/stale-plan"].html


def drawing(html: str) -> str:
    match = re.search(r'<div class="kb-drawing kb-encounters">.*?</div>', html, re.DOTALL)
    return match[0] if match else ""


def test_one_encounter_needs_no_drawing(shelf: Shelf) -> None:
    assert not drawing(page(shelf(PITFALL + MET.format(day="2026-02-14"))))


def test_a_mark_for_each_log_in_a_lane_of_its_kind(shelf: Shelf) -> None:
    found = drawing(
        page(
            shelf(
                PITFALL
                + MET.format(day="2026-02-14")
                + MET.format(day="2026-03-14")
                + AVOIDED.format(day="2026-05-01", way="brief")
                + AVOIDED.format(day="2026-06-01", way="memory")
            )
        )
    )
    assert re.findall(r"kb-encounter-(\w+)", found) == ["met", "met", "caught", "avoided"]
    assert re.findall(r'kb-row-label"[^>]*>([^<]+)<', found) == ["met", "caught before", "avoided"]
    assert 'href="../../windows/2026-02-14-x/" aria-label="2026-02-14 (Sat) A night"' in found
    assert "A better night &lt;b&gt;" in found


def test_a_lane_without_a_log_is_absent(shelf: Shelf) -> None:
    found = drawing(page(shelf(PITFALL + MET.format(day="2025-02-14") + MET.format(day="2026-03-14"))))
    assert re.findall(r'kb-row-label"[^>]*>([^<]+)<', found) == ["met"]


@given(st.lists(st.floats(120, 624), min_size=1, max_size=60).map(sorted))
def test_marks_stay_inside_and_in_order(places: list[float]) -> None:
    found = _apart(places, 624)
    assert len(found) == len(places)
    assert found == sorted(found)
    assert all(118 <= x <= 624 for x in found)
