"""Writes signposts into the built site, where no page and no file of the team's own is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file

from kb.pages.page import Addresses, Page
from kb.pages.signposts import as_html, signposts
from kb.pipeline import Checked
from kb.site.policy import SitePolicy
from kb.words import Words


def put_up_signposts(config: MkDocsConfig, pages: Iterable[Page], checked: Checked, policy: SitePolicy | None) -> None:
    """One small file for each address at which a brief has been, or was under an old name; with the site's policy."""
    addresses, words = Addresses(config.use_directory_urls), Words(checked.site.language)
    paths = {page.path for page in pages if not page.lead_on}
    for one in signposts(checked.library, words, paths):
        name = addresses.file(one.path)
        file = Path(config.site_dir, name)
        if not file.exists():
            markup = as_html(one, addresses.link(one.goal, one.path), words)
            write_file((policy.put(markup, name) if policy else markup).encode(), str(file))
