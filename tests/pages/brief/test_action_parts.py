"""What earlier windows left open: as many lines as anybody reads, those against a pitfall of the plan always."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.pages.brief.sheet import Block
from kb.pages.brief.to_sheet import sheet_of
from kb.pipeline import check
from kb.pipeline.brief import briefs
from kb.words import Words

TONIGHT = """
logs/windows/tonight.yml
| title: Tonight
| systems:
|   - web
| window:
|   start: 2026-12-12 02:00
logs/pitfalls/wet-paint.yml
| title: Wet paint
| applies_to:
|   systems:
|     - web
"""


def earlier(number: int, goal: str = "") -> str:
    against = f"|     for:\n|       - {goal}\n" if goal else ""
    return f"""
logs/windows/night-{number}.yml
| title: Night {number}
| systems:
|   - web
| window:
|   start: 2026-01-{number:02} 02:00
| outcome: completed
| actions:
|   - do: Mend {number}
{against}"""


def still_open(root: Path) -> Block:
    checked = check(root, "2026-12-11")
    window = checked.library.log("tonight")
    assert window is not None
    sheet = sheet_of(briefs(checked, root, [window])[0], checked.library, Words("en"), checked.now)
    ((block,),) = (part.blocks for part in sheet.parts if part.anchor == "still-open")
    return block


def shown(block: Block) -> list[str]:
    return [one.pieces[0].text for one in block.lines]


def test_nine_are_shown_the_oldest_first_and_the_others_are_counted(shelf: Callable[[str], Path]) -> None:
    block = still_open(shelf(TONIGHT + "".join(map(earlier, range(1, 13)))))
    assert shown(block) == [f"Mend {number}" for number in range(1, 10)]
    assert block.note is not None
    assert "".join(piece.text for piece in block.note.pieces) == "and 3 more · All open actions"
    assert block.note.pieces[-1].goal == "actions/"


def test_all_against_a_pitfall_of_the_plan_are_shown(shelf: Callable[[str], Path]) -> None:
    against = "".join(earlier(number, "wet-paint") for number in range(2, 13))
    block = still_open(shelf(TONIGHT + earlier(1) + against))
    assert shown(block) == [f"Mend {number}" for number in range(2, 13)]
    assert block.note is not None


def test_nothing_is_counted_when_all_have_room(shelf: Callable[[str], Path]) -> None:
    assert still_open(shelf(TONIGHT + earlier(1))).note is None
