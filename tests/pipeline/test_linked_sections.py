"""A hand-written page that links to a section which is gone is told by every verb that checks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Problems = Callable[..., list[Problem]]
BASE = """
    logs/pitfalls/wet-paint.yml
    | title: Wet paint
    | symptom: Paint on the hands.
    | aliases: [old-paint]
    logs/windows/2026-02-14-paint.yml
    | title: Paint the door
    | draft: true
    | window: {start: 2026-02-14}
    | outcome: completed
    | deviations:
    |   - seen: wet
    |     pitfall: wet-paint
    mkdocs.yml
    | site_url: https://kb.example/
    """


def told(root: Path, problems: Problems, *lines: str) -> list[tuple[int, str, str, str]]:
    """Line, section, help and what is marked, of each that is gone."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/x.md").write_text("\n\n".join(f"See {one} first." for one in lines), "utf-8")
    found = [one for one in problems(root) if one.place.path == "docs/x.md" and one.rule != "old-id"]
    assert {(one.rule, one.level) for one in found} <= {("known-reference", Level.WARNING)}
    marked = [one.place.text[one.place.column - 1 :][: one.place.width] for one in found]
    named = [one.message.rpartition(" has no section ")[2] for one in found]
    return [(one.place.line // 2, name, one.help, mark) for one, name, mark in zip(found, named, marked, strict=True)]


def test_a_section_that_is_gone(shelf: Shelf, problems: Problems) -> None:
    gone = [
        ("[[wet-paint#symptoms]]", "'symptoms'", "did you mean #symptom?"),
        ("[[old-paint#causes|why]]", "'causes'", "lead to the page as a whole"),
        ("kb:wet-paint#avoid", "'avoid'", "lead to the page as a whole"),
        ("https://kb.example/pitfalls/wet-paint/#recover", "'recover'", "lead to the page as a whole"),
        ("[[2026-02-14-paint#deviation-2]]", "'deviation-2'", "did you mean #deviation-1?"),
    ]
    found = told(shelf(BASE), problems, *(mention for mention, _, _ in gone))
    assert found == [(number, section, help, mention) for number, (mention, section, help) in enumerate(gone)]


def test_a_section_that_is_there_or_comes_and_goes(shelf: Shelf, problems: Problems) -> None:
    there = ("wet-paint#symptom", "wet-paint#met-in", "2026-02-14-paint#deviation-1", "2026-02-14-paint#to-finish")
    found = told(shelf(BASE), problems, *(f"[[{one}]]" for one in there), "[[wet-paint]]", "`[[wet-paint#gone]]`")
    assert found == []


def test_a_template_of_the_teams_may_make_a_section_or_take_one_away(shelf: Shelf, problems: Problems) -> None:
    section = "{% call section('gone', 'Gone') %}x{% endcall %}"
    root = shelf(BASE + f"templates/pages/pitfall.html.j2\n| {{% block lead %}}{section}{{% endblock %}}")
    assert told(root, problems, "[[wet-paint#gone]]") == []
    assert [section for _, section, _, _ in told(root, problems, "[[wet-paint#symptom]]")] == ["'symptom'"]


def test_a_template_that_cannot_be_used_is_the_problem(shelf: Shelf, problems: Problems) -> None:
    root = shelf(BASE + "templates/pages/pitfall.html.j2\n| {{ nothing }}\ndocs/x.md\n| [[wet-paint#gone]]")
    assert [one.rule for one in problems(root) if one.level is Level.ERROR] == ["template-fault"]
