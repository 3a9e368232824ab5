"""A brief in words: the seed night in both languages, as text and as Markdown; hostile words stay words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.pages.brief.markdown import as_markdown
from kb.pages.brief.sheet import Sheet, line, lines
from kb.pages.brief.text import as_text
from kb.pages.brief.to_sheet import sheet_of
from kb.pipeline import check
from kb.pipeline.brief import briefs
from kb.words import Words

ROOT = Path(__file__).parents[3]
SEED_NIGHTS = {
    "demo": (ROOT, "2026-11-28-recreate-production-db-as-planned"),
    "golden": (ROOT / "tests/golden/seed-night-as-planned", "2026-02-14-recreate-production-db"),
}
SAID = {
    ("demo", "en"): "step 1 touches cloudfront by hand, step 5 is Terraform",
    ("demo", "ja"): "手順 1 は CloudFront を手で変える、手順 5 は Terraform",
    ("golden", "en"): "step 1 is done by hand (‘メンテナンス画面へ切り替える’), step 3 is terraform",
    ("golden", "ja"): "手順 1 は手作業（「メンテナンス画面へ切り替える」）、手順 3 は terraform",
}
TITLE = {
    "en": "terraform apply takes down the maintenance page that was put up by hand",
    "ja": "手で出したメンテナンス画面を、terraform apply が外してしまう",
}


def sheet(root: Path, id: str, language: str, now: str | None = None) -> Sheet:
    checked = check(root, now)
    window = checked.library.log(id)
    assert window is not None
    return sheet_of(briefs(checked, root, [window])[0], checked.library, Words(language), checked.now)


@pytest.mark.parametrize(("night", "language"), SAID)
def test_the_seed_night_names_the_pitfall_and_says_why(night: str, language: str) -> None:
    told = sheet(*SEED_NIGHTS[night], language)
    for text in (as_text(told), as_markdown(told, "https://kb.example.org").replace("\\", "")):
        assert TITLE[language] in text
        assert SAID[night, language].casefold() in text.casefold()


def test_a_terminal_gets_no_line_wider_than_it_is() -> None:
    told = sheet(*SEED_NIGHTS["demo"], "ja")
    whole = as_text(told)
    for width in (60, 90):
        text = as_text(told, width=width)
        assert max(_columns(line) for line in text.splitlines()) <= width + 2  # 、and 。 may hang
        assert re.sub(r"\s+", "", text) == re.sub(r"\s+", "", whole)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


HOSTILE = """
logs/pitfalls/paint.yml
| title: "<img src=x> @everyone [x](http://evil.example) `\\u202e`"
| avoid:
|   - "</details> #1 ![x](http://evil.example/pixel.png) [[paint]]"
| detect:
|   - steps:
|       first:
|         with: hand
|     examples:
|       hit:
|         - steps:
|             - do: a
|               with: hand
|       clean:
|         - steps:
|             - do: a
logs/windows/tonight.yml
| title: "<script> @team"
| window:
|   start: 2026-12-12 02:00
| steps:
|   - do: "@team </summary> http://evil.example"
|     with: hand
"""


def test_nothing_of_a_record_becomes_markup_or_calls_anybody(shelf: Callable[[str], Path]) -> None:
    text = as_markdown(
        sheet(shelf(HOSTILE.replace("\\u202e", "")), "tonight", "en", "2026-12-11"), "javascript:alert(1)"
    )
    assert not re.search(r"@[a-z]|(?<!\\)<(?!/?(details|summary)>)|(?<!\\)!\[|javascript|http://", text)
    assert text.count("<details>") == text.count("</details>")


def test_a_number_that_begins_a_line_begins_no_list() -> None:
    sheet = Sheet("x", "X", "ja", (), (lines("times", "Times", line("1. Switch"), line("2) Apply")),), "", "")
    assert "- 1\\. Switch\n- 2\\) Apply" in as_markdown(sheet)
