from __future__ import annotations

from typing import Any

from kb.imports.markdown import read_markdown
from kb.imports.postmortem import read_postmortem

ENGLISH = """---
title: "Postmortem: Orders API down"
severity: SEV-2
services: [orders, billing]
---
# Orders API down

Orders were refused.

## 1. Impact

- 1,200 customers

## Timeline (UTC)

- 2025-03-02 14:05: Alarm
- 14:20 acknowledged

  ```
  df -h
  ```
- evening: empty again

### 15:20

Declared resolved.

## Root cause

Rotation was off.

## Lessons learned

### What went well

- Alarm came at once

### What we'd keep

- Coffee

### Where we got lucky

- Sunday

## Resolution

Enlarged it.

## Action items

| Action | Owner | Due | Ticket |
|---|---|---|---|
| Rotate | platform | 2025-03-10 | [OPS-12](https://tracker.example.com/browse/OPS-12) |

- [x] Tell them
- Watch it (owner: web) https://tracker.example.com/browse/OPS-13

## Thanks

To all.
"""
JAPANESE = """# 障害報告書：決済APIの停止

発生日時：2026/03/14(土) 01:20
復旧日時：2026/03/14 02:05
影響範囲：決済全体

## 【時系列】

| 時刻 | 内容 | 担当 |
|---|---|---|
| 01:20 | アラート発報 | 監視 |
| 01:35頃 | 原因判明 | |

## 2. 再発防止策

- 期限の監視を追加する（担当：基盤、期限：2026-04-01）
"""


def read(text: str) -> Any:
    return read_postmortem(read_markdown(text), incident=True)


def test_an_english_postmortem() -> None:
    draft = read(ENGLISH)
    values = draft.values
    assert draft.title == "Orders API down"
    assert draft.day == "2025-03-02"
    assert values["summary"] == "Orders were refused."
    assert values["impact"] == "- 1,200 customers"
    assert values["severity"] == "SEV-2"
    assert values["systems"] == ["orders", "billing"]
    assert values["timezone"] == "UTC"
    assert values["timeline"] == [
        {"at": "2025-03-02 14:05", "what": "Alarm", "output": ""},
        {"at": "14:20", "what": "acknowledged", "output": "df -h"},
        {"at": "", "what": "evening: empty again", "output": ""},
        {"at": "15:20", "what": "Declared resolved.", "output": ""},
    ]
    assert values["contributing_factors"] == ["Rotation was off."]
    assert values["went_well"] == ["Alarm came at once"]
    assert values["lessons"] == ["Coffee"]
    assert values["got_lucky"] == ["Sunday"]
    assert values["deviations"][0]["did"] == "Enlarged it."
    assert values["actions"] == [
        {"do": "Rotate", "due": "2025-03-10", "owner": "platform",
         "ticket": "https://tracker.example.com/browse/OPS-12"},
        {"do": "Tell them"},
        {"do": "Watch it https://tracker.example.com/browse/OPS-13", "owner": "web",
         "ticket": "https://tracker.example.com/browse/OPS-13"},
    ]  # fmt: skip


def test_what_a_person_must_do() -> None:
    to_do = "\n".join(read(ENGLISH).to_do)
    assert "write outcome: resolved" in to_do
    assert "without a day: 1" in to_do
    assert "only kept in x-original: Thanks" in to_do


def test_a_japanese_report() -> None:
    draft = read(JAPANESE)
    assert draft.title == "決済APIの停止"
    assert draft.values["actual"] == {"start": "2026-03-14 01:20", "end": "2026-03-14 02:05"}
    assert draft.values["impact"] == "決済全体"
    assert [(one["at"], one["what"]) for one in draft.values["timeline"]] == [
        ("01:20", "監視: アラート発報"),
        ("01:35頃", "原因判明"),
    ]
    assert draft.values["actions"] == [{"do": "期限の監視を追加する", "due": "2026-04-01", "owner": "基盤"}]


def test_zones_that_kb_does_not_know_are_told() -> None:
    assert any("PST" in line for line in read("# A\n\n## Timeline\n\n- 14:05 PST it broke\n").to_do)


def test_nothing_is_invented() -> None:
    draft = read("# A\n\nHello\n")
    assert {name for name, value in draft.values.items() if value} == {"summary"}


def test_a_clock_without_any_day_is_words_unless_a_day_is_given() -> None:
    text = "# A\n\n## Timeline\n\n- 14:05 it broke\n"
    assert read(text).values["timeline"] == [{"at": "", "what": "14:05 it broke", "output": ""}]
    dated = read_postmortem(read_markdown(text), "2026-02-14", incident=True)
    assert dated.values["actual"] == {"start": "2026-02-14 14:05"}
    assert dated.values["timeline"] == [{"at": "14:05", "what": "it broke", "output": ""}]
