"""Text → a guarded tree of YAML nodes that know their places. Scalars stay text.

Depth, nodes and size are counted on libyaml's events as they come, before anything is built on them, and reading stops
there: nothing nests deep enough to crash it. Anchors, aliases, merge keys, tags, several documents and duplicate keys
are problems.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from sys import intern
from typing import cast

import yaml

from kb.model.source import Branch, Leaf, Node, is_blank
from kb.problem import Place, Problem
from kb.read.invisible import FORBIDDEN, name_of
from kb.read.syntax import syntax_problem

MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR = 100_000
MAX_WORD = 24
"""Shorter texts are mostly names of fields and words of the vocabulary: a thousand records hold each of them once."""
_HELP = {
    "yaml-feature": "quote the text if it is one",
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


class UnreadableError(Exception):
    """The text cannot become a tree; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compose(text: str, path: str) -> tuple[Branch | None, list[Problem]]:
    """The tree of a document that is a map, and its problems; no tree when it cannot be read or is empty."""
    lines = text.split("\n")
    composer = _Composer(path, lines)
    loader = _Loader(text)
    try:
        return composer.document(iter(loader.get_event, None)), composer.problems
    except UnreadableError as error:
        return None, [*composer.problems, error.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*composer.problems, syntax_problem(error, path, lines)]
    except yaml.YAMLError as error:
        return None, [*composer.problems, Problem(Place(path), "yaml-syntax", f"this is not YAML: {error}")]
    finally:
        loader.dispose()


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where an event begins and ends, from 0: libyaml marks every event, which the type of a mark does not say."""
    return cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))


class _Composer:
    """Builds the tree from events, one recursion per level, at most MAX_DEPTH of them."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path, self.lines = path, lines
        self.problems: list[Problem] = []
        self.nodes = 0

    def document(self, events: Iterator[yaml.Event]) -> Branch | None:
        root: Branch | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if event.version or event.tags:
                    self.tell(event, "yaml-feature", "a YAML directive has no place in a record")
                if root is not None:
                    self.stop(event, "several-documents", "a file holds one record; '---' begins another document")
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, 0)
                if isinstance(node, Branch) and node.entries is not None:
                    root = node
                elif not (isinstance(node, Leaf) and not node.text):
                    self.stop(event, "not-a-map", "a record is a map of fields, one 'field: value' per line")
        return root

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.nodes += 1
        if depth > MAX_DEPTH:
            self.stop(event, "too-deep", f"more than {MAX_DEPTH} levels deep")
        if self.nodes > MAX_NODES:
            self.stop(event, "too-large", f"more than {MAX_NODES:,} values")
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self.refuse_features(event)
            return self.leaf(event)
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:  # type: ignore[attr-defined]  # every node
            self.refuse_features(event)
        mark, _ = _marks(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Branch(None, self.items(events, depth), mark.line, mark.column)
        return Branch(self.entries(events, depth), None, mark.line, mark.column)

    def items(self, events: Iterator[yaml.Event], depth: int) -> list[Node]:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            item = self.node(event, events, depth + 1)
            if not is_blank(item):
                items.append(item)
        return items

    def entries(self, events: Iterator[yaml.Event], depth: int) -> dict[str, tuple[Leaf, Node]]:
        entries: dict[str, tuple[Leaf, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Leaf):
                self.tell(event, "bad-key", "a field's name is a word, not a list or a map")
                continue
            if key.text == "<<":
                self.tell(event, "yaml-feature", "merge keys (<<) have no place in a record")
                continue
            name = unicodedata.normalize("NFKC", key.text)
            if name in entries:
                first = entries[name][0].line + 1
                self.tell(event, "duplicate-key", f"'{name}' is written twice, first on line {first}")
                continue
            entries[name] = (key, value)
        return entries

    def leaf(self, event: yaml.ScalarEvent) -> Leaf:
        start, end = _marks(event)
        value = event.value
        if len(value) < MAX_WORD:
            value = intern(value)
        elif len(value) > MAX_SCALAR:
            self.tell(event, "too-large", f"the text has {len(value):,} characters; at most {MAX_SCALAR:,}")
        if event.style == '"' and (match := FORBIDDEN.search(value)):
            self.tell(event, "invisible-character", f"the text holds an escaped {name_of(match[0])}")
        return Leaf(value, event.style or "", start.line, start.column, end.line, end.column)

    def refuse_features(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.stop(event, "yaml-feature", "'*' makes this a YAML alias, which a record never uses")
        if getattr(event, "anchor", None):
            self.tell(event, "yaml-feature", "'&' makes this a YAML anchor, which a record never uses")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self.tell(event, "yaml-feature", "'!' makes this a YAML tag, which a record never uses")

    def tell(self, event: yaml.Event, rule: str, message: str) -> None:
        self.problems.append(Problem(self.place(event), rule, message, help=_HELP.get(rule, "")))

    def stop(self, event: yaml.Event, rule: str, message: str) -> None:
        raise UnreadableError(Problem(self.place(event), rule, message, help=_HELP.get(rule, "")))

    def place(self, event: yaml.Event) -> Place:
        mark, _ = _marks(event)
        text = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return Place(self.path, mark.line + 1, mark.column + 1, 1, text)
