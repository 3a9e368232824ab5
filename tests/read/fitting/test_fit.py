"""A tree of nodes becomes a record; what does not fit is told at its place and left out, the rest is kept."""

from __future__ import annotations

import pytest

from kb.model.file.source import Source
from kb.model.settings import Settings
from kb.model.worklog import WorkLog
from kb.problem import Problem
from kb.read.fitting.fit import fit
from kb.read.record import File, read_record
from kb.read.tree.compose import compose


def fitted(text: str) -> tuple[WorkLog | None, list[Problem], frozenset[str]]:
    tree, problems = compose(text, "x.yml")
    assert not problems
    log, found, source = fit(WorkLog, Source("x.yml", text, tree), {"id": "x"})
    return log, found, source.left_out


def told(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(one.rule, one.place.line, one.place.column) for one in problems]


def test_what_fits_is_kept_when_something_does_not() -> None:
    log, problems, left_out = fitted("title: A\nsteps:\n  - do: a\n    minutes: many\n  - do: b\nseverty: high\n")
    assert log is not None
    assert [step.do for step in log.steps] == ["a", "b"]
    assert log.steps[0].minutes is None
    assert told(problems) == [("bad-duration", 4, 14), ("unknown-field", 6, 1)]
    assert {"minutes", "severty"} <= left_out


def test_a_part_that_cannot_do_without_goes_with_it() -> None:
    log, problems, _ = fitted("title: A\nsteps:\n  - minutes: 3\n  - do: b\n")
    assert log is not None
    assert [step.do for step in log.steps] == ["b"]
    assert told(problems) == [("missing-field", 3, 5)]


def test_the_nearest_word_is_named() -> None:
    _, (problem,), _ = fitted("title: A\nwindow:\n  start: 2026-02-14\n  decided_by: 03:30\n")
    assert problem.message == "'decided_by' is not a field of window"
    assert problem.help == "did you mean 'decide_by'?"


def test_a_line_of_prose_that_yaml_took_for_a_map() -> None:
    _, (problem,), _ = fitted("title: A\nlessons:\n  - plan first: then apply\n")
    assert problem.rule == "yaml-colon"
    assert "'plan first: then apply'" in problem.help


def test_fields_of_the_teams_own() -> None:
    log, problems, _ = fitted("title: A\nx-cost: 3\nx-list:\n  - a\n")
    assert log is not None
    assert log.extra == {"x-cost": "3", "x-list": ["a"]}
    assert not problems


def test_nobody_writes_what_the_file_name_says() -> None:
    _, problems, _ = fitted("title: A\nid: y\nfolder: incidents\n")
    assert [one.rule for one in problems] == ["unknown-field", "unknown-field"]


@pytest.mark.parametrize(
    ("line", "help"),
    [
        ("原因: logrotate", "did you mean 'contributing_factors'?"),
        ("resolved: 10:40", "did you mean 'mitigated'?"),
        ("outcome: 完了", "did you mean 'completed'? An incident is 'resolved'."),
        ("outcome: canceled", "did you mean 'cancelled'?"),
        ("actions: none", "leave the field out where there is none"),
        ("deviations: なし。", "leave the field out where there is none"),
        ("timezone: London", "did you mean 'Europe/London'?"),
        ("timezone: new york", "did you mean 'America/New_York'?"),
        ("timezone: JST+9", "write an IANA name such as Asia/Tokyo"),
        ("steps: [{do: x, result: ok}]", "did you mean 'done'?"),
        ("window: 2025-04-12 23:00 - 2025-04-13 01:00", "start: 2025-04-12 23:00  and below it  end: 2025-04-13 01:00"),
        ("detected: 2025-06-01 09:12", "write it as fields:  at: 2025-06-01 09:12"),
        ("timeline: [09:20 df で確認]", "at: 09:20  and below it  what: df で確認"),
        ("people: [Tanaka]", "write it as fields:  role: Tanaka"),
        ("people:\n  - 進行: 田中", "write it as fields:  role: 進行  and below it  name: 田中"),
        ("reviewed_by:\n  - expert: 2025-04-01", "write it as fields:  role: expert  and below it  at: 2025-04-01"),
        ("timeline:\n  - 22:30: 開始: web", "at: 22:30  and below it  what: '開始: web'"),
        ("timeline: [午前2時半 戻した]", "at: 午前2時半  and below it  what: 戻した"),
        ("window: 2026/10/06 23:00-24:30", "start: 2026-10-06 23:00  and below it  end: 24:30"),
        ("window: {start: 2026-10-06, end: 午前2時半}", "write 02:30"),
        ("actions: [{do: x, due: 10/15}]", "write the year too: YYYY-10-15"),
        ("steps: [{do: x, minutes: 約40分}]", "write 40"),
        ("steps: [{do: x, even_if_aborted: ○}]", "write true"),
        ("outcome: 復旧", "did you mean 'resolved'?"),
        ("開始: 22:30", "did you mean 'start', below window?"),
        ("pitfall: wet-paint", "did you mean 'pitfall', in an item of deviations?"),
        ("kind: incident", "the folder says which kind of record it is"),
    ],
)
def test_what_people_write_instead_is_understood(line: str, help: str) -> None:
    raw = f"title: x\n{line}\n".encode()
    _, problems = read_record(File("logs/incidents/x.yml", raw), "incidents", Settings())
    assert any(help in problem.help for problem in problems), problems


@pytest.mark.parametrize(
    "text",
    [
        "タイトル: x\n",
        "title: x\nsteps:\n  - description: y\n",
        "title: x\npeople:\n  - lead: Sato\n",
        "title: x\ngo_if:\n  - what: 立ち会える\n    answer: たぶん\n",
    ],
)
def test_one_mistake_is_told_once(text: str) -> None:
    _, problems = read_record(File("logs/windows/x.yml", text.encode()), "windows", Settings())
    assert len(problems) == 1, problems


def test_an_answer_in_words_of_yes_and_no() -> None:
    log, problems, _ = fitted("title: A\ngo_if:\n  - what: a\n    answer: はい\n  - what: b\n    answer: FALSE\n")
    assert log is not None
    assert not problems
    assert [one.answer for one in log.go_if] == ["yes", "no"]


def test_no_time_lacks_its_day_while_the_first_day_is_misread() -> None:
    raw = "title: x\nwindow: {start: 3/8 深夜1時}\ntimeline: [{at: 25:10, what: y}]\n".encode()
    _, problems = read_record(File("logs/windows/x.yml", raw), "windows", Settings())
    assert [problem.place.line for problem in problems if problem.rule == "bad-time"] == [2]
