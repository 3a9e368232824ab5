"""What goes wrong in a template: a problem with its place where the team wrote that template, else a fault of ours."""

from __future__ import annotations

import re
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError

from kb.model.values.fields import nearest
from kb.problem import Place, Problem, Refused

_TYPE = re.compile(r"'(?:\w+\.)+(\w+) object'")
"""How Jinja2 calls a value that lacks what was asked for."""
_NAMED = re.compile(r"No (filter|test) named '([^']+)'")


class TemplateFault(Exception):
    """A template of ours cannot be used; the sentence names the file and the line."""


@dataclass(frozen=True, slots=True)
class Blame:
    """Whose fault it is: `folders` of the knowledge base at `root` hold what the team wrote."""

    root: Path
    folders: tuple[Path, ...]
    environment: Environment | None = None
    """What knows the names that a template may use."""

    def fault(self, error: Exception, template: str) -> Refused | TemplateFault | None:
        """What `error`, raised while `template` was filled in, says of a template; None when it says nothing."""
        problem = self.problem(error)
        if problem is not None:
            return Refused([problem])
        return TemplateFault(_where(error, template)) if isinstance(error, TemplateError) else None

    def problem(self, error: BaseException) -> Problem | None:
        """The problem, when a template of the team's has a part in it."""
        for file, line in _likeliest(error):
            path = Path(file)
            if path.is_relative_to(self.root) and any(path.is_relative_to(folder) for folder in self.folders):
                text = _line(path, line)
                indent = len(text) - len(text.lstrip())
                width = max(1, len(text.strip()))
                place = Place(path.relative_to(self.root).as_posix(), line, indent + 1, width, text)
                return Problem(place, "template-fault", _message(error), help=self._help(error, path.name))
        return None

    def _help(self, error: BaseException, name: str) -> str:
        named = _NAMED.match(str(error))
        if isinstance(error, TemplateNotFound):
            close = nearest(str(error.name), self.environment.list_templates() if self.environment else ())
            return f"did you mean '{close}'?" if close else "templates are named from templates/pages/; ours are kb/…"
        if named and self.environment:
            known = self.environment.filters if named[1] == "filter" else self.environment.tests
            close = nearest(named[2], tuple(known))
            return f"did you mean '{close}'?" if close else "Jinja2's own are there, such as: upper, join, default"
        if isinstance(error, TemplateSyntaxError):
            return "Jinja2 noticed it in this line; the slip may stand above it"
        if isinstance(error, RecursionError):
            return f'to extend ours, write  {{% extends "kb/{name}" %}}; a block is not called in itself'
        return "what a template may use stands in the guide: Override templates"


def _lines_of(error: BaseException) -> Iterator[tuple[str, int]]:
    """(file, line) of everything that was at work, the cause last."""
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield frame.f_code.co_filename, line
    if isinstance(error, TemplateSyntaxError) and error.filename:
        yield error.filename, error.lineno


def _likeliest(error: BaseException) -> list[tuple[str, int]]:
    """(file, line) of all that was at work, the likeliest cause first: the last, or what came again and again."""
    found = list(_lines_of(error))
    if isinstance(error, RecursionError):
        return [one for one, _ in Counter(found).most_common()]
    return found[::-1]


def _line(path: Path, number: int) -> str:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _message(error: BaseException) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}'"
    if isinstance(error, TemplateError):
        return _TYPE.sub(r"'\1'", (error.message or type(error).__name__).rstrip("."))
    if isinstance(error, RecursionError):
        return "the template takes itself in again and again"
    said = " ".join(f"{error}".split()).removeprefix("_Collector.") or type(error).__name__
    return f"this cannot be filled in: {said}"


def _where(error: TemplateError, template: str) -> str:
    """The place in one of our own templates."""
    if isinstance(error, TemplateNotFound):
        return f"{template}: there is no template '{error.name}'"
    last = next((one for one in reversed(list(_lines_of(error))) if one[0].endswith(".j2")), None)
    return f"{last[0]}:{last[1]}: {error.message}" if last else f"{template}: {error.message}"


def templates_below(folder: Path) -> Iterable[str]:
    """The names of the templates in a folder, sorted; an editor's own files are left out."""
    found = (path.relative_to(folder) for path in folder.rglob("*.j2") if path.is_file())
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))
