"""The traps inside a flow value: text with a comma, a colon, a bracket or a hash between `{` and `}`.

Looks at one line and says what would mend it; telling it is `values`' work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kb.read.traps.field_names import LISTS, NOUN_LISTS, SENTENCES, FieldNames
from kb.read.traps.flow import FlowPart, close_of, parts_of
from kb.read.traps.plain import quote

_LEADING = re.compile(r"[@`%*&!|>\]},#?:]|-(?=[ \t])")
_BRACKET = re.compile(r"[\[\]{}]")
_COLON = re.compile(r":(?=[ \t,?\[\]{}]|$)")
_HASH = re.compile(r"[ \t]#")
_GLUED = re.compile(r"([A-Za-z][\w-]*)(?::[\u3000\xa0]+|:(?!//)|：)[ \u3000\xa0]*([^\s].*)")
_NEXT_FIELD = re.compile(r"[^\w-]([\w-]+)[ \t]*[:：]")
_STRING = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!')""")


class Broken(NamedTuple):
    """A part that YAML reads otherwise than it was meant; `mended` is None when that is not certain."""

    rule: str
    start: int
    end: int
    message: str
    mended: str | None


def broken_parts(text: str, start: int, field: str, names: FieldNames) -> Iterator[Broken]:
    """The broken parts of the flow value at `start` of the line `text`, and of those inside it."""
    parts = parts_of(text, start, close_of(text, start, strict=False))
    if text[start] == "[":
        for part in parts:
            yield from _item(text, part, field, names)
        return
    index = 0
    while index < len(parts):
        part, first = parts[index], index
        index += 1
        if not part.has_key:
            yield from _without_key(text, part, names)
            continue
        while index < len(parts) and not parts[index].has_key and not _glued(text, parts[index], names):
            index += 1
        yield from _value(text, part._replace(end=parts[index - 1].end), names, parts[first + 1 : index])


def _item(text: str, part: FlowPart, field: str, names: FieldNames) -> Iterator[Broken]:
    if not part.has_key:
        yield from _trouble(text, part, names, field=field, item=True)
    elif names.is_field(part.key) or names.is_nearly_field(part.key) or text[part.begin] in "\"'[{":
        yield from _value(text, part, names, [])
    elif field not in NOUN_LISTS or not part.key.isascii():
        whole = part._replace(start=part.begin)
        if broken := next(_trouble(text, whole, names, field=field, item=True), None):
            yield broken


def _value(text: str, part: FlowPart, names: FieldNames, swallowed: list[FlowPart]) -> Iterator[Broken]:
    """The value of a key, with the parts after it that have no key and so belong to it."""
    words = [text[one.start : one.end] for one in swallowed]
    found = list(_trouble(text, part, names, field=part.key, item=False))
    if all(names.is_field(word) for word in words):
        yield from found
        return
    value = text[part.start : part.end]
    certain = (part.key in SENTENCES or not names.is_field(part.key)) and value[:1] not in "\"'[{"
    certain = certain and not any(names.is_field(word) for word in words) and all(one.mended for one in found)
    message = "the comma ends the text: YAML takes what follows it for another field"
    yield Broken("yaml-flow-comma", part.start, part.end, message, quote(value) if certain else None)


def _without_key(text: str, part: FlowPart, names: FieldNames) -> Iterator[Broken]:
    word = text[part.start : part.end]
    if glued := _glued(text, part, names):
        wide = "：" in word[: len(glued[1]) + 1]
        rule = "yaml-fullwidth-colon" if wide else "yaml-missing-space"
        message = f"'{glued[1]}' needs ': ', a half-width colon and a blank, before its value"
        safe = not _LEADING.match(glued[2]) and not re.search(r"[\"'\[\]{}]|[ \t]#", glued[2])
        safe = safe and not _COLON.search(glued[2])
        yield Broken(rule, part.start, part.end, message, f"{glued[1]}: {glued[2]}" if safe else None)
    elif not names.is_field(word) and word[0] not in "\"'[{":
        yield Broken("yaml-flow-comma", part.start, part.end, "this part has no field: YAML drops it", None)


def _glued(text: str, part: FlowPart, names: FieldNames) -> re.Match[str] | None:
    found = _GLUED.fullmatch(text[part.start : part.end])
    return found if found and names.is_field(found[1]) else None


def _trouble(text: str, part: FlowPart, names: FieldNames, *, field: str, item: bool) -> Iterator[Broken]:
    """What YAML does not read as text in one value or item."""
    value = text[part.start : part.end]
    if not value:
        return
    if value == "-" and text[part.end : part.end + 1] in " \t":
        reason = ("yaml-leading-character", "a lone - is the start of a list")
    elif value[0] in "\"'":
        if _STRING.fullmatch(value):
            return
        reason = ("yaml-leading-character", f"a text cannot begin with {value[0]} unless all of it is in quotes")
    elif value[0] in "[{" and close_of(text, part.start, strict=False) == part.end and not value.startswith("{{"):
        yield from broken_parts(text, part.start, field, names)
        return
    else:
        found = _reason(value)
        if not found:
            return
        reason = found
    certain = names.takes_text(field, item=item) and not (item and field in LISTS and value[0] == "{")
    if reason[0] == "yaml-flow-comma":
        certain = certain and not any(names.is_field(word) for word in _NEXT_FIELD.findall(value))
    yield Broken(reason[0], part.start, part.end, reason[1], quote(value) if certain else None)


def _reason(value: str) -> tuple[str, str] | None:
    if value.startswith("[["):
        return "yaml-mention", "YAML takes [[ for the start of a list"
    if _LEADING.match(value) or value[0] in "[{":
        return "yaml-leading-character", f"a text cannot begin with {value[0]} without quotes"
    if _BRACKET.search(value):
        return "yaml-flow-comma", "a bracket inside a text needs quotes between { } and [ ]"
    if _COLON.search(value):
        return "yaml-flow-comma", "the colon makes YAML look for another field inside this text"
    if _HASH.search(value):
        return "text-cut", "the text is cut here: YAML takes ' #' and all after it for a comment"
    return None
