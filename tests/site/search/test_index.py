"""What the search index holds: every page once, its sections' own texts, and nothing that only repeats others."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from kb.library import Library
from kb.model.settings import Settings
from kb.pages.page import Addresses, Page, Section
from kb.site.search.index import search_index
from tests.site.conftest import BASE

LOG = "windows/2026-02-14-db"


@pytest.fixture
def index(base: Callable[..., Path], built: Callable[[Path], Path]) -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads((built(base(WITH_PATTERNS)) / "search/kb_index.json").read_bytes())
    return found


WITH_PATTERNS = BASE.replace(
    "docs/runbook.md",
    """\
logs/pitfalls/late-train.yml
| title: Late train
| detect:
|   - error_text:
|       pattern: 'train \\d+ is late'
|       unless: strike
|     examples:
|       hit: [{text: train 5 is late}]
|       clean: [{text: train 5 is late through a strike}]
|   - error_text: {pattern: 'broken ('}
logs/pitfalls/only-a-draft.yml
| title: Only a draft
| draft: true
| detect:
|   - error_text: {pattern: 'nothing'}
docs/runbook.md""",
)


def sections(index: Mapping[str, Any], anchor: str) -> dict[str, str]:
    """Location of a page → the text of its section."""
    found = {}
    for name, _, *texts in index["sections"]:
        page = 0
        for text in texts:
            if isinstance(text, int):
                page += text
            else:
                if name == anchor:
                    found[index["pages"]["location"][page]] = text
                page += 1
    return found


def test_every_page_is_there_once_and_old_names_are_not(index: Mapping[str, Any]) -> None:
    locations = index["pages"]["location"]
    assert len(locations) == len(set(locations))
    assert {f"{LOG}/", "pitfalls/wet-paint/", "runbook/", "systems/web/"} <= set(locations)
    assert not [location for location in locations if "old-name" in location]


def test_titles_names_and_facets(index: Mapping[str, Any]) -> None:
    pages = index["pages"]
    number = pages["location"].index(f"{LOG}/")
    assert pages["title"][number] == "DB </title><script>alert(1)</script>"
    assert pages["known"][number] == ["old-name"]
    for facet in ("kind:windows", "system:web", "outcome:aborted", "year:2026"):
        assert number in accumulate(index["facets"][facet])
    assert "outcome:completed" not in index["facets"]
    number = pages["location"].index("pitfalls/wet-paint/")
    assert pages["known"][number] == ["ペンキ塗りたて", "paint"]


def test_sections_have_their_own_text(index: Mapping[str, Any]) -> None:
    assert "Paint on the hands." in sections(index, "symptom")["pitfalls/wet-paint/"]
    assert "<b>not bold</b>" in sections(index, "deviations")[f"{LOG}/"]
    assert not sections(index, "mentioned-in")


def test_hand_written_pages_are_in_it(index: Mapping[str, Any]) -> None:
    assert "that night" in sections(index, "")["runbook/"]


def test_mentions_lead_from_page_to_page(index: Mapping[str, Any]) -> None:
    locations = index["pages"]["location"]
    found, page = {}, 0
    for targets in index["mentions"]:
        if isinstance(targets, int):
            page += targets
        else:
            found[locations[page]] = [locations[target] for target in targets]
            page += 1
    assert found == {f"{LOG}/": ["pitfalls/wet-paint/"]}


def test_patterns_are_those_that_detection_uses(index: Mapping[str, Any]) -> None:
    number = index["pages"]["location"].index("pitfalls/late-train/")
    assert index["patterns"] == [[number, r"train \d+ is late", "strike"]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("02:15 switched at 2026-02-14T02:15:33.120Z, took 10 min", "switched at took"),
        (
            "address 10.0.0.1:80 and main.tf:12 and i-0abc1234def567890",
            "address 10.0.0.1:80 and main.tf:12 and i-0abc1234def567890",
        ),
        ("ERROR 1205 (HY000), 4 秒", "ERROR 1205 (HY000), 4 秒"),
        ("restore (02:10 – 02:20) · 10 min · by hand, main() · ", "restore · by hand, main()"),
        ("消す（10 分） 待つ", "消す 待つ"),
    ],
)
def test_clock_times_stay_out(text: str, kept: str) -> None:
    page = Page("windows/x", "X", (Section("steps", "Steps", "", text),), {"kind": ("windows",)})
    index = search_index([page], (), Library(Settings()), Addresses())
    ((_, _, found),) = index["sections"]
    assert found == kept


def test_labels_stay_out(index: Mapping[str, Any]) -> None:
    assert sections(index, "deviations") == {
        f"{LOG}/": "The plan wanted more, see Wet paint. <b>not bold</b> stopped Wet paint"
    }
