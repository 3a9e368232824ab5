"""The story's second half: a checked knowledge base → plan pages → render."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kb.links.documents import page_path
from kb.pages.desk import Desk
from kb.pages.page import Addresses, Page, places_in
from kb.pages.site_pages import Press
from kb.pipeline.brief import briefs, planned
from kb.pipeline.checked import Checked
from kb.problem import Problem
from kb.read.beside.urls import speakable
from kb.words import Words


def prepare(
    checked: Checked, root: Path, *, directory_urls: bool = True, place: Callable[[str], str] = page_path
) -> Press:
    """The press of the site that `checked` makes; templates of the team's own are in `root`/templates.

    `place` says where the page of a hand-written file is; it is asked when the first page is rendered.
    """
    found = {one.window.id: one for one in briefs(checked, root, planned(checked))}
    desk = replace(_desk(checked, Addresses(directory_urls)), briefs=found, place=place)
    return Press(desk, root / "templates")


def render(checked: Checked, root: Path, *, directory_urls: bool = True) -> tuple[Page, ...]:
    """Every page of that site."""
    press = prepare(checked, root, directory_urls=directory_urls)
    return tuple(press.render(plan) for plan in press.plans())


def find_sections(checked: Checked, root: Path, ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """For each of these records, every name on its page that a link's `#…` may lead to."""
    pages = Press(_desk(checked, Addresses()), root / "templates").render_records(ids)
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
        urls=speakable(checked.urls, checked.veil.names) if checked.veil else checked.urls,
    )
