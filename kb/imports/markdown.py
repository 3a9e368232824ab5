"""Markdown → an outline. The text of blocks stays Markdown; front matter becomes facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kb.imports.outline import Block, Outline, OutlineBuilder
from kb.model.file.tree import Value
from kb.read.tree.compose import compose

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_BOX = re.compile(r"\[([ xX])\]\s+")


def read_markdown(text: str) -> Outline:
    """The outline of a Markdown document, tables included."""
    match = _FRONT_MATTER.match(text)
    facts = _facts(match[1]) if match else {}
    body = text[match.end() :] if match else text
    reading = _Reading()
    reading.run(MarkdownIt("commonmark").enable("table").parse(body))
    return reading.outline.finish(facts)


def _facts(text: str) -> dict[str, str]:
    """Front matter as texts; a list is joined by commas, a map is left out. Broken YAML gives nothing."""
    tree, _ = compose(text, "")
    return {key.casefold(): _flat(value) for key, value in (tree.values if tree else {}).items()}


def _flat(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(_flat(item) for item in value if not isinstance(item, dict))
    return value if isinstance(value, str) else ""


class _Reading:
    """Where in the stream of tokens the reader is."""

    def __init__(self) -> None:
        self.outline = OutlineBuilder()
        self._lists: list[bool] = []
        self._item: list[str] = []
        self._head: tuple[str, ...] = ()
        self._cells: list[str] = []

    def run(self, tokens: Sequence[Token]) -> None:
        """Read all tokens."""
        for number, token in enumerate(tokens):
            name = token.type.replace("-", "_")
            if token.type == "heading_open":
                self.outline.heading(tokens[number + 1].content, int(token.tag[1]))
            elif token.type == "inline":
                self._inline(tokens[number - 1].type, token.content)
            elif token.type in ("fence", "code_block", "html_block"):
                self._close_item()
                depth, text = max(0, len(self._lists) - 1), token.content.rstrip("\n")
                self.outline.add(Block("text" if token.type == "html_block" else "code", text, depth))
            elif hasattr(self, f"_{name}"):
                getattr(self, f"_{name}")()

    def _inline(self, parent: str, content: str) -> None:
        if parent in ("th_open", "td_open"):
            self._cells.append(content.strip())
        elif parent == "paragraph_open" and self._lists:
            self._item.append(content)
        elif parent == "paragraph_open":
            self.outline.add(Block("text", content))

    def _bullet_list_open(self) -> None:
        self._close_item()
        self._lists.append(False)

    def _ordered_list_open(self) -> None:
        self._close_item()
        self._lists.append(True)

    def _bullet_list_close(self) -> None:
        self._close_item()
        self._lists.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_close(self) -> None:
        self._close_item()

    def _close_item(self) -> None:
        """Put down what the open item has said so far: a nested list or code comes after it."""
        if self._item and self._lists:
            text = "\n".join(self._item)
            box = _BOX.match(text)
            ticked = box[1] != " " if box else None
            text = text[box.end() :] if box else text
            self.outline.add(Block("item", text, len(self._lists) - 1, self._lists[-1], ticked=ticked))
        self._item = []

    def _thead_close(self) -> None:
        self._head, self._cells = tuple(self._cells), []

    def _tr_close(self) -> None:
        if self._head:
            self.outline.add(Block("row", " | ".join(self._cells), cells=tuple(self._cells), head=self._head))
            self._cells = []

    def _table_close(self) -> None:
        self._head, self._cells = (), []
