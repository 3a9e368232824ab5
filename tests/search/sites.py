"""Built sites of the search corpus, shared by the workers of one test run, and the search box as a person uses it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kb.pipeline import check
from kb.site.build import build_site
from tests.search.corpus import write_corpus

ANSWER = """async query => {
  const box = document.querySelector(".md-search__input")
  const meta = document.querySelector(".md-search-result__meta")
  const toggle = document.querySelector("#__search")
  if (!toggle.checked) toggle.click()
  const {translations} = JSON.parse(document.querySelector("#__config").textContent)
  const open = ["…", translations["search.result.placeholder"]]
  meta.textContent = "…"
  box.value = query
  box.dispatchEvent(new InputEvent("input", {bubbles: true}))
  const end = performance.now() + 8000
  while (open.includes(meta.textContent) && performance.now() < end) await new Promise(later => setTimeout(later, 4))
  await new Promise(later => setTimeout(later, 4))
  const items = Array.from(document.querySelectorAll(".md-search-result__item"))
  return items.map(item => item.querySelector("a").getAttribute("href"))
}"""
"""Puts a query into the box and gives the links of the results, best first.

On a page just opened, the answer to the empty box may come between: Material's invitation to type.
"""


def corpus_site(factory: pytest.TempPathFactory, name: str, **settings: object) -> Path:
    """The built corpus; `name` tells variants apart, the settings are those of write_corpus."""

    def make(root: Path) -> None:
        write_corpus(root, **settings)  # type: ignore[arg-type]
        build_site(root, check(root), root / "site")

    return shared_site(factory, f"search-{name}", make)


def shared_site(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The site that `make` builds in the folder it is given; made once in a test run."""
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    root = shared / name
    with Path(f"{root}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "site").is_dir():
            root.mkdir()
            make(root)
    return root / "site"


def answers(page: Page, query: str) -> list[str]:
    """The pages that the box lists for a query, best first: ids, or paths of pages that are no records."""
    links: Sequence[str] = page.evaluate(ANSWER, query)
    return [page_of(link) for link in links]


def page_of(link: str) -> str:
    """The id of the page that a link leads to."""
    path = link.partition("#")[0].partition("?")[0].rstrip("/").removesuffix(".html").removesuffix("/index")
    return path.rsplit("/", 1)[-1]
