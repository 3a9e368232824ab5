"""The address of a link, as people write it: what is none would be a link to nowhere on the page."""

from __future__ import annotations

import re
from typing import Annotated

from kb.model.values.scalars import Scalar, as_text, misfit

_URL = re.compile(r"(?:https?://|mailto:)[^\s<>()（）「」、。]+")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?P<last>[a-z]{2,})(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
_FILE = re.compile(
    r"ya?ml|x?html?|xml|md|pdf|txt|log|[ct]sv|json|png|jpe?g|gif|svg|webp|(?:xls|doc|ppt)x?|zip|t?gz|sh|py|tf"
)
"""What stands after the last dot of a file, and of no host."""


def read_address(value: object) -> str:
    """The address. Raises a misfit for the name of a host without https://, and for one with words around it."""
    text = as_text(value).strip()
    found = _URL.search(text)
    if found and found[0] != text:
        title = re.sub(r"[\s\[\](){}<>「」（）|:：]+", " ", text.replace(found[0], " ")).strip()
        help = f"write it as fields:  url: {found[0]}" + (f"  and below it  title: {title}" if title else "")
        if re.search(r"\s|[<>\[\]「」（）]", text):
            raise misfit("wrong-type", "expected an address and nothing else", help)
    host = _HOST.fullmatch(text)
    if host and not _FILE.fullmatch(host["last"].lower()):
        message = f"'{text}' is read as a path in the site, and looks like the name of a host"
        raise misfit("wrong-type", message, f"write https://{text}")
    return text


Address = Annotated[str, Scalar(read_address)]
"""http, https, mailto, or a path in the site."""
