"""The story: read → link → check, and in `kb.pipeline.render` → plan pages → render. Knows the order, no detail.

Rendering is a file of its own, so that checking starts without a template engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kb.library import Library
from kb.links.directory import directory_of
from kb.links.documents import Document, read_documents
from kb.links.fetches import judge_settings
from kb.links.mentions import Finder
from kb.links.references import judge_documents
from kb.links.saved import with_documents
from kb.links.theme_files import judge_theme_files
from kb.model.today import choose_now
from kb.problem import Level, Problem
from kb.progress import Watch, unwatched
from kb.public.veil import Veil
from kb.read.folder import read_library
from kb.read.gathering import shown, without_garbage_collection
from kb.read.revisions import compare_reviews
from kb.read.root import LOGS
from kb.read.site_settings import SiteSettings, read_site_settings
from kb.read.texts import files_in, read_texts
from kb.read.urls import read_urls
from kb.rules import judge
from kb.secrets.file_names import judge_names
from kb.secrets.hide import hide_secrets
from kb.secrets.judge import judge_text


@dataclass(frozen=True, slots=True)
class Checked:
    """A knowledge base as read at `now`, with every problem, sorted."""

    library: Library
    documents: tuple[Document, ...]
    site: SiteSettings
    now: datetime
    problems: tuple[Problem, ...]
    veil: Veil | None = None
    """What is withheld, once it is: see `kb.pipeline.public`. None while everything is there."""
    urls: Mapping[str, str] = field(default_factory=dict)
    """Every address that the site ever had, with its mark: see `kb.read.urls`."""

    @property
    def for_anybody(self) -> bool:
        """Whether its settings say that what is internal stays out."""
        return self.library.settings.public or self.site.public

    @property
    def has_misfits(self) -> bool:
        """Whether anything could not be read or linked; such a knowledge base is not built."""
        return any(problem.level is Level.ERROR for problem in self.problems)


def check(root: Path, now: str | None = None, watch: Watch = unwatched) -> Checked:
    """Read, link and judge the knowledge base at `root`.

    `now` as written by a person pins today. Raises OSError without kb.yml, ValueError for an impossible `now`.
    """
    with without_garbage_collection():
        library, problems = read_library(root, watch)
        site = read_site_settings(root)
        directory = directory_of(library, site.url)
        documents = read_documents(root, site.docs_dir, Finder(directory.bases), site.policy_allows)
        library = with_documents(library, documents)
        moment = choose_now(library.settings, now)
        library = compare_reviews(root, library, moment)
        files = files_in(root, filter(None, (LOGS, site.docs_dir, site.custom_dir)))
        texts = read_texts(root, files, {entry.source.path for entry in library.entries()})
        problems = [*problems, *judge_documents(directory, documents), *judge(library, moment)]
        problems += judge_settings(site)
        problems += judge_theme_files(root, site.docs_dir, site.custom_dir, site.policy_allows)
        problems += (told for text in texts for told in judge_text(text.path, text.text))
        problems += judge_names(map(shown, files))
        known = {source.path: source.text for source in (*texts, *(entry.source for entry in library.entries()))}
        problems = sorted(hide_secrets(problems, known))
        return Checked(library, documents, site, moment, tuple(problems), urls=read_urls(root))
