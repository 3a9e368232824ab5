"""`kb check` finds templates that no page can be made of, and asks only where a team has some."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.pipeline import check
from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
TEMPLATES = """
    templates/pages/pitfall.html.j2
    | {% extends "kb/pitfall.html.j2" %}
    | {% block lead %}{{ only_a_page_shows }}{% endblok %}
    templates/pages/_unused.html.j2
    | {{ x | uppper }}
    docs/x.md
    | [[wet-paint#gone]]
    logs/pitfalls/wet-paint.yml
    | title: Wet paint
    """


def test_all_of_them_once(shelf: Shelf, problems: Callable[[Path], list[Problem]]) -> None:
    errors = [one for one in problems(shelf(TEMPLATES)) if one.level is Level.ERROR]
    found = [(one.place.path, one.place.line, one.rule, one.level) for one in errors]
    name = "template-fault"
    assert found == [
        ("templates/pages/_unused.html.j2", 1, name, Level.ERROR),
        ("templates/pages/pitfall.html.j2", 2, name, Level.ERROR),
    ]


def test_such_a_knowledge_base_is_not_built(shelf: Shelf) -> None:
    assert check(shelf(TEMPLATES)).has_misfits
