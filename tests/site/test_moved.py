"""Hand-written pages that are not where their file says: README.md, the blog's posts, and those that are left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from kb.links.documents import page_path

Base = Callable[..., Path]
Build = Callable[[Path], Path]
POST = "---\ndate: 2026-11-01\n---\n# Post\n\nWe met [[wet-paint#avoid|the paint]] again.\n\n<!-- more -->\n\nMore.\n"
FILES = {
    "docs/team/README.md": "# Team\n\nMind [[wet-paint]].\n",
    "docs/drafts/secret.md": "# Unfinished thoughts\n\nMind [[wet-paint]].\n",
    "docs/blog/index.md": "# Blog\n",
    "docs/blog/posts/one.md": POST,
}
DEAD = re.compile(r'href="([^"#:]+)(?:#[^"]*)?"')


def drawn(base: Base) -> Path:
    root = base()
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  - kb\n", "  - kb\n  - blog\n")
    settings.write_text(text + "exclude_docs: drafts/\n", "utf-8")
    return root


def test_links_both_ways_lead_to_where_the_page_is(base: Base, built: Build) -> None:
    site = built(drawn(base))
    seen = []
    for path in site.rglob("*.html"):
        article = path.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
        for link in DEAD.findall(article) if path.name != "404.html" else ():
            target = (path.parent / link).resolve()
            assert target.is_file() or (target / "index.html").is_file(), f"{path}: {link}"
            seen.append((path.parent.relative_to(site).as_posix(), target.relative_to(site.resolve()).as_posix()))
    post = "blog/2026/11/01/post"
    for page in ("team", "blog", post):
        assert (page, "pitfalls/wet-paint") in seen
    for page in ("team", post):
        assert ("pitfalls/wet-paint", page) in seen


def test_a_page_that_is_left_out_is_not_spoken_of(base: Base, built: Build) -> None:
    site = built(drawn(base))
    assert not [path for path in site.rglob("*.html") if "Unfinished" in path.read_text("utf-8")]


def test_where_mkdocs_puts_a_page() -> None:
    paths = [page_path(src) for src in ("index.md", "README.md", "a/README.md", "a/index.md", "a/b.md", "my-index.md")]
    assert paths == ["", "", "a/", "a/", "a/b", "my-index"]
