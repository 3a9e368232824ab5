"""What an input is, by its content first and its name second."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal

from kb.detect.plan.from_lines import looks_like_lines
from kb.detect.plan.from_text import HEAD
from kb.detect.reading.find_plan import looks_like_plan

Form = Literal["terraform-json", "terraform-lines", "terraform-text", "log", "document", "worklog"]
FORMS: tuple[Form, ...] = ("terraform-json", "terraform-lines", "terraform-text", "log", "document", "worklog")
DOCUMENTS = frozenset(
    (".md", ".markdown", ".rst", ".adoc", ".asciidoc", ".sh", ".bash", ".zsh", ".fish", ".ps1", ".bat", ".mk",
     ".yml", ".yaml", ".py", ".rb", ".groovy", ".toml", ".tf", ".ipynb")
)  # fmt: skip
NAMES = frozenset(("makefile", "jenkinsfile", "justfile", "dockerfile", "taskfile"))
_TITLE = re.compile(r"^title:", re.MULTILINE)
_MARKDOWN = re.compile(r"^(?:#{2,6} |[-*] |\d+[.)] |```)", re.MULTILINE)
_WORK = re.compile(r"^(steps|window|deviations|outcome|timeline|decisions|backout_plan):", re.MULTILINE)


def guess(name: str, text: str, lines: Sequence[str]) -> Form:
    """The form of a text that came from a file of that name ('-': standard input); `lines` as Terraform wrote them."""
    path = PurePath(name.casefold())
    named = path.suffix in DOCUMENTS or path.name in NAMES
    may_be_log = path.suffix in (".yml", ".yaml") or name == "-"
    if may_be_log and _TITLE.search(text) and _WORK.search(text):
        return "worklog"
    if not named and '"@message"' in text and any(map(looks_like_lines, lines)):
        return "terraform-lines"
    if not named and "{" in text and looks_like_plan(text):
        return "terraform-json"
    if named or text.startswith("#!"):
        return "document"
    if any("# " in line and HEAD.match(line) for line in lines):
        return "terraform-text"
    return "document" if name == "-" and _is_markdown(text) else "log"


def _is_markdown(text: str) -> bool:
    """Whether a text begins with a heading or front matter, and goes on like a page; a root's prompt is `#` too."""
    start = text.lstrip()
    return start.startswith("---\n") or (start.startswith("#") and bool(_MARKDOWN.search(start)))
