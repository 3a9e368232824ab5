"""A knowledge base that is hostile in every field, and the same one with harmless words; what a page may hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import yaml

from kb.pipeline import Checked, check
from kb.site.build import build_site
from kb.site.inline_blocks import inline_blocks
from tests.stuffing import Stuffing

NOW = "2026-11-27 18:00"
FOLDERS = ("windows", "incidents", "pitfalls", "checklists")
SETTINGS = {
    "plugins": ["search", "kb"],
    "theme": {"name": "material", "features": ["content.action.edit", "content.code.copy", "search.suggest"]},
    "edit_uri_template": "https://git.example.org/edit/{path}",
}
FILE_NAMES = ('"><img src=x onerror=alert(1)>', "javascript:alert(1)", "a?b#c&amp;d", "{{ config }}")
"""How the team's own pages, folders and attachments are called."""
LINKS = ("href", "src", "action", "data", "poster", "srcset", "formaction", "ping", "cite", "background", "xlink:href")
IN_PROSE = "p em strong code pre ol ul li blockquote hr br table thead tbody tr th td h4 h5 h6 a"
"""What CommonMark may make of a text."""


def write_base(
    root: Path, texts: Sequence[str], *, stuffed: int, titles: int, names: Sequence[str] = FILE_NAMES
) -> Path:
    """Write the knowledge base: `stuffed` records of each kind, and `titles` small pitfalls called by one text each.

    With as many stuffed records as there are texts, every field of every kind holds each of them once.
    """
    _write(root / "mkdocs.yml", yaml.safe_dump({"site_name": texts[0], **SETTINGS}).encode())
    settings = Stuffing(cycle(texts)).file("kb", {"edit_url": f"https://git.example.org/{texts[0]}/{{path}}"})
    _write(root / "logs/kb.yml", settings)
    for place, folder in enumerate(FOLDERS):
        for number in range(stuffed):
            start = number * len(texts) // stuffed
            stuffing = Stuffing(cycle([*texts[start:], *texts[:start]]), (place * stuffed + number) * 10)
            attached = [{"file": f"{name}.txt", "caption": next(stuffing.texts)} for name in names]
            content = stuffing.file(folder, {"attachments": attached})
            _write(root / f"logs/{folder}/{names[0]}/{folder}-{number}.yml", content)
    for number in range(titles):
        text = texts[number * len(texts) // titles]
        record = {"title": text, "tags": [text], "symptom": text, "avoid": [text]}
        _write(root / f"logs/pitfalls/p-{number:03}.yml", yaml.safe_dump(record).encode())
    for name in names:
        _write(root / f"docs/{name}.md", b"Mind [[p-000]].\n")
        for folder in FOLDERS:
            _write(root / f"logs/{folder}/{names[0]}/{name}.txt", b"attached\n")
    return root


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def build(root: Path) -> tuple[Checked, Path]:
    """Check and build it, as plain MkDocs does: problems stop nothing."""
    checked = check(root, NOW)
    return checked, build_site(root, checked, root / "site")


@cache
def parse(path: Path) -> Element:
    """A page as a browser understands it."""
    tree: Element = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
    return tree


def elements(tree: Element) -> Iterator[tuple[str, dict[str, str]]]:
    """Each element with its attributes, namespaces taken away."""
    for one in tree.iter():
        if isinstance(one.tag, str):
            yield one.tag.rpartition("}")[2], {str(name).rpartition("}")[2]: text for name, text in one.attrib.items()}


class Shipped:
    """What the pages of a harmless site hold: elements with their attributes, ids, inline scripts."""

    def __init__(self, site: Path) -> None:
        self.kinds: set[tuple[str, str]] = {(name, "") for name in IN_PROSE.split()} | {("a", "href"), ("ol", "start")}
        self.kinds |= {("td", "align"), ("th", "align"), ("code", "class")}
        self.blocks: set[tuple[str, str]] = set()
        for path in pages_of(site):
            self.blocks |= set(inline_blocks(path.read_text("utf-8")))
            for name, attributes in elements(parse(path)):
                self.kinds |= {(name, ""), *((name, one) for one in attributes)}

    def foreign_to(self, path: Path) -> list[str]:
        """What a page holds that no harmless page does."""
        text = path.read_text("utf-8")
        found = [f"inline {kind}: {body[:60]}" for kind, body in set(inline_blocks(text)) - self.blocks]
        for name, attributes in elements(parse(path)):
            found += [f"<{name} {one}>" for one in ("", *attributes) if (name, one) not in self.kinds]
            found += [f"<{name} {one}>" for one in attributes if one.lower().startswith("on") or one == "style"]
            found += [f"<{name} {one}={attributes[one][:60]}>" for one in LINKS if one in attributes and
                      not may_lead(attributes[one], followed=name == "a")]  # fmt: skip
        return found


def may_lead(address: str, *, followed: bool) -> bool:
    """Whether a link is relative, http, https or mailto; what a page loads by itself is of the site alone."""
    parts = urlsplit(address.strip())
    if any(ord(char) < 33 for char in address) or (parts.netloc and not parts.scheme):
        return False
    return parts.scheme in (("", "http", "https", "mailto") if followed else ("",))


def pages_of(site: Path) -> list[Path]:
    """Every page but those of the rules, which no record has a say in."""
    return [path for path in sorted(site.rglob("*.html")) if path.relative_to(site).parts[0] != "rules"]


def ids_of(path: Path) -> Counter[str]:
    """The names in a page that scripts and links find."""
    return Counter(one["id"] for _, one in elements(parse(path)) if "id" in one)


def text_of(element: Any) -> str:
    """The words of an element, blanks as a browser shows them."""
    return " ".join("".join(element.itertext()).split())
