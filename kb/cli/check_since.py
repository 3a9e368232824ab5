"""`--since REF` of `kb check`: what the work since a commit has or causes, both states judged at the same moment."""

from __future__ import annotations

from pathlib import Path

from kb.cli.options import stop
from kb.pipeline import Checked, check
from kb.problem import Problem
from kb.read.root import LOGS
from kb.since import UnknownRevision, find_start, problems_since


def problems_of_branch(root: Path, since: str, checked: Checked) -> tuple[Problem, ...]:
    """Those of the problems in `checked`, the knowledge base at `root`; ends kb when there is no such commit."""
    runbooks = [folder.path for folder in checked.library.settings.runbooks]
    names = [name for name in (LOGS, "mkdocs.yml", checked.site.docs_dir, *runbooks) if _is_inside(name)]
    now = checked.now.isoformat()
    try:
        start = find_start(root, since)
        return problems_since(start, checked.problems, names, lambda root: check(root, now).problems)
    except UnknownRevision as unknown:
        stop(unknown)


def _is_inside(name: str) -> bool:
    return not Path(name).is_absolute() and ".." not in Path(name).parts
