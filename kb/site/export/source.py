"""What is exported: the knowledge base with mkdocs.yml, for the team or for anybody, and the last look at each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from kb.pipeline import Checked
from kb.pipeline.public import for_everybody
from kb.site.export.folder import ExportFailed


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What is exported; without what is internal when the site is for anybody."""

    root: Path
    checked: Checked
    config: MkDocsConfig

    def guarded(self, files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        """The same files. Raises ExportFailed at the first that shows something internal."""
        veil = self.checked.veil
        for name, content in files:
            if veil and (shown := veil.betrays(name) or veil.betrays(content.decode("utf-8", "replace"))):
                raise ExportFailed(
                    f"{name} would show '{shown}', which is internal; take it out of what it is made from"
                )
            yield name, content


def open_source(root: Path, checked: Checked, *, as_folders: bool = False) -> ExportSource:
    """Read mkdocs.yml and leave out what is internal where it, or kb.yml, says so. Raises ExportFailed.

    `as_folders` gives every page a folder, whatever mkdocs.yml says.
    """
    try:
        config = load_config(str(root / "mkdocs.yml"))
    except MkDocsException as error:
        raise ExportFailed(f"mkdocs.yml cannot be read: {error}") from error
    config.use_directory_urls = config.use_directory_urls or as_folders
    ours = config.plugins.get("kb")
    public = checked.library.settings.public or bool(ours and ours.config.get("public"))
    return ExportSource(root, for_everybody(checked) if public else checked, config)
