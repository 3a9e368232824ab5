"""What `kb detect` judges by where the logs are: the knowledge base itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kb.cli.detect_known import Basis
from kb.detect.publishing import of_library
from kb.model.today import choose_now
from kb.problem import Level, Problem
from kb.read.beside.site_settings import read_site_settings
from kb.read.folder import read_library
from kb.secrets.file_names import masked_name


def basis_here(root: Path, now: str | None) -> Basis:
    """The knowledge base at `root`. What cannot be read of it is a trouble of the answer, and the rest works."""
    library, problems = read_library(root)
    published = of_library(library, read_site_settings(root))
    published = replace(published, troubles=(*published.troubles, *_damage(problems)))
    return Basis(published, choose_now(library.settings, now), library)


def _damage(problems: Sequence[Problem]) -> list[str]:
    bad = [problem for problem in problems if problem.level is Level.ERROR]
    if not bad:
        return []
    first = f"{masked_name(bad[0].place.path)}:{bad[0].place.line}: {bad[0].message}"
    more = f", and {len(bad) - 1} more" if len(bad) > 1 else ""
    return [f"its records cannot be read whole: {first}{more}; kb check tells all"]
