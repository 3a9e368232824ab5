"""A change of several files that was cut off is ended before its records are read: no half-renamed site is built.

For plain MkDocs; the verbs do it in `kb.cli.options`.
"""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.exceptions import PluginError

from kb.atomic import end_what_was_begun, read_together
from kb.pipeline import Checked, check

log = logging.getLogger("mkdocs.plugins.kb")


def check_whole(root: Path, now: str | None) -> Checked:
    """The knowledge base, read when no change is half done. Raises PluginError when such a change cannot be ended."""
    try:
        if end_what_was_begun(root):
            log.warning("a change that was cut off halfway (kb rename, kb merge) is whole now; look at it: git diff")
    except OSError as error:
        told = f"{error.filename}: {error.strerror}"
        raise PluginError(
            f"kb: a change was cut off halfway (kb rename, kb merge) and cannot be ended: {told}; then run: kb check"
        ) from error
    return read_together(root, lambda: check(root, now))
