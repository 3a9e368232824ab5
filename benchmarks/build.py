"""Compares `kb check` and `kb build` with stock MkDocs on the same text, as whole processes, in one run.

    python benchmarks/build.py --logs 1000 --rounds 3

Judges nothing: it ends with 0 whatever the figures are, and with 1 only when one of the programs fails.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import ProgramError, Run, measure, middle
from benchmarks.plausible_logs import tell_all, write_kb, write_stock

WORK = Path(__file__).resolve().parent / "work"
PROGRAMS = {
    "kb check": ("kb", ("kb", "check")),
    "kb build": ("kb", ("kb", "build")),
    "mkdocs build": ("stock", ("mkdocs", "build", "--clean")),
}
"""What is measured → the site it works on, and the module with its arguments."""
STOCK = "mkdocs build"
GOAL_LOGS = 1000
CHECK_GOAL, RATIO_GOAL, PEAK_GOAL = 3.0, 0.30, 200
"""CPU seconds of `kb check`; CPU time of `kb build` over stock's; MiB. All at GOAL_LOGS logs."""


def main() -> int:
    """Write the sites, run the rounds, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--logs", type=int, default=GOAL_LOGS, help="how many work logs (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each program (default: %(default)s)")
    given = parser.parse_args()
    folder = WORK / str(given.logs)
    write_sites(folder, given.logs)
    runs: dict[str, list[Run]] = {name: [] for name in PROGRAMS}
    try:
        for number in range(given.rounds):
            for name, (site, (module, *arguments)) in PROGRAMS.items():
                tell(f"round {number + 1} of {given.rounds}: {name}")
                runs[name].append(measure([sys.executable, "-m", module, *arguments], folder / site))
    except ProgramError as failed:
        print(failed, file=sys.stderr)
        return 1
    print(table(runs))
    print(pages(folder))
    print(goals({name: middle(found) for name, found in runs.items()}, given.logs))
    return 0


def write_sites(folder: Path, count: int) -> None:
    """Both sites anew, with the same text."""
    tell(f"writing {count} logs")
    shutil.rmtree(folder, ignore_errors=True)
    records = tell_all(count)
    write_kb(folder / "kb", records)
    write_stock(folder / "stock", records)


def table(runs: Mapping[str, list[Run]]) -> str:
    """A line for each program: medians, the spread of CPU time, the ratio to stock MkDocs."""
    stock = middle(runs[STOCK]).cpu
    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material"))
    lines = [
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {packages}",
        "",
        f"{f'median of {len(runs[STOCK])}':<14}" + "   CPU s     (from – to)   ratio   wall s  peak MiB",
    ]
    for name, found in runs.items():
        one, cpu = middle(found), [run.cpu for run in found]
        spread = f"({min(cpu):.2f} – {max(cpu):.2f})"
        lines.append(f"{name:<14}{one.cpu:>8.2f}{spread:>16}{one.cpu / stock:>8.3f}{one.wall:>9.1f}{one.peak:>10.0f}")
    return "\n".join(lines)


def pages(folder: Path) -> str:
    """How many pages each site has, and how large it is: a faster build must not be a smaller site."""
    parts = []
    for site in ("kb", "stock"):
        files = [path for path in (folder / site / "site").rglob("*") if path.is_file()]
        html = sum(path.suffix == ".html" for path in files)
        parts.append(f"{site} {html} pages, {sum(path.stat().st_size for path in files) / 2**20:.0f} MiB")
    return "\nsites: " + "; ".join(parts)


def goals(medians: Mapping[str, Run], count: int) -> str:
    """The goals beside the figures."""
    check, build, stock = (medians[name] for name in PROGRAMS)
    rows = [
        ("kb build, CPU time over stock", f"{build.cpu / stock.cpu:.3f}", f"{RATIO_GOAL:.2f}"),
        ("kb check, CPU seconds", f"{check.cpu:.2f}", f"{CHECK_GOAL:.2f}"),
        ("peak memory of kb, MiB", f"{max(check.peak, build.peak):.0f}", f"{PEAK_GOAL}"),
    ]
    lines = [f"{what:<32}{found:>8}   goal: at most {goal}" for what, found, goal in rows]
    note = "" if count == GOAL_LOGS else f"\n(the goals are for {GOAL_LOGS} logs)"
    return "\n".join(lines) + note


def tell(what: str) -> None:
    """Say what is being done."""
    print(f"==> {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
