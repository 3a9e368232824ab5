"""Files of other tools: what they hold, or one sentence about why they cannot be read."""

from __future__ import annotations

from pathlib import Path

from kb.cli.options import stop
from kb.imports.draft import clean
from kb.imports.recognise import read_outline
from kb.imports.slack_export import is_archive
from kb.imports.steps import read_steps, step_fields
from kb.read.text.encodings import read_text
from kb.write.yaml_text import Value, fields

MOST_BYTES = 50_000_000
"""Of an archive; the text of a draft may be much smaller."""


def read_foreign(path: Path) -> tuple[bytes, str]:
    """The bytes of a file and its text in whatever encoding; an archive has none. Ends the run for what is no text."""
    if not path.is_file():
        stop(f"{path} is no file")
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror}")
    if len(raw) > MOST_BYTES:
        stop(f"{path} has more than {MOST_BYTES:,} bytes; take a part of it")
    found = ("", "") if is_archive(raw) else read_text(raw)
    if found is None:
        stop(f"{path} is no text")
    return raw, found[0].removeprefix("\ufeff")


def steps_in(path: Path) -> str:
    """The field `steps` of a new window, from a numbered list or a table. Ends the run when there is none."""
    text, _ = clean(read_foreign(path)[1])
    steps = read_steps(read_outline(text, path.name))
    if not steps:
        stop(f"--steps-from: {path} has no numbered list, and no table with a column for steps")
    given: list[Value] = [step_fields(step) for step in steps]
    return fields({"steps": given})
