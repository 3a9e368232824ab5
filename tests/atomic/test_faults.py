"""Killed at any write, fsync, rename or removal, or on a full disk: old or new, never half, and the next run works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FAULTS = Path(__file__).with_name("faults.py")
Strikes = list[dict[str, Any]]
REASONS = {"full": "No space left on device", "read-only": "Read-only file system"}

BASE = """
logs/kb.yml
| schema: 1
| timezone: Asia/Tokyo
logs/pitfalls/wet-paint.yml
| title: Wet paint
| symptom: Paint
mkdocs.yml
| site_name: Night work
| theme:
|   name: material
| plugins: [search, kb]
docs/runbook.md
| # Runbook
site/index.html
| the old site
site/.nojekyll
|
"""


TO_FIX = BASE.replace("symptom: Paint", "symptom: Paint on the hands: always")
SLOW = pytest.mark.slow  # each strike is a run of the verb


@pytest.fixture
def strike(tmp_path: Path, shelf: Callable[[str], Path]) -> Callable[..., Strikes]:
    """Strikes a verb in a knowledge base drawn from text; each run's outcome."""

    def go(kind: str, *verb: str, text: str = BASE, step: int = 1) -> Strikes:
        template = shelf(text) if text else tmp_path / "empty"
        template.mkdir(exist_ok=True)
        work = tmp_path.parent / f"{tmp_path.name}-work" / "base"
        work.parent.mkdir()
        command = [sys.executable, str(FAULTS), str(template), str(work), kind, str(step), *verb]
        root = str(Path(__file__).parents[2])
        environment = os.environ | {"PYTHONPATH": root, "SOURCE_DATE_EPOCH": "1795600000", "NO_COLOR": "1"}
        run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert run.returncode == 0, run.stderr[-2000:]
        found: Strikes = json.loads(run.stdout)
        return found

    return go


def hold(strikes: Strikes, kind: str, *, least: int, mixed: bool = False) -> None:
    """What must be true after every strike."""
    assert len(strikes) >= least, "the faults are not where the verb writes"
    allowed = ("old", "new", "mixed") if mixed else ("old", "new")
    for one in strikes:
        assert one["state"] in allowed, one
        assert one["end"] == "new", one
        assert one["again"] == one["usual"], one
        begun = [name for name in one["temporary"] if name.endswith(".kb-change.json")]
        left = [name for name in one["left"] if not name.endswith(".kb-export.json")]  # by which kb knows its own
        assert one["state"] == "new" or left == [], one
        if kind == "kill":
            assert one["code"] == -9, one
        else:
            assert "Traceback" not in one["said"], one
            assert one["temporary"] == begun, one
            if one["state"] == "old" and not begun:
                assert one["code"] not in (0, -9), one
                assert REASONS[kind] in one["said"], one
    assert {one["state"] for one in strikes} >= {"old"}


@pytest.mark.parametrize("kind", ["kill", pytest.param("full", marks=SLOW)])
def test_fix(kind: str, strike: Callable[..., Strikes]) -> None:
    hold(strike(kind, "check", "--fix", text=TO_FIX), kind, least=6)


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_new(kind: str, strike: Callable[..., Strikes]) -> None:
    hold(strike(kind, "new", "pitfall", "--title", "Slippery floor", "--id", "slippery-floor"), kind, least=6)


@pytest.mark.parametrize(
    ("kind", "step"), [("kill", 61), *(pytest.param(one, 5, marks=SLOW) for one in ("kill", "full"))]
)
def test_init(kind: str, step: int, strike: Callable[..., Strikes]) -> None:
    """Many files: each is whole, logs/kb.yml comes last, and the next run ends what was begun."""
    strikes = strike(kind, "init", text="", step=step)
    hold(strikes, kind, least=2, mixed=True)
    if kind == "full":
        assert "mixed" not in {one["state"] for one in strikes}


@pytest.mark.parametrize(
    ("kind", "step"), [("kill", 97), *(pytest.param(one, 23, marks=SLOW) for one in ("kill", "full"))]
)
def test_demo(kind: str, step: int, strike: Callable[..., Strikes]) -> None:
    """A new folder appears in one moment; an empty one is filled as `kb init` fills one."""
    hold(strike(kind, "demo", "night", text="", step=step), kind, least=2)


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_demo_in_an_empty_folder(kind: str, strike: Callable[..., Strikes]) -> None:
    strikes = strike(kind, "demo", ".", text="", step=61)
    hold(strikes, kind, least=8, mixed=True)
    if kind == "full":
        assert "mixed" not in {one["state"] for one in strikes}


@SLOW
@pytest.mark.parametrize(("kind", "step"), [("kill", -9), ("kill", 47), ("full", 47)])
def test_build(kind: str, step: int, strike: Callable[..., Strikes]) -> None:
    hold(strike(kind, "build", "--now", "2026-11-27 18:00", step=step), kind, least=1)


@SLOW
@pytest.mark.parametrize(
    "verb",
    [
        ("check", "--fix"),
        ("new", "pitfall", "--title", "Slippery floor", "--id", "slippery-floor"),
        ("build", "--now", "2026-11-27 18:00"),
        ("rename", "wet-paint", "dry-paint", "--yes"),
        ("export", "out", "--now", "2026-11-27 18:00"),
        ("schema", "--write"),
    ],
)
def test_a_read_only_folder(verb: tuple[str, ...], strike: Callable[..., Strikes]) -> None:
    """Nothing can be written from the first try on: a clear word, and all is as it was."""
    text = TO_FIX if verb == ("check", "--fix") else BASE
    (one,) = strike("read-only", *verb, text=text, step=10**6)
    assert (one["state"], one["temporary"]) == ("old", []), one
    assert one["code"] not in (0, -9), one
    assert REASONS["read-only"] in one["said"], one
    assert "Traceback" not in one["said"], one


