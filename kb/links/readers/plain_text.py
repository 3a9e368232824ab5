"""Plain text: people indent prose as they like, and fence what they paste."""

from __future__ import annotations

from collections.abc import Iterator

from kb.links.lines import FileLine, code, indent_of, is_pasted, numbered
from kb.links.readers.markdown import FENCE, without_code


def read_plain_text(text: str) -> Iterator[FileLine]:
    """Every line but fenced ones; indented by four or more it may be output, so mentions count when they exist."""
    fence, pasted = "", False
    for number, line in numbered(text):
        match = FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not match[2]:
                fence = ""
            elif not pasted:
                yield code(number, line)
        elif match and "`" not in match[2]:
            fence, pasted = match[1], is_pasted(match[2].split()[0] if match[2] else "")
        else:
            yield code(number, line) if indent_of(line) >= 4 else FileLine(number, line, without_code(line))
