"""Which field of a work log the text below a heading belongs into: the common headings, English and Japanese."""

from __future__ import annotations

import re
import unicodedata

HEADINGS: dict[str, tuple[str, ...]] = {
    "summary": (
        "summary", "executive summary", "overview", "abstract", "tldr", "tl dr", "description", "what happened",
        "background", "context", "概要", "要約", "サマリー", "サマリ", "事象", "発生事象", "障害内容", "背景",
    ),
    "impact": (
        "impact", "customer impact", "user impact", "business impact", "damage", "影響", "影響範囲", "影響内容",
        "影響サービス", "顧客影響",
    ),
    "timeline": (
        "timeline", "time line", "chronology", "events", "log", "incident timeline", "sequence of events",
        "時系列", "タイムライン", "経緯", "対応経緯", "経過", "対応履歴", "発生から復旧まで",
    ),
    "facts": ("key events", "key facts", "metadata", "details", "incident details", "基本情報", "発生日時", "日時"),
    "detection": ("detection", "how we noticed", "identified", "検知", "検知方法", "発見", "発覚"),
    "contributing_factors": (
        "root cause", "root causes", "cause", "causes", "contributing factors", "fault", "leadup", "lead up",
        "trigger", "five whys", "5 whys", "why", "原因", "発生原因", "根本原因", "直接原因", "要因", "なぜなぜ分析",
    ),
    "resolution": (
        "resolution", "recovery", "mitigation", "response", "fix", "remediation", "workaround", "対応", "対応内容",
        "対処", "復旧", "復旧対応", "復旧作業", "暫定対応", "暫定対策", "応急処置",
    ),
    "went_well": (
        "what went well", "went well", "good", "keep", "良かった点", "良かったこと", "よかった点", "うまくいったこと",
    ),
    "went_wrong": (
        "what went wrong", "what went poorly", "what didn t go well", "what did not go well", "went wrong", "problem",
        "problems", "悪かった点", "うまくいかなかったこと", "課題", "問題点", "反省点",
    ),
    "got_lucky": (
        "where we got lucky", "got lucky", "luck", "we got lucky", "運が良かった点", "幸運だった点", "幸運だったこと",
    ),
    "lessons": (
        "lessons", "lessons learned", "lessons learnt", "learnings", "takeaways", "what we learned", "教訓", "学び",
        "学んだこと", "振り返り", "所感",
    ),
    "actions": (
        "actions", "action items", "action item", "follow up", "follow ups", "followup", "next steps",
        "review actions", "corrective actions", "preventive measures", "prevention", "todo", "todos", "try",
        "再発防止策", "再発防止", "恒久対応", "恒久対策", "今後の対応", "今後の対策", "対策", "アクション",
        "アクションアイテム", "残課題", "宿題",
    ),
    "steps": (
        "steps", "procedure", "work steps", "runbook", "plan", "手順", "作業手順", "作業内容", "実施手順", "作業計画",
    ),
    "references": ("references", "links", "related", "see also", "参考", "参考リンク", "関連リンク", "関連資料",
                   "リンク"),
}  # fmt: skip
"""Field → headings, as `comparable` leaves them."""

FACTS: dict[str, tuple[str, ...]] = {
    "start": (
        "start", "started", "started at", "start time", "start_time", "began", "date", "incident date", "begin",
        "開始", "開始日時", "発生", "発生日時", "発生時刻", "障害発生日時", "作業日時", "日時", "日付",
    ),
    "end": (
        "end", "ended", "end time", "end_time", "resolved",
        "resolved at", "repaired", "recovered", "closed", "restored",
        "終了", "終了日時", "復旧", "復旧日時", "復旧時刻", "解消", "収束",
    ),
    "detected": (
        "detected", "first detected", "detected at", "detection time", "identified",
        "検知", "検知日時", "検知時刻", "発覚",
    ),
    "mitigated": ("mitigated", "mitigated at", "緩和", "暫定復旧"),
    "severity": ("severity", "priority", "level", "sev", "重要度", "深刻度", "緊急度", "レベル", "障害レベル"),
    "systems": (
        "systems", "system", "services", "service",
        "affected services", "affected systems", "components", "component",
        "システム", "対象システム", "サービス", "対象サービス", "影響サービス", "対象",
    ),
    "title": ("title", "件名", "タイトル", "題名"),
    "summary": ("summary", "概要"),
    "impact": ("impact", "影響", "影響範囲"),
    "tags": ("tags", "labels", "タグ"),
    "timezone": ("timezone", "time zone", "tz", "タイムゾーン"),
}  # fmt: skip
"""What `Name: value` lines, rows of two cells and front matter say."""

_NUMBER = re.compile(r"^[\s#]*(?:第?[0-9]+(?:[.\-．][0-9]+)*(?:[.)．、:章]|\s)\s*|[■●◆▼○◇・]\s*)")
_BRACKETS = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$")
_ZONES = {"UTC": "UTC", "GMT": "UTC", "JST": "Asia/Tokyo", "日本時間": "Asia/Tokyo"}
_ZONE = re.compile(r"(?<![A-Za-z])(UTC|GMT|JST|日本時間)(?![A-Za-z+-])")
_NOT_WORDS = re.compile(r"[^\w]+")


def comparable(text: str) -> str:
    """A heading as it is compared: width and case folded, numbering, brackets and marks removed."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORDS.sub(" ", _NUMBER.sub("", folded)).strip()


def field_of(heading: str) -> str:
    """The field for a heading, or ''; what stands in brackets behind its words does not count."""
    return _named(HEADINGS, comparable(heading)) or _named(HEADINGS, comparable(_BRACKETS.sub("", heading)))


def zone_of(heading: str) -> str:
    """The IANA name of the zone that a heading names, as in 'Timeline (UTC)'; '' for none or an unknown one."""
    match = _ZONE.search(heading)
    return _ZONES[match[1]] if match else ""


def fact_of(name: str) -> str:
    """The fact that a line's name means, or ''."""
    return _named(FACTS, comparable(name))


def _named(table: dict[str, tuple[str, ...]], words: str) -> str:
    return next((field for field, names in table.items() if words in names), "")
