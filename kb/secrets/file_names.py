"""Names of files and folders: which hold a secret, and how they are printed without it.

Names go into addresses, lists and every problem of the file; no comment allows one, and no redaction renames it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kb.problem import Place, Problem
from kb.secrets.hints import kinds_hinted, suspicious_lines
from kb.secrets.judge import SECRET
from kb.secrets.scan import find_secrets, mask, preview

_HELP = "rename it, and change the secret where it is used: git and every list of files show names"
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
"""`.yml` belongs to the file and not to the value before it."""


def judge_names(paths: Iterable[str]) -> list[Problem]:
    """A `secret` for each file or folder of `paths` whose own name holds one, at the first file that has it."""
    found: dict[str, Problem] = {}
    for _, path in suspicious_lines("\n".join(paths)):
        text = _readable(path)
        for secret in find_secrets(text):
            end = path.find("/", secret.end)
            named, what = (path, "file") if end < 0 else (path[:end], "folder")
            message = f"the name of this {what} holds what looks like {secret.name}{preview(text, secret)}"
            found.setdefault(named, Problem(Place(path), SECRET, message, help=_HELP))
    return list(found.values())


@lru_cache(maxsize=8192)
def masked_name(path: str) -> str:
    """`path` as it may be printed, and as long as before."""
    if not kinds_hinted(path):
        return path
    text = _readable(path)
    return mask(text) + path[len(text) :]


def _readable(path: str) -> str:
    """The path as it is searched: without its ending, unless a secret is found only with it."""
    bare = _ENDING.sub("", path)
    return path if not find_secrets(bare) and find_secrets(path) else bare
