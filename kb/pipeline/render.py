"""The story's second half: a checked knowledge base → plan pages → render."""

from __future__ import annotations

from pathlib import Path

from kb.pages.desk import Desk
from kb.pages.page import Addresses, Page
from kb.pages.site_pages import render_pages
from kb.pipeline import Checked
from kb.problem import Problem
from kb.words import Words


def render(checked: Checked, root: Path, *, directory_urls: bool = True) -> tuple[Page, ...]:
    """Every page of the site that `checked` makes; templates of the team's own are in `root`/templates."""
    problems: dict[str, list[Problem]] = {}
    for problem in checked.problems:
        problems.setdefault(problem.record, []).append(problem)
    desk = Desk(
        library=checked.library,
        documents=checked.documents,
        problems=problems,
        now=checked.now,
        words=Words(checked.site.language),
        addresses=Addresses(directory_urls),
    )
    return tuple(render_pages(desk, root / "templates"))
