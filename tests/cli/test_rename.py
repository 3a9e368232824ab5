"""`kb rename` and `kb merge`: every reference is rewritten in place, the old name leads on, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kb.pipeline import check

LOGS = """
logs/kb.yml
| timezone: Asia/Tokyo
| old_urls:
|   - https://old.example.net/
logs/pitfalls/wet-paint.yml
| # what everybody should know
| title: Wet paint   # never change
| aliases:
|   - fresh-paint   # its first name
| symptom: |
|   Hands are red.
| avoid:
|   - wait
logs/pitfalls/paint-not-dry.yml
| title: "Paint isn't dry"
| also_known_as: [sticky]
| symptom: |
|   Hands are red, see [[wet-paint]].
| avoid:
|   - wait
|   - use gloves  # any
| recover:
|   # first of all
|   - wash
| replaced_by: wet-paint
logs/windows/2026-02-14-paint.yml
| title: Paint the door
| window:
|   start: 2026-02-14 02:00
| summary: |
|   Mind [[wet-paint]], [[wet-paint#avoid|how]], kb:fresh-paint.
| deviations:
|   - seen: red hands
|     pitfall: wet-paint   # again
|     error: |
|       [[wet-paint]] printed
|   - seen: more
|     pitfall: fresh-paint
| pitfalls_avoided:
|   - id: "paint-not-dry"
|     note: seen [[wet-paint]]
| actions:
|   - do: buy gloves
|     for: [wet-paint, paint-not-dry]
| outcome: completed
mkdocs.yml
| site_name: Doors
| site_url: https://kb.example.com/
docs/run.md
| # Run
|
| Mind [[wet-paint]], [it](pitfalls/wet-paint.md), https://kb.example.com/pitfalls/fresh-paint/#avoid, `[[wet-paint]]`.
|
|     [[wet-paint]] pasted
"""
Run = Callable[..., Result]


@pytest.fixture
def base(shelf: Callable[[str], Path]) -> Path:
    return shelf(LOGS)


def _files(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*") if path.is_file()}


def test_a_rename_is_shown_and_not_written_without_a_yes(base: Path, kb: Run) -> None:
    before = _files(base)
    for arguments in (("--diff",), ()):
        result = kb(base, "rename", "wet-paint", "paint-is-wet", *arguments)
        assert result.exit_code == 0
        assert "rename from logs/pitfalls/wet-paint.yml\nrename to logs/pitfalls/paint-is-wet.yml" in result.stdout
        assert "+    pitfall: paint-is-wet   # again" in result.stdout
        assert _files(base) == before


def test_a_rename_rewrites_every_reference_and_nothing_else(base: Path, kb: Run) -> None:
    before = _files(base)
    assert kb(base, "rename", "wet-paint", "paint-is-wet", "--yes").exit_code == 0
    after = _files(base)
    assert "logs/pitfalls/wet-paint.yml" not in after
    assert after["logs/pitfalls/paint-is-wet.yml"] == before["logs/pitfalls/wet-paint.yml"].replace(
        "# its first name\n", "# its first name\n  - wet-paint\n"
    )
    log = after["logs/windows/2026-02-14-paint.yml"]
    assert "Mind [[paint-is-wet]], [[paint-is-wet#avoid|how]], kb:paint-is-wet." in log
    assert "    pitfall: paint-is-wet   # again\n" in log
    assert "      [[wet-paint]] printed\n" in log
    assert "    note: seen [[paint-is-wet]]\n" in log
    assert "    for: [paint-is-wet, paint-not-dry]\n" in log
    assert log.count("paint-is-wet") == 7
    assert after["docs/run.md"] == before["docs/run.md"].replace("Mind [[wet-paint]]", "Mind [[paint-is-wet]]").replace(
        "pitfalls/wet-paint.md", "pitfalls/paint-is-wet.md"
    ).replace("fresh-paint/#avoid", "paint-is-wet/#avoid")
    assert "replaced_by: paint-is-wet\n" in after["logs/pitfalls/paint-not-dry.yml"]
    rules = {problem.rule for problem in check(base).problems}
    assert not rules & {"known-reference", "old-id", "alias-collision"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wet-pain", "x-y", "did you mean 'wet-paint'?"),
        ("fresh-paint", "x-y", "is an old name of 'wet-paint'"),
        ("wet-paint", "paint-not-dry", "is taken by logs/pitfalls/paint-not-dry.yml"),
        ("wet-paint", "Wet Paint", "cannot name a record"),
        ("wet-paint", "2026", "cannot name a record"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(base: Path, kb: Run, old: str, new: str, said: str) -> None:
    before = _files(base)
    result = kb(base, "rename", old, new, "--yes")
    assert (result.exit_code, said in result.stderr) == (2, True)
    assert _files(base) == before


def test_a_file_that_cannot_be_read_stops_a_rename(base: Path, kb: Run) -> None:
    (base / "logs/pitfalls/broken-one.yml").write_bytes(b"title: x\nstatus: \n  - [\n\xff")
    result = kb(base, "rename", "wet-paint", "paint-is-wet", "--yes")
    assert (result.exit_code, "broken-one" in result.stderr) == (2, True)


def test_when_one_file_cannot_be_written_all_are_as_they_were(
    base: Path, kb: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _files(base)

    def create(path: Path, data: str | bytes) -> None:
        if path.name == "paint-is-wet.yml":
            raise OSError(28, "No space left on device", str(path))
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    monkeypatch.setattr("kb.atomic.several.create_file", create)
    with pytest.raises(OSError, match="No space"):
        kb(base, "rename", "wet-paint", "paint-is-wet", "--yes")
    assert _files(base) == before


def test_the_notes_of_a_night_go_with_their_record(base: Path, kb: Run) -> None:
    notes = base / "logs/windows/2026-02-14-paint.journal.jsonl"
    notes.write_text('{"at": "2026-02-14T02:00+09:00", "verb": "begin"}\n')
    assert kb(base, "rename", "2026-02-14-paint", "2026-02-14-door", "--yes").exit_code == 0
    assert not notes.exists()
    assert kb(base, "log", "--record", "2026-02-14-door", "close").exit_code == 0
    assert "actual:\n  start: 2026-02-14 02:00\n" in (base / "logs/windows/2026-02-14-door.yml").read_text("utf-8")


def test_a_merge_takes_over_what_is_new_and_adds_up_the_history(base: Path, kb: Run) -> None:
    assert kb(base, "merge", "paint-not-dry", "wet-paint", "--yes").exit_code == 0
    after = _files(base)
    assert "logs/pitfalls/paint-not-dry.yml" not in after
    assert after["logs/pitfalls/wet-paint.yml"] == (
        "# what everybody should know\n"
        "title: Wet paint   # never change\n"
        "merged:\n  - paint-not-dry\n"
        "aliases:\n  - fresh-paint   # its first name\n  - paint-not-dry\n"
        "symptom: |\n  Hands are red.\n\n  Hands are red, see [[wet-paint]].\n"
        "avoid:\n  - wait\n  - use gloves  # any\n"
        "also_known_as: [sticky, 'Paint isn''t dry']\n"
        "recover:\n  # first of all\n  - wash\n"
    )
    library = check(base).library
    assert [log.id for log in library.met["wet-paint"]] == ["2026-02-14-paint"]
    assert [log.id for log in library.avoided["wet-paint"]] == ["2026-02-14-paint"]
    assert not {problem.rule for problem in check(base).problems} & {"known-reference", "alias-collision"}


def test_a_merge_the_other_way_round_leaves_no_circle(base: Path, kb: Run) -> None:
    result = kb(base, "merge", "wet-paint", "paint-not-dry", "--yes")
    assert result.exit_code == 0, result.stderr
    assert "replaced_by" not in _files(base)["logs/pitfalls/paint-not-dry.yml"]
    assert "fresh-paint" in check(base).library.names


def test_a_work_log_is_not_merged(base: Path, kb: Run) -> None:
    before = _files(base)
    for other in ("wet-paint", "2026-02-14-paint"):
        assert kb(base, "merge", "2026-02-14-paint", other, "--yes").exit_code == 2
    assert _files(base) == before


TWICE = """
logs/windows/2026-03-01-paint.yml
| title: Paint again
| window:
|   start: 2026-03-01 02:00
| actions:
|   - do: buy gloves
|     for: [wet-paint, paint-not-dry, slow-brush]
|   - do: buy more
|     for: [ paint-not-dry , wet-paint ]
|   - do: buy others
|     for:
|       - slow-brush
|       - "wet-paint"  # the one
|       - paint-not-dry
| pitfalls_avoided:
|   - paint-not-dry
|   - id: wet-paint
|     note: by a notice
| outcome: completed
logs/pitfalls/slow-brush.yml
| title: A slow brush
logs/checklists/before-paint.yml
| title: Before painting
| pauses:
|   - pause: first
|     items:
|       - do: Touch it; `[[wet-paint]]` is how it is mentioned
|         from:
|           - paint-not-dry
|           - wet-paint
"""


def test_after_a_merge_no_list_names_it_twice(shelf: Callable[[str], Path], kb: Run) -> None:
    base = shelf(LOGS + TWICE.lstrip("\n"))
    done = kb(base, "merge", "wet-paint", "paint-not-dry", "--yes")
    assert done.exit_code == 0, done.output
    log = (base / "logs/windows/2026-03-01-paint.yml").read_text("utf-8")
    assert "    for: [paint-not-dry, slow-brush]\n" in log
    assert "    for: [ paint-not-dry ]\n" in log
    assert '      - slow-brush\n      - "paint-not-dry"  # the one\npitfalls_avoided:\n  - id: paint-not-dry\n' in log
    checklist = (base / "logs/checklists/before-paint.yml").read_text("utf-8")
    assert checklist.endswith("        from:\n          - paint-not-dry\n")
    assert "`[[wet-paint]]`" in checklist
