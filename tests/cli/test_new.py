"""`kb new`: what it writes passes `kb check`, at once and after the story is told; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kb.cli import menu
from kb.library import LogEntry
from kb.model.checklist import Checklist
from kb.model.pitfall import Pitfall
from kb.model.worklog import WorkLog
from kb.pipeline import check
from kb.problem import Level
from kb.read.folder import read_library

Run = Callable[..., Result]
Shelf = Callable[[str], Path]

NIGHT = """
logs/kb.yml
| timezone: Asia/Tokyo
mkdocs.yml
| site_name: x
| theme:
|   name: material
|   language: ja
logs/windows/2026-02-14-recreate-db.yml
| title:
|   ja: 本番 DB の作り直し
|   en: "Recreate: the database"
| lang: ja
| timezone: UTC
| systems: [本番 DB]
| tools: [terraform]
| window: {start: 2026-02-14 02:00, end: 05:00}
| people: [{role: lead, name: 某}, {role: app}, {role: lead}]
| runbook: {ref: docs/x.md, revision: abc}
| checklists: [before]
| go_if: [{what: 経験者が立ち会える, answer: no}]
| abort_if: [開始が 30 分遅れた]
| backout_plan:
|   - {do: 復元, minutes: 0, from_step: apply, tested: 2026-02-01}
|   - {do: 戻す, from_step: switch}
|   - {do: 三番から, from_step: 3}
| steps:
|   - {id: switch, do: 切り替え, with: hand, result: done}
|   - id: apply
|     do: 反映
|     command: |
|       terraform apply \\
|         x
|     minutes: 60
|     point_of_no_return: true
|     started: 02:30
|     finished: 03:40
|     result: stopped
|   - {do: 確認, minutes: 10}
|   - {id: unswitch, do: 外す, even_if_aborted: true, result: done}
| deviations:
|   - {step: apply, seen: 一つ目, pitfall: old-name}
|   - step: apply
|     seen: |
|       差分に CloudFront が混ざっていた。手で入れた切り替えを戻すもの。
|     error: |
|       Error: ```x``` failed
|         # comment
|     did: |
|       手を止めた。
|
|       差分を読んだ。
|   - {seen: 三つ目, pitfall: none}
|   - {seen: 四つ目}
| outcome: aborted
| actions:
|   - {do: "直す: すぐに", owner: lead}
|   - {do: 済み, done: 2026-02-15}
| pitfalls_avoided: [silence, gone]
logs/pitfalls/switch.yml
| title: 手で入れた切り替えが戻る
| aliases: [old-name]
| checks:
|   - {pause: day-before, do: 切り替えがコードにある}
|   - {pause: before-apply, do: 差分がない}
logs/pitfalls/silence.yml
| title: 通知が止まったまま
| replaced_by: silence-again
logs/pitfalls/silence-again.yml
| title: 通知が止まったまま
logs/pitfalls/gone.yml
| title: もうない
| status: retired
logs/checklists/before.yml
| title: 前日
docs/x.md
| # x
"""
START = ("--start", "2027-01-09 02:00")


def misfits(root: Path) -> list[str]:
    return [problem.message for problem in check(root).problems if problem.level is Level.ERROR]


def log_of(root: Path, name: str) -> WorkLog:
    entry = read_library(root)[0].log(name)
    assert isinstance(entry, LogEntry)
    return entry.record


@pytest.fixture
def empty(shelf: Shelf) -> Path:
    return shelf("")


@pytest.fixture
def night(shelf: Shelf) -> Path:
    return shelf(NIGHT)


@pytest.mark.parametrize("title", ["Recreate: the #1 'DB'", "[draft] `x`", "本番 DB の作り直し", "本番"])
def test_a_window_needs_a_title_and_a_start(kb: Run, empty: Path, title: str) -> None:
    result = kb(empty, "new", "window", "--title", title, "--start", "2026-12-12 02:00", "--end", "06:00")
    assert result.exit_code == 0, result.output
    path = result.stdout.strip()
    assert path.startswith("logs/windows/2026/2026-12-12-")
    log = log_of(empty, Path(path).stem)
    assert str(log.title) == title
    assert log.window
    assert log.window.end
    assert log.window.end.text == "06:00"
    assert log.draft
    assert [one for one in check(empty, "2026-12-01").problems if one.level is not Level.HINT] == []


def test_the_comments_speak_the_language_of_the_site(kb: Run, night: Path) -> None:
    for options, word in (((), "当夜"), (("--lang", "en"), "the night")):
        path = kb(night, "new", "window", "--title", "x", *START, *options).stdout.strip()
        assert word in (night / path).read_text("utf-8")


def test_a_second_record_of_the_same_name_gets_a_number(kb: Run, empty: Path) -> None:
    paths = [kb(empty, "new", "window", "--title", "DB", "--start", "2026-12").stdout.strip() for _ in range(2)]
    assert paths == ["logs/windows/2026/2026-12-db.yml", "logs/windows/2026/2026-12-db-2.yml"]


def test_nothing_is_overwritten(kb: Run, empty: Path) -> None:
    given = ("new", "checklist", "--title", "x", "--id", "mine")
    assert kb(empty, *given).exit_code == 0
    before = (empty / "logs/checklists/mine.yml").read_bytes()
    result = kb(empty, *given)
    assert (result.exit_code, result.stderr) == (2, "kb: --id: a record is called 'mine' already\n")
    (empty / "logs/checklists/hidden.yml").symlink_to("nowhere")
    assert kb(empty, "new", "checklist", "--title", "x", "--id", "hidden").exit_code == 2
    assert (empty / "logs/checklists/mine.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["window"], "--title is needed"),
        (["window", "--title", " "], "--title: it needs a name"),
        (["window", "--title", "a\x1bb", *START], "--title: the text holds U+001B"),
        (["window", "--title", "x"], "--start is needed"),
        (["window", "--title", "x", "--start", "02:00"], "--start: '02:00' names no day"),
        (["window", "--title", "x", "--start", "2026-02-30"], "not a date"),
        (["window", "--title", "x", *START, "--end", "25:61"], "--end: '25:61' is not a time of day"),
        (["window", "--title", "x", *START, "--id", "Ä"], "--id: 'Ä' cannot name a record: ids are"),
        (["window", "--title", "x", *START, "--id", "run"], "--id: 'run' cannot name a record: the word is kept"),
        (["window", "--title", "x", *START, "--lang", "日本語"], "--lang: '日本語' is not a language"),
        (["window", "--from", "2026-02-14-recreate", *START], "did you mean '2026-02-14-recreate-db'?"),
        (["window", "--from", "switch", *START], "'switch' is a pitfall"),
        (["pitfall", "--title", "落とし穴"], "--id (the title has no a-z"),
        (["pitfall", "--title", "x", "--deviation", "1"], "--deviation needs --from"),
        (["pitfall", "--from", "2026-02-14-recreate-db", "--deviation", "1"], "number 1 is the pitfall 'old-name'"),
        (["pitfall", "--from", "2026-02-14-recreate-db", "--deviation", "9"], "'2026-02-14-recreate-db' has 4"),
    ],
)
def test_wrong_usage_is_told_in_one_line_and_writes_nothing(
    kb: Run, night: Path, options: list[str], sentence: str
) -> None:
    before = sorted(night.rglob("*"))
    result = kb(night, "new", *options)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert sorted(night.rglob("*")) == before


def test_a_window_after_another_takes_over_what_is_left(kb: Run, night: Path) -> None:
    result = kb(night, "new", "window", "--from", "2026-02-14-recreate-db", *START)
    assert result.stdout == "logs/windows/2027/2027-01-09-recreate-db.yml\n"
    log = log_of(night, "2027-01-09-recreate-db")
    assert log.title.texts == {"ja": "本番 DB の作り直し", "en": "Recreate: the database"}
    assert (log.systems, log.tools, log.timezone) == (("本番 DB",), ("terraform",), "UTC")
    assert log.follows == ("2026-02-14-recreate-db",)
    assert [person.model_dump(exclude_defaults=True) for person in log.people] == [{"role": "lead"}, {"role": "app"}]
    assert log.runbook
    assert (log.runbook.ref, log.runbook.revision) == ("docs/x.md", "")
    assert log.checklists == ("before",)
    assert log.abort_if == ("開始が 30 分遅れた",)
    assert [step.do for step in log.steps] == ["反映", "確認"]
    assert log.steps[0].command == "terraform apply \\\n  x\n"
    assert log.steps[0].started is None
    assert log.steps[0].result is None
    assert log.outcome is None
    assert [(plan.do, plan.minutes, plan.from_step) for plan in log.backout_plan] == [
        ("復元", 0, "apply"), ("戻す", None, None), ("三番から", None, "2"),
    ]  # fmt: skip
    assert misfits(night) == []


def test_what_was_done_stands_by_as_comments(kb: Run, night: Path) -> None:
    path = kb(night, "new", "window", "--from", "2026-02-14-recreate-db", *START).stdout.strip()
    text = (night / path).read_text("utf-8")
    assert "  # - id: switch\n  #   do: 切り替え\n  #   with: hand\n  # [[2026-02-14-recreate-db]] では 70 分" in text
    again = text.replace(
        "  # - id: switch\n  #   do: 切り替え\n  #   with: hand\n", "  - id: switch\n    do: 切り替え\n"
    )
    (night / path).write_text(again, "utf-8")
    assert [step.id for step in log_of(night, "2027-01-09-recreate-db").steps] == ["switch", "apply", ""]


def test_open_actions_and_pitfalls_become_questions(kb: Run, night: Path) -> None:
    path = kb(night, "new", "window", "--from", "2026-02-14-recreate-db", *START).stdout.strip()
    assert [(one.what, one.answer) for one in log_of(night, "2027-01-09-recreate-db").go_if] == [
        ("経験者が立ち会える", None),
        ("再発防止策「直す: すぐに」が済んでいる（[[2026-02-14-recreate-db]]）", None),
        ("切り替えがコードにある（[[switch]]）", None),
        ("[[silence-again]] を避ける手立てがある", None),
    ]
    assert "  #   before-apply: 差分がない\n" in (night / path).read_text("utf-8")


def test_when_all_was_done_all_is_to_do_again(kb: Run, shelf: Shelf) -> None:
    root = shelf("""
    logs/windows/2026-01-01-x.yml
    | title: x
    | window: {start: 2026-01-01}
    | steps: [{do: a, result: done}, {do: b, result: done}]
    """)
    kb(root, "new", "window", "--from", "2026-01-01-x", "--title", "Once more", "--start", "2026-02-01")
    log = log_of(root, "2026-02-01-once-more")
    assert [step.do for step in log.steps] == ["a", "b"]
    assert str(log.title) == "Once more"


def test_a_pitfall_begins_from_the_first_unexplained_deviation(kb: Run, night: Path) -> None:
    result = kb(night, "new", "pitfall", "--from", "2026-02-14-recreate-db")
    assert result.stdout == "logs/pitfalls/cloudfront.yml\n"
    assert "--deviation 4  四つ目" in result.stderr
    assert "write 'pitfall: cloudfront' at deviation 2, logs/windows/2026-02-14-recreate-db.yml:" in result.stderr
    entry = read_library(night)[0].find("cloudfront")
    assert entry
    assert isinstance(entry.record, Pitfall)
    pitfall = entry.record
    assert str(pitfall.title) == "差分に CloudFront が混ざっていた"
    assert pitfall.symptom == (
        "差分に CloudFront が混ざっていた。手で入れた切り替えを戻すもの。\n\n"
        "````text\nError: ```x``` failed\n  # comment\n````\n\n"
        "[[2026-02-14-recreate-db]] で起きた。\n"
    )
    assert (pitfall.cause, pitfall.applies_to.tools, pitfall.draft) == ("", ("terraform",), True)
    assert misfits(night) == []


def test_another_deviation_can_be_chosen(kb: Run, night: Path) -> None:
    result = kb(night, "new", "pitfall", "--from", "2026-02-14-recreate-db", "--deviation", "4", "--id", "fourth")
    assert result.stdout == "logs/pitfalls/fourth.yml\n"
    assert "--deviation 2" in result.stderr


def test_an_incident_is_noticed_now(kb: Run, empty: Path) -> None:
    result = kb(empty, "new", "incident", "--title", "Shop: slow", "--now", "2026-12-12 09:40")
    assert result.stdout == "logs/incidents/2026/2026-12-12-shop-slow.yml\n"
    log = log_of(empty, "2026-12-12-shop-slow")
    assert log.detected
    assert log.detected.at
    assert log.detected.at.text == "2026-12-12 09:40"
    assert log.is_incident


def test_a_checklist(kb: Run, empty: Path) -> None:
    assert kb(empty, "new", "checklist", "--title", "Before: a night").stdout == "logs/checklists/before-a-night.yml\n"
    entry = read_library(empty)[0].find("before-a-night")
    assert entry
    assert isinstance(entry.record, Checklist)


def test_on_a_terminal_what_is_missing_is_asked(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.cli.asking.at_terminal", lambda: True)
    monkeypatch.setattr("kb.cli.new_names.at_terminal", lambda: True)
    monkeypatch.chdir(empty)
    answers = " \n本番\n02:00\n2026-12-12 02:00\n\n!\nhonban\n"
    result = CliRunner().invoke(menu, ["new", "window"], input=answers, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1] == "logs/windows/2026/2026-12-12-honban.yml"
    for sentence in ("it needs a name", "'02:00' names no day", "a name has a-z"):
        assert sentence in result.stderr


def test_an_editor_opens_only_when_asked(kb: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "edit", lambda *, filename: opened.append(filename))
    kb(empty, "new", "checklist", "--title", "a")
    assert not opened
    kb(empty, "new", "checklist", "--title", "b", "--edit")
    assert [Path(path).name for path in opened] == ["b.yml"]


def test_every_kind_has_help_with_an_example(kb: Run, empty: Path) -> None:
    for kind in ((), ("window",), ("incident",), ("pitfall",), ("checklist",)):
        assert "  kb new " in kb(empty, "new", *kind, "--help").output


def test_a_japanese_title_makes_a_japanese_record(kb: Run, empty: Path) -> None:
    kb(empty, "new", "window", "--title", "本番 DB の作り直し", "--start", "2026-12-12 02:00")
    kb(empty, "new", "window", "--title", "メンテ DB", "--start", "2026-12-13 02:00", "--lang", "en")
    found = {path.stem: path.read_text("utf-8") for path in empty.glob("logs/windows/2026/*.yml")}
    assert "\nlang: ja\n" in found["2026-12-12-db"]
    assert "メンテナンス" in found["2026-12-12-db"]
    assert "\nlang: en\n" in found["2026-12-13-db"]
