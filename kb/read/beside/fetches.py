"""What settings of mkdocs.yml make every page fetch from another site, each with its place. Judges nothing.

Knows which settings Material turns into addresses, and what kb and Material's plugins take away of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from kb.model.file.path import Path
from kb.problem import Place

SETTINGS = "mkdocs.yml"
FONTS = "theme.font"
REPOSITORY = "repo_url"
_FONT_SITES = ("https://fonts.googleapis.com", "https://fonts.gstatic.com")
_MATERIAL_FONTS = {"text": "Roboto", "code": "Roboto Mono"}
"""Those kb takes for named by nobody, and switches off."""
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_GITHUB = re.compile(r".+github\.com/[^/]", re.IGNORECASE)
_GITLAB = re.compile(r"https?://[^/]*gitlab[^/]*(?=/.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetch:
    """One setting, the addresses that every page asks because of it, and where it stands."""

    setting: str
    urls: tuple[str, ...]
    place: Place


def fetches_in(settings: Mapping[str, object], node: yaml.Node | None, text: str) -> tuple[Fetch, ...]:
    """Every such setting; `settings` is what mkdocs.yml says, `node` how it was composed from `text`."""
    lines = text.splitlines()
    found = []
    for path, urls in _asked(settings):
        at = _node(node, path)
        if at is not None and not at.tag.startswith("!"):
            name = ".".join(part for part in path if isinstance(part, str) and part != "path")
            found.append(Fetch(name, urls, _place(at, lines)))
    return tuple(found)


def _asked(settings: Mapping[str, object]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    if not _keeps_copies(settings.get("plugins")):
        yield from _files(settings)
        yield from _fonts(_map(settings.get("theme")))
    repository = settings.get(REPOSITORY)
    if isinstance(repository, str):
        gitlab = _GITLAB.match(repository)
        if _GITHUB.match(repository):
            yield (REPOSITORY,), ("https://api.github.com",)
        elif gitlab:
            yield (REPOSITORY,), (gitlab[0],)
    if _map(_map(settings.get("extra")).get("analytics")).get("provider") == "google":
        yield ("extra", "analytics", "provider"), ("https://www.googletagmanager.com",)


def _files(settings: Mapping[str, object]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Style sheets, scripts and pictures."""
    named: dict[Path, object] = {("theme", name): _map(settings.get("theme")).get(name) for name in ("logo", "favicon")}
    for name in ("extra_css", "extra_javascript"):
        items = settings.get(name)
        for number, item in enumerate(items if isinstance(items, list) else ()):
            script = _map(item).get("path")
            named[(name, number, "path") if script else (name, number)] = script or item
    yield from ((path, (url,)) for path, url in named.items() if isinstance(url, str) and _ELSEWHERE.match(url))


def _fonts(theme: Mapping[str, object]) -> Iterator[tuple[Path, tuple[str, ...]]]:
    if theme.get("name") == "material" and theme.get("font", False) not in (False, _MATERIAL_FONTS):
        yield ("theme", "font"), _FONT_SITES


def _keeps_copies(plugins: object) -> bool:
    """Whether Material's privacy plugin brings what is elsewhere into the site while it is built."""
    every = plugins if isinstance(plugins, list) else [plugins]
    names = [name for one in every for name in (one if isinstance(one, dict) else [one])]
    return any(name in ("privacy", "material/privacy") for name in names)


def _map(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _node(node: yaml.Node | None, path: Path) -> yaml.Node | None:
    """What stands at `path`."""
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in reversed(node.value) if key.value == part), None)
        else:
            return None
    return node


def _place(node: yaml.Node, lines: list[str]) -> Place:
    line, column, end = node.start_mark.line, node.start_mark.column, node.end_mark
    text = lines[line] if line < len(lines) else ""
    last = end.column if end.line == line else len(text.rstrip())
    return Place(SETTINGS, line + 1, column + 1, max(1, last - column), text)
