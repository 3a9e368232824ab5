"""logs/mentions.json ↔ a scan of runbooks. Sorted, one mention a line, so that it can be committed and compared."""

from __future__ import annotations

import json
from dataclasses import asdict

from kb.model.scan import RunbookLine, Scan, ScannedFolder
from kb.problem import Place, Problem

NAME = "logs/mentions.json"
VERSION = 1
HELP = "write it anew: kb links --save"


def read_scan(raw: bytes) -> tuple[Scan, list[Problem]]:
    """The scan that the file holds; an empty one, and a problem, when it holds none."""
    try:
        data = json.loads(raw)
        if data["version"] != VERSION:
            message = f"its version is {data['version']!r}, this kb reads {VERSION}"
            return Scan(), [Problem(Place(NAME), "unreadable", message, help=HELP)]
        lines = [RunbookLine(**{"repository": "", **one, "line": int(one["line"])}) for one in data["mentions"]]
        folders = [ScannedFolder(**one) for one in data["folders"]]
        if not all(
            isinstance(text, str) for one in [*map(asdict, lines), *map(asdict, folders)] for text in _texts(one)
        ):
            raise TypeError("a text is something else")  # noqa: TRY301  # told like what JSON itself refuses
        return Scan(tuple(sorted(lines)), tuple(sorted(folders))), []
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        message = f"this is no stored scan ({type(error).__name__})"
        return Scan(), [Problem(Place(NAME), "unreadable", message, help=HELP)]


def write_scan(scan: Scan) -> str:
    """The text of the file: the same for the same scan."""
    folders = _rows([asdict(one) for one in sorted(scan.folders)])
    mentions = _rows([{name: value for name, value in asdict(one).items() if value} for one in sorted(scan.lines)])
    return f'{{\n "version": {VERSION},\n "folders": {folders},\n "mentions": {mentions}\n}}\n'


def _rows(rows: list[dict[str, object]]) -> str:
    if not rows:
        return "[]"
    return "[\n" + ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows) + "\n ]"


def _texts(one: dict[str, object]) -> list[object]:
    return [value for name, value in one.items() if name != "line"]
