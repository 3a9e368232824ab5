"""What is called free of traps holds none: the one look at a whole text says no more than the walk over its lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb.read.record import FIELD_NAMES
from kb.read.traps import find_traps, is_trap_free
from kb.read.tree.compose import compose

LOGS = Path(__file__).parents[3] / "logs"
RECORDS = {
    path.relative_to(LOGS).as_posix(): path.read_text("utf-8")
    for path in sorted(LOGS.rglob("*.yml"))
    if path.parent != LOGS
}

NAMES = "title summary do error steps step lessons because tags deviations window at pitfall minutes x-own nope ja en"
VALUES = (
    """
02:30|'it''s: a'|"a b"|'a' b|"a\\d"|[a, b]|[a, b: c]|{do: a}|a: b|a #b|a # b|a#b|:q!|- a|-a|a:b|a：b|[[a-b]]|@a|`a`|
|||||>-|||2|>|||# c|&a b|*a|!b|?a|,|~|a\\tb|　a|・a|https://a.example/b
""".strip("\n")
    .replace("\n", "")
    .split("|")
)
VALUES = [value.replace("\\t", "\t") for value in VALUES] + ["|", "|", "| ", ">-", "|2", "|-"]
LINE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "  ", "    ", "      ", " ", "\t"]),
    st.sampled_from(["", "", "", "- ", "- - ", "-"]),
    st.sampled_from(
        ["", *(f"{name}: " for name in NAMES.split()), *(f"{name}:" for name in NAMES.split()), "title：", "#"]
    ),
    st.sampled_from(VALUES),
)


def assert_free_means_no_trap(text: str) -> None:
    root, problems = compose(text, "x.yml")
    if is_trap_free(text, FIELD_NAMES) and root and not problems:
        assert find_traps(text, "x.yml", FIELD_NAMES) == []


@settings(max_examples=500, deadline=None)
@given(st.lists(LINE, max_size=8).map("\n".join))
@example("summary: |\n  a\nnope: b\n")
@example("lessons:\n  - do: a\n")
@example("steps:\n  - error: |\n      a\n# b\n    do: c\n")
def test_lines_of_all_sorts(text: str) -> None:
    assert_free_means_no_trap(text)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_record_with_a_slip_in_one_line(data: st.DataObject) -> None:
    lines = RECORDS[data.draw(st.sampled_from(sorted(RECORDS)))].split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    slip = data.draw(
        st.one_of(
            LINE,
            st.sampled_from(
                [
                    line[1:],
                    line[2:],
                    f"  {line}",
                    line.replace(":", "：", 1),
                    "",
                    line.replace(": ", ":"),
                    f"{line} #a",
                    line.replace("'", ""),
                ]
            ),
        )
    )
    lines[number : number + data.draw(st.integers(0, 1))] = [slip]
    assert_free_means_no_trap("\n".join(lines))


@pytest.mark.parametrize("path", RECORDS)
def test_the_demo_is_free_of_traps(path: str) -> None:
    assert is_trap_free(RECORDS[path], FIELD_NAMES)


def test_a_record_without_traps_ends_with_or_without_a_line_end() -> None:
    assert is_trap_free("title: a", FIELD_NAMES)
    assert is_trap_free("title: a\n\n# b\n", FIELD_NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "nope: a\n",
        "title: a\n  b\n",
        "title: a: b\n",
        "lessons:\n  - do: a\n",
        "because:\n  - a\n\n  - do: a\n",
        "steps:\n  -do: a\n",
        "summary: |\na\n",
        "summary: |\n    a\n  b\n",
        "summary: |\n  a\n# b\ntitle: c\n",
        "do: [a, b]\n",
        "x-own:\n  error: |\n    a\n  b c: d\n",
        "do: a\n---\n",
    ],
)
def test_what_the_walk_must_see_is_not_called_free(text: str) -> None:
    assert not is_trap_free(text, FIELD_NAMES)


def test_blank_lines_in_a_block_are_read_once() -> None:
    assert not is_trap_free("title: a\nsummary: |\n  b\n" + "      \n" * 60 + "nope: c\n", FIELD_NAMES)
