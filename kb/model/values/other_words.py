"""What people write instead of our words for fields and choices, English and Japanese: the right word is named.

Nothing is read in another word's place: a guess is only told, and the person decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

OTHER_WORDS: dict[str, str] = {
    # fields of a log
    "title": "subject name 件名 タイトル 作業名 表題 headline",
    "summary": (
        "detail details 詳細 overview description abstract 概要 要約 内容 説明 "
        "notes memo remarks body 備考 メモ 目的 作業概要"
    ),
    "systems": (
        "system services service components targets 対象 対象システム システム サービス affected_systems "
        "環境 対象機器 サーバ サーバー 機器"
    ),
    "tools": "tool ツール",
    "tags": "labels keywords タグ ラベル",
    "window": (
        "time schedule maintenance_window planned date 日時 作業日時 予定 メンテナンス時間帯 maintenance "
        "作業日 実施日 作業時間 作業日程"
    ),
    "actual": "real performed 実績 実施日時",
    "people": "participants members attendees team staff 体制 参加者 メンバー 作業者 assignees 作業体制",
    "reviewed_by": (
        "approval approver approved_by review reviews reviewer reviewers レビュー レビュー者 承認 承認者 確認者"
    ),
    "notices": "announcements notifications notice 告知 通知 周知 連絡",
    "checklists": "checklist チェックリスト",
    "go_if": "go_conditions preconditions prerequisites 開始条件 前提条件",
    "abort_if": "abort_conditions stop_if 中止条件",
    "backout_plan": (
        "back_out rollback rollback_plan roll_back revert 切り戻し 切戻し 切り戻し計画 戻し手順 backout "
        "戻し 切り戻し手順 切戻し手順 fallback"
    ),
    "contingencies": "contingency plan_b 代替案 代替手段",
    "steps": "procedure tasks plan 手順 作業手順 作業内容",
    "timeline": "events history chronology log 時系列 タイムライン 経過 経緯",
    "deviations": "issues problems troubles surprises unexpected 想定外 トラブル 問題 問題点",
    "decisions": "judgements 判断",
    "outcome": "result status state 結果 状態 ステータス",
    "impact": "damage 影響 影響範囲",
    "resolved": "fixed recovered restored 解決 復旧 収束",
    "mitigated": (
        "resolved recovered fixed restored resolved_at mitigated_at contained 復旧 復旧時刻 解決 緩和 暫定復旧"
    ),
    "detected": "detection detected_at noticed found 検知 発見 発生 検知時刻 発生時刻 began 障害発生 発覚",
    "severity": "sev priority 重大度 深刻度 重要度 優先度",
    "went_well": "good keep 良かった点 よかった点",
    "went_wrong": "bad problem 悪かった点 反省点",
    "got_lucky": "luck lucky 幸運 運が良かった点",
    "contributing_factors": "root_cause root_causes causes cause reason factors 原因 根本原因 要因",
    "lessons": "learnings lessons_learned takeaways 学び 教訓 気付き",
    "actions": (
        "action_items todo todos follow_up follow_ups followups next_steps 対策 再発防止 再発防止策 課題 "
        "宿題 remediation 恒久対応 恒久対策 暫定対応 残課題 action_item"
    ),
    "attachments": "files images 添付 添付ファイル",
    "links": "refs urls 関連 リンク",
    # fields of what stands in a log
    "start": "begin from started since 開始 開始時刻 start_time started_at began_at start_at 開始日時 作業開始",
    "end": "finish until to ended 終了 終了時刻 end_time ended_at end_at 終了日時 作業終了 finished",
    "decide_by": "decision_time 判断時刻 go_no_go point_of_no_return_time decision_at 判断期限 リミット",
    "margin": "buffer spare 余裕",
    "started": "start begin began from 開始 started_at start_time began_at",
    "finished": "end ended finish done_at 終了 完了 finished_at end_time ended_at completed_at",
    "do": "what task action step 作業 内容 やること description name title text 手順 作業内容 タスク",
    "what": "event text message description do 内容 出来事 事象 note",
    "at": "time when date 時刻 日時",
    "owner": "who assignee responsible by role 担当 担当者",
    "role": "who owner position 役割 担当 name member 担当者 役職",
    "minutes": "duration time estimate mins 時間 所要時間 分",
    "with": "how by using tool 方法 method",
    "command": "cmd run コマンド",
    "expect": "expected expected_result 期待 期待結果",
    "expected": "expect 期待 想定",
    "seen": "actual observed what happened result 実際 事象",
    "did": "done action response fix 対応 対処",
    "error": "message output log エラー",
    "result": "status state outcome 結果 状態 ステータス",
    "because": "reason reasons why 理由 根拠",
    "choice": "decision what 判断",
    "pitfall": "pitfalls known_pitfall 落とし穴",
    "due": "deadline due_date by 期限",
    "ticket": "issue url jira チケット",
    "note": "notes comment comments memo 備考 メモ",
    # fields of pitfalls and checklists
    "symptom": "symptoms description what_you_see 症状 事象",
    "cause": "causes root_cause reason 原因",
    "avoid": "prevention workaround how_to_avoid 回避 回避策 予防",
    "recover": "recovery fix solution resolution 復旧 対処",
    "detect": "detectors detection 検知",
    "also_known_as": "aka synonyms 別名",
    "references": "refs links 参考",
    "pause": "name title when phase timing タイミング 確認ポイント",
    "error_text": "regex pattern text message log",
    "pauses": "items steps sections 確認ポイント checks checklist",
    "items": "checks lines 項目",
    # choices
    "completed": "complete done success successful succeeded ok finished closed 完了 成功 正常終了 済 済み",
    "completed-with-deviations": "partial partially_completed 一部完了 with_issues",
    "aborted": "stopped abort 中止 中断 断念 abandoned",
    "rolled-back": "rollback rolled_back reverted 切り戻し 切戻し ロールバック",
    "cancelled": "canceled postponed 延期 取りやめ キャンセル",
    "ongoing": "open investigating in-progress 対応中 継続中",
    "done": "ok success completed finished yes 完了 済 成功 済み ○ 〇 ◯",
    "failed": "ng error failure fail 失敗 × ✕ エラー",
    "skipped": "skip スキップ 省略",
    "stopped": "aborted 中断 中止",
    "not-run": "pending todo not-done 未実施",
    "continue": "go proceed continued go-on 続行 継続",
    "abort": "stop cancel no-go aborted 中止 中断",
    "roll-back": "go_back rollback revert rolled-back 切り戻し ロールバック",
    "extend": "extended 延長",
    "postpone": "delay postponed 延期",
    "escalate": "escalated エスカレーション",
    "yes": "ok true go はい ○ 〇 ◯",
    "no": "ng false no-go いいえ × ✕",
    "true": "○ 〇 ◯ ok 有 有り あり 済 済み 可 y",
    "false": "× ✕ ng 無 無し なし 未 不可 n",
    "active": "open 有効 new known",
    "retired": "closed obsolete 廃止 解消",
    "data-loss": "critical データ消失",
    "outage": "high major 停止 障害",
    "delay": "medium slow 遅延",
    "nuisance": "low minor 軽微",
}
"""Our word → what people write for it, between blanks."""
_LONGEST = 200
_NOT = re.compile(r"ない|ません|せず|未|不|n't\b|\bnot?\b")
"""What turns a sentence round: nothing is guessed from it."""


def meant(word: str, known: Sequence[str]) -> str:
    """Which of the words `known` somebody means who writes `word`; an empty text where nothing is known of it."""
    candidates = _ours_by_other().get(word.strip().casefold().replace(" ", "_"), ())
    return next((one for one in candidates if one in known), "")


def meant_within(text: str, known: Sequence[str]) -> str:
    """The one of the words `known` that a sentence holds in some form; an empty text where it holds none or several."""
    folded = text.casefold()[:_LONGEST]
    if _NOT.search(folded):
        return ""
    said = _ours_by_other() | {one: [one] for one in known}
    found = {
        ours
        for other, candidates in said.items()
        if len(other) > 1 and other in folded and (not other.isascii() or re.search(rf"\b{re.escape(other)}\b", folded))
        for ours in candidates
        if ours in known
    }
    return found.pop() if len(found) == 1 else ""


@cache
def _ours_by_other() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ours, others in OTHER_WORDS.items():
        for other in others.split():
            found.setdefault(other, []).append(ours)
    return found
