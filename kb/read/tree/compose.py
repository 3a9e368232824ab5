"""Text → a guarded tree of values that know their places. Scalars stay text.

Depth, nodes and size are counted on libyaml's events as they come, before anything is built on them, and reading stops
there: nothing nests deep enough to crash it. Anchors, aliases, merge keys, tags, several documents and duplicate keys
are problems.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator
from functools import cached_property
from sys import intern
from typing import Any

import yaml

from kb.model.file.tree import STYLES, WIDTH, Tree, Value
from kb.problem import Place, Problem
from kb.read.text.invisible import FORBIDDEN, name_of
from kb.read.tree.syntax import FEATURES, syntax_problem

MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR = 100_000
MAX_WORD = 24
"""Shorter texts are mostly names of fields and words of the vocabulary: a thousand records hold each of them once."""
_HELP = {
    "several-documents": "write the other record into a file of its own, or delete the '---' and what follows it",
    "not-a-map": "begin with: title: …",
    "too-deep": "was it meant as text? put it in 'single quotes', or write it below `key: |`, indented by two spaces",
    "too-large": "attach long output as a file instead",
    "duplicate-key": "delete one of them, or write both as one",
    "bad-key": "write:  name: value",
    "invisible-character": "delete the escape, or write the text in 'single quotes'",
}
"""What to do about it, by rule."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES = {style: number for number, style in enumerate(STYLES)} | {None: 0}
_NO_KEY = (0, 0, 0)
_Scalar, _MapEnd, _ListEnd = yaml.ScalarEvent, yaml.MappingEndEvent, yaml.SequenceEndEvent
Event = Any
"""Of libyaml: all have marks, which PyYAML's types do not say."""


class UnreadableError(Exception):
    """The text cannot become a tree; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compose(text: str, path: str) -> tuple[Tree | None, list[Problem]]:
    """The tree of a document that is a map, and its problems; no tree when it cannot be read or is empty."""
    composer = _Composer(path, text)
    loader = _Loader(text)
    try:
        return composer.document(iter(loader.get_event, None)), composer.problems
    except UnreadableError as error:
        return None, [*composer.problems, error.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*composer.problems, syntax_problem(error, path, text.split("\n"))]
    except yaml.YAMLError as error:
        return None, [*composer.problems, Problem(Place(path), "yaml-syntax", f"this is not YAML: {error}")]
    finally:
        loader.dispose()


class _Composer:
    """Builds the tree from events, one recursion for each list and map, at most MAX_DEPTH of them."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.problems: list[Problem] = []
        self.numbers: list[int] = []
        """The rows of the tree: a value adds its own before those of what it holds."""
        self.nodes = 0
        self.has_blanks = False

    def document(self, events: Iterator[Event]) -> Tree | None:
        root: dict[str, Value] | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if event.version or event.tags:
                    self.tell(event, "yaml-feature", *FEATURES["%"])
                if root is not None:
                    self.stop(event, "several-documents", "a file holds one record; '---' begins another document")
                self.numbers.clear()
            elif isinstance(event, yaml.NodeEvent):
                value = self.value(event, events, 0, _NO_KEY)
                if isinstance(value, dict):
                    root = value
                elif value or isinstance(value, list):
                    self.stop(event, "not-a-map", "a record is a map of fields, one 'field: value' per line")
        return None if root is None else Tree(root, array("I", self.numbers), self.has_blanks)

    def value(self, event: Event, events: Iterator[Event], depth: int, key: tuple[int, int, int]) -> Value:
        """The value that begins with `event`; None for nothing."""
        start, end = event.start_mark, event.end_mark
        if isinstance(event, _Scalar):
            text, style = self.scalar(event, depth), event.style
            self.numbers += (*key, start.line, start.column, end.line, end.column, _STYLES[style])
            if text or style:
                return text
            self.has_blanks = True
            return None
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            self.refuse_more(event, depth)
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            self.refuse_features(event)
        self.numbers += (*key, start.line, start.column, 0, 0, 0)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.items(events, depth + 1)
        return self.entries(events, depth + 1)

    def items(self, events: Iterator[Event], depth: int) -> list[Value]:
        items: list[Value] = []
        for event in events:
            if isinstance(event, _ListEnd):
                break
            value = self.value(event, events, depth, _NO_KEY)
            if value is None:
                del self.numbers[-WIDTH:]
            else:
                items.append(value)
        return items

    def entries(self, events: Iterator[Event], depth: int) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        lines: list[int] = []
        for event in events:
            if isinstance(event, _MapEnd):
                break
            begin, mark = len(self.numbers), event.start_mark
            key = self.scalar(event, depth) if isinstance(event, _Scalar) else None
            if key is None:
                self.value(event, events, depth, _NO_KEY)
            value = self.value(next(events), events, depth, (mark.line, mark.column, len(key or "")))
            name = key if key is None or key.isascii() else unicodedata.normalize("NFKC", key)
            if name is None or name == "<<" or name in entries:
                del self.numbers[begin:]
                self.refuse_key(event, name, 1 + lines[list(entries).index(name)] if name in entries else 0)
            else:
                entries[name] = value
                lines.append(mark.line)
        return entries

    def scalar(self, event: Event, depth: int) -> str:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            self.refuse_more(event, depth)
        text: str = event.value
        if event.anchor or event.tag:
            self.refuse_features(event)
        if event.style == '"' and (match := FORBIDDEN.search(text)):
            self.tell(event, "invisible-character", f"the text holds an escaped {name_of(match[0])}")
        if len(text) < MAX_WORD:
            return intern(text)
        if len(text) > MAX_SCALAR:
            self.tell(event, "too-large", f"the text has {len(text):,} characters; at most {MAX_SCALAR:,}")
        return text

    def refuse_more(self, event: Event, depth: int) -> None:
        if depth > MAX_DEPTH:
            self.stop(event, "too-deep", f"more than {MAX_DEPTH} levels deep")
        self.stop(event, "too-large", f"more than {MAX_NODES:,} values")

    def refuse_key(self, event: Event, name: str | None, first: int) -> None:
        if name is None:
            self.tell(event, "bad-key", "a field's name is a word, not a list or a map")
        elif name == "<<":
            self.tell(event, "yaml-feature", *FEATURES["<<"])
        else:
            self.tell(event, "duplicate-key", f"'{name}' is written twice, first on line {first}")

    def refuse_features(self, event: Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.stop(event, "yaml-feature", *FEATURES["*"])
        if event.anchor:
            self.tell(event, "yaml-feature", *FEATURES["&"])
        if event.tag and event.tag != "!":
            self.tell(event, "yaml-feature", *FEATURES["!"])

    def tell(self, event: Event, rule: str, message: str, help: str = "") -> None:
        self.problems.append(Problem(self.place(event), rule, message, help=help or _HELP.get(rule, "")))

    def stop(self, event: Event, rule: str, message: str, help: str = "") -> None:
        raise UnreadableError(Problem(self.place(event), rule, message, help=help or _HELP.get(rule, "")))

    def place(self, event: Event) -> Place:
        mark, lines = event.start_mark, self.lines
        return Place(self.path, mark.line + 1, mark.column + 1, 1, lines[mark.line] if mark.line < len(lines) else "")

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")
