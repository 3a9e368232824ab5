"""What the site's Content-Security-Policy stops in a team's own theme files: `custom_dir`, `templates/`, style sheets.

Whole inline scripts and styles of `custom_dir` are in the policy, by their hash: see `kb.site.inline_blocks`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kb.links.blocked import ELSEWHERE, is_allowed, spans_of
from kb.problem import Level, Place, Problem
from kb.read.regular import read_regular

BLOCK = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL)
"""An inline block: its element, its attributes, its content."""
FETCHED_OR_DATA = re.compile(r"\bsrc\s*=|\btype\s*=\s*(?![\"']?(?:module|text/))", re.IGNORECASE)
"""Attributes of a block that a browser neither runs nor applies as it stands there."""
TEMPLATES = "templates"
"""Where a team overrides our templates: their blocks have no hash."""
MOST_BYTES = 2_000_000
_COMMENT = re.compile(r"<!--.*?-->|\{#.*?#\}", re.DOTALL)
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_IN_CSS = re.compile(r"(?:@import\s+[\"']|url\(\s*[\"']?)" + ELSEWHERE, re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_VISIBLE = re.compile(r"[^\n]")
Found = tuple[int, int, str, str]
"""Start, end, what is stopped, and help."""


def judge_theme_files(root: Path, docs: str, custom: str, allowed: Sequence[str] | None) -> Iterator[Problem]:
    """The lessons of all files; `docs` and `custom` are folders of the site, `allowed` as `read_documents` has it."""
    if allowed is None:
        return
    for folder in dict.fromkeys(name for name in (custom, TEMPLATES, docs) if name):
        for path in _files(root, folder):
            text = _text(root / path)
            if path.endswith(".css"):
                found = _in_style_sheet(text, allowed)
            elif folder == docs:
                continue
            else:
                found = blocked_in_template(text, allowed, hashed=folder == custom)
            yield from (_told(path, text, one) for one in sorted(found))


def blocked_in_template(text: str, allowed: Sequence[str], *, hashed: bool) -> Iterator[Found]:
    """Everything in a template that the policy stops. `hashed`: whole inline blocks get their hash, those with `{% %}`
    inside have none.
    """
    seen = _COMMENT.sub(_blank, text)
    for block in BLOCK.finditer(seen):
        kind, attributes, body = block[1], block[2], block[3]
        inline = not FETCHED_OR_DATA.search(attributes)
        start, end = block.span() if inline else block.span(3)
        if inline and not (hashed and "{%" not in body):
            named = "extra_javascript" if kind == "script" else "extra_css"
            what = "with {% %} in it" if hashed else "of a page's template"
            message = f"the built site's policy stops an inline {kind} {what}"
            yield block.start(), block.end(2), message, f"put it into a file of docs/ and name that in {named}"
        seen = seen[:start] + _blank(seen[start:end]) + seen[end:]
    yield from spans_of(_JINJA.sub(_blank, seen), allowed)


def _in_style_sheet(text: str, allowed: Sequence[str]) -> Iterator[Found]:
    for match in _IN_CSS.finditer(_CSS_COMMENT.sub(_blank, text)):
        if not is_allowed(match["url"], allowed):
            message = "the built site's policy stops what another site holds"
            yield *match.span("url"), message, "keep a copy in docs/, or allow that site: policy_also"


def _blank(text: str | re.Match[str]) -> str:
    """As long as before, with the same lines."""
    return _VISIBLE.sub(" ", text if isinstance(text, str) else text[0])


def _told(path: str, text: str, found: Found) -> Problem:
    start, end, message, help = found
    begin = text.rfind("\n", 0, start) + 1
    line = text[begin:].partition("\n")[0]
    width = max(1, min(end, begin + len(line)) - start)
    place = Place(path, text.count("\n", 0, start) + 1, start - begin + 1, width, line)
    return Problem(place, "blocked-content", message, Level.WARNING, help)


def _files(root: Path, folder: str) -> Iterator[str]:
    """Templates and style sheets below `folder`, sorted; links are not followed, and nothing outside `root` is read."""
    top = root / folder
    if not top.resolve().is_relative_to(root.resolve()):
        return
    for place, below, names in os.walk(top):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.endswith((".html", ".j2", ".css")) and not name.startswith(".") and not path.is_symlink():
                yield path.relative_to(root).as_posix()


def _text(path: Path) -> str:
    try:
        return read_regular(path, MOST_BYTES).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return ""
