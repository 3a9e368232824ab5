"""What a file is: a postmortem in Markdown or HTML, a chat as pasted, a day of Slack's export, its whole archive."""

from __future__ import annotations

from typing import Literal

from kb.imports.chat import looks_like_chat
from kb.imports.html import read_html
from kb.imports.markdown import read_markdown
from kb.imports.outline import Outline
from kb.imports.slack_export import is_archive

Form = Literal["postmortem", "chat", "slack"]
FORMS: tuple[Form, ...] = ("postmortem", "chat", "slack")


def form_of(raw: bytes, text: str) -> Form:
    """What the bytes of a file and their text look like."""
    if is_archive(raw) or (text.lstrip().startswith("[{") and '"ts"' in text):
        return "slack"
    return "chat" if looks_like_chat(text) else "postmortem"


def read_outline(text: str, name: str) -> Outline:
    """The outline of a document called `name`: HTML by its ending or its beginning, else Markdown."""
    begins = text.lstrip()[:15].casefold()
    is_html = name.casefold().endswith((".html", ".htm", ".xhtml")) or begins.startswith(("<!doctype html", "<html"))
    return read_html(text) if is_html else read_markdown(text)
