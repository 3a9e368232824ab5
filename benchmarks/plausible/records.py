"""The records that a benchmark needs, as plain values; `as_yaml` and `as_markdown` write the same ones."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Step:
    """One step; `with_` is `with` in YAML."""

    id: str
    do: str
    owner: str
    with_: str
    command: str
    touches: list[str]
    minutes: int
    expect: str
    started: str
    finished: str
    result: str


@dataclass(kw_only=True)
class BackOut:
    """How to undo."""

    when: str
    do: str
    minutes: int
    from_step: str


@dataclass(kw_only=True)
class Deviation:
    """Where the night left the script."""

    at: str
    step: str
    expected: str
    seen: str
    error: str
    did: str
    delay: int
    pitfall: str


@dataclass(kw_only=True)
class Decision:
    """Going on or turning back."""

    at: str
    by: list[str]
    choice: str
    because: list[str]


@dataclass(kw_only=True)
class Action:
    """What keeps it from happening again."""

    do: str
    owner: str
    due: str
    for_: list[str]


@dataclass(kw_only=True)
class Log:
    """A work log: a window or an incident. Empty values are left out when it is written."""

    id: str
    folder: str
    title: str
    lang: str
    summary: str
    systems: list[str]
    tools: list[str]
    tags: list[str]
    follows: list[str]
    window: dict[str, str]
    actual: dict[str, str] = field(default_factory=dict)
    people: list[dict[str, str]]
    reviewed_by: list[dict[str, str]]
    notices: list[dict[str, str]]
    checklists: list[str]
    go_if: list[dict[str, str]]
    abort_if: list[str]
    backout_plan: list[BackOut]
    contingencies: list[dict[str, str]]
    steps: list[Step]
    timeline: list[dict[str, str]] = field(default_factory=list)
    deviations: list[Deviation] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    outcome: str = ""
    impact: str = ""
    went_well: list[str] = field(default_factory=list)
    went_wrong: list[str] = field(default_factory=list)
    got_lucky: list[str] = field(default_factory=list)
    contributing_factors: list[str] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    pitfalls_avoided: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)


@dataclass(kw_only=True)
class Pitfall:
    """A reusable lesson with one detector."""

    id: str
    folder: str = "pitfalls"
    title: dict[str, str]
    lang: str
    also_known_as: list[str]
    tags: list[str]
    severity: str
    owner: str
    applies_to: dict[str, list[str]]
    symptom: str
    cause: str
    avoid: list[str]
    recover: list[str]
    checks: list[dict[str, str]]
    detect: list[dict[str, object]]


@dataclass(kw_only=True)
class Item:
    """One line to tick, with the records it was learned from."""

    do: str
    from_: list[str]


@dataclass(kw_only=True)
class Pause:
    """A place to stop and look."""

    pause: str
    items: list[Item]


@dataclass(kw_only=True)
class Checklist:
    """Lines to tick, by pause point."""

    id: str
    folder: str = "checklists"
    title: str
    lang: str
    tags: list[str] = field(default_factory=list)
    summary: str
    for_: dict[str, list[str]]
    pauses: list[Pause]
    include: dict[str, list[str]]


Record = Log | Pitfall | Checklist
