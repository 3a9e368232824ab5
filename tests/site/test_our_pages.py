"""Pages are rendered when they are written; a plugin that looks at contents earlier gets them earlier."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from kb.pages.page import Page, Plan, Section
from kb.site.our_pages import OurPages, in_order

Base = Callable[..., Path]
Build = Callable[[Path], Path]

HOOK = """
def on_page_content(html, page, config, files):
    return html.replace("Wet paint", "Dry paint")
"""


def one_section(plan: Plan) -> Page:
    """The page, with one section and a lead."""
    whole = '<section id="why"><h2>Why</h2>paint</section>'
    return plan.page((Section("why", "Why", whole), Section("facts", "", "<b>also</b>")))


def of_mkdocs(plan: Plan) -> Any:  # what MkDocs' page has and we use
    return SimpleNamespace(file=SimpleNamespace(src_uri=plan.src), meta={"title": plan.title}, content="")


def test_one_page_at_a_time_is_held() -> None:
    plans = [
        Plan(f"pitfalls/{name}", name, "pitfall", facets={"kind": ("pitfalls",)}) for name in ("one", "two", "three")
    ]
    pages = OurPages(one_section, plans, at_once=False)
    shown = [of_mkdocs(plan) for plan in plans]
    for page in reversed(shown):
        pages.fill(page)
        assert "<h1>" in page.content
        assert page.present_anchor_ids == {"why"}
    assert [bool(page.content) for page in shown] == [True, False, False]
    kept = list(pages)
    assert [page.path for page in kept] == [plan.path for plan in plans]
    assert {(page.html.strip(), page.names) for page in kept} == {("", frozenset({"why"}))}
    assert {tuple(section.own for section in page.sections) for page in kept} == {("paint", "")}


def test_a_page_of_each_depth_comes_first_then_the_last_plan() -> None:
    paths = ["", "pitfalls/one", "pitfalls/two", "windows/x/brief", "pitfalls/", "actions/"]
    found = [plan.path for plan in in_order([Plan(path, "", "") for path in paths])]
    assert sorted(found[:4]) == ["", "pitfalls/", "pitfalls/one", "windows/x/brief"]
    assert found[4:] == ["actions/", "pitfalls/two"]


def test_a_hook_that_changes_contents_is_heard(base: Base, built: Build) -> None:
    root = base()
    (root / "hook.py").write_text(HOOK, "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"{settings}hooks:\n  - hook.py\n", "utf-8")
    markup = (built(root) / "windows/2026-02-14-db/index.html").read_text("utf-8")
    assert "Dry paint" in markup
    assert "Wet paint" not in markup
