"""A new pitfall, empty or begun from a deviation that no pitfall explains yet."""

from __future__ import annotations

import re

from kb.library import LogEntry, mentions_in
from kb.model.worklog import Deviation
from kb.write.new_record import Basics, begin, one_line
from kb.write.phrases import phrase
from kb.write.replacing import with_field
from kb.write.yaml_text import fields

_LONGEST_TITLE = 80
_SENTENCE_END = re.compile(r"(?<=。)|(?<=[.!?])\s|\n")


def unexplained(entry: LogEntry) -> dict[int, Deviation]:
    """The deviations of a log that name no pitfall, by their number from 1; `pitfall: none` is an explanation."""
    return {number: one for number, one in enumerate(entry.record.deviations, 1) if one.pitfall is None}


def title_of(deviation: Deviation) -> str:
    """The first sentence of what was seen, to begin with."""
    first = one_line(_SENTENCE_END.split(deviation.seen.strip())[0]).rstrip(".。")
    return first if len(first) <= _LONGEST_TITLE else first[: _LONGEST_TITLE - 1] + "…"


def new_pitfall(basics: Basics) -> str:
    """The text of a pitfall of which only the title is known."""
    return begin(basics)


def pitfall_of(text: str, basics: Basics, entry: LogEntry, deviation: Deviation) -> str:
    """`text`, a new pitfall, begun from a deviation: its symptom is what was seen; the cause stays open."""
    log = entry.record
    text = with_field(text, "applies_to", fields({"applies_to": {"systems": log.systems, "tools": log.tools}}))
    text = with_field(text, "symptom", fields({"symptom": _symptom(deviation, log.id, basics.language)}))
    if deviation.did.strip():
        did = [phrase("did", basics.language, id=log.id), *deviation.did.strip().split("\n")]
        text = with_field(text, "recover", "recover:\n" + "".join(f"  # {line}".rstrip() + "\n" for line in did))
    return text


def _symptom(deviation: Deviation, log: str, language: str) -> str:
    parts = [deviation.seen.strip()]
    if deviation.error.strip() and not any(mentions_in(deviation.error)):
        parts.append(_fenced(deviation.error.strip("\n")))
    parts.append(phrase("met-in", language, id=log))
    return "\n\n".join(parts) + "\n"


def _fenced(output: str) -> str:
    """Pasted output as a code block of CommonMark; its fence is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall(r"`+", output)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{output}\n{fence}"
