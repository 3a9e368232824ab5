"""Whether the sections are there that hand-written pages link to, in a knowledge base that was read whole.

What a record fills itself is told from its text; only what that leaves open, from the pages of those records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb.late import late
from kb.library import Library
from kb.links.directory import Directory
from kb.links.judge import PASSING, Judge
from kb.pages.own_sections import certainly_has
from kb.pipeline.checked import Checked
from kb.problem import Problem, Refused
from kb.read.outline import outline_of
from kb.shipped import has_own_templates

if TYPE_CHECKING:
    from kb.pipeline.render import find_sections
else:
    find_sections = late("kb.pipeline.render:find_sections")


def judge_sections(checked: Checked, root: Path, directory: Directory) -> Iterator[Problem]:
    """A problem for each mention of a section that its record's page has not; what keeps pages from being made."""
    mentions = [one for document in checked.documents for one in document.mentions]
    asked = {(directory.names.get(one.target, ""), one.section) for one in mentions if one.section}
    certain = not has_own_templates(root)
    open_ids = {
        id
        for id, section in asked
        if id and section not in PASSING and not (certain and _fills(checked.library, id, section))
    }
    if not open_ids:
        return
    try:
        sections = find_sections(checked, root, sorted(open_ids))
    except Refused as error:
        yield from error.problems
        return
    yield from Judge(replace(directory, sections=sections)).gone_sections(mentions)


def _fills(library: Library, id: str, section: str) -> bool:
    """Whether the record certainly makes that section of its page itself."""
    entry = library.by_id[id]
    outline = outline_of(entry.source.text.encode())
    return outline is not None and certainly_has(entry.folder, outline, section)
