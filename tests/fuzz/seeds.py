"""Writes what fuzzing begins with: the demo's records and texts with secrets, one file each: `seeds.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KINDS = ("windows", "incidents", "pitfalls", "checklists")


def main(folder: Path) -> None:
    """Fill `folder`; the first byte of each file is the choice that tests/fuzz/target.py makes."""
    folder.mkdir(parents=True, exist_ok=True)
    records = [path for path in sorted((ROOT / "logs").rglob("*.yml")) if path.name != "kb.yml"]
    for number, path in enumerate(records):
        choice = KINDS.index(path.relative_to(ROOT / "logs").parts[0])
        text = path.read_bytes()
        (folder / f"record-{number}").write_bytes(bytes([choice]) + text)
        (folder / f"piece-{number}").write_bytes(bytes([choice]) + text[:400])
    (folder / "settings").write_bytes(b"\4" + (ROOT / "logs/kb.yml").read_bytes())
    for number, line in enumerate((ROOT / "tests/secrets/kinds.txt").read_text("utf-8").splitlines()):
        (folder / f"secret-{number}").write_bytes(b"\6" + line.replace("¦", "").encode())
    pages = sorted((ROOT / "docs").rglob("*.md"))
    for choice, paths in ((8, pages), (10, pages), (11, [*pages, *sorted((ROOT / "templates").rglob("*.j2"))])):
        for number, path in enumerate(paths):
            (folder / f"text-{choice}-{number}").write_bytes(bytes([choice]) + path.read_bytes()[:4000])
    for number, path in enumerate(sorted((ROOT / "logs/fixtures").rglob("*.*"))):
        (folder / f"output-{number}").write_bytes(b"\t" + path.read_bytes()[:8000])
    for path in sorted((ROOT / "tests/fuzz/findings").glob("*")):
        (folder / path.name).write_bytes(path.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
