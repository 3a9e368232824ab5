"""What `kb detect` judges by: the knowledge base here, or what its site publishes (`--kb`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from kb.cli.options import stop
from kb.detect.published import FILE, Damaged, Published, of_library, read_published
from kb.library import Library
from kb.model.today import choose_now
from kb.problem import Level, Problem
from kb.read.folder import SETTINGS, read_library
from kb.read.site_settings import read_site_settings


@dataclass(frozen=True, slots=True)
class Judge:
    """Detectors and cards, today, and the library where there is one."""

    published: Published
    now: datetime
    library: Library | None = None


def judge_here(root: Path, now: str | None) -> Judge:
    """The knowledge base at `root`. What cannot be read of it is a trouble of the answer, and the rest works."""
    library, problems = read_library(root)
    published = of_library(library, read_site_settings(root))
    published = replace(published, troubles=(*published.troubles, *_damage(problems)))
    return Judge(published, choose_now(library.settings, now), library)


def _damage(problems: Sequence[Problem]) -> list[str]:
    bad = [problem for problem in problems if problem.level is Level.ERROR]
    if not bad:
        return []
    first = f"{bad[0].place.path}:{bad[0].place.line}: {bad[0].message}"
    more = f", and {len(bad) - 1} more" if len(bad) > 1 else ""
    return [f"its records cannot be read whole: {first}{more}; kb check tells all"]


def judge_far(file: Path, now: str | None) -> Judge:
    """What a published pitfalls.json says; `file` is that file or the folder it is in."""
    path = file / FILE if file.is_dir() else file
    try:
        published = read_published(path.read_bytes())
    except FileNotFoundError:
        if (file / SETTINGS).is_file():
            stop(f"{file} is a knowledge base, not its site; use --root {file}, or --kb with the built site")
        stop(f"{path} is not there; kb build puts it beside the site's index.html")
    except Damaged as said:
        stop(f"{path}: {said}")
    return Judge(published, choose_now(published.settings, now))
