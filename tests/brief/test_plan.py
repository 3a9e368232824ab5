"""What a brief says of the plan itself: minutes, the latest decision, actions, people, questions, reviews."""

from __future__ import annotations

from tests.brief.conftest import Briefed

TONIGHT = """
logs/windows/tonight.yml
| title: Tonight
| systems:
|   - web
| window:
|   start: 2026-12-12 02:00
|   end: 03:00
|   decide_by: 02:50
| backout_plan:
|   - do: Restore
|     minutes: 20
| go_if:
|   - what: The expert is there
|   - what: Nobody is ill
|     answer: no
|   - what: The data is safe
|     answer: yes
| people:
|   - role: infra
|     first_time: true
|   - role: expert
|     attended: false
| steps:
|   - do: Switch
|     activity: switch
|     minutes: 10
|   - do: Read the plan
|     minutes: 10
|   - do: Something new
|     minutes: 30
"""


def earlier(id: str, minutes: int, *, result: str = "done", system: str = "web", more: str = "") -> str:
    return f"""
logs/windows/{id}.yml
| title: Earlier
| systems:
|   - {system}
| window:
|   start: {id[:10]} 02:00
| people:
|   - role: dba
|   - role: lead
|     watched: true
| outcome: completed
| steps:
|   - do: Flip the switch
|     activity: Switch
|     started: 02:00
|     finished: 02:{minutes:02}
|     result: {result}
|   - do: read the plan
|     started: 03:00
|     finished: 03:{minutes + 5:02}
{more}
"""


def test_minutes_by_activity_then_by_words(briefed: Briefed) -> None:
    text = TONIGHT + "".join(
        earlier(f"2026-0{n}-01-night", minutes, result=result)
        for n, (minutes, result) in enumerate([(9, "done"), (15, "done"), (40, "done"), (1, "stopped")], 1)
    )
    found = briefed(text).estimates
    switch, read = found.steps
    assert (switch.index, sorted(switch.took), switch.usual, switch.short, switch.by_activity) == (
        0,
        [9, 15, 40],
        15,
        5,
        True,
    )
    assert (read.index, sorted(read.took), read.by_activity) == (1, [6, 14, 20, 45], False)
    assert (found.planned, found.usual) == (50, 15 + 17 + 30)


def test_minutes_of_later_and_unfinished_windows_do_not_count(briefed: Briefed) -> None:
    later = earlier("2027-01-01-night", 9)
    open_ = earlier("2026-01-01-night", 9).replace("| outcome: completed\n", "| draft: true\n")
    assert not briefed(TONIGHT + later + open_, now="2027-02-01").estimates.steps


def test_the_latest_decision_and_a_decide_by_that_is_too_late(briefed: Briefed) -> None:
    found = briefed(TONIGHT).deciding
    assert found.latest is not None
    assert (f"{found.latest.at:%H:%M}", found.latest.backout, found.too_late) == ("02:40", 20, 10)


ACTION = "| actions:\n|   - do: {do}\n|     due: {due}\n|     for:\n|       - {goal}\n"
PITFALL = """
logs/pitfalls/wet-paint.yml
| title: Wet paint
| applies_to:
|   systems:
|     - web
| avoid:
|   - wait
"""


def test_actions_still_open_on_the_same_systems_or_against_a_pitfall_of_the_plan(briefed: Briefed) -> None:
    def log(day: str, do: str, system: str, goal: str = "2026-05-05-elsewhere", more: str = "") -> str:
        return earlier(f"{day}-{do}", 5, system=system, more=ACTION.format(do=do, due="2026-12-01", goal=goal) + more)

    text = TONIGHT + PITFALL + log("2026-01-01", "same", "Web") + log("2026-02-02", "against", "wiki", "wet-paint")
    text += log("2026-03-03", "done", "web", more="|     done: 2026-03-04\n") + log(
        "2026-04-04", "this", "web", "tonight"
    )
    text += log("2026-05-05", "elsewhere", "wiki") + log("2027-01-01", "later", "web")
    found = briefed(text).actions
    assert [(one.action.do, one.against, one.overdue) for one in found] == [
        ("against", ("wet-paint",), True),
        ("same", (), True),
    ]


def test_people_who_are_new_and_people_who_know(briefed: Briefed) -> None:
    people = briefed(TONIGHT + earlier("2026-01-01-a", 5) + earlier("2026-02-01-b", 5)).people
    assert [one.role for one in people.first_time] == ["infra"]
    assert (people.alone, people.expert_away) == (True, True)
    assert [(one.who.role, one.times, one.who in people.here) for one in people.done_before] == [("dba", 2, False)]


def test_questions_without_an_answer_and_those_answered_no(briefed: Briefed) -> None:
    found = briefed(TONIGHT)
    assert [one.what for one in found.unanswered] == ["The expert is there"]
    assert [one.what for one in found.refused] == ["Nobody is ill"]


def test_what_is_missing_is_what_check_says_without_what_other_parts_tell(briefed: Briefed) -> None:
    rules = {one.rule for one in briefed(TONIGHT).missing}
    assert {"named-owner", "decide-by-too-late", "expert-review"} <= rules
    assert rules.isdisjoint({"go-unanswered", "first-timer-alone", "changed-since-review"})


def test_a_finished_window_is_history_and_does_not_count_itself(briefed: Briefed) -> None:
    met = "| deviations:\n|   - seen: paint\n|     did: wait\n|     pitfall: wet-paint\n| outcome: aborted\n"
    found = briefed(TONIGHT + met + PITFALL, now="2026-12-20")
    assert found.is_over
    assert [(one.entry.id, one.weight.met) for one in found.applies] == [("wet-paint", ())]
