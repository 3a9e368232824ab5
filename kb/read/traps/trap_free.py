"""Whether a record is written so plainly that no trap can be in it: one pattern over the whole text.

Most records are; only over the lines of the others does `scan` walk. May say no to what is harmless.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from kb.read.traps.field_names import LOCALIZED, LOOSE, TEXT_LISTS, TEXTS, TOP

_PLAIN = r"[^\s@`%*&!|>,\[\]{}\"'#?:-][^:#\t\n]*+(?:(?::(?![ \n])|(?<! )\#)[^:#\t\n]*+)*"
_QUOTED = r"(?:'[^'\n]*(?:''[^'\n]*)*'|\"[^\"\\\n]*\") *"
_TEXT = rf"(?:{_PLAIN}|{_QUOTED})"
_SENTENCE = rf"(?![A-Za-z][\w-]*[ \u3000]*(?:：|:(?!/))|[・•‣◦－–—‐−―ー]){_TEXT}"
"""An item that nobody takes for a field, or for an item of another list."""
_WORD = r"[^\s@`%*&!|>,?:\[\]{}\"'#-](?:[^\[\]{}\"'#:,\n]|:(?=\w))*"
_BRACKETS = rf"(?:\[{_WORD}(?:, {_WORD})*\]|\{{[\w-]+: {_WORD}(?:, [\w-]+: {_WORD})*\}}) *"
_BLANK = r"(?: *+(?:#[^\n]*+)?\n)*"
"""Blank lines and comments."""
_LISTS = TEXT_LISTS | LOOSE


def _any(words: Iterable[str]) -> str:
    """A pattern that matches one of `words`, letter by letter: ten times as quick as one after the other."""
    by_letter = groupby(sorted(words), key=lambda word: word[:1])
    return f"(?:{'|'.join(first + _any([word[1:] for word in rest]) if first else '' for first, rest in by_letter)})"


_NOT_THIS = rf"(?!(?=[a-z_]++: *+[\n\[{{>])(?:{_any(_LISTS | LOCALIZED)}: *\n|{_any(TEXTS)}: +[\[{{>]))"
"""What stands below a list of texts, or beside a text, is looked at more closely; so is text whose lines are joined."""


def is_trap_free(text: str, known: frozenset[str]) -> bool:
    """Whether `text`, if YAML reads it without a problem, surely holds no trap; `known` are all field names."""
    return bool(_trap_free(known).fullmatch(text if text.endswith("\n") else f"{text}\n"))


@cache
def _trap_free(known: frozenset[str]) -> re.Pattern[str]:
    """A whole record: known fields and items, each value closed on its line or a block below it."""
    item = rf"(?P<item> *+){_item('item', 'item_text')}"
    kinds = (_fields("field", "", _named(known)), _fields("pair", "- ", _any(known)), item, _texts(), _languages())
    return re.compile(rf"{_BLANK}(?:{'|'.join(kinds)})*")


def _named(words: frozenset[str]) -> str:
    """One of `words`; at the left edge only one that may stand there."""
    return rf"(?:(?<= ){_any(words)}|(?<! ){_any(words & TOP)})"


def _fields(group: str, dash: str, name: str) -> str:
    """A line with the field `name`, `dash` before it: with a value, a block, or something else below it."""
    deeper = rf"(?P={group}){' ' * len(dash)} "
    value = rf"{_closed(rf'(?:{_TEXT}|{_BRACKETS})', deeper)}|{_block(f'{group}_text', deeper)}"
    return rf"(?P<{group}> *+){dash}{_NOT_THIS}{name}:(?: +(?:{value})| *\n{_BLANK})"


def _texts() -> str:
    """A field with a list below it, all of whose items are texts."""
    first, more = _item("first", "first_text"), _item("first", "more_text")
    items = rf"(?P<first> *+){first}(?:(?P=first){more})*(?!(?P=first)- )"
    return rf" *{_named(_LISTS)}: *\n{_BLANK}(?:{items}|(?! *- ))"


def _item(margin: str, group: str) -> str:
    """An item that is a text, from its dash on."""
    deeper = rf"(?P={margin}) "
    return rf"- (?:{_closed(_SENTENCE, deeper)}|{_block(group, deeper)})"


def _languages() -> str:
    """A field with a text for each language below it; a block only as the last one."""
    deeper = "(?P=language) "
    line = rf"(?:ja|en): +{_closed(_TEXT, deeper)}"
    last = rf"(?:ja|en): +{_block('language_text', deeper)}"
    lines = rf"{line}(?:(?P=language){line})*(?:(?P=language){last})?"
    return rf" *(?:- )?{_named(LOCALIZED)}: *\n{_BLANK}(?P<language> +){lines}"


def _closed(value: str, deeper: str) -> str:
    """A value that is over at the end of its line."""
    return rf"{value}\n{_BLANK}(?!{deeper})"


def _block(group: str, deeper: str) -> str:
    """A text below its field or dash: no line of it stands further left than its first one."""
    first = rf"(?P<{group}>{deeper} *)[^ \t\n][^\n]*\n"
    more = rf" *+\n|(?P={group}) *+[^\n]++\n"
    return rf"[|>][+-]? *\n(?: *\n)*{first}(?:{more})*(?!{more})"