@SLOW
@pytest.mark.parametrize(
    ("verb", "text", "mixed"),
    [
        (("build",), BASE, False),
        (("export", "out"), BASE, False),
        (("init",), "", True),
        (("demo", "night"), "", False),
        (("demo", "."), "", True),
    ],
)
def test_at_no_place_at_all_is_anything_half(
    verb: tuple[str, ...], text: str, mixed: bool, strike: Callable[..., Strikes]
) -> None:
    """What a kill leaves is what is there: all places of a long run are looked at in one."""
    now = () if not text else ("--now", "2026-11-27 18:00")
    (seen,) = strike("look", *verb, *now, text=text)
    states = seen["states"]
    assert set(states) <= ({"old", "new", "mixed"} if mixed else {"old", "new"}), states
    assert sum(states.values()) > 20, "the places are not where the verb writes"


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_schema(kind: str, strike: Callable[..., Strikes]) -> None:
    hold(strike(kind, "schema", "--write"), kind, least=6, mixed=True)


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_links(kind: str, strike: Callable[..., Strikes]) -> None:
    text = BASE.replace("| title: Wet paint", "| title: Wet paint\n| aliases:\n|   - wet")
    text = text.replace("| # Runbook", "| Mind [[wet]].")
    hold(strike(kind, "links", "--fix", "docs", text=text), kind, least=6)


TWO = f"""{BASE}
logs/pitfalls/wet-floor.yml
| title: Wet floor
| symptom: Water
logs/windows/2026-02-14-a.yml
| title: A night
| window:
|   start: 2026-02-14 02:00
| deviations:
|   - seen: see [[wet-paint]]
|     pitfall: wet-paint
| outcome: aborted
"""


@pytest.mark.parametrize(
    ("kind", "step"), [("kill", 8), *(pytest.param(one, 1, marks=SLOW) for one in ("kill", "full"))]
)
def test_rename(kind: str, step: int, strike: Callable[..., Strikes]) -> None:
    """Several files are one change: what a kill has cut off, the next run of any verb ends."""
    strikes = strike(kind, "rename", "wet-paint", "dry-paint", "--yes", text=TWO, step=step)
    hold(strikes, kind, least=3, mixed=True)


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_merge(kind: str, strike: Callable[..., Strikes]) -> None:
    strikes = strike(kind, "merge", "wet-floor", "wet-paint", "--yes", text=TWO)
    hold(strikes, kind, least=8, mixed=True)


NIGHT = f"""{BASE}
logs/windows/2026-02-14-a.yml
| title: A night
| window:
|   start: 2026-02-14 02:00
| actions:
|   - id: paint
|     do: Paint it
|     owner: lead
notes.md
| # An outage
|
| ## Summary
|
| It was down.
"""


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_actions(kind: str, strike: Callable[..., Strikes]) -> None:
    verb = ("actions", "--close", "2026-02-14-a#paint", "--done", "2026-02-15")
    hold(strike(kind, *verb, text=NIGHT), kind, least=6)


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_a_catch(kind: str, strike: Callable[..., Strikes]) -> None:
    """Noted in the record of the window; the answer itself is printed in every case."""
    detector = """
| detect:
|   - error_text:
|       pattern: 'paint is (wet|fresh)'
|     examples:
|       hit:
|         - text: the paint is wet
|       clean:
|         - text: the paint is dry"""
    text = NIGHT.replace("| symptom: Paint", f"| symptom: Paint{detector}")
    text += "output.txt\n| error: the paint is fresh\n"
    strikes = strike(kind, "detect", "output.txt", "--record", "2026-02-14-a", text=text)
    hold(strikes, kind, least=6)


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_links_save(kind: str, strike: Callable[..., Strikes]) -> None:
    text = BASE.replace("| # Runbook", "| Mind [[wet-paint]].")
    hold(strike(kind, "links", "--save", "docs", text=text), kind, least=6)


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_import(kind: str, strike: Callable[..., Strikes]) -> None:
    verb = ("import", "notes.md", "--id", "an-outage", "--date", "2026-02-14", "--title", "An outage")
    hold(strike(kind, *verb, text=NIGHT), kind, least=6)


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_redact(kind: str, strike: Callable[..., Strikes]) -> None:
    text = BASE.replace("symptom: Paint", "symptom: PW=hunt¦er22".replace("¦", ""))
    hold(strike(kind, "check", "--redact", text=text), kind, least=6)


@SLOW
@pytest.mark.parametrize(("kind", "step"), [("kill", -4), ("kill", 61), ("full", 61)])
def test_export(kind: str, step: int, strike: Callable[..., Strikes]) -> None:
    verb = ("export", "out", "--now", "2026-11-27 18:00")
    hold(strike(kind, *verb, text=BASE, step=step), kind, least=1)


NOTED = f"""{NIGHT}
logs/windows/2026-02-14-a.journal.jsonl
| {{"at": "2026-02-14T02:12+09:00", "verb": "begin"}}
| {{"at": "2026-02-14T02:13+09:00", "verb": "note", "what": "The page is up"}}
"""


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_log(kind: str, strike: Callable[..., Strikes]) -> None:
    hold(strike(kind, "log", "note", "x", "--now", "2026-02-14 02:20", text=NOTED), kind, least=6)


@SLOW
@pytest.mark.parametrize("kind", ["kill", "full"])
def test_log_close(kind: str, strike: Callable[..., Strikes]) -> None:
    """The record and the notes are one change: no kill leaves a note in both, or in none."""
    hold(strike(kind, "log", "close", "--now", "2026-02-14 05:00", text=NOTED), kind, least=10, mixed=True)
