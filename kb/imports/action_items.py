"""Action items of a postmortem → actions: bullets, boxes, and tables with who and until when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kb.imports.headings import comparable
from kb.imports.outline import Block
from kb.imports.stamps import split_stamp

COLUMNS: dict[str, tuple[str, ...]] = {
    "do": ("action", "action item", "item", "what", "task", "todo", "description", "follow up",
           "対策", "内容", "再発防止策",
           "対応", "対応内容", "項目", "アクション", "施策", "タスク"),
    "owner": ("owner", "who", "assignee", "assigned to", "responsible", "role", "担当", "担当者", "責任者"),
    "due": ("due", "due date", "deadline", "by when", "eta", "until", "期限", "期日", "予定日",
            "完了予定", "完了予定日"),
    "ticket": ("ticket", "issue", "bug", "link", "tracking", "jira", "url", "チケット", "リンク", "課題"),
    "done": ("done", "completed", "closed", "完了日", "完了"),
}  # fmt: skip
_URL = re.compile(r"https?://[^\s<>()\[\]|]+")
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+)\)")
_OWNER = re.compile(
    r"[(（\[]\s*(?:担当|owner)\s*[:：]\s*([^)）\],、]+?)\s*(?:[,、]\s*(?P<rest>[^)）\]]*))?[)）\]]", re.IGNORECASE
)
_DUE = re.compile(r"(?:期限|期日|due|by|until)\s*[:：]?\s*(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)", re.IGNORECASE)


def read_actions(blocks: Iterable[Block]) -> tuple[list[dict[str, str]], int]:
    """The actions, fields as texts, and how many were ticked without a day on which they were done."""
    actions, ticked = [], 0
    for block in blocks:
        if block.kind == "row":
            action = _from_row(block.head, block.cells)
        elif block.kind == "item":
            action = _from_text(block.text)
        else:
            continue
        if action.get("do"):
            ticked += bool(block.ticked and "done" not in action)
            actions.append(action)
    return actions, ticked


def _from_row(head: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    columns = {field: n for field, names in COLUMNS.items() for n, name in enumerate(head) if comparable(name) in names}
    if "do" not in columns:
        return _from_text(max(cells, key=len, default=""))
    found = {field: cells[n].strip() for field, n in columns.items() if n < len(cells) and cells[n].strip()}
    action = _from_text(found.pop("do", ""))
    for field in ("due", "done"):
        day = split_stamp(found.pop(field, "")).date
        if day:
            action[field] = day
    if "ticket" in found:
        url = _URL.search(found.pop("ticket"))
        if url:
            action["ticket"] = url[0]
    if found.get("owner", "").strip("-–ー"):
        action["owner"] = found["owner"]
    return action


def _from_text(text: str) -> dict[str, str]:
    """The words, and what its brackets and links say of owner, day and ticket."""
    action: dict[str, str] = {}
    if match := _DUE.search(text):
        action["due"] = split_stamp(match[1]).date
    if match := _OWNER.search(text):
        action["owner"] = match[1]
        text = text.replace(match[0], "")
    if match := _LINK.search(text) or _URL.search(text):
        action["ticket"] = match[2] if match.re is _LINK else match[0]
    text = _LINK.sub(lambda match: match[1], text)
    do = " ".join(text.split())
    return {"do": do, **{name: value for name, value in action.items() if value}}
