"""What to paste to link to a record: one form for each place that people paste into. Text in, text out.

`{url}` and `{section}` may stand for what only the reader's browser knows.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a link leads: the record, its page's address and the section of it, if any."""

    id: str
    title: str
    url: str = ""
    """The address with the section; the form `mention` needs none."""
    section: str = ""


def _markdown(goal: Goal) -> str:
    words = re.sub(r"([\\`*_\[\]<>&])", r"\\\1", goal.title)
    return f"[{words}]({goal.url.replace('(', '%28').replace(')', '%29')})"


def _html(goal: Goal) -> str:
    return f'<a href="{html.escape(goal.url)}">{html.escape(goal.title)}</a>'


def _mention(goal: Goal) -> str:
    return f"[[{goal.id}#{goal.section}]]" if goal.section else f"[[{goal.id}]]"


def _slack(goal: Goal) -> str:
    """Slack's own markup has no escape for `|`: the full-width one looks the same."""
    words = html.escape(goal.title, quote=False).replace("|", "｜")
    return f"<{goal.url}|{words}>"


def _confluence(goal: Goal) -> str:
    words = re.sub(r"([\\\[\]{}|!*_^~+-])", r"\\\1", goal.title)
    return f"[{words}|{goal.url}]"


FORMS: dict[str, Callable[[Goal], str]] = {
    "url": lambda goal: goal.url,
    "markdown": _markdown,
    "html": _html,
    "mention": _mention,
    "slack": _slack,
    "confluence": _confluence,
}
"""By the name that `kb link --as` takes."""
NEED_NO_URL = frozenset({"mention"})
