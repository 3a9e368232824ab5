"""The story: read → link → check, and in `kb.pipeline.render` → plan pages → render. Knows the order, no detail.

Rendering is a file of its own, so that checking starts without a template engine.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.late import late
from kb.links.directory import directory_of
from kb.links.documents import read_documents
from kb.links.fetches import judge_settings
from kb.links.mentions import Finder
from kb.links.references import judge_documents
from kb.links.saved import with_documents
from kb.links.theme_files import judge_theme_files
from kb.model.today import choose_now
from kb.pipeline.checked import Checked
from kb.progress import Watch, unwatched
from kb.read.beside.site_settings import read_site_settings
from kb.read.beside.texts import files_in, read_texts
from kb.read.beside.urls import read_urls
from kb.read.folder import read_library
from kb.read.gathering import printable, without_garbage_collection
from kb.read.revisions import compare_reviews
from kb.read.root import LOGS
from kb.rules import judge
from kb.secrets.file_names import judge_names
from kb.secrets.hide import hide_secrets
from kb.secrets.judge import judge_text
from kb.shipped import has_own_templates

if TYPE_CHECKING:
    from kb.pipeline.linked_sections import judge_sections
    from kb.pipeline.own_templates import judge_templates
else:
    judge_sections = late("kb.pipeline.linked_sections:judge_sections")
    judge_templates = late("kb.pipeline.own_templates:judge_templates")

__all__ = ["Checked", "check"]


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
        problems += judge_templates(root, site.language) if has_own_templates(root) else ()
        problems += judge_theme_files(root, site.docs_dir, site.custom_dir, site.policy_allows)
        problems += (told for text in texts for told in judge_text(text.path, text.text))
        problems += judge_names(map(printable, files))
        known = {source.path: source.text for source in (*texts, *(entry.source for entry in library.entries()))}
        problems = sorted(hide_secrets(problems, known))
        checked = Checked(library, documents, site, moment, tuple(problems), urls=read_urls(root))
        if any(mention.section for document in documents for mention in document.mentions):
            told = hide_secrets(judge_sections(checked, root, directory), known)
            new = [one for one in told if one not in problems]
            checked = replace(checked, problems=tuple(sorted([*problems, *new])))
        return checked
