"""What git says of a checkout. Never asks back, never goes to the network, never writes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

PATIENCE = 30.0
"""Seconds for one question."""
_INHERITED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Set while git runs a hook, and then about another place."""


def ask_git(folder: Path, *question: str) -> bytes | None:
    """What git answers in `folder`; None when it cannot, is not there, or takes too long."""
    environment = {name: value for name, value in os.environ.items() if name not in _INHERITED}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        answer = subprocess.run(
            ["git", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false", "-C", str(folder), *question],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=environment,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None


def top_of(folder: Path) -> Path | None:
    """The root of the checkout that `folder` is in."""
    answer = ask_git(folder, "rev-parse", "--show-toplevel")
    return Path(os.fsdecode(answer.rstrip(b"\n"))) if answer else None
