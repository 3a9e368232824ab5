"""Patterns that people wrote cannot hang detection, however they are written."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.detect.catalogue import TOO_COSTLY, Catalogue
from kb.detect.condition import Condition
from kb.detect.hit import KnownDetector
from kb.detect.patterns import MAX_PATTERN, BadPattern, Budget, Patterns, compiled, matches_everything, trouble
from kb.detect.reading.material import read_material
from kb.model.detector import Detector
from kb.model.settings import Settings

HOSTILE = (
    "(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*)*$", "(a*)*b", "((a+)*)+$", "(x+x+)+y", r"(\w+\s?)*$", "(.*a){20}",
    "(?i)(é|e|ë)*$", "[^x]*[^y]*[^z]*!", "(a?){100}a{100}", "((((((((((.+)+)+)+)+)+)+)+)+)+)!", ".*.*.*.*.*.*.*=",
    "(?s).*(a|b|ab)*c", r"(\p{Han}+)+$", "a{1000}", "(a{1,30}){1,30}", "(?:(?:a|b)+c?)+$",
)  # fmt: skip
"""With a backtracking engine most of these take for ever on a line of a's."""
LINE = "a" * 5_000 + "!"
BUDGET = 5.0
"""Processor seconds after which the search gives up: what backtracks says so, and a test that hangs has failed."""


@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_hostile_pattern_is_refused_or_quick(pattern: str) -> None:
    known = KnownDetector("it", Detector.model_validate({"error_text": {"pattern": pattern, "unless": pattern}}))
    material = read_material("x.log", (LINE + "\n").encode() * 20, None, Settings())
    found = Catalogue([known], Settings()).look(material, BUDGET)
    assert not found.trouble


def test_all_of_them_at_once() -> None:
    search = Patterns(HOSTILE)
    assert len(search.bad) + len(search.alone) == len(HOSTILE)
    for _ in range(20):
        search.find(LINE.encode())


PIECES = st.sampled_from(
    ["a", "(", ")", "*", "+", "?", "|", ".", "[ab]", "{2,}", "{30}", "^", "$", r"\b", r"\w", "(?i)", "é", r"\p{Han}"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_pattern_is_refused_or_quick(pattern: str) -> None:
    if not trouble(pattern):
        compiled(pattern).search(LINE.encode())
        matches_everything(pattern)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("x" * (MAX_PATTERN + 1), "characters; at most 2,000"),
        ("(?=x)", "is no RE2 pattern"),
        (r"(a)\1", "is no RE2 pattern"),
        ("a{1001}", "is no RE2 pattern"),
        (r"[\p{L}\p{N}]{900}", "too large"),
    ],
)
def test_what_is_refused(pattern: str, said: str) -> None:
    assert said in trouble(pattern)
    with pytest.raises(BadPattern):
        compiled(pattern)


def test_bad_ones_spoil_no_good_one() -> None:
    search = Patterns(["(", "reset", "peer$"])
    assert list(search.bad) == [0]
    assert search.find(b"reset by peer") == [1, 2]


def test_a_spent_budget_ends_the_search_and_says_so() -> None:
    known = KnownDetector("it", Detector.model_validate({"error_text": {"pattern": "a!"}}))
    material = read_material("x.log", (LINE + "\n").encode() * 200, None, Settings())
    assert Catalogue([known], Settings()).look(material, -1.0).trouble == TOO_COSTLY
    Budget(100).check()


WHEN = (
    "[[[[[@,@],[@,@]]]]]", "[*][*][*][*]", "a[*].a[*].a[*].a[*]", "sort_by(@, &a)", "map(&[@,@,@,@,@,@], a)",
    "a[?a[?a[?a]]]", "join('', a)", "[].[][].[][].[]", "{a:@,b:@,c:@}", "contains(a, a)", "max_by(a, &a)",
    "a.*.*.*.*.*", "not_null(a.b.c.d)", "to_string(a)", "reverse(a)", "a || b && !c", "`[1,2]`[*].a", "keys(@)",
)  # fmt: skip


@pytest.mark.parametrize("when", WHEN)
def test_a_hostile_condition_is_refused_or_quick(when: str) -> None:
    facts = {"a": [{"a": [{"a": list(range(200))}] * 50}] * 50}
    with suppress(ValueError):
        Condition(when).holds(facts)


TOKENS = st.sampled_from(
    [*"a.[]*?()@,&|{}:!", "`1`", "'x'", "||", "==", "map", "sort_by"],
)


@settings(max_examples=200, deadline=None)
@given(st.lists(TOKENS, max_size=25).map("".join))
def test_any_condition_is_refused_or_quick(when: str) -> None:
    with suppress(ValueError):
        Condition(when).holds({"a": [{"a": [1, "x", None, {"a": []}]}] * 20})


PARTS = st.sampled_from(
    ["a", "b", "(", ")", "*", "+", "|", ".", "[^a]", "^", "$", r"\A", r"\z", r"\b", r"\B", "(?s)", "(?-m)", "(?i:",
     r"\Q", r"\E", r"\\", r"\s", "\n", "é"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    patterns=st.lists(st.lists(PARTS, min_size=1, max_size=8).map("".join), min_size=1, max_size=3),
    lines=st.lists(st.text("ab A\\z^é ", max_size=6), min_size=1, max_size=6),
)
def test_what_a_line_shows_the_lines_together_show(patterns: list[str], lines: list[str]) -> None:
    search = Patterns(patterns)
    if any(search.find(line.encode()) for line in lines):
        assert search.may_match("\n".join(lines).encode())


def test_lines_without_anything_are_not_looked_at_one_by_one() -> None:
    search = Patterns(["^Error: .*reset", r"\Afrom the start\z", "refused$"])
    assert not search.may_match(b"an Error: reset\nnot from the start\nrefused twice\n" * 1000)
    assert search.may_match(b"fine\nfrom the start\nfine")
    assert search.may_match(b"fine\nit was refused\nfine")
