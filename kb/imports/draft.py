"""A draft log as text: what was understood as fields, what was not as a list of things to do, the original kept whole.

Nothing is invented: a field that the original does not fill is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kb.write.naming import modeline
from kb.write.new_record import SCHEMA_OF, Basics, one_line
from kb.write.yaml_text import Value, fields

ORIGINAL = "x-original"
PIECE = 80_000
"""Characters of the original in one text; a text of a record has at most 100,000."""
MENTION = re.compile(r"(?<!\\)\[\[(?=[a-z0-9])")
_ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\-_]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
ORDER = ("summary", "systems", "tools", "tags", "timezone", "window", "actual", "steps", "timeline", "deviations",
         "impact", "severity", "detected", "mitigated", "went_well", "went_wrong", "got_lucky", "contributing_factors",
         "lessons", "actions", "links")  # fmt: skip
"""Fields of a draft, in the order of the night."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an import understood: fields of a work log, and sentences about what a person must do."""

    values: Mapping[str, Value]
    to_do: tuple[str, ...] = ()
    title: str = ""
    day: str = ""
    """When it began, as exactly as it is known; '' when it is not."""
    literal: frozenset[str] = field(default=frozenset({"output", "error", "command"}))
    """Fields whose text is never read for mentions."""


def draft_text(draft: Draft, basics: Basics, name: str, original: str) -> str:
    """The YAML text of a draft that was imported from the file `name` with the text `original`."""
    kept, changed = clean(original)
    to_do = list(draft.to_do)
    if changed:
        to_do.append("the original held control characters or colours; they were taken out")
    head = [modeline(basics.path, SCHEMA_OF[basics.kind]), f"# Imported from {one_line(clean(name)[0])} by kb import."]
    head += [f"# TODO: {one_line(line)}" for line in to_do]
    known: dict[str, Value] = {"title": one_line(clean(str(basics.title))[0]), "lang": basics.language, "draft": True}
    known |= {field: _cleaned(draft.values[field], field, draft.literal) for field in ORDER if draft.values.get(field)}
    pieces = list(_pieces(kept.strip("\n")))
    known[ORIGINAL] = pieces[0] if len(pieces) == 1 else pieces
    return "\n".join(head) + "\n" + fields(known)


def _pieces(text: str) -> Iterator[str]:
    """`text` in parts that a block can hold: none begins or ends at a line end."""
    while len(text) > PIECE:
        cut = PIECE
        while cut > 1 and "\n" in text[cut - 1 : cut + 1]:
            cut -= 1
        yield text[:cut]
        text = text[cut:]
    yield text


def clean(text: str) -> tuple[str, bool]:
    """`text` as a record may hold it, and whether anything but line ends was taken out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    found = _UNSEEN.sub("", _ANSI.sub("", lines.removeprefix("\ufeff")))
    return found, found != lines.removeprefix("\ufeff")


def _cleaned(value: Value, field: str, literal: frozenset[str]) -> Value:
    """The value without what no record may hold; `[[id]]` of another tool is no mention of ours."""
    if isinstance(value, str):
        text = clean(value)[0].strip("\n")
        return text if field in literal else MENTION.sub(r"\\[[", text)
    if isinstance(value, Mapping):
        return {name: _cleaned(one, name, literal) for name, one in value.items()}
    if isinstance(value, Sequence):
        return [_cleaned(one, field, literal) for one in value]
    return value
