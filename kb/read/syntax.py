"""What libyaml says of a text that is not YAML, as a problem with a place and help. Knows its sentences, no record."""

from __future__ import annotations

import re

import yaml

from kb.problem import Place, Problem

_QUOTE = "put the text in 'single quotes', or write it below `key: |`, indented by two spaces"
_HELP = (
    ("Unicode character escape", "write the character itself, not its number"),
    ("expected <document start>", "a record has no end mark: delete the line '...'"),
    ("unknown directive", "a record has no directives: delete the line that begins with %"),
    ("directive", "put a text that begins with % in 'single quotes'"),
)
"""By words of libyaml's sentence; else the text wants quotes."""
_FAR = 100_000
"""More blanks than a line has."""
_KEY = re.compile(r" *[\w-]+ *:(?: |$)")
_DASHES = re.compile(r" *(?:- +)+")


def syntax_problem(error: yaml.MarkedYAMLError, path: str, lines: list[str]) -> Problem:
    """The problem with its place in `lines`, and what to type instead."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(lines) - 1)
    place = Place(path, line + 1, min(column, len(lines[line])) + 1, 1, lines[line])
    message = f"this is not YAML: {error.problem or 'cannot be read'}"
    help = next((help for words, help in _HELP if words in str(error.problem)), _QUOTE)
    if indents := _other_indents(lines, line):
        message = f"this line is indented by {_indent(lines[line])}, like none of the lines it could belong to"
        help = f"indent it by {' or '.join(map(str, indents))}, as the lines above"
    return Problem(place, "yaml-syntax", message, help=help)


def _other_indents(lines: list[str], number: int) -> list[int]:
    """The nearest indentations open at a field that has none of them; [] when that is not the trouble."""
    if not _KEY.match(lines[number]):
        return []
    found: set[int] = set()
    lowest = len(lines[number]) + _FAR
    for line in reversed(lines[:number]):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        dashes = _DASHES.match(line)
        found |= {indent for indent in (len(dashes[0]) if dashes else _indent(line),) if indent < lowest}
        lowest = min(lowest, _indent(line))
    here = _indent(lines[number])
    if here in found:
        return []
    below, above = [one for one in found if one < here], [one for one in found if one > here]
    return [*([max(below)] if below else []), *([min(above)] if above else [])]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
