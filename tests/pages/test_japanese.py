"""A page of a Japanese site speaks Japanese: its words, its commas, and those of the team's vocabulary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.pages.page import Page
from kb.pipeline import check
from kb.pipeline.render import render

TEAM = """
mkdocs.yml
| site_name: 夜間作業ノート
| theme:
|   name: material
|   language: ja
logs/kb.yml
| schema: 1
| timezone: Asia/Tokyo
| systems:
|   - name: 認証基盤
|   - name: Web ショップ
|     slug: shop
| touches:
|   - name: Web サーバ
|     slug: web-servers
|     aliases:
|       - web servers
logs/windows/night.yml
| title: 認証 DB を作り直す
| systems:
|   - 認証基盤
|   - shop
| window:
|   start: 2026-12-12 02:00
|   end: 05:00
| steps:
|   - do: 画面を出す
|     with: hand
|     touches:
|       - web servers
|       - DNS
|     minutes: 10
"""


@pytest.fixture
def night(shelf: Callable[[str], Path]) -> Callable[[str, str], Page]:
    """Draws the night with more lines in its record, and returns its page as it is on a day."""

    def draw(more: str = "", now: str = "2026-12-01") -> Page:
        root = shelf(TEAM + more)
        return next(page for page in render(check(root, now), root) if page.path == "windows/night")

    return draw


def section(page: Page, anchor: str) -> str:
    return next(one.text for one in page.sections if one.anchor == anchor)


def test_systems_stand_between_japanese_commas(night: Callable[..., Page]) -> None:
    assert "認証基盤、Web ショップ" in section(night(), "facts")


def test_a_step_is_said_in_words_of_the_vocabulary(night: Callable[..., Page]) -> None:
    steps = section(night(), "steps")
    assert "手作業" in steps
    assert "対象 Web サーバ、DNS" in steps


@pytest.mark.parametrize(
    ("written", "said"), [("script", "スクリプト"), ("checklist", "checklist"), ("memory", "memory")]
)
def test_of_how_a_step_is_done_only_our_two_words_are_translated(
    night: Callable[..., Page], written: str, said: str
) -> None:
    assert f" {said} 予定 15分" in section(
        night(f"|   - do: 確かめる\n|     with: {written}\n|     minutes: 15\n"), "steps"
    )


def test_a_drawing_promises_a_table_only_where_there_is_one(night: Callable[..., Page]) -> None:
    page = night()
    assert "下の表" in page.html
    root_only = night("logs/windows/night.yml\n| title: x\n| window:\n|   start: 2026-12-12 02:00\n|   end: 05:00\n")
    assert "下の表" not in root_only.html
    assert "<desc" in root_only.html


@pytest.mark.parametrize(("now", "is_over"), [("2026-12-01", False), ("2026-12-02", True)])
def test_a_waiver_that_has_run_out_says_so(night: Callable[..., Page], now: str, is_over: bool) -> None:
    waiver = "| waive:\n|   - rule: expert-review\n|     because: 毎月行う\n|     until: 2026-12-01\n"
    waived = section(night(waiver, now), "waived")
    assert "2026-12-01 まで" in waived
    assert ("期限切れ" in waived) is is_over


def test_what_the_latest_decision_lacks_is_a_japanese_list(night: Callable[..., Page]) -> None:
    plans = "".join(f"|   - when: {when}\n|     do: {when}なら戻す\n" for when in ("遅延", "欠損"))
    html = night(f"| backout_plan:\n{plans}").html
    assert "「遅延なら戻す」の所要時間、切り戻し「欠損なら戻す」の所要時間" in html
