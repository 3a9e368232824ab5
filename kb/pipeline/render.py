"""The story's second half: a checked knowledge base → plan pages → render."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kb.pages.desk import Desk
from kb.pages.page import Addresses, Page, places_in
from kb.pages.site_pages import render_pages, render_records
from kb.pipeline import Checked
from kb.problem import Problem
from kb.words import Words


def render(checked: Checked, root: Path, *, directory_urls: bool = True) -> tuple[Page, ...]:
    """Every page of the site that `checked` makes; templates of the team's own are in `root`/templates."""
    return tuple(render_pages(_desk(checked, Addresses(directory_urls)), root / "templates"))


def find_sections(checked: Checked, root: Path, ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """For each of these records, every name on its page that a link's `#…` may lead to."""
    pages = render_records(_desk(checked, Addresses()), root / "templates", ids)
    return {page.path.rpartition("/")[2]: places_in(page) for page in pages}


def _desk(checked: Checked, addresses: Addresses) -> Desk:
    problems: dict[str, list[Problem]] = {}
    for problem in checked.problems:
        problems.setdefault(problem.record, []).append(problem)
    return Desk(
        library=checked.library,
        documents=checked.documents,
        problems=problems,
        now=checked.now,
        words=Words(checked.site.language),
        addresses=addresses,
    )
