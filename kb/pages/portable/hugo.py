"""A hand-written page, in MkDocs' Markdown, as Hugo's: links, headings' names, admonitions, the title.

Works on lines of prose; what stands in code is left alone. Tabs, and attributes of other elements than headings, stay
as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from kb.links.documents import prose_lines
from kb.pages.portable.front_matter import front_matter

Follow = Callable[[str], str]
"""A link as written → the link that works on the built site."""

_TARGET = re.compile(r"(?<=\]\()<?([^\s()<>]+)|(?<=\]: )<?([^\s<>]+)")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_NAMED = re.compile(r"\{:?\s*#[\w-]+[^}]*\}\s*$")
_MARKS = re.compile(r"[`*_]|\[([^\]]*)\]\([^)]*\)|<[^>]*>|&#?\w+;")
_ADMONITION = re.compile(r'(\s*)(?:!!!|\?\?\?\+?)\s+([\w-]+)(?:\s+"([^"]*)")?\s*$')
_LONE = re.compile(r"\{\{(?=[<%](?!/\*))")
"""The beginning of a shortcode that has no end: nothing escapes it, so it is parted by a character without width."""
_SHORTCODE = re.compile(r"\{\{([<%])(.*?)([>%])\}\}")


def as_hugo(markdown: str, title: str, follow: Follow) -> str:
    """The page for Hugo. `title` is used when the page's own front matter has none; its first heading
    is dropped, and its name kept."""
    head, text = _split(markdown.replace("\r\n", "\n"))
    lines = list(text.split("\n"))
    names: dict[str, int] = {}
    titled = False
    for number, line, seen in prose_lines(text):
        heading = _HEADING.match(seen)
        if heading and len(heading[1]) == 1 and not titled:
            titled, lines[number - 1] = True, f'<a id="{_name(line, names)}"></a>'
        else:
            named = _named(line, names) if heading else line
            lines[number - 1] = _followed(named, seen if named == line else named, follow)
    body = "\n".join(_quoted(lines))
    body = _LONE.sub("{\u200b{", _SHORTCODE.sub(r"{{\1/*\2*/\3}}", body))
    return (head or front_matter({"title": title})) + body


def _split(markdown: str) -> tuple[str, str]:
    """Front matter, if it says a title, and the rest."""
    match = re.match(r"---\n(.*?\n)---\n", markdown, re.DOTALL)
    if not match:
        return "", markdown
    titled = re.search(r"^title:", match[1], re.MULTILINE)
    return match[0] if titled else "", markdown[match.end() :]


def _followed(line: str, seen: str, follow: Follow) -> str:
    """The line with each link's goal replaced; goals are found in `seen`, where code is blank."""
    for match in reversed(list(_TARGET.finditer(seen))):
        group = 1 if match[1] else 2
        line = line[: match.start(group)] + follow(match[group]) + line[match.end(group) :]
    return line


def _named(line: str, names: dict[str, int]) -> str:
    """A heading with the name that MkDocs would give it."""
    return line if _NAMED.search(line) else f"{line.rstrip()} {{#{_name(line, names)}}}"


def _name(line: str, names: dict[str, int]) -> str:
    """The name that MkDocs gives a heading, once each: letters of ASCII, a number where none or taken."""
    words = _MARKS.sub(lambda match: match[1] or "", re.sub(r"^#+\s+|\s+#+\s*$", "", line))
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())
    count = names.get(name, 0)
    names[name] = count + 1
    suffix = f"_{count + (not name)}" if count or not name else ""
    return f"{name}{suffix}"


def _quoted(lines: Iterable[str]) -> Iterator[str]:
    """Admonitions as quotes that begin with their title in bold."""
    inside: str | None = None
    for line in lines:
        opening = _ADMONITION.match(line)
        if opening:
            inside = opening[1] + "    "
            title = opening[3] if opening[3] is not None else opening[2].replace("-", " ").capitalize()
            yield from ([f"{opening[1]}> **{title}**", f"{opening[1]}>"] if title else [])
        elif inside is not None and (line.startswith(inside) or not line.strip()):
            yield f"{inside[:-4]}> {line[len(inside) :]}".rstrip() if line.strip() else f"{inside[:-4]}>"
        else:
            if inside is not None:
                inside = None
                yield ""
            yield line
