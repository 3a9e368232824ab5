"""The export of a whole site for another generator: contents, settings to begin with, into a folder in one moment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kb.pages.template_faults import TemplateFault
from kb.pipeline import Checked
from kb.site.export.contents import contents
from kb.site.export.folder import ExportFailed, Target, write_folder
from kb.site.export.generators import GENERATORS, Generator, own_files
from kb.site.export.source import ExportSource, open_source


def export_site(root: Path, checked: Checked, to: Target, name: str) -> int:
    """Write the site of `checked` for the generator of that name; how many files. Raises ExportFailed, Refused."""
    generator = GENERATORS[name]
    if root.resolve().is_relative_to(to.folder.resolve()):
        raise ExportFailed(f"{to.folder} holds the knowledge base itself; give another folder")
    try:
        source = open_source(root, checked, as_folders=True)
        begun = frozenset([generator.settings_file])
        return write_folder(to, source.guarded(_files(source, generator)), begun)
    except TemplateFault as error:
        raise ExportFailed(f"a template has a fault: {error}") from error


def _files(source: ExportSource, generator: Generator) -> Iterator[tuple[str, bytes]]:
    yield generator.settings_file, generator.settings(source.config, generator).encode()
    yield from own_files(generator)
    yield from contents(source, generator)
