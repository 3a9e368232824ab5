"""Records as `kb new` would write them: block style, prose below `|`, quotes only where YAML needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict

from benchmarks.plausible.records import Record

_PLAIN = re.compile(r"[^\W_][^:#'\"\[\]{},&*!|>%@`\n]*(?<! )")
_LIKE_ANOTHER_TYPE = re.compile(r"[\d.: -]+|true|false|yes|no|on|off|null", re.IGNORECASE)


def record_as_yaml(record: Record) -> str:
    """The file of one record; id and folder are its path."""
    values = {key.rstrip("_"): value for key, value in asdict(record).items() if key not in ("id", "folder")}
    return as_yaml(values)


def as_yaml(value: object) -> str:
    """A map as YAML; empty values are left out."""
    return "\n".join(_lines(value, "")) + "\n"


def _lines(value: object, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if inner or inner == 0:
                yield from _entry(f"{indent}{name.rstrip('_')}:", inner, indent + "  ")
    elif isinstance(value, list):
        for item in value:
            yield from _item(item, indent)


def _entry(head: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, dict | list):
        yield head
        yield from _lines(value, indent)
    elif "\n" in str(value) or (len(str(value)) > 90 and not head.lstrip().startswith("command")):
        yield f"{head} |"
        yield from (f"{indent}{line}" if line else "" for line in str(value).rstrip("\n").split("\n"))
    else:
        yield f"{head} {_scalar(str(value))}"


def _item(item: object, indent: str) -> Iterator[str]:
    if isinstance(item, dict):
        inside = list(_lines(item, indent + "  "))
        yield f"{indent}- {inside[0].lstrip()}"
        yield from inside[1:]
    else:
        yield f"{indent}- {_scalar(str(item))}"


def _scalar(text: str) -> str:
    if _LIKE_ANOTHER_TYPE.fullmatch(text) or (_PLAIN.fullmatch(text) and "\uff1a" not in text):
        return text
    return "'" + text.replace("'", "''") + "'"
