"""The generators that an export is made for: where each wants pages and other files, and its settings to begin with."""

from __future__ import annotations

import html
import json
import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from kb.pages.portable.zensical import between_files
from kb.shipped import templates_dir
from kb.site.hand_over import SCRIPTS, STYLES


@dataclass(frozen=True, slots=True)
class Generator:
    """One generator. `shown` turns a title into what it may print as it is; `body` makes a page's HTML its own."""

    name: str
    pages: str
    assets: str
    settings_file: str
    build: str
    """What to type, standing in the exported folder."""
    shown: Callable[[str], str]
    body: Callable[[str, str], str]
    settings: Callable[[MkDocsConfig, Generator], str]

    def page(self, src: str) -> str:
        """Where the Markdown file of a page goes. A list page of Hugo's is called _index.md."""
        folder, name = posixpath.split(src)
        if self.name == "hugo" and name in ("index.md", "README.md"):
            name = "_index.md"
        return posixpath.join(self.pages, folder, name)

    def asset(self, name: str) -> str:
        """Where any other file goes."""
        return posixpath.join(self.assets, name)


def own_files(generator: Generator) -> Iterator[tuple[str, bytes]]:
    """Files that the generator itself needs, such as layouts."""
    base = templates_dir() / "export" / generator.name
    for path in sorted(base.rglob("*")) if base.is_dir() else ():
        if path.is_file():
            yield path.relative_to(base).as_posix(), path.read_bytes()


def _zensical(config: MkDocsConfig, generator: Generator) -> str:
    theme = config.theme
    lines = [
        "# Written by kb export, once: yours to change. It is kept when you export again.",
        "[project]",
        *_facts(config, {"site_name": "site_name", "site_url": "site_url", "site_description": "site_description"}),
        f"docs_dir = {_text(generator.pages)}",
        f"extra_css = {_value([STYLES])}",
        f"extra_javascript = {_value(list(SCRIPTS))}",
        f"nav = {_value(config.nav)}" if config.nav else "",
        "",
        "[project.theme]",
        'variant = "classic"',
        f"language = {_text(str(theme.get('language') or 'en'))}",
        "font = false",
        'logo = "assets/kb/logo.svg"',
        'favicon = "assets/kb/favicon.svg"',
        f"features = {_value([str(one) for one in theme.get('features') or []])}",
        *_palette(theme.get("palette")),
    ]
    return "\n".join(lines) + "\n"


def _palette(palette: Any) -> Iterator[str]:  # noqa: ANN401  # as MkDocs read it
    """The palette of mkdocs.yml in TOML's shape."""
    for one in palette if isinstance(palette, list) else [palette] if isinstance(palette, dict) else []:
        toggle: Any = one.get("toggle") or {}
        yield "\n[[project.theme.palette]]"
        yield from (f"{key} = {_value(value)}" for key, value in one.items() if isinstance(value, str))
        yield from (f"toggle.{key} = {_value(value)}" for key, value in toggle.items() if isinstance(value, str))


def _hugo(config: MkDocsConfig, generator: Generator) -> str:
    lines = [
        "# Written by kb export, once: yours to change. It is kept when you export again.",
        f"baseURL = {_text(config.site_url or '/')}",
        *_facts(config, {"site_name": "title"}),
        f"defaultContentLanguage = {_text(str(config.theme.get('language') or 'en'))}",
        f"contentDir = {_text(generator.pages)}",
        f"staticDir = {_text(generator.assets)}",
        "disablePathToLower = true",
        "# The pages of kb have lists of their own, and kb its own feeds.",
        'disableKinds = ["taxonomy", "term", "rss"]',
        "",
        "[markup.goldmark.renderer]",
        "# The bodies of kb's pages are HTML.",
        "unsafe = true",
        *_menus(config.nav),
    ]
    return "\n".join(lines) + "\n"


def _menus(nav: Any) -> Iterator[str]:  # noqa: ANN401  # as MkDocs read it
    for weight, (name, goal) in enumerate(_entries(nav), 1):
        folder, file = posixpath.split(goal)
        stem = file.removesuffix(".md")
        yield "\n[[menus.main]]"
        yield f"name = {_text(name)}"
        yield f"pageRef = {_text('/' + posixpath.join(folder, '' if stem in ('index', 'README') else stem))}"
        yield f"weight = {weight}"


def _entries(nav: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # as MkDocs read it
    """The entries of the first level; one with entries below leads to its first page."""
    for one in nav or []:
        for name, goal in one.items() if isinstance(one, dict) else []:
            first = goal if isinstance(goal, str) else next((page for _, page in _entries(goal)), "")
            if first.endswith(".md"):
                yield str(name), first


def _facts(config: MkDocsConfig, names: dict[str, str]) -> Iterator[str]:
    yield from (f"{key} = {_text(config[name])}" for name, key in names.items() if config[name])


def _text(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: Any) -> str:  # noqa: ANN401  # whatever mkdocs.yml may hold in a nav
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_text(str(key))} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return _text(str(value))


def _as_it_is(text: str, _: str = "") -> str:
    return text


GENERATORS = {
    one.name: one
    for one in (
        Generator("zensical", "docs", "docs", "zensical.toml", "zensical build", html.escape, between_files, _zensical),
        Generator("hugo", "content", "static", "hugo.toml", "hugo", _as_it_is, _as_it_is, _hugo),
    )
}
"""By the name that `kb export --for` takes."""
