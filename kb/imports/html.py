"""HTML, as Confluence, Notion and browsers save it → an outline. Markup goes, text stays."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from kb.imports.outline import Block, Outline, OutlineBuilder

_SILENT = {"script", "style", "template", "noscript", "nav", "svg"}
_BLANKS = re.compile(r"[ \t\r\n\u00a0]+")
_BOX = re.compile(r"\A\s*(?:\[([ xX])\]|([☐☑✅]))\s*")


def read_html(text: str) -> Outline:
    """The outline of an HTML document; its <title> stands in for a missing first heading."""
    reading = _Reading()
    reading.feed(text)
    reading.close()
    reading.flush()
    return reading.outline.finish({"title": reading.title} if reading.title else {})


class _Reading(HTMLParser):
    """Gathers text until a block ends."""

    def __init__(self) -> None:
        super().__init__()
        self.outline = OutlineBuilder()
        self.title = ""
        self._open: list[str] = []
        self._text: list[str] = []
        self._lists: list[bool] = []
        self._head: tuple[str, ...] = ()
        self._cells: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # HTMLParser hands it over
        """Begin a block."""
        if tag in _SILENT or tag == "title":
            self._open.append(tag)
        if tag == "br":
            self._text.append("\n")
        elif re.fullmatch("h[1-6]|p|div|li|ul|ol|table|tr|pre|title|blockquote", tag) and not self._in_cell():
            self.flush()
        if tag in ("ul", "ol"):
            self._lists.append(tag == "ol")
        elif tag in ("td", "th"):
            self.flush()
            self._open.append(tag)
        elif tag == "pre":
            self._open.append(tag)
        elif tag == "table":
            self._head = ()

    def handle_endtag(self, tag: str) -> None:
        """End a block, and put it down."""
        if re.fullmatch("h[1-6]", tag):
            text = self._taken()
            self.outline.heading(text, int(tag[1]))
        elif tag == "title":
            self.title = self._taken()
        elif tag in ("td", "th"):
            self._cells.append((self._taken(), tag == "th"))
        elif tag == "tr":
            self._row()
        elif tag in ("ul", "ol"):
            self.flush()
            if self._lists:
                self._lists.pop()
        elif tag in ("p", "div", "li", "pre", "blockquote") and not self._in_cell():
            self.flush()
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep text that is shown."""
        if not any(tag in _SILENT for tag in self._open):
            self._text.append(data if "pre" in self._open else _BLANKS.sub(" ", data))

    def flush(self) -> None:
        """Put down the text gathered so far, as what it stands in."""
        code = "pre" in self._open
        text = self._taken(keep=code)
        if not text:
            return
        if code:
            self.outline.add(Block("code", text, max(0, len(self._lists) - 1)))
        elif self._lists:
            box = _BOX.match(text)
            ticked = ((box[1] or "") in ("x", "X") or (box[2] or "") in ("☑", "✅")) if box else None
            text = text[box.end() :] if box else text
            self.outline.add(Block("item", text, len(self._lists) - 1, self._lists[-1], ticked=ticked))
        else:
            self.outline.add(Block("text", text))

    def _row(self) -> None:
        cells, self._cells = self._cells, []
        texts = tuple(text for text, _ in cells)
        if not self._head and cells and all(heading for _, heading in cells):
            self._head = texts
        elif cells:
            head = self._head or tuple("" for _ in cells)
            self.outline.add(Block("row", " | ".join(texts), cells=texts, head=head))

    def _in_cell(self) -> bool:
        return "td" in self._open or "th" in self._open

    def _taken(self, *, keep: bool = False) -> str:
        text = "".join(self._text)
        self._text = []
        return text.strip("\n") if keep else "\n".join(line.strip() for line in text.split("\n")).strip()
