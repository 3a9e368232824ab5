from __future__ import annotations

import pytest

from kb.problem import Edit, Level, Place, Problem
from kb.secrets.hide import hide_secrets
from kb.secrets.judge import judge_text
from tests.secrets.test_kinds import KEY, filled

SECRET = "PW=hunt¦er22".replace("¦", "")
VALUE = SECRET.removeprefix("PW=")


def told(*lines: str) -> list[tuple[int, str, Level]]:
    return [(one.place.line, one.rule, one.level) for one in judge_text("a.txt", "\n".join(lines))]


@pytest.mark.parametrize(
    "comment",
    [
        "# kb: allow secret because it is a sample",
        "#kb:allow-secret because: サンプル",
        "<!-- kb: allow secret because it is a sample -->",
        "// kb: allow secrets because it is a sample\r",
    ],
)
def test_a_line_with_a_reason_is_allowed(comment: str) -> None:
    assert told(f"{SECRET}  {comment}") == []
    assert told(f"{SECRET}  {comment}", SECRET) == [(2, "secret", Level.ERROR)]
    assert told("nothing", comment) == [(2, "secret-allowed", Level.WARNING)]


@pytest.mark.parametrize(
    "comment", ["# kb: allow secret", "# kb: allow secret because", "# kb: allow secret it is fine"]
)
def test_without_a_reason_it_allows_nothing(comment: str) -> None:
    assert told(f"{SECRET}  {comment}") == [(1, "secret", Level.ERROR), (1, "secret-allowed", Level.WARNING)]


def test_other_words_allow_nothing() -> None:
    assert told(f"{SECRET}  # allow secret because I say so") == [(1, "secret", Level.ERROR)]
    assert told(f"{SECRET}  kb: allow secret because I say so") == [(1, "secret", Level.ERROR)]


def test_a_key_is_told_once_where_it_begins() -> None:
    (problem,) = judge_text("a.txt", "\n".join(["error: |", *("  " + line for line in KEY.split("\n"))]))
    assert (problem.place.line, problem.place.column) == (2, 3)
    assert problem.message == "this looks like a private key ('----…')"
    assert problem.place.text == "  ----" + "*" * 27


def test_no_other_problem_of_the_file_shows_it() -> None:
    text = [f"title: {SECRET}", *KEY.split("\n")]
    inner = KEY.split("\n")[2]
    problems = [
        Problem(Place("a.yml", 1, 8, 3, text[0]), "x", f"'{VALUE}' is none of a, b", help=f"write: '{SECRET}'"),
        Problem(Place("a.yml", 4, 1, 3, text[3]), "x", "no", edit=Edit(4, 4, (inner,))),
        Problem(Place("a.yml", 1, 1, 3, "nothing"), "x", "no", edit=Edit(9, 9, ("nothing",))),
        Problem(Place("other.md", 1, 1, 1, SECRET), "x", "no"),
    ]
    hidden = hide_secrets(problems, {"a.yml": "\n".join(text)})
    assert VALUE not in repr(hidden)
    assert inner not in repr(hidden)
    assert hidden[0].message == "'" + "*" * len(VALUE) + "' is none of a, b"
    assert [one.edit for one in hidden] == [None, None, Edit(9, 9, ("nothing",)), None]
    assert hidden[2] is problems[2]


def test_a_token_shows_four_characters_everywhere() -> None:
    token = filled("ghp_{A36}")
    (hidden,) = hide_secrets([Problem(Place("a", 1, 1, 1, f"x {token}"), "x", f"'{token}' is no word")], {})
    assert hidden.message == "'ghp_" + "*" * 36 + "' is no word"
    assert hidden.place.text == "x ghp_" + "*" * 36
