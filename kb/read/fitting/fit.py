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

from kb.model.file.path import Path
from kb.model.file.source import Source
from kb.model.file.tree import Tree
from kb.model.values.fields import Noun
from kb.problem import Problem
from kb.read.fitting.blanks import unknown_blanks
from kb.read.fitting.model_fields import describe, hidden_fields, owner_of
from kb.read.fitting.prose import mistaken_pair, mistaken_prose
from kb.read.fitting.unknown import guess, help_for

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
    data: dict[str, Any] = plain_data(source.tree) if source.tree else {}
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
            written = _without(model, written, data, details)
            if "title" in model.model_fields and "title" not in data:
                data["title"] = str(given.get("id", "?"))
    return None, problems, written


def plain_data(tree: Tree) -> dict[str, Any]:
    """The fields as text, lists and maps, those without a value left out. What is inside may be the tree's own."""
    return _filled(tree.values) if tree.has_blanks else {**tree.values}


def _filled(value: Any) -> Any:  # noqa: ANN401  # text, list or map, as the file has it
    if isinstance(value, dict):
        return {key: _filled(one) for key, one in value.items() if one is not None}
    return [_filled(one) for one in value] if isinstance(value, list) else value


def _problems(model: type[Noun], source: Source, details: list[ErrorDetails]) -> list[Problem]:
    """What did not fit, each mistake once: what is absent because its name or its text was mistaken is not told."""
    told: list[Problem | None] = []
    explained: set[Path] = set()
    unknown = 0
    for detail in details:
        path, problem = detail["loc"], mistaken_prose(model, source, detail)
        if problem:
            explained.add(path[:-1])
        elif detail["type"] == "extra_forbidden":
            unknown += 1
            if unknown <= MOST_UNKNOWN:
                problem = mistaken_pair(model, source, path)
                close = "" if problem else guess(owner_of(model, path[:-1]), str(path[-1]))
                explained.add((*path[:-1], close) if close else path[:-1] if problem else path)
                problem = problem or _unknown(model, source, path)
        elif detail["type"] != "missing":
            problem = _problem(model, source, detail)
        told.append(problem)
    found = [
        problem or _problem(model, source, detail)
        for detail, problem in zip(details, told, strict=True)
        if problem or (detail["type"] == "missing" and explained.isdisjoint((detail["loc"], detail["loc"][:-1])))
    ]
    if unknown > MOST_UNKNOWN:
        message = f"{unknown - MOST_UNKNOWN:,} more fields of this file are unknown"
        help = "is it a record? see: kb explain unknown-field"
        found.append(Problem(source.place(), "unknown-field", message, help=help))
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
    what = owner.__name__.lower() if owner else "it"
    help = help_for(owner, name, at_top=len(path) == 1)
    return Problem(source.place(path, key=True), "unknown-field", f"'{name}' is not a field of {what}", help=help)


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


def _without(model: type[Noun], source: Source, data: Any, details: list[ErrorDetails]) -> Source:  # noqa: ANN401  # plain data
    """Take what does not fit out of the data and, from lists, also out of the tree."""
    paths = _misfit_parts(data, details)
    for *parents, last in paths:
        holder = data
        for part in parents:
            holder = holder[part]
        holder.pop(last)
    tree = source.tree.without_items([path for path in paths if isinstance(path[-1], int)]) if source.tree else None
    names = {part for detail in details for part in detail["loc"] if isinstance(part, str)}
    return replace(source, tree=tree, left_out=source.left_out | names | _meant(model, details))


def _meant(model: type[Noun], details: list[ErrorDetails]) -> set[str]:
    """The fields that unknown ones stand for."""
    unknown = (one["loc"] for one in details if one["type"] == "extra_forbidden")
    return {guess(owner_of(model, path[:-1]), str(path[-1])) for path in islice(unknown, MOST_UNKNOWN)} - {""}
