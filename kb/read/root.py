"""Where a knowledge base begins: the folder above its logs/kb.yml. Reads nothing."""

from __future__ import annotations

from pathlib import Path

LOGS = "logs"
SETTINGS = f"{LOGS}/kb.yml"
ACTIONS = f"{LOGS}/actions.yml"
JOURNAL = ".journal.jsonl"
"""How the name of a file with the notes of a night ends: it stands beside its record."""


def find_root(start: Path) -> Path:
    """The knowledge base that `start` is in: the nearest folder upwards with logs/kb.yml.

    Raises FileNotFoundError with a sentence for a person.
    """
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise FileNotFoundError(f"no {SETTINGS} here or above {start}; begin one with: kb init")
