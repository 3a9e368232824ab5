"""Every file of an exported site: our pages and the hand-written ones as Markdown, and all that lies beside them.

Knows generators only by name; the folders they want are in `kb.site.export.generators`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from mkdocs.structure.files import File, Files, InclusionLevel, get_files

from kb.links.documents import Document
from kb.pages.machines import machine_files
from kb.pages.page import Addresses, Page
from kb.pages.portable.body import as_markdown
from kb.pages.portable.hugo import as_hugo
from kb.pages.signposts import as_html, signposts
from kb.pipeline.render import render
from kb.read.attached.attachments import published_bytes
from kb.shipped import templates_dir
from kb.site.export.folder import ExportFailed
from kb.site.export.generators import Generator
from kb.site.export.source import ExportSource
from kb.site.hand_over import mentions_to_links
from kb.site.publish import publication
from kb.words import Words

ADDRESSES = Addresses()
"""An exported site always has a folder per page, as both generators do by themselves."""
SEARCH = "assets/kb/search/"
"""Our search is MkDocs' alone; other generators bring theirs."""

_OUR_LINK = re.compile(r'<a class="kb-mention" href="[^"]*"')


def contents(source: ExportSource, generator: Generator) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every file, each once."""
    documents = get_files(source.config)
    pages = [
        page
        for page in render(source.checked, source.root, directory_urls=True)
        if documents.get_file_from_path(page.src) is None
    ]
    for page in pages:
        text = as_markdown(page, generator.shown)
        yield generator.page(page.src), generator.body(text, page.src).encode()
    yield from _documents(source, documents, pages, generator)
    if generator.name == "hugo":
        yield from _silent_sections({*(page.src for page in pages), *(file.src_uri for file in documents)}, generator)
    for name, content in (*_attachments(source), *_signposts(source, pages)):
        yield generator.asset(name), content
    there = {file.src_uri for file in documents}
    for name, made in (*_theme_files(), *machine_files(publication(source.config, pages, source.checked))):
        if name not in there:
            yield generator.asset(name), made.encode() if isinstance(made, str) else made


def _silent_sections(srcs: set[str], generator: Generator) -> Iterator[tuple[str, bytes]]:
    """Hugo makes a list page of every folder of the first level: not where MkDocs has none."""
    pages = [src for src in srcs if src.endswith(".md")]
    listed = {posixpath.dirname(src) for src in pages if posixpath.basename(src) in ("index.md", "README.md")}
    for folder in sorted({src.partition("/")[0] for src in pages if "/" in src} - listed):
        yield generator.page(f"{folder}/index.md"), b"---\nbuild:\n  render: never\n---\n"


def _attachments(source: ExportSource) -> Iterator[tuple[str, bytes]]:
    for entry in source.checked.library.entries():
        folder = source.root / posixpath.dirname(entry.source.path)
        for one in entry.record.attachments:
            try:
                yield f"{entry.folder}/{entry.id}/{one.file}", published_bytes(folder / one.file)
            except ValueError as broken:
                raise ExportFailed(f"{entry.source.path}: {one.file} cannot be published: {broken}") from broken


def _signposts(source: ExportSource, pages: list[Page]) -> Iterator[tuple[str, bytes]]:
    words = Words(source.checked.site.language)
    paths = {page.path for page in pages if not page.lead_on}
    for one in signposts(source.checked.library, words, paths):
        markup = as_html(one, ADDRESSES.link(one.goal, one.path), words)
        yield ADDRESSES.file(one.path), markup.encode()


def _theme_files() -> Iterator[tuple[str, bytes]]:
    base = templates_dir() / "theme"
    for path in sorted((base / "assets").rglob("*")):
        name = path.relative_to(base).as_posix()
        if path.is_file() and not name.startswith(SEARCH):
            yield name, path.read_bytes()


def _documents(
    source: ExportSource, documents: Files, pages: list[Page], generator: Generator
) -> Iterator[tuple[str, bytes]]:
    goals = {file.src_uri: file for file in documents}
    ours = {page.src: page.path for page in pages}
    titles = {document.path: document for document in source.checked.documents}
    for file in documents:
        if file.inclusion not in (InclusionLevel.INCLUDED, InclusionLevel.NOT_IN_NAV):
            continue
        if not file.is_documentation_page():
            yield generator.asset(file.src_uri), file.content_bytes
            continue
        veil = source.checked.veil
        shown = veil.over(file.content_string) if veil else file.content_string
        text = mentions_to_links(shown, file.src_uri, source.checked, ADDRESSES)
        text = _OUR_LINK.sub(partial(_own_link, generator, file.src_uri), text)
        if generator.name == "hugo":
            follow = _Follow(file.src_uri, goals, ours)
            text = as_hugo(text, _title(titles.get(file.src_uri), file), follow)
        yield generator.page(file.src_uri), text.encode()


def _own_link(generator: Generator, src: str, link: re.Match[str]) -> str:
    return generator.body(link[0], src)


def _title(document: Document | None, file: File) -> str:
    return document.title if document else file.name


@dataclass(frozen=True, slots=True)
class _Follow:
    """Turns a link between files of docs/ into the link between their pages."""

    here: str
    goals: dict[str, File]
    ours: dict[str, str]

    def __call__(self, link: str) -> str:
        path, mark, section = link.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.here), path))
        page = page_path(self.here)
        if not path or "://" in link or path.startswith("/"):
            return link
        if target in self.ours:
            return f"{ADDRESSES.link(self.ours[target], page)}{mark}{section}"
        if target not in self.goals:
            return link
        if self.goals[target].is_documentation_page():
            return f"{ADDRESSES.link(page_path(target), page)}{mark}{section}"
        return ADDRESSES.asset(target, page)


def page_path(src_uri: str) -> str:
    """The path of the page that a Markdown file becomes."""
    folder, name = posixpath.split(src_uri)
    stem = name.removesuffix(".md")
    path = posixpath.join(folder, stem)
    return path.removesuffix(stem) if stem in ("index", "README") else path
