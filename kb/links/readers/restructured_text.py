"""reStructuredText: literal blocks are pasted, code blocks are code, the rest is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.links.lines import FileLine, code, indent_of, is_pasted, numbered

_DIRECTIVE = re.compile(r"\s*\.\. ([\w:-]+)::[ \t]*(\S*)")
_CODE = frozenset({"code", "code-block", "sourcecode", "highlight", "prompt", "ipython", "raw"})
_LITERAL = frozenset({"parsed-literal", "program-output", "command-output", "math"})
_SPAN = re.compile(r"``.+?``")


def read_restructured_text(text: str) -> Iterator[FileLine]:
    """Every line but literal blocks and doctests. Inline literals are blank."""
    block = -1
    """The indentation of the line that began a block; deeper lines belong to it."""
    pasted = doctest = False
    for number, line in numbered(text):
        if not line.strip():
            doctest = False
            continue
        indent = indent_of(line)
        if indent > block >= 0:
            if not pasted:
                yield code(number, line)
            continue
        block = -1
        doctest = doctest or line.lstrip().startswith(">>> ")
        if doctest:
            continue
        directive = _DIRECTIVE.match(line)
        if directive and directive[1] in _CODE | _LITERAL:
            block, pasted = indent, directive[1] in _LITERAL or is_pasted(directive[2])
        elif not directive and line.rstrip().endswith("::"):
            block, pasted = indent, True
        yield FileLine(number, line, _SPAN.sub(lambda span: " " * len(span[0]), line))
