"""A text or a map where a list belongs: how it is written as a list."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.model.values.as_fields import as_value

_PLAIN = "begin each item on its own line with '- '"
_WORD = re.compile(r"[\w.-]+(?: [\w.-]+)?")
_BRACKETS = "[]［］【】 \u3000"
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_LONGEST = 80
_NOTHING = frozenset({"none", "no", "nothing", "n/a", "na", "nil", "-", "なし", "無し", "無", "特になし", "該当なし"})
_CLOCK = re.compile(r"(?:\d{4}-\d\d-\d\d )?\d{1,2}:\d\d")


def as_items(value: object) -> str:
    """How `value` may be written as a list, for the help of a problem."""
    if isinstance(value, str):
        return _of_text(value.strip())
    return _of_map(value) if isinstance(value, Mapping) and value else _PLAIN


def _of_text(text: str) -> str:
    if not text or "\n" in text or len(text) > _LONGEST:
        return _PLAIN
    if text.casefold().rstrip(".。") in _NOTHING:
        return "leave the field out where there is none"
    words = [one.strip() for one in re.split(r"[,，、;]", text.strip(_BRACKETS))]
    if len(words) > 1 and all(map(_WORD.fullmatch, words)) and not _HIRAGANA.search(text):
        return f"write:  [{', '.join(words)}]"
    return f"write it on a line of its own, below the field:  - {as_value(text)}"


def _of_map(value: Mapping[str, object]) -> str:
    name, first = next(iter(value.items()))
    if not isinstance(first, str) or "\n" in first:
        return f"write '- ' before its first field, '{name}', and indent the others as far"
    if _CLOCK.fullmatch(name):
        return f"begin each item with '- ':  - at: {name}  and below it  what: {as_value(first)}"
    if name.isdecimal():
        return f"write '- ' in place of the numbers:  - {as_value(first)}"
    return f"write '- ' before its first field, and indent the others as far:  - {name}: {as_value(first)}"
