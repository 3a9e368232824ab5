"""Several new files at once: all of them or none, and never over a file that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kb.atomic import change_files, create_file


def already_there(root: Path, paths: Iterable[str]) -> list[str]:
    """Which of the paths below `root` something stands at, be it a file, a folder or a link that leads nowhere."""
    return [path for path in paths if (root / path).exists() or (root / path).is_symlink()]


def holds(path: Path, text: str) -> bool:
    """Whether a file holds just this: an earlier run wrote it, and was ended before the rest."""
    try:
        return not path.is_symlink() and path.read_bytes() == text.encode("utf-8")
    except OSError:
        return False


def leads_out(root: Path, paths: Iterable[str]) -> list[str]:
    """Which of the paths go through a link, or something that is no folder, on their way below `root`."""
    return [
        path
        for path in paths
        if any(
            (root / parent).is_symlink() or ((root / parent).exists() and not (root / parent).is_dir())
            for parent in Path(path).parents
            if parent != Path()
        )
    ]


def create_together(root: Path, files: Mapping[str, str]) -> None:
    """Write all files below `root`; when one cannot be written, take back the others and the folders made for them.

    Raises OSError, FileExistsError for a file that is there.
    """
    made_files: list[Path] = []
    made_folders: list[Path] = []
    try:
        for name, text in files.items():
            path = root / name
            made_folders += _missing_folders(path)
            made_files.append(path)
            _create(path, text, made_files)
    except BaseException:
        for path in made_files:
            path.unlink(missing_ok=True)
        for folder in sorted(set(made_folders), key=lambda folder: len(folder.parts), reverse=True):
            _remove_if_empty(folder)
        raise


def _create(path: Path, text: str, made: list[Path]) -> None:
    try:
        create_file(path, text)
    except FileExistsError:
        made.remove(path)  # somebody else's
        raise


def _missing_folders(path: Path) -> list[Path]:
    return [folder for folder in path.parents if not folder.exists()]


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return  # never made, or somebody else has put something in it meanwhile


def change_together(root: Path, files: Mapping[str, str | None], known: Mapping[str, str | None]) -> Callable[[], None]:
    """Write, or with None remove, all files below `root`; when one cannot be, all are as they were.

    `known`: what each file held when the change was planned, see `texts_of`. Returns what undoes it. Raises OSError,
    ChangedMeanwhile when somebody else has changed one.
    """
    change_files(root, files, known)
    return lambda: change_files(root, known, files)
