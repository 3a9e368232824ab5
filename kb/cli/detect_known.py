"""What `kb detect` judges by, and where that is what a site publishes (`--kb`): nothing else is loaded for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kb.cli.options import stop
from kb.detect.published import FILE, Damaged, Published, read_published
from kb.model.today import choose_now
from kb.read.root import SETTINGS

if TYPE_CHECKING:
    from kb.library import Library


@dataclass(frozen=True, slots=True)
class Basis:
    """What an input is judged by: detectors and cards, today, and the library where there is one."""

    published: Published
    now: datetime
    library: Library | None = None


def basis_far(file: Path, now: str | None) -> Basis:
    """What a published pitfalls.json says; `file` is that file or the folder it is in."""
    path = file / FILE if file.is_dir() else file
    try:
        published = read_published(path.read_bytes())
    except FileNotFoundError:
        if (file / SETTINGS).is_file():
            stop(f"{file} is a knowledge base, not its site; use --root {file}, or --kb with the built site")
        stop(f"{path} is not there; kb build puts it beside the site's index.html")
    except Damaged as said:
        stop(f"{path}: {said}")
    return Basis(published, choose_now(published.settings, now))
