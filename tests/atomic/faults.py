"""Runs a verb again and again, and strikes at each write, fsync, rename and removal in turn.

Usage: python faults.py TEMPLATE WORK KIND WHEN VERB…; KIND is kill, full or read-only, WHEN a step, or one number from
the end (-8). With the KIND look nothing strikes: one run stops at each of these places, and judges what a kill would
leave there.
A process of its own, which forks a child for each run: what it patches there is gone with the child.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from kb import cli
from kb.atomic import renames
from kb.site import build as _build  # noqa: F401  # imported once, so that no child has to

REMOVES = ("os.remove", "os.rmdir", "os.rename")
"""What a full disk still allows."""
WATCHED = {"os.rename": 2, "os.link": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1, "os.chmod": 1}
"""Audit events of what changes a folder, and how many of their arguments are paths."""
DIED = -signal.SIGKILL
ERRORS = {"full": errno.ENOSPC, "read-only": errno.EROFS}


class Strike:
    """Counts what a verb does to the disk below a folder; strikes at number `at`."""

    def __init__(self, root: Path, at: int, kind: str) -> None:
        self.root, self.at, self.kind, self.count = str(root), at, kind, 0
        self.struck = root.parent / "struck"
        self.struck.unlink(missing_ok=True)

    def begin(self) -> None:
        """Watch from now on, in this process, for ever."""
        sys.addaudithook(self._hear)
        write, sync, rename = os.write, os.fsync, renames._rename

        def write_a_part(handle: int, data: Any) -> int:
            if self._is_ours(handle) and self._is_time():
                write(handle, bytes(data)[: len(data) // 2])
                self._strike()
            return write(handle, data)

        def fsync(handle: Any) -> None:
            if isinstance(handle, int) and self._is_ours(handle):
                self._count()
            sync(handle)

        def rename_and_count(old: Path, new: Path, how: str) -> int:
            self._count()
            failed = rename(old, new, how)
            self._count()
            return failed

        os.write = write_a_part
        os.fsync = fsync  # type: ignore[assignment]  # it takes what kb gives it
        renames._rename = rename_and_count

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR) and self._below(path):
                self._count()
        elif event in WATCHED and any(self._below(one) for one in arguments[: WATCHED[event]]):
            self._count(lasting=event not in REMOVES)

    def _below(self, path: object) -> bool:
        return isinstance(path, str | bytes | os.PathLike) and os.fsdecode(path).startswith(self.root)

    def _is_ours(self, handle: int) -> bool:
        return str(Path(f"/proc/self/fd/{handle}").readlink()).startswith(self.root)

    def _count(self, *, lasting: bool = True) -> None:
        stays = self.kind == "read-only" or (self.kind == "full" and lasting)
        if self._is_time() or (stays and self.count > self.at):
            self._strike()

    def _is_time(self) -> bool:
        self.count += 1
        return self.count == self.at

    def _strike(self) -> None:
        if not self.struck.exists():
            os.close(os.open(self.struck, os.O_CREAT))
        if self.kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(ERRORS[self.kind], os.strerror(ERRORS[self.kind]))


class Look(Strike):
    """Strikes never; at each place it judges what everybody sees below the folder."""

    def __init__(self, root: Path, old: dict[str, str], new: dict[str, str]) -> None:
        super().__init__(root, 0, "look")
        self.old, self.new, self.before = old, new, stamps(root)
        self.states: dict[str, int] = {}
        self._looking = False

    def _is_time(self) -> bool:
        if not self._looking:
            self._looking = True
            below = Path(self.root)
            state = "old" if stamps(below) == self.before else judge(self.old, self.new, tree(below))
            self.states[state] = self.states.get(state, 0) + 1
            (below.parent / "states").write_text(json.dumps(self.states))
            self._looking = False
        return False


def stamps(root: Path) -> dict[str, tuple[int, ...]]:
    """What changes when a file does: which one it is, its size, its time. Temporary ones are not looked at."""
    found: dict[str, tuple[int, ...]] = {}
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".kb-")]
        for name in names:
            if not name.startswith(".kb-"):
                one = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118  # a thousand times in a run
                found[f"{folder}/{name}"] = (one.st_ino, one.st_size, one.st_mtime_ns)
    return found


def run(root: Path, verb: list[str], strike: Strike | None) -> tuple[int, str]:
    """The exit code of a verb in a child of its own (negative: the signal that ended it), and what it said."""
    said = root.parent / "said.txt"
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.read_text("utf-8")
    handle = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(handle, 1)
    os.dup2(handle, 2)
    os.chdir(root)
    sys.argv = ["kb", *verb]
    code = 3
    try:
        if strike:
            strike.begin()
        cli.main()
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        if strike:
            (root.parent / "count").write_text(str(strike.count))
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def tree(root: Path) -> dict[str, str]:
    """Every file below a folder with its content; temporary ones are not looked at."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes().hex()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not any(part.startswith(".kb-") for part in path.relative_to(root).parts)
    }


def left_over(root: Path) -> list[str]:
    """Temporary files and folders."""
    return [str(path) for path in root.rglob(".kb-*")]


def fresh(template: Path, work: Path) -> Path:
    """The template once more, in the same place, so that paths in it stay the same."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(template, work, symlinks=True)
    return work


def judge(old: dict[str, str], new: dict[str, str], now: dict[str, str]) -> str:
    """old, new, or mixed: each file is whole, but not all are of one time; else the name of a broken one."""
    if now == old:
        return "old"
    if now == new:
        return "new"
    broken = [name for name in {*old, *new, *now} if now.get(name) not in (old.get(name), new.get(name))]
    return f"broken: {broken[0]}" if broken else "mixed"


def run_again(work: Path, verb: list[str], usual: int) -> int:
    """The exit code of the same again; where one file says what was begun, any verb ends it."""
    if (work / ".kb-change.json").exists():
        code, _ = run(work, ["check"], None)
        return usual if code in (0, 1) else code
    return run(work, verb, None)[0]


def main(template: Path, work: Path, kind: str, when: int, verb: list[str]) -> list[dict[str, object]]:
    """Every strike: at which number, what was there afterwards, and how the next run went."""
    old = tree(fresh(template, work))
    watch = Strike(work, 0, "never")
    usual, said = run(work, verb, watch)
    new = tree(work)
    total = int((work.parent / "count").read_text())
    assert old != new, said
    if kind == "look":
        look = Look(fresh(template, work), old, new)
        run(work, verb, look)
        return [{"states": json.loads((work.parent / "states").read_text())}]
    found: list[dict[str, object]] = []
    for at in range(1, total + 1, when) if when > 0 else [total + when]:
        fresh(template, work)
        strike = Strike(work, at, kind)
        code, said = run(work, verb, strike)
        if not strike.struck.exists():
            break
        state = judge(old, new, tree(work))
        temporary = left_over(work)
        again = usual if state == "new" else run_again(work, verb, usual)
        found.append({"at": at, "code": code, "said": said, "state": state, "temporary": temporary, "again": again,
                      "usual": usual, "end": judge(old, new, tree(work)), "left": left_over(work)})  # fmt: skip
    return found


if __name__ == "__main__":
    result = main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5:])
    sys.stdout.write(json.dumps(result))
