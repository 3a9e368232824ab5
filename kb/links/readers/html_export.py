"""HTML, as Confluence and Notion export it: the text of the page and where its links lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from kb.links.lines import FileLine, numbered

_SILENT = frozenset({"pre", "code", "script", "style", "samp", "kbd", "textarea", "svg", "template"})
_HREF = re.compile(r"""\shref\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


def read_html(text: str) -> Iterator[FileLine]:
    """Every line that shows text or links; blank are tags, code, scripts and pasted output."""
    lines = [line for _, line in numbered(text)]
    parser = _Parser(lines)
    parser.feed("\n".join(lines))
    parser.close()
    for number, line in enumerate(lines, 1):
        seen = parser.seen.get(number)
        if seen:
            shown = "".join(line[start:end].rjust(end - last) for last, start, end in _spans(seen))
            yield FileLine(number, line, shown.ljust(len(line)), prose=False)


def _spans(seen: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """(end of the span before, start, end) of each span, in order."""
    last = 0
    for start, end in sorted(seen):
        yield last, start, end
        last = end


class _Parser(HTMLParser):
    """Remembers which parts of which lines are shown."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = lines
        self._silent: list[str] = []
        self.seen: dict[int, list[tuple[int, int]]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # HTMLParser hands it over
        """Begin a silent part, or note where a link leads."""
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag == "a" and not self._silent and (href := _HREF.search(self.get_starttag_text() or "")):
            before = (self.get_starttag_text() or "")[: href.start(1)]
            line, column = self.getpos()
            newlines = before.count("\n")
            start = len(before) - before.rfind("\n") - 1 if newlines else column + len(before)
            self._show(line + newlines, start, href[1])

    def handle_endtag(self, tag: str) -> None:
        """End a silent part, and what was left open in it."""
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Note text that is shown."""
        if not self._silent:
            self._show(*self.getpos(), data)

    def _show(self, line: int, column: int, text: str) -> None:
        for offset, part in enumerate(text.split("\n")):
            start = 0 if offset else column
            if part.strip():
                self.seen.setdefault(line + offset, []).append((start, start + len(part)))
