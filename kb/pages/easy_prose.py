"""Easy prose: nothing but paragraphs, `code`, *stars* and mentions. It becomes HTML without a Markdown parser.

Gives what `kb.pages.prose` would get from the parser, byte for byte, or None when there is more in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import escape

from kb.library import MENTION

Resolve = Callable[[str, str, str], tuple[str, str] | None]
"""(id, section, words to show) → (link, words), or None when no such record exists."""

_CODE = r"`([^`\s\0](?:[^`\n\r\0]*[^`\s\0])?)`(?!`)"
_STARRED = r"([^\W_](?:[^\\`*_\[\]<&!\n\r\0]*[^\W_])?)"
_STARS = rf"(?<!\*)(?:\*\*{_STARRED}\*\*|\*{_STARRED}\*)(?!\*)"
"""Between two letters, stars open and close whatever stands around them."""
_PIECES = re.compile(f"{MENTION.pattern}|{_CODE}|{_STARS}")
_PIECES_OF_A_LINE = re.compile(f"{MENTION.pattern}|{_CODE}")
_BLOCK_MARK = r"(?![\s#+=|~:>-]|\d{1,9}[.)])"
"""How no line begins: CommonMark could see a heading, a list, a quote, a table or a rule in it."""
_IN_A_LINE = rf"[^\\`*_\[\]<&!\n\r\0]++|!(?!\[)|(?<=[0-9A-Za-z])_++(?=[0-9A-Za-z])|{MENTION.pattern}|{_CODE}|{_STARS}"
_LINE = rf"{_BLOCK_MARK}(?:{_IN_A_LINE})+(?<![ \t])"
_LINE_END = r"\n\n++|(?<=[!-~])\n(?=[!-~])"
"""Between Japanese characters the parser takes a single line end away."""
_BLOCKS = re.compile(rf"{_LINE}(?:(?:{_LINE_END}){_LINE})*")
_ONE_LINE = re.compile(rf"(?:[^\\`\[<\n\r\0]++|{MENTION.pattern}|{_CODE})+")
_PARAGRAPHS = re.compile(r"\n{2,}")


def easy_blocks(text: str, resolve: Resolve) -> str | None:
    """The paragraphs of a text; it neither begins nor ends with an empty line."""
    if not _BLOCKS.fullmatch(text):
        return None
    return "".join(f"<p>{_inline(one.strip(), resolve)}</p>\n" for one in _PARAGRAPHS.split(text))


def easy_line(text: str, resolve: Resolve) -> str | None:
    """One line, of which every character stays."""
    if not _ONE_LINE.fullmatch(text):
        return None
    return _filled(text, _PIECES_OF_A_LINE, lambda one: _mention_or_code(one, resolve))


def mention(words_as_written: str, found: tuple[str, str] | None) -> str:
    """A mention as a link; as it was written when it leads nowhere."""
    if found is None:
        return str(escape(words_as_written))
    link, words = found
    return f'<a class="kb-mention" href="{escape(link)}">{escape(words)}</a>'


def _inline(text: str, resolve: Resolve) -> str:
    return _filled(text, _PIECES, lambda one: _starred(one) or _mention_or_code(one, resolve))


def _filled(text: str, pieces: re.Pattern[str], shown: Callable[[re.Match[str]], str]) -> str:
    parts: list[str] = []
    end = 0
    for match in pieces.finditer(text):
        parts += (_escaped(text[end : match.start()]), shown(match))
        end = match.end()
    parts.append(_escaped(text[end:]))
    return "".join(parts)


def _mention_or_code(match: re.Match[str], resolve: Resolve) -> str:
    target, section, words, code = match.groups()[:4]
    if code is None:
        return mention(match[0], resolve(target, section or "", words or ""))
    return f"<code>{_escaped(code)}</code>"


def _starred(match: re.Match[str]) -> str:
    *_, strong, weak = match.groups()
    if strong:
        return f"<strong>{_escaped(strong)}</strong>"
    return f"<em>{_escaped(weak)}</em>" if weak else ""


def _escaped(text: str) -> str:
    """As markdown-it escapes: apostrophes stay."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
