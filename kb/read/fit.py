"""A tree of nodes → a record of the model, or problems. No kind of record is known here.

What does not fit is told and left out, so that the rest of the record is still linked and judged.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kb.model.fields import Noun, Short, nearest
from kb.model.record import Path
from kb.model.source import Branch, Leaf, Node, Source, child, is_blank
from kb.problem import Edit, Problem
from kb.read.blanks import unknown_blanks
from kb.read.owners import describe, hidden_fields, known_fields, owner_of

M = TypeVar("M", bound=Noun)

ATTEMPTS = 8
"""A part that goes may be what its parent cannot do without, which then goes too: at most so many times."""


def fit(model: type[M], source: Source, given: dict[str, object]) -> tuple[M | None, list[Problem], frozenset[str]]:
    """The record that `source` holds; `given` are values that do not come from the file (id, folder).

    Problems have the place of the value, or of the nearest field above when it is absent. The record is None
    only when not even a part of it can be kept. Last come the names of the fields that did not fit.
    """
    left_out: set[str] = set()
    data: dict[str, Any] = plain(source.root) if source.root else {}
    extra = {key: data.pop(key) for key in list(data) if key.startswith("x-")}
    if extra and "extra" in model.model_fields:
        given = {**given, "extra": extra}
    problems = [_unknown(model, source, (key,)) for key in hidden_fields(model) if data.pop(key, None) is not None]
    problems += [_unknown(model, source, path) for path in unknown_blanks(model, source.root)]
    for attempt in range(ATTEMPTS):
        try:
            return model.model_validate({**data, **given}), problems, frozenset(left_out)
        except ValidationError as error:
            details = error.errors(include_url=False)
            left_out |= {part for detail in details for part in detail["loc"] if isinstance(part, str)}
            if attempt == 0:
                problems += _problems(model, source, details)
            for path in _misfit_parts(data, details):
                _leave_out(data, source.root, path)
            if "title" in model.model_fields and "title" not in data:
                data["title"] = str(given.get("id", "?"))
    return None, problems, frozenset(left_out)


def plain(node: Node) -> Any:  # noqa: ANN401  # text, list or map, as the file has it
    """The node as text, lists and maps; fields without a value are absent."""
    if isinstance(node, Leaf):
        return node.text
    if node.entries is not None:
        return {key: plain(value) for key, (_, value) in node.entries.items() if not is_blank(value)}
    return [plain(item) for item in node.items or ()]


def _problems(model: type[Noun], source: Source, details: list[ErrorDetails]) -> list[Problem]:
    prose = [_mistaken_prose(model, source, detail) for detail in details]
    swallowed = {detail["loc"][:-1] for detail, problem in zip(details, prose, strict=True) if problem}
    found = []
    for detail, problem in zip(details, prose, strict=True):
        if problem:
            found.append(problem)
        elif not (detail["type"] == "missing" and detail["loc"][:-1] in swallowed):
            found.append(_problem(model, source, detail))
    return found


def _problem(model: type[Noun], source: Source, detail: ErrorDetails) -> Problem:
    path, name = detail["loc"], str(detail["loc"][-1]) if detail["loc"] else ""
    owner = owner_of(model, path[:-1])
    if detail["type"] == "extra_forbidden":
        return _unknown(model, source, path)
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
    node: Node | None = source.root
    for part in path:
        found = child(node, part)
        node = found[1] if found else None
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


def _leave_out(data: Any, node: Node | None, path: Path) -> None:  # noqa: ANN401  # plain data
    """Take the value at `path` out of the data and, from a list, also out of the tree."""
    *parents, last = path
    for part in parents:
        found = child(node, part)
        node = found[1] if found else None
        data = data[part]
    data.pop(last)
    if isinstance(last, int) and isinstance(node, Branch) and node.items is not None:
        node.items.pop(last)
