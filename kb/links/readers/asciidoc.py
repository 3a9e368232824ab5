"""AsciiDoc, where `[[x]]` sets an anchor: it counts as a mention only when the id exists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.links.lines import FileLine, code, is_pasted, numbered

_DELIMITER = re.compile(r"(-{4,}|\.{4,}|\+{4,}|`{3,})(\w*)\s*")
_SOURCE = re.compile(r"\[(?:source|,)[%\w]*\s*(?:,\s*([\w+#-]+))?.*\]\s*")
_LITERAL = re.compile(r"\[(?:listing|literal)\b.*\]\s*")
_SPAN = re.compile(r"(`+)(.+?)\1|\+\+.+?\+\+")
_ITEM = re.compile(r"\s+(?:[*.-]+|\d+\.)\s")


def read_asciidoc(text: str) -> Iterator[FileLine]:
    """Every line but literal and listing blocks and indented literals; blocks with a language are code."""
    end, language, pasted, blank_before, paragraph = "", None, False, True, False
    for number, line in numbered(text):
        blank = not line.strip()
        if end:
            end = "" if line.rstrip() == end else end
            if end and not pasted:
                yield code(number, line)
        elif blank:
            paragraph = False
        elif delimiter := _DELIMITER.fullmatch(line):
            end, named = delimiter[1], delimiter[2] or language
            pasted, language = end[0] == "." or is_pasted(named or ""), None
        elif source := _SOURCE.fullmatch(line) or _LITERAL.fullmatch(line):
            language = (source[1] if source.re is _SOURCE else "") or ""
        elif language is not None or paragraph:
            paragraph, pasted = True, pasted if paragraph else is_pasted(language or "")
            language = None
            if not pasted:
                yield code(number, line)
        elif not (line[0] in " \t" and blank_before and not _ITEM.match(line)):
            yield FileLine(number, line, _SPAN.sub(lambda span: " " * len(span[0]), line), prose=False)
            blank_before = False
            continue
        else:
            continue
        blank_before = blank
