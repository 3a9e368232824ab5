"""Writes what machines read into the built site: kb.json."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from kb.pages.page import Addresses, Page
from kb.pages.published import NAME, published
from kb.pipeline import Checked


def publish(config: MkDocsConfig, pages: Iterable[Page], checked: Checked) -> None:
    """Put kb.json beside the site's index.html."""
    addresses = Addresses(config.use_directory_urls)
    text = published(checked.library, pages, config.site_url or "", addresses)
    Path(config.site_dir, NAME).write_text(text, "utf-8")
