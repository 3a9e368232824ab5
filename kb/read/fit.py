"""A tree of nodes → a record of the model, or problems. No kind of record is known here.

What does not fit is told and left out, so that the rest of the record is still linked and judged.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kb.model.fields import Noun, Short, nearest
from kb.model.nodes import Branch, Leaf, Node
from kb.model.record import Path
from kb.model.source import Source
from kb.model.tree import Tree
from kb.problem import Edit, Problem
from kb.read.blanks import unknown_blanks
from kb.read.owners import describe, hidden_fields, known_fields, owner_of

M = TypeVar("M", bound=Noun)

MOST_UNKNOWN = 200
"""Unknown fields of one file that are told one by one: to find each, and what may have been meant, takes its time."""
ATTEMPTS = 8
"""A part that goes may be what its parent cannot do without, which then goes too: at most so many times."""


def fit(model: type[M], source: Source, given: dict[str, object]) -> tuple[M | None, list[Problem], Source]:
    """The record that `source` holds; `given` are values that do not come from the file (id, folder).

    Problems have the place of the value, or of the nearest field above when it is absent. The record is None
    only when not even a part of it can be kept. Last comes the source that knows what did not fit.
    """
    written = source
    data: dict[str, Any] = plain(source.tree) if source.tree else {}
    extra = {key: data.pop(key) for key in list(data) if key.startswith("x-")}
    if extra and "extra" in model.model_fields:
        given = {**given, "extra": extra}
    problems = [_unknown(model, source, (key,)) for key in hidden_fields(model) if data.pop(key, None) is not None]
    problems += [_unknown(model, source, path) for path in islice(unknown_blanks(model, source.tree), MOST_UNKNOWN)]
    for attempt in range(ATTEMPTS):
        try:
            return model.model_validate({**data, **given}), problems, written
        except ValidationError as error:
            details = error.errors(include_url=False)
            if attempt == 0:
                data = deepcopy(data)
                problems += _problems(model, source, details)
            written = _without(written, data, details)
            if "title" in model.model_fields and "title" not in data:
                data["title"] = str(given.get("id", "?"))
    return None, problems, written


def plain(tree: Tree) -> dict[str, Any]:
    """The fields as text, lists and maps, those without a value left out. What is inside may be the tree's own."""
    return _filled(tree.values) if tree.has_blanks else {**tree.values}


def _filled(value: Any) -> Any:  # noqa: ANN401  # text, list or map, as the file has it
    if isinstance(value, dict):
        return {key: _filled(one) for key, one in value.items() if one is not None}
    return [_filled(one) for one in value] if isinstance(value, list) else value


def _problems(model: type[Noun], source: Source, details: list[ErrorDetails]) -> list[Problem]:
    prose = [_mistaken_prose(model, source, detail) for detail in details]
    swallowed = {detail["loc"][:-1] for detail, problem in zip(details, prose, strict=True) if problem}
    found, unknown = [], 0
    for detail, problem in zip(details, prose, strict=True):
        if problem:
            found.append(problem)
        elif detail["type"] == "extra_forbidden":
            unknown += 1
            if unknown <= MOST_UNKNOWN:
                found.append(_unknown(model, source, detail["loc"]))
        elif not (detail["type"] == "missing" and detail["loc"][:-1] in swallowed):
            found.append(_problem(model, source, detail))
    if unknown > MOST_UNKNOWN:
        message = f"{unknown - MOST_UNKNOWN:,} more fields of this file are unknown"
        found.append(
            Problem(source.place(), "unknown-field", message, help="is it a record? see: kb explain unknown-field")
        )
    return found


def _problem(model: type[Noun], source: Source, detail: ErrorDetails) -> Problem:
    path, name = detail["loc"], str(detail["loc"][-1]) if detail["loc"] else ""
    owner = owner_of(model, path[:-1])
    if detail["type"] == "missing":
        place = source.place(path[:-1])
        return Problem(place, "missing-field", f"'{name}' is missing", help=describe(owner, name))
    context = detail.get("ctx") or {}
    return Problem(source.place(path), detail["type"], detail["msg"], help=str(context.get("help", "")))


