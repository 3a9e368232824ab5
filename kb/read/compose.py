"""Text → a guarded tree of YAML nodes that know their places. Scalars stay text.

Depth, nodes and size are counted on libyaml's events, before anything is built on them; anchors, aliases, merge
keys, tags, several documents and duplicate keys are problems.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Protocol

import yaml

from kb.model.source import Branch, Leaf, Node, is_blank
from kb.problem import Place, Problem

MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR = 100_000
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unreadable(Exception):
    """The text cannot become a tree; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def compose(text: str, path: str) -> tuple[Branch | None, list[Problem]]:
    """The tree of a document that is a map, and its problems; no tree when it cannot be read or is empty."""
    lines = text.split("\n")
    if deep := _too_deep(lines, path):
        return None, [deep]
    composer = _Composer(path, lines)
    loader = _Loader(text)
    try:
        return composer.document(_events(loader)), composer.problems
    except Unreadable as error:
        return None, [*composer.problems, error.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*composer.problems, _syntax(error, path, lines)]
    except yaml.YAMLError as error:
        return None, [*composer.problems, Problem(Place(path), "yaml-syntax", f"this is not YAML: {error}")]
    finally:
        loader.dispose()


def _events(loader: yaml.SafeLoader) -> Iterator[yaml.Event]:
    while loader.check_event():
        yield loader.get_event()  # type: ignore[no-untyped-call]  # the stubs leave it out


def _too_deep(lines: list[str], path: str) -> Problem | None:
    """Brackets nested beyond reason, found before libyaml sees them: it needs quadratic time, then crashes."""
    for number, line in enumerate(lines, 1):
        if line.count("[") + line.count("{") + line.count("- -") > 200:
            depth = deepest = 0
            for char in line:
                depth += (char in "[{") - (char in "]}")
                deepest = max(deepest, depth)
            if deepest > MAX_DEPTH * 4 or line.count("- - ") > MAX_DEPTH:
                return Problem(Place(path, number, 1, 1, line[:200]), "too-deep", f"more than {MAX_DEPTH} levels deep")
    return None


def _syntax(error: yaml.MarkedYAMLError, path: str, lines: list[str]) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(lines) - 1)
    place = Place(path, line + 1, min(column, len(lines[line])) + 1, 1, lines[line])
    return Problem(
        place,
        "yaml-syntax",
        f"this is not YAML: {error.problem or 'cannot be read'}",
        help="put the text in 'single quotes', or write it below `key: |`, indented by two spaces",
    )


class _Mark(Protocol):
    """Where an event begins or ends, from 0; what PyYAML's two kinds of marks share."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def _start(event: yaml.Event) -> _Mark:
    assert event.start_mark is not None, "libyaml marks every event"
    return event.start_mark


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
        self.refuse_features(event)
        mark = _start(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.leaf(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            for inner in events:
                if isinstance(inner, yaml.SequenceEndEvent):
                    break
                item = self.node(inner, events, depth + 1)
                if not is_blank(item):
                    items.append(item)
            return Branch(None, items, mark.line, mark.column)
        return Branch(self.entries(events, depth), None, mark.line, mark.column)

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
        start, end = _start(event), event.end_mark or _start(event)
        if len(event.value) > MAX_SCALAR:
            self.tell(event, "too-large", f"the text has {len(event.value):,} characters; at most {MAX_SCALAR:,}")
        if event.style in ('"', "'") and not event.value.isprintable():
            self.refuse_escapes(event)
        style = "" if event.style in (None, "") else event.style
        return Leaf(event.value, style, start.line, start.column, end.line, end.column)

    def refuse_escapes(self, event: yaml.ScalarEvent) -> None:
        for char in event.value:
            if (
                not char.isprintable() and char not in "\t\n\u3000\xa0" and not char.isspace()
            ) or char in "\u2028\u2029\x85":
                self.tell(event, "invisible-character", f"the text holds an escaped U+{ord(char):04X}")
                return

    def refuse_features(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.stop(event, "yaml-feature", "'*' makes this a YAML alias, which a record never uses")
        if getattr(event, "anchor", None):
            self.tell(event, "yaml-feature", "'&' makes this a YAML anchor, which a record never uses")
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            self.tell(event, "yaml-feature", "'!' makes this a YAML tag, which a record never uses")

    def tell(self, event: yaml.Event, rule: str, message: str) -> None:
        help = "quote the text if it is one" if rule == "yaml-feature" else ""
        self.problems.append(Problem(self.place(event), rule, message, help=help))

    def stop(self, event: yaml.Event, rule: str, message: str) -> None:
        raise Unreadable(Problem(self.place(event), rule, message))

    def place(self, event: yaml.Event) -> Place:
        mark = _start(event)
        text = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return Place(self.path, mark.line + 1, mark.column + 1, 1, text)
