"""What of a team's own templates no page can be made of; asked only where a team has some, as it needs Jinja2."""

from __future__ import annotations

from pathlib import Path

from kb.pages.render import Renderer
from kb.problem import Problem
from kb.words import Words


def judge_templates(root: Path, language: str) -> list[Problem]:
    """A problem for each template that cannot be compiled. What only a page shows, rendering finds."""
    return Renderer(root / "templates", Words(language), {}).faults()
