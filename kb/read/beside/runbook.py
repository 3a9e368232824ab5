"""The text of the runbook that a window follows, where it is a file of the knowledge base. Never raises."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

MOST_BYTES = 2_000_000


def read_runbook(root: Path, docs_dir: str, ref: str) -> tuple[str, ...]:
    """The lines of the file that `ref` names, from the knowledge base or from its documents; else nothing.

    Only regular files inside the knowledge base are read; a URL, a record's id and a symbolic link are not.
    """
    name = PurePosixPath(ref.partition("#")[0])
    if not name.name or name.is_absolute() or ".." in name.parts or "://" in ref:
        return ()
    for folder in (root, root / docs_dir):
        path = folder / name
        try:
            inside = path.resolve().is_relative_to(root.resolve())
            if inside and path.is_file() and not path.is_symlink() and path.stat().st_size <= MOST_BYTES:
                return tuple(path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff").splitlines())
        except (OSError, ValueError):
            return ()
    return ()
