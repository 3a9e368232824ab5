"""What libyaml says of a text that is not YAML, as a problem with a place and help. Knows its sentences, no record."""

from __future__ import annotations

import re

import yaml

from kb.problem import Place, Problem

_QUOTE = "put the text in 'single quotes', or write it below `key: |`, indented by two spaces"
_NO_DIRECTIVE = "delete the line that begins with %"
_HELP = (
    ("incompatible YAML", _NO_DIRECTIVE),
    ("tag handle", "put the text in 'single quotes', or delete the word that begins with !"),
    ("expected node content", "delete the comma before which nothing stands, or put the text in 'single quotes'"),
    ("Unicode character escape", "write the character itself, not its number"),
    ("expected <document start>", "a record has no end mark: delete the line '...'"),
    ("unknown directive", "a record has no directives: delete the line that begins with %"),
    ("directive", "put a text that begins with % in 'single quotes'"),
)
"""By words of libyaml's sentence; else the text wants quotes."""
FEATURES = {
    "%": ("a YAML directive has no place in a record", _NO_DIRECTIVE),
    "<<": ("merge keys (<<) have no place in a record", "write the fields themselves here, each on its own line"),
    "*": ("'*' makes this a YAML alias, which a record never uses",
          "write here what it stands for; if it is text, put it in 'single quotes'"),
    "&": ("'&' makes this a YAML anchor, which a record never uses",
          "delete the word that begins with &; if it is text, put all of it in 'single quotes'"),
    "!": ("'!' makes this a YAML tag, which a record never uses",
          "delete the word that begins with !; if it is text, put all of it in 'single quotes'"),
}  # fmt: skip
"""What YAML can do and a record may not, by its sign: a sentence and help."""
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
    if lines[line].lstrip().startswith(": "):
        message, help = "a field's name is missing before the colon", "write:  name: value"
    elif "quoted scalar" in str(error.context) and "end of" in str(error.problem) and (begun := error.context_mark):
        place = Place(path, begun.line + 1, begun.column + 1, 1, lines[begun.line])
        quote = lines[begun.line][begun.column : begun.column + 1]
        message = f"the text in quotes that begins here never ends: no other {quote} follows"
        help = f"write {quote} where it ends too, or delete this one"
    elif "simple key" in str(error.context) and (begun := error.context_mark):
        place = Place(path, begun.line + 1, begun.column + 1, len(lines[begun.line]) - begun.column, lines[begun.line])
        message = "this line is no field: YAML misses a colon after a name"
    elif indents := _other_indents(lines, line):
        indent = _indent(lines[line])
        place = Place(path, line + 1, 1, max(1, indent), lines[line])
        message = f"this line is indented by {indent}, like none of the lines it could belong to"
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
