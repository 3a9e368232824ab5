from __future__ import annotations

from tests.brief.conftest import Briefed

TONIGHT = """
logs/windows/tonight.yml
| title: Tonight
| systems:
|   - web
| window:
|   start: 2026-12-12 02:00
| checklists:
|   - named
"""

UNNAMED = TONIGHT.replace("| checklists:\n|   - named\n", "")


def pitfall(id: str, severity: str, *, pause: str = "before-apply", do: str = "") -> str:
    return f"""
logs/pitfalls/{id}.yml
| title: {id}
| severity: {severity}
| applies_to:
|   systems:
|     - web
| avoid:
|   - a way around {id}
| checks:
|   - pause: {pause}
|     do: {do or f"check {id}"}
"""


def met(id: str, day: str) -> str:
    return f"""
logs/windows/{day}-met-{id}.yml
| title: Met
| window:
|   start: {day} 02:00
| outcome: completed-with-deviations
| deviations:
|   - seen: it
|     did: that
|     pitfall: {id}
"""


NAMED = """
logs/checklists/named.yml
| title: Named
| pauses:
|   - pause: going-home
|     items:
|       - do: The page is off
|         from:
|           - slow
|       - do: No receipt
|   - pause: before-apply
|     items:
|       - do: Look for it yourself
|         from:
|           - slow
"""


def test_ranked_by_severity_then_how_often_then_how_lately(briefed: Briefed) -> None:
    text = (
        UNNAMED
        + "".join(pitfall(id, "outage") for id in ("never", "long-ago", "lately", "twice"))
        + pitfall("worst", "data-loss")
        + met("long-ago", "2024-01-01") + met("lately", "2026-01-01")
        + met("twice", "2023-01-01") + met("twice", "2023-02-01")
    )  # fmt: skip
    (stop,) = briefed(text).checklist
    assert [line.receipts[0] for line in stop.lines] == ["worst", "twice", "lately", "long-ago", "never"]


def test_nine_lines_and_the_rest_is_kept(briefed: Briefed) -> None:
    text = UNNAMED
    text += "".join(pitfall(f"p-{n:02}", "delay" if n else "outage") for n in reversed(range(12)))
    (stop,) = briefed(text).checklist
    assert stop.lines[0].receipts == ("p-00",)
    assert [len(stop.lines), len(stop.cut)] == [9, 3]


def test_every_line_has_a_receipt_and_a_written_line_stands_for_the_pitfalls_own(briefed: Briefed) -> None:
    found = briefed(TONIGHT + NAMED + pitfall("slow", "delay")).checklist
    lines = {(stop.pause, line.do): line.receipts for stop in found for line in stop.lines}
    assert lines == {
        ("before-apply", "Look for it yourself"): ("slow",),
        ("going-home", "The page is off"): ("slow",),
        ("going-home", "No receipt"): ("named",),
    }


def test_the_same_line_is_told_once_with_both_receipts(briefed: Briefed) -> None:
    text = UNNAMED
    text += pitfall("a-one", "delay", do="Read it") + pitfall("b-two", "outage", do="read it")
    (stop,) = briefed(text).checklist
    (line,) = stop.lines
    assert set(line.receipts) == {"a-one", "b-two"}


def test_of_a_matching_checklist_only_what_concerns_the_window(briefed: Briefed) -> None:
    text = UNNAMED + NAMED.replace("| pauses", "| for:\n|   systems:\n|     - web\n| pauses")
    text = text.replace(
        "|         from:\n|           - slow\n|       - do: No",
        "|         from:\n|           - other\n|       - do: No",
    )
    other = pitfall("other", "outage").replace("- web", "- wiki")
    found = briefed(text + pitfall("slow", "delay") + other).checklist
    assert [line.do for stop in found for line in stop.lines] == ["Look for it yourself", "No receipt"]


def test_pause_points_in_the_order_of_a_night(briefed: Briefed) -> None:
    text = UNNAMED
    for n, pause in enumerate(("going-home", "third-coffee", "before-apply", "day-before")):
        text += pitfall(f"p-{n}", "delay", pause=pause)
    assert [stop.pause for stop in briefed(text).checklist] == [
        "day-before",
        "before-apply",
        "third-coffee",
        "going-home",
    ]
