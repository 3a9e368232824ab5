"""Markdown, as MkDocs, GitHub and wikis read it: which lines are prose, which are code, which are pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.links.lines import FileLine, code, indent_of, is_pasted, numbered

FENCE = re.compile(r"\s*(?:>\s?)*\s*(`{3,}|~{3,})\s*(.*)")
_LANGUAGE = re.compile(r"[{.]*([\w+#-]*)(?:\}\s*([\w+#-]+))?")
_CODE_SPAN = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_ITEM = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|(?:!!!|\?\?\?\+?|===)(?=[ \t]))")
_ADMONITION = re.compile(r"\s*[!?=]{3}")
_CLOSED = re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:[\r\n]|$)")
_PRE = re.compile(r"<(pre|script|style|textarea)\b", re.IGNORECASE)


def read_markdown(text: str) -> Iterator[FileLine]:
    """Every line but pasted ones: fences without a language, indented code, `<pre>`. Code spans are blank."""
    reading = _Reading()
    for number, line in numbered(text):
        if number == 1 and line.rstrip() == "---" and _CLOSED.search(text):
            reading.front_matter = True
            continue
        found = reading.read(number, line)
        if found is not None:
            yield found


class _Reading:
    """Where in a Markdown file the reader is."""

    def __init__(self) -> None:
        self.front_matter = False
        self._fence = ""
        self._pasted = False
        self._pre = ""
        self._blank_before = True
        self._content = 0
        """Where the text of the list item around the line begins; 0 outside lists."""
        self._indented = False

    def read(self, number: int, line: str) -> FileLine | None:  # noqa: PLR0911  # one return for each state
        """The line as far as it may hold mentions."""
        if self.front_matter:
            self.front_matter = line.rstrip() not in ("---", "...")
            return code(number, line)
        if self._fence:
            return self._in_fence(number, line)
        if self._pre:
            return self._in_pre(number, line, 0)
        if self._opens_fence(line):
            return None
        if not line.strip():
            self._blank_before = True
            return None
        if self._is_indented_code(line):
            return None
        self._blank_before = False
        if "<" in line and (opening := _PRE.search(without_code(line))):
            self._pre = opening[1].lower()
            return self._in_pre(number, line, opening.start())
        return FileLine(number, line, without_code(line))

    def _in_fence(self, number: int, line: str) -> FileLine | None:
        match = FENCE.match(line)
        if match and match[1].startswith(self._fence) and not match[2]:
            self._fence = ""
            return None
        return None if self._pasted else code(number, line)

    def _opens_fence(self, line: str) -> bool:
        match = FENCE.match(line) if "```" in line or "~~~" in line else None
        if match is None or (match[1][0] == "`" and "`" in match[2]):
            return False
        self._fence, self._blank_before = match[1], False
        named = _LANGUAGE.match(match[2])
        self._pasted = is_pasted((named[2] or named[1]) if named else "")
        return True

    def _in_pre(self, number: int, line: str, start: int) -> FileLine | None:
        end = line.lower().find(f"</{self._pre}>", start)
        if end < 0:
            return FileLine(number, line, without_code(line[:start]).ljust(len(line))) if start else None
        self._pre = ""
        return FileLine(number, line, without_code(line[:start] + " " * (end - start) + line[end:]))

    def _is_indented_code(self, line: str) -> bool:
        indent = indent_of(line)
        if (self._blank_before or self._indented) and indent >= self._content + 4:
            self._indented = True
            return True
        self._indented = False
        item = _ITEM.match(line)
        if item:
            self._content = indent + 4 if _ADMONITION.match(line) else indent_of(" " * len(item[0]))
        elif self._blank_before:
            self._content = min(self._content, indent)
        return False


def without_code(line: str) -> str:
    """The line with its code spans blank."""
    return _CODE_SPAN.sub(lambda span: " " * len(span[0]), line) if "`" in line else line
