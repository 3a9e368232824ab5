"""What became of a pitfall is counted from what logs say of it, by any of its names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.pipeline import check
from kb.pipeline.render import render

PITFALL = """
logs/pitfalls/wet-paint.yml
| title: Wet paint
| aliases:
|   - fresh-paint
| avoid:
|   - wait
"""


def night(n: int, text: str) -> str:
    return f"""
logs/windows/night-{n}.yml
| title: Night
| window:
|   start: 2026-01-0{n} 02:00
| outcome: completed
{text}
"""


def avoided(id: str, way: str = "") -> str:
    return f"| pitfalls_avoided:\n|   - id: {id}\n" + (f"|     caught_by: {way}\n" if way else "")


def test_met_caught_before_and_avoided(shelf: Callable[[str], Path]) -> None:
    text = PITFALL + night(1, "| deviations:\n|   - seen: paint\n|     did: wash\n|     pitfall: fresh-paint\n")
    text += night(2, avoided("wet-paint", "detect")) + night(3, avoided("fresh-paint", "detect"))
    text += night(4, avoided("wet-paint", "brief")) + night(5, avoided("wet-paint", "memory"))
    text += night(6, avoided("wet-paint"))
    root = shelf(text)
    (page,) = [one for one in render(check(root, "2026-11-27"), root) if one.path == "pitfalls/wet-paint"]
    lead = page.sections[0].text
    assert "met once (last 2026-01-01 (Thu)) · caught before 3 times · avoided 5 times" in lead
    assert "(by the brief 1, by detection 2, from memory 1)" in lead


def test_a_window_of_some_day_in_a_month_is_listed_under_the_month(shelf: Callable[[str], Path]) -> None:
    root = shelf("logs/windows/move.yml\n| title: Move\n| window:\n|   start: 2026-12\n| draft: true\n")
    pages = {page.path: page for page in render(check(root, "2026-11-27"), root)}
    for path in ("", "coming/", "windows/"):
        shown = "".join(section.html for section in pages[path].sections)
        assert ">2026-12<" in shown
        assert "2026-12-01 (" not in shown


def test_an_incident_that_is_not_over_is_seen_first(shelf: Callable[[str], Path]) -> None:
    text = "logs/incidents/slow.yml\n| title: Slow\n| detected:\n|   at: 2026-11-20 08:12\n| mitigated: 09:00\n"
    root = shelf(text + night(1, ""))
    pages = {page.path: page for page in render(check(root, "2026-11-20 08:30"), root)}
    for path in ("", "postmortems/"):
        assert "Slow Ongoing" in " ".join(section.text for section in pages[path].sections)
    drawn = "".join(section.html for section in pages["incidents/slow"].sections)
    assert "What happened when: Slow" in drawn
    assert "Plan against actual" not in drawn


def test_a_link_may_name_a_page_of_the_site_as_file_or_as_folder(shelf: Callable[[str], Path]) -> None:
    text = "docs/team/a.md\n| # A\n" + night(1, "| links:\n|   - docs/team/a.md\n|   - team/a/\n|   - team/b/\n")
    root = shelf(text)
    (page,) = [one for one in render(check(root, "2026-11-27"), root) if one.path == "windows/night-1"]
    shown = "".join(section.html for section in page.sections)
    assert shown.count('href="../../team/a/"') == 2
    assert 'href="team/b/"' in shown
