"""Links of hand-written pages that are no addresses, such as `http://[`: MkDocs would stop at one and name no page.

They stay links, to what a browser makes of them; `kb check` tells where they are.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

BEFORE_MKDOCS = 10
"""After Markdown's own inline work (20), before MkDocs looks at the links (0)."""


class BrokenLinks(Extension):
    """Python-Markdown's way to add a step; MkDocs takes it by name or as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's own name
        """Add the step."""
        md.treeprocessors.register(_Mend(md), "kb-broken-links", BEFORE_MKDOCS)


class _Mend(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                address = element.get(name)
                if address is not None and not is_address(address):
                    element.set(name, quote(address, safe="/:?#%&=+,;@~"))


def is_address(text: str) -> bool:
    """Whether Python, and so MkDocs, can take the text apart as a URL."""
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True
