"""The steps of a procedure, from a numbered list or a table in any document; and back, as a Markdown table.

What is written back reads as the same steps again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kb.imports.headings import comparable
from kb.imports.outline import Block, Outline
from kb.model.times.moments import read_minutes
from kb.model.worklog import Step
from kb.words import later

COLUMNS: dict[str, tuple[str, ...]] = {
    "do": ("step", "steps", "do", "what", "task", "action", "procedure", "description", "work", "手順", "作業",
           "作業内容", "内容", "項目", "手順内容", "作業項目", "実施内容", "タスク"),
    "owner": ("owner", "who", "role", "by", "assignee", "responsible", "担当", "担当者", "実施者", "作業者", "役割"),
    "minutes": ("minutes", "min", "mins", "duration", "time needed", "estimate", "estimated", "所要時間", "所要",
                "時間", "分", "所要時間 分", "予定時間", "見積"),
    "with": ("with", "tool", "how", "手段", "ツール", "方法"),
    "command": ("command", "commands", "コマンド", "実行コマンド"),
    "touches": ("touches", "changes", "target", "対象", "変更対象"),
    "expect": ("expect", "expected", "expected result", "check", "confirm", "確認", "確認内容", "期待結果", "期待値",
               "確認方法", "確認ポイント", "確認できること"),
}  # fmt: skip
"""Field of a step → what its column may be called, as `kb.imports.headings.comparable` leaves it."""

_MINUTES = re.compile(
    r"[(（\[]\s*(?:約|about |ca\.? )?"
    r"(\d+\s*(?:分|min(?:utes|s)?\.?|m)|\d+\s*(?:h|時間)(?:\s*\d+\s*(?:m|min|分))?)\s*[)）\]]",
    re.IGNORECASE,
)
_OWNER = re.compile(r"[(（\[]\s*(?:担当|owner|who)\s*[:：]\s*([^)）\]]+?)\s*[)）\]]", re.IGNORECASE)
_EXPECT = re.compile(r"^(?:expect(?:ed)?|check|確認|期待結果|期待)\s*[:：]\s*(.+)$", re.IGNORECASE)
_BARE_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = re.compile(r"\*\*|__|`")


def read_steps(outline: Outline) -> list[dict[str, str]]:
    """The steps of the first table that has a column for them, else of the longest numbered list; fields as texts."""
    blocks = list(outline.blocks())
    return _from_rows(blocks) or _from_items(blocks)


def step_fields(step: Mapping[str, str]) -> dict[str, str | int]:
    """A step as a record holds it: its minutes are a number."""
    return {name: int(text) if name == "minutes" else text for name, text in step.items()}


def _from_rows(blocks: Sequence[Block]) -> list[dict[str, str]]:
    head = next((block.head for block in blocks if block.kind == "row" and "do" in _columns(block.head)), ())
    steps = []
    for block in blocks:
        if block.kind == "row" and block.head == head:
            cells = {field: block.cells[n] for field, n in _columns(head).items() if n < len(block.cells)}
            step = {field: _cell(field, text) for field, text in cells.items() if _cell(field, text)}
            if step.get("do"):
                steps.append({**_from_text(step["do"]), **{name: text for name, text in step.items() if name != "do"}})
    return steps


def _columns(head: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, name in enumerate(head):
        for field, names in COLUMNS.items():
            if field not in found and comparable(_MARKS.sub("", name)) in names:
                found[field] = number
                break
    return found


def _cell(field: str, text: str) -> str:
    text = re.sub(r"<br ?/?>", "\n", text).strip()
    if field == "command" and text.startswith("`"):
        return text.replace("\\|", "|").strip("`").strip()
    text = _ESCAPED.sub(r"\1", text)
    if field in ("do", "command"):
        return text.replace("[[", "\\[[") if field == "do" else text
    text = _MARKS.sub("", text).strip()
    if text in ("-", "–", "—", "ー", "なし"):
        return ""
    return _minutes(text) if field == "minutes" else text


def _minutes(text: str) -> str:
    try:
        return str(read_minutes(text))
    except ValueError:
        return ""


def _from_items(blocks: Sequence[Block]) -> list[dict[str, str]]:
    longest: list[dict[str, str]] = []
    for run in _runs(blocks):
        found = list(_steps_of(run))
        if len(found) > len(longest):
            longest = found
    return longest


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Numbered lists, each with what is nested in it; a paragraph at the margin ends one."""
    run: list[Block] = []
    for block in blocks:
        outer = block.kind == "item" and block.depth == 0
        if (
            (outer and block.ordered)
            or (run and block.kind == "code")
            or (run and block.kind == "item" and block.depth)
        ):
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _steps_of(run: Sequence[Block]) -> Iterator[dict[str, str]]:
    step: dict[str, str] = {}
    for block in run:
        if block.kind == "item" and block.depth == 0:
            if step:
                yield step
            step = _from_text(block.text)
        elif block.kind == "code":
            step.setdefault("command", block.text.strip())
        elif match := _EXPECT.match(block.text.strip()):
            step.setdefault("expect", match[1])
        elif step:
            step["note"] = f"{step['note']}\n{block.text}" if "note" in step else block.text
    if step:
        yield step


def _from_text(text: str) -> dict[str, str]:
    """A step's words, with owner and minutes taken out of its brackets."""
    first, *rest = text.strip().split("\n")
    step: dict[str, str] = {}
    if match := _OWNER.search(first):
        step["owner"] = match[1]
        first = first.replace(match[0], "")
    if match := _MINUTES.search(first):
        step["minutes"] = _minutes(match[1])
        first = first.replace(match[0], "")
    for line in rest:
        expected = _EXPECT.match(line.strip())
        if expected:
            step["expect"] = expected[1]
        else:
            first = f"{first} {line.strip()}"
    return {"do": " ".join(first.split()), **{name: value for name, value in step.items() if value}}


SHOWN = {
    "do": later("Step"), "owner": later("Owner"), "with": later("With"), "touches": later("Touches"),
    "minutes": later("Minutes"), "command": later("Command"), "expect": later("Expect"),
}  # fmt: skip
"""Field of a step → the title of its column; in every language one of COLUMNS."""


def steps_as_markdown(
    steps: Sequence[Step], escape: Callable[[str], str] = str, words: Callable[[str], str] = str
) -> str:
    """The steps as a Markdown table, the columns that any step fills, with titles in `words`; '' without steps.

    `escape` is for tables that go where Markdown of a record must not become markup.
    """
    rows = [{"do": step.do, "owner": step.owner, "with": step.with_, "touches": ", ".join(step.touches),
             "minutes": "" if step.minutes is None else str(step.minutes), "command": step.command,
             "expect": step.expect} for step in steps]  # fmt: skip
    if not rows:
        return ""
    columns = [name for name in SHOWN if any(row[name] for row in rows)]
    titles = ["#", *(words(SHOWN[name]) for name in columns)]
    lines = [titles, ["--:", *("--:" if name == "minutes" else "---" for name in columns)]]
    for number, row in enumerate(rows, 1):
        lines.append([str(number), *(_shown(name, row[name], escape) for name in columns)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _shown(field: str, text: str, escape: Callable[[str], str]) -> str:
    code = field == "command" and bool(text) and "`" not in text and "\n" not in text.strip()
    shown = [" ".join(line.split()) for line in text.strip().split("\n")]
    whole = "<br>".join(one if code else escape(one) for one in shown)
    whole = _BARE_PIPE.sub(r"\\|", whole)
    return f"`{whole}`" if code else whole
