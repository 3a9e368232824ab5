from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kb.problem import Problem

Shelf = Callable[[str], Path]
Problems = Callable[..., list[Problem]]
PAGE = "docs/runbooks/apply.md\n| # Apply\ndocs/plan.png\n| x\n"


def told(shelf: Shelf, problems: Problems, text: str) -> list[str]:
    return [
        f"{one.place.path}:{one.message}:{one.help}" for one in problems(shelf(PAGE + text)) if one.rule == "known-page"
    ]


def window(fields: str) -> str:
    lines = "".join(f"| {line}\n" for line in fields.splitlines())
    return f"logs/windows/x.yml\n| title: X\n| window:\n|   start: 2026-02-14 02:00\n{lines}"


def test_what_is_there_or_is_no_page_of_this_site(shelf: Shelf, problems: Problems) -> None:
    links = (
        "docs/runbooks/apply.md#start",
        "docs/runbooks/apply",
        "docs/runbooks/",
        "docs/gone.png",
        "runbooks/other.md",
    )
    fields = "runbook: ./docs/runbooks/apply.md\nlinks:\n" + "".join(
        f"  - {link}\n" for link in (*links, "https://example.org/docs/x.md", "/docs/x.md")
    )
    assert told(shelf, problems, window(fields)) == []


def test_each_field_that_leads_to_a_page(shelf: Shelf, problems: Problems) -> None:
    text = window("runbook: docs/runbooks/aply.md\nlinks:\n  - url: docs/gone.md\n    title: x\n")
    text += "logs/pitfalls/p.yml\n| title: P\n| avoid:\n|   - a\n| runbooks:\n|   - docs/runbooks/aply.md\n"
    assert told(shelf, problems, text) == [
        "logs/pitfalls/p.yml:there is no page 'docs/runbooks/aply.md':did you mean docs/runbooks/apply.md?",
        "logs/windows/x.yml:there is no page 'docs/runbooks/aply.md':did you mean docs/runbooks/apply.md?",
        "logs/windows/x.yml:there is no page 'docs/gone.md':write the path of a page that is there, or its address",
    ]


def test_a_past_window_may_name_a_runbook_that_is_gone(shelf: Shelf, problems: Problems) -> None:
    assert told(shelf, problems, window("runbook: docs/runbooks/gone.md\noutcome: completed\n")) == []
