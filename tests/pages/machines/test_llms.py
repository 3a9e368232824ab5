"""llms.txt in the form of llmstxt.org: one title, one quote, lists of links below second headings."""

from __future__ import annotations

import re
from collections.abc import Callable

from kb.pages.machines.llms import llms
from kb.pages.machines.publication import Publication

Publish = Callable[..., Publication]
LINK = re.compile(r"- \[((?:\\.|[^\\\[\]])+)\]\((https://[^\s()]+)\)(?:: \S.*)?")


def test_its_form(publication: Publish) -> None:
    head, *sections = re.split(r"^## ", llms(publication()), flags=re.MULTILINE)
    assert re.fullmatch(r"# Night work\n\n> .+\n\n", head)
    names = [section.partition("\n")[0] for section in sections]
    assert names == ["Coming windows", "Pitfalls", "Checklists", "Postmortems", "Hand-written pages", "Optional"]
    for section in sections:
        lines = section.strip().split("\n")[2:]
        assert lines
        assert all(LINK.fullmatch(line) for line in lines), section


def test_what_it_says(publication: Publish) -> None:
    text = llms(publication())
    assert "- [Again; a comma, too](https://kb.example.org/ops/windows/2026-12-24-again/): 2026-12-24\n" in text
    assert "(https://kb.example.org/ops/pitfalls/wet-paint/): Paint on the hands, see Recreate the DB & <more>." in text
    assert r"- [Runbooks \[all\]](https://kb.example.org/ops/runbooks/)" in text
    assert "(https://kb.example.org/ops/kb.json)" in text
