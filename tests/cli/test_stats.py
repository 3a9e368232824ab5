"""`kb stats` as it is typed: what is asked for, in which form, and what is said when nothing can be counted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Shelf = Callable[[str], Path]
NOW = ("--now", "2026-03-01")
NIGHT = """
logs/kb.yml
| schema: 1
| timezone: Asia/Tokyo
| systems: [{name: Web, aliases: [サイト]}]
logs/windows/2026-02-14-a-night.yml
| title: A night
| systems: [web]
| window: {start: 2026-02-14 02:00, end: 05:00}
| actual: {start: 02:00, end: 05:20}
| steps: [{do: x, activity: switch, minutes: 10, started: 02:00, finished: 02:15}]
| outcome: completed
"""
TEXT = """\
1 night, 2026-02-14, as of 2026-03-01

Nights
  outcome    1 window
  completed         1

Time
  windows                  late  median (n)  longest  record
  after the planned end  1 of 1      20 min   20 min  2026-02-14-a-night

Activities
  activity  nights  planned (n)  took (n)  longest  record
  switch         1       10 min    15 min   15 min  2026-02-14-a-night

Medians, with how many records each rests on; of fewer than 3 the values
themselves. Left out: what has no exact times.
"""
SECTIONS = ["nights", "time", "decisions", "activities", "pitfalls", "deviations", "incidents", "actions"]


def test_sections_with_data_in_text_and_markdown(kb: Run, shelf: Shelf) -> None:
    root = shelf(NIGHT)
    result = kb(root, "stats", *NOW)
    assert (result.exit_code, result.stdout, result.stderr) == (0, TEXT, "")
    markdown = kb(root, "stats", "--format", "markdown", *NOW).stdout
    assert "### Activities\n\n| activity | nights |" in markdown
    assert "| switch | 1 | 10 min | 15 min | 15 min | `2026-02-14-a-night` |" in markdown


def test_json_has_every_section_and_numbers(kb: Run, shelf: Shelf) -> None:
    found = json.loads(kb(shelf(NIGHT), "stats", "--format", "json", *NOW, "--from", "2026").stdout)
    assert list(found) == ["version", "now", "from", "to", "system", *SECTIONS]
    assert (found["version"], found["now"]) == (1, "2026-03-01T00:00+09:00")
    assert (found["from"], found["to"], found["system"]) == ("2026", None, None)
    took = {"n": 1, "median": None, "values": [15], "longest": {"amount": 15, "record": "2026-02-14-a-night"}}
    assert found["activities"] == [
        {
            "activity": "switch",
            "nights": 1,
            "planned_minutes": {**took, "values": [10], "longest": {**took["longest"], "amount": 10}, "left_out": 0},  # type: ignore[dict-item]  # a map
            "took_minutes": {**took, "left_out": 0},
        }
    ]
    assert found["actions"]["oldest_open_days"] is None
    assert found["pitfalls"] == []


@pytest.mark.parametrize("name", ["サイト", "ｗｅｂ", "Web"])
def test_a_system_by_any_of_its_names(kb: Run, shelf: Shelf, name: str) -> None:
    result = kb(shelf(NIGHT), "stats", "--system", name, *NOW)
    assert result.stdout.splitlines()[1] == f"only {name}"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--from", "2025/10"), "--from: '2025/10' is not a day, a month or a year; did you mean '2025-10'?"),
        (("--to", "soon"), "--to: 'soon' is not a day, a month or a year; write 2026-02-14, 2026-02 or 2026"),
        (("--from", "2026-02", "--to", "2026-01"), "did you mean --from 2026-01 --to 2026-02?"),
        (("--system", "wbe"), "--system: no system or tool is called 'wbe'"),
        (("--system", "サイトー"), "did you mean 'サイト'?"),
        (("--system", "webb"), "did you mean 'Web'?"),
    ],
)
def test_wrong_usage_is_2(kb: Run, shelf: Shelf, arguments: tuple[str, ...], sentence: str) -> None:
    result = kb(shelf(NIGHT), "stats", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


def test_nothing_to_count_is_a_sentence(kb: Run, shelf: Shelf) -> None:
    empty = kb(shelf(""), "stats")
    assert (empty.exit_code, empty.stdout) == (0, "No nights yet; write the first: kb new window\n")
    assert json.loads(kb(shelf(""), "stats", "--format", "json").stdout)["nights"]["total"] == 0
    none = kb(shelf(NIGHT), "stats", "--from", "2030", *NOW)
    assert (none.exit_code, none.stdout) == (0, "0 nights, as of 2026-03-01\nfrom 2030\n")


def test_what_cannot_be_read_is_said_and_the_rest_is_counted(kb: Run, shelf: Shelf) -> None:
    broken = (
        "logs/windows/broken.yml\n| title: [\nlogs/windows/2026-01-01-in-part.yml\n| title: x\n| outcome: copleted\n"
    )
    result = kb(shelf(NIGHT + broken), "stats", *NOW)
    assert (result.exit_code, result.stdout) == (0, TEXT)
    assert result.stderr == "Some files could not be read whole, and not counted; see kb check.\n"


def test_ten_rows_and_how_many_there_are_more(kb: Run, shelf: Shelf) -> None:
    activities = "".join(f"|   - {{do: x, activity: a{number:02}, minutes: 5}}\n" for number in range(11))
    pitfalls = "".join(f"|   - {{seen: x, pitfall: p{number:02}}}\n" for number in range(12))
    night = f"| title: x\n| draft: true\n| outcome: completed\n| steps:\n{activities}| deviations:\n{pitfalls}"
    bare = "| title: x\n| outcome: completed\n| steps: [{do: x, activity: without-minutes}]\n"
    root = shelf(f"logs/windows/undated.yml\n{night}logs/windows/bare.yml\n{bare}" + NIGHT.partition("logs/windows")[0])
    text = kb(root, "stats", *NOW).stdout
    assert "1 draft among them." in text
    assert "1 more activity: --format json lists all." in text
    assert "2 more pitfalls: --format json lists all." in text
    assert ("a09" in text, "a10" in text, "p09" in text, "p10" in text) == (True, False, True, False)
    assert "without-minutes" not in text
    found = json.loads(kb(root, "stats", "--format", "json", *NOW).stdout)
    assert (len(found["activities"]), len(found["pitfalls"])) == (12, 12)
    assert kb(root, "stats", "--from", "2026", *NOW).stdout.endswith("\n2 nights without a day left out\n")
