"""Runs one program as a whole process and measures it: CPU seconds of it and its children, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss."""


@dataclass(frozen=True)
class Run:
    """One run of a program."""

    cpu: float
    """User and system seconds, children included."""
    wall: float
    peak: float
    """MiB of the largest process."""


class ProgramError(Exception):
    """The program did not end well; the text is the end of what it said."""


def measure(command: Sequence[str], folder: Path, fine: Collection[int] = (0,)) -> Run:
    """Run `command` in `folder` to its end. Raises ProgramError when its exit code is none of `fine`."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    output = folder / "output.txt"
    with output.open("wb") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        end = output.read_text("utf-8", "replace")[-2000:]
        raise ProgramError(f"{' '.join(command[1:])} ended with {process.returncode}:\n{end}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * _PEAK_UNIT / 2**20)


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(median(run.cpu for run in runs), median(run.wall for run in runs), median(run.peak for run in runs))
