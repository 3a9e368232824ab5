from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kb.pipeline import check
from kb.problem import Level

Run = Callable[..., Result]
Shelf = Callable[[str], Path]
POSTMORTEM = """
old.md
| # The shop was slow
|
| Started: 2026-01-10 09:50
|
| ## Timeline
|
| - 09:50 first complaint
|
| ## Action items
|
| - Watch the queue
chat.txt
| Sato  [11:51 PM]
| start
| Tanaka  [12:10 AM]
| done
plan.md
| 1. Switch (10 min)
| 2. Apply
empty.md
| Nothing to see.
"""


def test_a_postmortem_becomes_a_draft(kb: Run, shelf: Shelf) -> None:
    root = shelf(POSTMORTEM)
    result = kb(root, "import", "old.md")
    assert result.exit_code == 0
    path = root / result.stdout.strip()
    assert path == root / "logs/incidents/2026/2026-01-10-the-shop-was-slow.yml"
    text = path.read_text("utf-8")
    assert "# TODO: write outcome" in text
    assert "x-original: |-\n  # The shop was slow\n" in text
    assert not [one for one in check(root, "2026-02-13").problems if one.level is Level.ERROR]


def test_nothing_is_overwritten(kb: Run, shelf: Shelf) -> None:
    root = shelf(POSTMORTEM)
    paths = [kb(root, "import", "old.md").stdout.strip() for _ in range(2)]
    assert paths[1].endswith("-slow-2.yml")
    assert [kb(root, "import", "old.md", "--id", "x").exit_code for _ in range(2)] == [0, 2]


def test_a_chat_asks_for_its_day(kb: Run, shelf: Shelf) -> None:
    root = shelf(POSTMORTEM)
    assert "--date is needed" in kb(root, "import", "chat.txt", "--title", "A night").stderr
    result = kb(root, "import", "chat.txt", "--title", "A night", "--date", "2026-02-13", "--role", "Sato=lead")
    text = (root / result.stdout.strip()).read_text("utf-8")
    assert "- at: 2026-02-13 23:51\n    what: 'lead: start'\n  - at: 2026-02-14 00:10\n" in text
    assert "roles instead of names (Tanaka)" in text


def test_who_signs_with_a_role_of_the_vocabulary_stays(kb: Run, shelf: Shelf) -> None:
    role = "{name: {ja: 進行, en: lead}, slug: lead, aliases: [Sato]}"
    roles = f"logs/kb.yml\n| schema: 1\n| roles:\n|   - {role}\n"
    root = shelf(POSTMORTEM + roles)
    result = kb(root, "import", "chat.txt", "--title", "A night", "--date", "2026-02-13")
    text = (root / result.stdout.strip()).read_text("utf-8")
    assert "roles instead of names (Tanaka)" in text
    assert "what: 'Sato: start'" in text


def test_the_zone_of_a_chat(kb: Run, shelf: Shelf) -> None:
    root = shelf(POSTMORTEM)
    given = ("--title", "A night", "--date", "2026-02-13", "--timezone", "Europe/Zurich")
    assert "timezone: Europe/Zurich\n" in (root / kb(root, "import", "chat.txt", *given).stdout.strip()).read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("old.md", "--as", "chat"), "no messages found"),
        (("old.md", "--as", "slack"), "it is no JSON"),
        (("old.md", "--role", "lead"), "write NAME=ROLE"),
        (("old.md", "--timezone", "Mars"), "--timezone"),
        (("empty.md",), "--title is needed"),
        (("gone.md",), "gone.md is no file"),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(
    kb: Run, shelf: Shelf, arguments: tuple[str, ...], sentence: str
) -> None:
    root = shelf(POSTMORTEM)
    result = kb(root, "import", *arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert not list(root.glob("logs/*/**/*.yml"))


def test_a_window_takes_its_steps_from_a_procedure(kb: Run, shelf: Shelf) -> None:
    root = shelf(POSTMORTEM)
    given = ("--title", "Move it", "--start", "2026-12-12 02:00")
    path = root / kb(root, "new", "window", *given, "--steps-from", "plan.md").stdout.strip()
    assert "\nsteps:\n  - do: Switch\n    minutes: 10\n  - do: Apply\n" in path.read_text("utf-8")
    assert "no numbered list" in kb(root, "new", "window", *given, "--steps-from", "empty.md").stderr


def test_the_steps_of_a_window_are_printed_and_read_again(kb: Run, shelf: Shelf) -> None:
    root = shelf("plan.md\n| 1. Switch (10 min)\n| 2. Apply\n")
    given = ("--title", "Move it", "--start", "2026-12-12 02:00", "--steps-from", "plan.md")
    kb(root, "new", "window", *given)
    printed = kb(root, "export", "--steps", "2026-12-12-move-it")
    assert printed.stdout == "| # | Step | Minutes |\n| --: | --- | --: |\n| 1 | Switch | 10 |\n| 2 | Apply |  |\n"
    assert "did you mean" in kb(root, "export", "--steps", "2026-12-12-move-i").stderr
