"""Medians from three on, the values below; what is not known is counted, never guessed."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.stats.spread import FEW, Lateness, Pair, Spread

PAIRS = st.lists(st.tuples(st.none() | st.integers(-1000, 100_000), st.sampled_from("abc")))


def test_fewer_than_three_are_shown_as_they_are() -> None:
    two = Spread.of([(25, "b"), (10, "a")])
    assert (two.n, two.median, two.few) == (2, None, (10, 25))
    three = Spread.of([(25, "b"), (10, "a"), (300, "c")])
    assert (three.n, three.median, three.few) == (3, 25, ())


def test_nothing_at_all() -> None:
    nothing = Spread.of([(None, "a")])
    assert (nothing.n, nothing.median, nothing.few, nothing.longest, nothing.left_out) == (0, None, (), None, 1)


def test_in_time_is_not_late() -> None:
    found = Lateness.of([(0, "a"), (-5, "b"), (12, "c"), (None, "d")])
    assert (found.compared, found.left_out, found.late.few) == (3, 1, (12,))


@given(PAIRS)
def test_everything_is_counted_once(pairs: list[Pair]) -> None:
    spread, late = Spread.of(pairs), Lateness.of(pairs)
    known = [amount for amount, _ in pairs if amount is not None]
    assert spread.n == len(known) == late.compared
    assert spread.n + spread.left_out == len(pairs) == late.compared + late.left_out
    assert late.late.n == sum(amount > 0 for amount in known)
    assert (spread.median is None) == (len(known) < FEW)
    if spread.median is not None:
        assert spread.median == pytest.approx(median(known), abs=0.5)
    if spread.longest:
        assert (spread.longest.amount, spread.longest.record) in pairs
        assert spread.longest.amount == max(known)
