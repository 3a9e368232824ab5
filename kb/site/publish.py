"""Writes what machines read into the built site: kb.json, pitfalls.json."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kb.detect.published import FILE as PITFALLS
from kb.detect.published import write_published
from kb.pages.page import Addresses, Page
from kb.pages.published import NAME, published
from kb.pipeline import Checked


def publish(config: MkDocsConfig, pages: Iterable[Page], checked: Checked) -> None:
    """Put them beside the site's index.html."""
    addresses = Addresses(config.use_directory_urls)
    text = published(checked.library, pages, config.site_url or "", addresses)
    Path(config.site_dir, NAME).write_text(text, "utf-8")
    _publish_pitfalls(config, checked)


def _publish_pitfalls(config: MkDocsConfig, checked: Checked) -> None:
    """What `kb detect --kb` needs, with the addresses that MkDocs itself goes by."""
    site = replace(checked.site, url=config.site_url or "", directory_urls=config.use_directory_urls)
    Path(config.site_dir, PITFALLS).write_text(write_published(checked.library, site), "utf-8")
