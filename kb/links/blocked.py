"""What of a hand-written page its site's Content-Security-Policy stops: inline scripts and styles, what is elsewhere.

Looks at Markdown and the HTML in it, line by line; code is left alone. Judges by the policy alone, reads no site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from kb.links.lines import numbered
from kb.links.readers.markdown import FENCE, read_markdown, without_code
from kb.read.beside.site_settings import OWN_MERMAID

ELSEWHERE = r"(?P<url>(?:https?:)?//[^\s\"'>)]*)"
_OPENING = r"<(?P<element>[a-z][a-z0-9-]*)\b[^>]*?"
PATTERNS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), message, help)
    for pattern, message, help in (
        (r"<script\b(?![^>]*\b(?:src|type\s*=\s*[\"']?application/json)\b)[^>]*", "an inline script",
         "put it into a file of docs/ and name that in extra_javascript"),
        (r"<style\b[^>]*", "an inline style sheet", "put it into a file of docs/ and name that in extra_css"),
        (_OPENING + r"\s(?P<it>on[a-z]+\s*=)", "a handler in an element",
         "let a script in extra_javascript listen for the event"),
        (_OPENING + r"\s(?P<it>style\s*=)", "a style in an element", "give it a class, and style that in extra_css"),
        (r"\{:?[^}`]*\s?\b(?P<it>(?:style|on[a-z]+)\s*=)[^}]*\}", "a style or a handler in an element",
         "give it a class, and style that in extra_css"),
        (r"<(?:iframe|frame|object|embed)\b[^>]*?(?:\s(?:src|data)\s*=\s*[\"']?" + ELSEWHERE + ")?[^>]*>", "a frame",
         "link to it, or allow it: policy_also, frame-src"),
        (r"<(?:img|script|video|audio|source|track|input|image)\b[^>]*?\s(?:src|href|poster)\s*=\s*[\"']?" + ELSEWHERE,
         "what another site holds", "keep a copy in docs/, or allow that site: policy_also"),
        (r"<link\b[^>]*?\shref\s*=\s*[\"']?" + ELSEWHERE, "what another site holds", "keep a copy in docs/"),
        (r"!\[[^\]]*\]\(\s*<?" + ELSEWHERE, "an image of another site",
         "keep a copy in docs/, or allow that site: policy_also, img-src"),
        (r"(?:\]\(\s*<?|\shref\s*=\s*[\"']?)(?P<it>(?:javascript|vbscript|data):)", "a link that would run a script",
         "put the script into a file and name that in extra_javascript"),
    )
)  # fmt: skip
"""What to look for, what it is, and what to do instead."""
_REFERENCE = re.compile(r"!\[([^\]\[]*)\](?:\[([^\]\[]*)\])?(?!\()")
_DEFINITION = re.compile(r" {0,3}\[(?P<label>[^\]\[]+)\]:\s*<?" + ELSEWHERE)
_MERMAID = re.compile(r"[{.\s]*mermaid\b", re.IGNORECASE)
_MERMAID_FROM = "unpkg.com"
"""Where Material's script fetches Mermaid when a page has a diagram and no Mermaid of its own."""
_LINK = re.compile(r"\]\(\s*<?(?P<it>[^)\s>]+)")


@dataclass(frozen=True, slots=True)
class Blocked:
    """One thing that a reader's browser refuses, and where it is: line and column from 1."""

    line: int
    column: int
    width: int
    text: str
    message: str
    help: str


def blocked_in(text: str, allowed: Iterable[str]) -> Iterator[Blocked]:
    """Everything in a page that the policy refuses; `allowed` are the sources that the site adds to it."""
    sources = tuple(allowed)
    for number, line, seen in _outside_code(text):
        for start, end, message, help in spans_of(seen, sources):
            yield Blocked(number, start + 1, end - start, line, message, help)
        for match in _LINK.finditer(seen) if "](" in seen else ():
            if not _is_address(match["it"]):
                start, end = match.span("it")
                yield Blocked(number, start + 1, end - start, line, "a link that is no address", "write it anew")
    yield from _referenced(text, sources)
    if not any(_MERMAID_FROM in one or one in ("*", "https:", OWN_MERMAID) for one in sources):
        yield from _drawings(text)


def spans_of(seen: str, sources: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """Where `PATTERNS` match, each place once: start, end, what is stopped, and help."""
    taken: set[int] = set()
    for pattern, message, help in PATTERNS:
        for match in pattern.finditer(seen) if any(sign in seen for sign in "<({") else ():
            groups = match.groupdict()
            start, end = match.span("it" if groups.get("it") else "url" if groups.get("url") else 0)
            if start not in taken and not is_allowed(groups.get("url") or "", sources):
                taken.add(start)
                yield start, end, f"the built site's policy stops {message}", help


def _referenced(text: str, sources: Sequence[str]) -> Iterator[Blocked]:
    """Images of another site whose address stands elsewhere in the page: `![The status][badge]`."""
    if "![" not in text:
        return
    lines = list(_outside_code(text))
    shown = {(two or one).casefold() for _, _, seen in lines for one, two in _REFERENCE.findall(seen)}
    for number, line, seen in lines:
        match = _DEFINITION.match(seen)
        if match and match["label"].casefold() in shown and not is_allowed(match["url"], sources):
            start, end = match.span("url")
            message, help = "an image of another site", "keep a copy in docs/, or allow that site: policy_also, img-src"
            yield Blocked(number, start + 1, end - start, line, f"the built site's policy stops {message}", help)


def _drawings(text: str) -> Iterator[Blocked]:
    """Fences of Mermaid: the theme fetches from another site what draws them."""
    fence = ""
    for number, line in numbered(text) if "mermaid" in text.casefold() else ():
        match = FENCE.match(line)
        if fence:
            fence = "" if match and match[1].startswith(fence) and not match[2] else fence
        elif match:
            fence = match[1]
            if _MERMAID.match(match[2]):
                message = "what draws a Mermaid diagram: the theme loads it from another site"
                help = "put the picture into docs/ as a file, or Mermaid itself, named in extra_javascript"
                start = match.start(2)
                told = f"the built site's policy stops {message}"
                yield Blocked(number, start + 1, len(line) - start, line, told, help)


def _outside_code(text: str) -> Iterator[tuple[int, str, str]]:
    """Number, line, and the line without code; also what opens a script, which holds no mention."""
    prose = {line.number: line.seen for line in read_markdown(text) if line.prose}
    fence = ""
    for number, line in numbered(text):
        match = FENCE.match(line)
        if fence:
            fence = "" if match and match[1].startswith(fence) and not match[2] else fence
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        elif number in prose and "<" not in prose[number]:
            yield number, line, prose[number]
        elif number in prose or re.match(r" {0,3}<(?:script|style)\b", line, re.IGNORECASE):
            yield number, line, without_code(line)


def is_allowed(url: str, sources: Iterable[str]) -> bool:
    """Whether one of the sources that the site adds to its policy holds the address."""
    host = urlsplit(url).netloc if url and _is_address(url) else ""
    return bool(host) and any(
        one in ("*", "https:", host) or urlsplit(one if "://" in one else f"//{one}").netloc == host for one in sources
    )


def _is_address(text: str) -> bool:
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True
