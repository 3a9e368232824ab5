"""Writes what machines read into the built site: kb.json, pitfalls.json, feeds, calendars and more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kb.pages.machines import machine_files
from kb.pages.machines.alternates import alternates
from kb.pages.machines.publication import Publication
from kb.pages.page import Addresses, Page
from kb.pipeline import Checked


def publish(config: MkDocsConfig, pages: Iterable[Page], checked: Checked) -> None:
    """Put every file for machines into the site's folder; a file of the team's own with that name stays."""
    for name, content in machine_files(publication(config, pages, checked)):
        if not Path(config.docs_dir, name).exists():
            path = Path(config.site_dir, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)


def announce(config: MkDocsConfig, pages: Iterable[Page], checked: Checked) -> None:
    """Tell the theme which feeds and files each page's head names, so that a feed reader finds them."""
    config.extra["kb_alternates"] = alternates(publication(config, pages, checked))


def publication(config: MkDocsConfig, pages: Iterable[Page], checked: Checked) -> Publication:
    """The site as machines are told of it; its name and address are what MkDocs made of mkdocs.yml."""
    as_folders = config.use_directory_urls
    site = replace(checked.site, name=config.site_name or "", url=config.site_url or "", directory_urls=as_folders)
    return Publication(checked.library, tuple(pages), site, checked.now, Addresses(as_folders), checked.documents)
