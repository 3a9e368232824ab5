"""A sheet as Markdown, for a comment on a pull request. Nothing of a record can become markup or call anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.detect.answer.markdown import escaped
from kb.detect.cards import one_line
from kb.imports.steps import steps_as_markdown
from kb.pages.brief.sheet import Block, Line, Piece, Sheet
from kb.secrets.scan import mask
from kb.words import Words

MARK = "<!-- kb brief -->"
"""By which a CI finds its own comment again; it stands before the first sheet."""
OPEN = ("runs-into", "deciding", "go-or-not", "people")
"""Parts that everybody sees; the others are folded, as nobody reads a comment of six screens."""
_NUMBER = re.compile(r"^(\d+)([.)])")
"""What would begin a list within the item of a list."""


def as_markdown(sheet: Sheet, site_url: str = "") -> str:
    """Headings, lists, boxes to tick; links when the site's address is known. Long parts are folded."""
    teller = _Markdown(site_url)
    blocks = [f"## {teller.linked(escaped(sheet.title), sheet.page)}"]
    blocks += [teller.told(one) for one in sheet.head]
    for part in sheet.parts:
        inner = "\n\n".join("\n".join(teller.block(block)) for block in part.blocks)
        if part.anchor in OPEN:
            blocks.append(f"### {escaped(part.heading)}\n\n{inner}")
        else:
            count = sum(len(block.lines) for block in part.blocks)
            head = f"{escaped(part.heading)} ({count})"
            blocks.append(f"<details><summary>{head}</summary>\n\n{inner}\n\n</details>")
    if sheet.steps:
        head = f"{escaped(sheet.steps_heading)} ({len(sheet.steps)})"
        table = steps_as_markdown(sheet.steps, lambda text: escaped(mask(text)), Words(sheet.language))
        blocks.append(f"<details><summary>{head}</summary>\n\n{table}\n</details>")
    return "\n\n".join(blocks) + "\n"


class _Markdown:
    def __init__(self, site_url: str) -> None:
        whole = site_url.startswith(("https://", "http://")) and not set(site_url) & set("<> \n")
        self.site = f"{site_url.rstrip('/')}/" if whole else ""

    def block(self, block: Block) -> Iterator[str]:
        if block.heading:
            yield f"**{escaped(block.heading)}**\n"
        for one in block.lines:
            yield from self._line(one, "", "- [ ] " if block.ticks else "- ")
        if block.note:
            yield f"\n{self.told(block.note)}"

    def _line(self, one: Line, indent: str, mark: str) -> Iterator[str]:
        yield f"{indent}{mark}{'⚠️ ' if one.weighty and not indent else ''}{self.told(one)}"
        for inner in one.below:
            yield from self._line(inner, f"{indent}  ", "- ")

    def told(self, one: Line) -> str:
        return _NUMBER.sub(r"\1\\\2", "".join(map(self._piece, one.pieces)).strip())

    def linked(self, text: str, path: str) -> str:
        """Text that leads to a page of the site; the text alone when nobody knows the address."""
        page, hash_, section = path.partition("#")
        return f"[{text}](<{self.site}{page}/{hash_}{section}>)" if self.site and path else text

    def _piece(self, piece: Piece) -> str:
        text = escaped(one_line(piece.text) if piece.style == "prose" else piece.text)
        bare = text.strip()
        if piece.style == "strong" and bare:
            text = text.replace(bare, f"**{bare}**", 1)
        shown = self.linked(text, piece.goal)
        return f"{shown} `{piece.id}`" if piece.id and not self.site else shown
