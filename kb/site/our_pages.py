"""Our pages in one build of MkDocs: planned at once, rendered when they are written, then kept without their HTML.

A thousand pages need no more memory than one. Where another plugin may look at contents earlier, all are rendered then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from kb.pages.page import Page, Plan, depth_of, places_in
from kb.progress import Watch, unwatched
from kb.site.hand_over import contents
from kb.site.search.chosen import is_searched

SEARCH = frozenset({"mkdocs.contrib.search", "properdocs.contrib.search", "material.plugins.search.plugin"})
"""Plugins that look at a page and change nothing our pages have."""


class OurPages:
    """The pages by their src, which is what MkDocs calls them."""

    def __init__(
        self, render: Callable[[Plan], Page], plans: Iterable[Plan], *, at_once: bool, watch: Watch = unwatched
    ) -> None:
        self.at_once = at_once
        self._render = render
        self._watch = watch
        self._plans = {plan.src: plan for plan in plans}
        self._written: dict[str, Page] = {}
        self._shown: MkDocsPage | None = None

    def plan(self, page: MkDocsPage) -> Plan | None:
        """What this page is to be; None when it is not ours."""
        return self._plans.get(page.file.src_uri)

    def take_over(self, page: MkDocsPage) -> None:
        """A page of ours has no Markdown: MkDocs need not set up its converter for it."""
        page.render = _no_markdown  # type: ignore[method-assign]  # one page, one method
        page.content = ""

    def fill(self, page: MkDocsPage) -> None:
        """Render the page and give MkDocs what it shows; the page filled before is let go."""
        plan = self._plans[page.file.src_uri]
        self._watch("writing page", len(self._written), len(self._plans))
        ours = self._render(plan)
        page.toc = contents(ours)
        page.content = f"<h1>{page.meta['title']}</h1>\n{ours.html}"
        kept = self._written[plan.src] = ours.without_html(partial(is_searched, ours))
        page.present_anchor_ids = places_in(kept)  # type: ignore[assignment]  # it is only asked whether it has one
        if self._shown and not self.at_once:
            self._shown.content, self._shown.toc = "", TableOfContents([])
        self._shown = page

    def __iter__(self) -> Iterator[Page]:
        """What was rendered, in the order of the plans, without HTML."""
        return (self._written[src] for src in self._plans if src in self._written)


def in_order(plans: Sequence[Plan]) -> list[Plan]:
    """The order in which pages are best written.

    One of each depth first: then the policy knows all hashes, which depend on the depth, and is put right in few pages.
    Then long lists, the last plans: the room they needed serves the pages after them.
    """
    firsts = {depth_of(plan.path): plan for plan in reversed(plans)}
    return [*firsts.values(), *(plan for plan in reversed(plans) if firsts[depth_of(plan.path)] is not plan)]


def only_we_see(config: MkDocsConfig, ours: object, *events: str) -> bool:
    """Whether no plugin or hook but `ours` and search takes part in these events of MkDocs."""
    others = {getattr(method, "__self__", None) for event in events for method in config.plugins.events[event]}
    return all(type(other).__module__ in SEARCH for other in others - {ours})


def _no_markdown(config: MkDocsConfig, files: Files) -> None:
    """Stands in for Page.render; the content is filled in later."""
