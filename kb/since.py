"""What a branch changed, and which problems it caused: asks git, writes only to a temporary folder.

Judging is left to whoever calls: it is handed the earlier state as a folder.
"""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kb.problem import Level, Problem

_INHERITED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Set while git runs a hook, and then about another place than the knowledge base."""


class UnknownRevision(Exception):
    """The state to compare with cannot be had; carries one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a branch began: the knowledge base in its repository, and the commit."""

    root: Path
    commit: str


def find_start(root: Path, ref: str) -> Start:
    """Where the work since `ref` began: the last commit it shares with what is checked out, else `ref` itself.

    Raises UnknownRevision outside a repository, without git, and for a ref that git does not know.
    """
    _git(root, "rev-parse", "--show-prefix")
    try:
        name = f"{ref}^{{commit}}"
        commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name).decode().strip()
    except UnknownRevision:
        hint = "fetch it first (in CI, check out with the whole history: fetch-depth: 0)"
        raise UnknownRevision(f"--since: git knows no commit '{ref}' here; {hint}") from None
    try:
        return Start(root, _git(root, "merge-base", commit, "HEAD").decode().strip())
    except UnknownRevision:
        return Start(root, commit)


def changed_files(start: Start) -> frozenset[str]:
    """Files that differ from the start: committed, staged or not, new ones too; relative to the knowledge base."""
    options = ("--name-only", "-z", "--no-renames", "--relative")
    answers = (
        _git(start.root, "diff", *options, start.commit, "--"),
        _git(start.root, "diff", "--cached", *options, start.commit, "--"),
        _git(start.root, "ls-files", "--others", "--exclude-standard", "-z"),
    )
    return frozenset(os.fsdecode(name) for answer in answers for name in answer.split(b"\0") if name)


@contextmanager
def state_at(start: Start, names: Iterable[str]) -> Iterator[Path]:
    """A temporary copy of the knowledge base as it was, as far as `names` (files and folders in it) reach."""
    with tempfile.TemporaryDirectory(prefix="kb-since-") as folder:
        prefix = os.fsdecode(_git(start.root, "rev-parse", "--show-prefix")).strip("\n")
        root = Path(folder, prefix)
        root.mkdir(parents=True, exist_ok=True)
        git_dir = os.fsdecode(_git(start.root, "rev-parse", "--absolute-git-dir")).strip("\n")
        Path(folder, ".git").write_text(f"gitdir: {git_dir}\n")  # rules may ask for history, then as now
        known = _git(start.root, "ls-tree", "-z", "--name-only", start.commit, "--", *names)
        if wanted := [os.fsdecode(name) for name in known.split(b"\0") if name]:
            archive = Path(folder, ".kb-since.tar")
            _git(start.root, "archive", "--format=tar", f"--output={archive}", start.commit, "--", *wanted)
            _unpack(archive, root)
            archive.unlink()
        yield root


def problems_since(
    start: Start, problems: Iterable[Problem], names: Iterable[str], check: Callable[[Path], Iterable[Problem]]
) -> tuple[Problem, ...]:
    """Of `problems`, those that the changed files have or cause; `check` tells the problems of the earlier state."""
    problems, changed = tuple(problems), changed_files(start)
    earlier: tuple[Problem, ...] = ()
    if any(problem.place.path not in changed for problem in problems):
        with state_at(start, names) as root, suppress(FileNotFoundError):  # there may have been no kb.yml then
            earlier = tuple(check(root))
    return tuple(caused(problems, earlier, changed))


def caused(problems: Iterable[Problem], earlier: Iterable[Problem], changed: frozenset[str]) -> Iterator[Problem]:
    """Problems in changed files, and those elsewhere that were not there; what only time trips is a hint."""
    known = {_likeness(problem) for problem in earlier}
    for problem in problems:
        if problem.place.path in changed or _likeness(problem) not in known:
            yield problem.at_level(Level.HINT) if problem.by_clock else problem


def _likeness(problem: Problem) -> tuple[str, str, str]:
    return problem.place.path, problem.rule, problem.message


def _unpack(archive: Path, root: Path) -> None:
    """Write the regular files of an archive below `root`, nothing outside it.

    Symbolic links become links to nowhere: readers complain of them without following. Done by hand instead of with
    tarfile's `data` filter, which gives up at a link out of the folder and which Python 3.11.2 (Debian 12) lacks.
    """
    with tarfile.open(archive) as tar:
        for member in tar:
            name = PurePosixPath(member.name)
            if name.is_absolute() or ".." in name.parts or not (member.isreg() or member.issym()):
                continue
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            content = tar.extractfile(member) if member.isreg() else None
            if content is None:
                path.symlink_to("nowhere")
            else:
                path.write_bytes(content.read())


def _git(root: Path, *question: str) -> bytes:
    """What git answers. Raises UnknownRevision with the last thing it said when it cannot."""
    environment = {name: value for name, value in os.environ.items() if name not in _INHERITED}
    environment |= {"GIT_LITERAL_PATHSPECS": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        answer = subprocess.run(["git", *question], cwd=root, env=environment, capture_output=True, check=False)
    except FileNotFoundError:
        raise UnknownRevision("--since needs git, which is not installed") from None
    if answer.returncode:
        said = os.fsdecode(answer.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
        raise UnknownRevision(f"--since: {said}")
    return answer.stdout
