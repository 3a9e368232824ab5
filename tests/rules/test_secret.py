from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


SECRET = "Tr0ub4¦dor&3".replace("¦", "")
TOKEN = "ghp_¦8sKd02LmQpXzT6vBnR4yWcFhJ1aGeU3iO5tP".replace("¦", "")
LOG = f"""
logs/windows/night.yml
| title: A night
| # password: {SECRET}
| deviations:
|   - seen: It failed
|     error: |
|       cloning
|       https://{TOKEN}@github.com/team/repo.git
|     did: x
|     pitfall: none
"""


def test_the_place_is_exact_and_nothing_is_shown(shelf: Shelf, problems: Find) -> None:
    root = shelf(LOG)
    comment, output = [problem for problem in problems(root) if problem.rule == "secret"]
    assert comment.level is Level.ERROR
    assert (comment.place.line, comment.place.column, comment.place.width) == (2, 13, len(SECRET))
    assert comment.place.text == "# password: " + "*" * len(SECRET)
    assert comment.message == "this looks like a password"
    assert (output.place.line, output.place.column, output.place.width) == (7, 15, len(TOKEN))
    assert output.message == "this looks like a GitHub token ('ghp_…')"
    assert TOKEN[4:] not in repr(output)


def test_it_can_be_waived_with_a_reason(shelf: Shelf, problems: Find) -> None:
    root = shelf(LOG + "| waive:\n|   - rule: secret\n|     because: They were revoked on the spot\n")
    assert not [problem for problem in problems(root) if problem.rule == "secret"]


def test_two_secrets_on_one_line_hide_each_other(shelf: Shelf, problems: Find) -> None:
    root = shelf(f"logs/pitfalls/lost.yml\n| title: Lost\n| cause: PW={SECRET} or https://{TOKEN}@github.com/\n")
    told = [problem for problem in problems(root) if problem.rule == "secret"]
    assert len(told) == 2
    assert all(SECRET not in repr(problem) and TOKEN[4:] not in repr(problem) for problem in told)


def test_the_last_line_and_the_first(shelf: Shelf, problems: Find) -> None:
    root = shelf(f"logs/pitfalls/lost.yml\n| title: Lost\n| cause: PW={SECRET}")
    path = root / "logs/pitfalls/lost.yml"
    path.write_text(f"# PW={SECRET}\n" + path.read_text("utf-8").rstrip("\n"), "utf-8")
    first, last = [problem for problem in problems(root) if problem.rule == "secret"]
    assert (first.place.line, first.place.text) == (1, "# PW=" + "*" * len(SECRET))
    assert (last.place.line, last.place.text) == (3, "cause: PW=" + "*" * len(SECRET))
