"""Attachments as files of the site: copied without what they say about people and places. Knows no page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File

from kb.library import Library
from kb.read.attached.attachments import published_bytes


class AttachedFile(File):
    """One file beside a record; its bytes are read when it is copied, so that a site may have many."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002  # MkDocs' own signature
        """Write what is published of the file. Raises BuildError, which names it, when it has changed since."""
        assert self.abs_src_path is not None
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.write_bytes(published_bytes(Path(self.abs_src_path)))
        except ValueError as broken:
            raise BuildError(f"{self.src_uri} cannot be published: {broken}") from broken


def attached_files(library: Library, root: Path, config: MkDocsConfig) -> Iterator[File]:
    """Every attachment of every record, at the address that its page links to."""
    for entry in library.entries():
        folder = posixpath.dirname(entry.source.path)
        for one in entry.record.attachments:
            target = f"{entry.folder}/{entry.id}/{one.file}"
            yield AttachedFile.generated(config, target, abs_src_path=str(root / folder / one.file))
