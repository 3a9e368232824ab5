"""mkdocs.yml as far as kb needs it without MkDocs: site name, language, URL, folders. Unknown tags are ignored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kb.read.beside.fetches import SETTINGS, Fetch, fetches_in
from kb.read.regular import read_regular

OWN_MERMAID = "mermaid:"
"""Among what the policy allows: the site brings what draws its diagrams."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What mkdocs.yml says, or MkDocs' defaults."""

    name: str = ""
    description: str = ""
    language: str = "en"
    url: str = ""
    docs_dir: str = "docs"
    site_dir: str = "site"
    custom_dir: str = ""
    """The team's own theme files; none when empty."""
    directory_urls: bool = True
    policy_allows: tuple[str, ...] | None = ()
    """What the site's policy allows beside the site itself; None: its pages have no policy."""
    public: bool = False
    """`public: true` below the plugin: for anybody, without what is internal."""
    fetches: tuple[Fetch, ...] = ()
    """What it makes every page ask of another site."""


class _Lenient(yaml.SafeLoader):
    """Reads what MkDocs reads (`!ENV`, `!!python/name:…`) as nothing."""


_Lenient.add_multi_constructor("", lambda *_: None)


def read_site_settings(root: Path) -> SiteSettings:
    """The settings of the site at `root`; the defaults when mkdocs.yml is absent or cannot be read.

    MkDocs itself complains of a broken mkdocs.yml, with a better message than ours would be.
    """
    data, fetches = _read(root / SETTINGS)
    theme = data.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    found: dict[str, Any] = {
        "name": data.get("site_name"),
        "description": data.get("site_description"),
        "language": theme.get("language"),
        "custom_dir": theme.get("custom_dir"),
        "url": data.get("site_url"),
        "docs_dir": data.get("docs_dir"),
        "site_dir": data.get("site_dir"),
    }
    texts = {key: value for key, value in found.items() if isinstance(value, str) and value}
    folders = data.get("use_directory_urls") is not False
    options = _options(data.get("plugins"))
    allows = _policy_allows(options)
    if allows is not None and "mermaid" in str(data.get("extra_javascript")).casefold():
        allows = (*allows, OWN_MERMAID)
    public = options.get("public") is True
    return SiteSettings(**texts, directory_urls=folders, policy_allows=allows, public=public, fetches=fetches)


def _read(path: Path) -> tuple[dict[str, Any], tuple[Fetch, ...]]:
    """What the file says, and what that makes pages fetch; nothing when it cannot be read."""
    try:
        raw = read_regular(path)
        loader = _Lenient(raw)
        try:
            node = loader.get_single_node()
            data = loader.construct_document(node) if node else None
        finally:
            loader.dispose()
    except (OSError, yaml.YAMLError, ValueError, RecursionError):
        return {}, ()
    if not isinstance(data, dict):
        return {}, ()
    return data, fetches_in(data, node, raw.decode("utf-8", "replace"))


def _options(plugins: object) -> dict[str, object]:
    """What stands below `plugins: kb:`."""
    every = plugins if isinstance(plugins, list) else [plugins]
    return next((one["kb"] for one in every if isinstance(one, dict) and isinstance(one.get("kb"), dict)), {})


def _policy_allows(options: dict[str, object]) -> tuple[str, ...] | None:
    """The sources of `policy_also`; None with `policy: never`."""
    if options.get("policy") == "never":
        return None
    also = options.get("policy_also")
    found: list[str] = []
    for sources in also.values() if isinstance(also, dict) else ():
        found += sources.split() if isinstance(sources, str) else map(str, sources if isinstance(sources, list) else ())
    return tuple(found)
