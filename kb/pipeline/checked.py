"""A knowledge base that was read and judged, as a value: what everything else is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kb.library import Library
from kb.links.documents import Document
from kb.problem import Level, Problem
from kb.public.veil import Veil
from kb.read.beside.site_settings import SiteSettings


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
    """Every address that the site ever had, with its mark: see `kb.read.beside.urls`."""

    @property
    def for_anybody(self) -> bool:
        """Whether its settings say that what is internal stays out."""
        return self.library.settings.public or self.site.public

    @property
    def has_misfits(self) -> bool:
        """Whether anything could not be read or linked; such a knowledge base is not built."""
        return any(problem.level is Level.ERROR for problem in self.problems)