def _unknown(model: type[Noun], source: Source, path: Path) -> Problem:
    owner, name = owner_of(model, path[:-1]), str(path[-1])
    known = known_fields(owner) if owner else []
    close = nearest(name, known)
    help = "fields of your own begin with x-" if len(path) == 1 else f"it may hold {', '.join(known)}"
    if close:
        help = f"did you mean '{close}'?"
    what = owner.__name__.lower() if owner else "it"
    return Problem(source.place(path, key=True), "unknown-field", f"'{name}' is not a field of {what}", help=help)


def _mistaken_prose(model: type[Noun], source: Source, detail: ErrorDetails) -> Problem | None:
    """A line of prose that YAML took for a map or a list, because of its colon or brackets."""
    path = detail["loc"]
    if detail["type"] == "extra_forbidden" and not str(path[-1]).isascii() and _may_be_text(owner_of(model, path[:-1])):
        path = path[:-1]
    elif detail["type"] != "wrong-type" or "expected a text" not in detail["msg"]:
        return None
    node = source.tree.node(path) if source.tree else None
    if not isinstance(node, Branch) or not _on_one_line(node):
        return None
    line = source.lines[node.line]
    text = line[node.column :].rstrip()
    fixed = line[: node.column] + "'" + text.replace("'", "''") + "'"
    rule = (
        "yaml-mention"
        if text.startswith("[[")
        else "yaml-colon"
        if node.entries is not None
        else "yaml-leading-character"
    )
    cause = {"yaml-mention": "[[", "yaml-colon": "': '"}.get(rule, f"'{text[:1]}'")
    place = source.at(node.line, node.column, len(text))
    message = f"YAML reads this text as {'a list' if node.entries is None else 'a map'}, because of {cause}"
    return Problem(
        place, rule, message, help=f"write:  {fixed.strip()}", edit=Edit(node.line + 1, node.line + 1, (fixed,))
    )


def _may_be_text(owner: type[Noun] | None) -> bool:
    return owner is not None and issubclass(owner, Short)


def _on_one_line(branch: Branch) -> bool:
    if branch.entries is not None:
        nodes: list[Node] = [value for _, value in branch.entries.values()]
        if len(nodes) != 1:
            return False
    else:
        nodes = branch.items or []
    return all(
        node.end_line == node.line == branch.line if isinstance(node, Leaf) else _on_one_line(node) for node in nodes
    )


def _misfit_parts(data: Any, details: list[ErrorDetails]) -> list[Path]:  # noqa: ANN401  # plain data
    """What must go, each once, parts before what holds them and the last of a list first."""
    paths = {_existing(data, one["loc"][:-1] if one["type"] == "missing" else one["loc"]) for one in details}
    return sorted(paths - {()}, key=lambda path: [(isinstance(part, int), part) for part in path], reverse=True)


def _existing(data: Any, path: Path) -> Path:  # noqa: ANN401  # plain data
    """The path as far as there is data: what is written as one text has no parts that could go alone."""
    for position, part in enumerate(path):
        known = range(len(data)) if isinstance(data, list) else data if isinstance(data, dict) else ()
        if part not in known:
            return path[:position]
        data = data[part]
    return path


def _without(source: Source, data: Any, details: list[ErrorDetails]) -> Source:  # noqa: ANN401  # plain data
    """Take what does not fit out of the data and, from lists, also out of the tree."""
    paths = _misfit_parts(data, details)
    for *parents, last in paths:
        holder = data
        for part in parents:
            holder = holder[part]
        holder.pop(last)
    tree = source.tree.without_items([path for path in paths if isinstance(path[-1], int)]) if source.tree else None
    names = {part for detail in details for part in detail["loc"] if isinstance(part, str)}
    return replace(source, tree=tree, left_out=source.left_out | names)
