"""Folders that nothing made by kb may replace: those in which people write."""

from __future__ import annotations

from pathlib import Path

from kb.read.beside.site_settings import SiteSettings
from kb.read.root import LOGS


def holds_what_people_wrote(root: Path, site: SiteSettings, target: Path) -> bool:
    """Whether `target` is, holds, or lies in a folder of the knowledge base at `root` that is no result of a build."""
    place = target.resolve()
    names = filter(None, (LOGS, site.docs_dir, site.custom_dir, "templates", ".git"))
    ours = [(root / name).resolve() for name in names]
    return root.is_relative_to(place) or any(one.is_relative_to(place) or place.is_relative_to(one) for one in ours)
