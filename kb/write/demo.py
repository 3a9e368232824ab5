"""The demo, a knowledge base that is full: its files by path, and how they get into a folder, all of them or none.

Its settings are those of a new knowledge base; its records and runbooks are those of our own repository.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kb.atomic import PREFIX, new_folder_for
from kb.shipped import demo_dir
from kb.write.starter import Answers, starter_files
from kb.write.together import create_together, holds

NAME = "kb demo"
LAST = "logs/kb.yml"
"""Until it is there, a folder is no knowledge base."""
OWN = ("docs/runbooks", "logs")
"""The folders that are the demo's own."""
BEGUN = ("mkdocs.yml", ".gitignore", ".kb/", ".vscode/")
"""What it has from `kb init`: not the CI files, nor what is told about them."""


def demo_files(language: str) -> dict[str, str]:
    """Every file of the demo, its site in `language`: path relative to its folder, and text; kb.yml is the last."""
    begun = starter_files(Answers(NAME, language, "UTC"))
    files = {path: text for path, text in begun.items() if path.startswith(BEGUN)}
    base = demo_dir()
    for part in OWN:
        for path in sorted((base / part).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                files[path.relative_to(base).as_posix()] = path.read_text("utf-8")
    files[LAST] = files.pop(LAST)
    return files


def can_take(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether `folder` is not there, or empty but for what a killed run of the same has left. Raises OSError."""
    if not folder.is_dir():
        return not folder.exists() and not folder.is_symlink()
    return not (folder / LAST).exists() and all(
        holds(path, files.get(path.relative_to(folder).as_posix(), "")) or path.name.startswith(PREFIX)
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    )


def write_demo(folder: Path, files: Mapping[str, str]) -> None:
    """Write all files into a folder that `can_take` them. Raises OSError; then nothing was written.

    A new folder appears in one moment. One that is there stays the same, for a shell may stand in it.
    """
    folder = folder.absolute()  # a sentence about it tells the whole path
    if folder.is_dir():
        create_together(folder, {name: text for name, text in files.items() if not (folder / name).exists()})
        return
    try:
        with new_folder_for(folder) as new:
            for name, text in files.items():
                path = new / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
            new.chmod(0o755)
            new.rename(folder)  # refused when somebody else has put something there meanwhile
    except OSError as error:
        sentence = f"cannot be written: {error.strerror or error}; nothing was written"
        raise OSError(error.errno, sentence, str(folder)) from error
