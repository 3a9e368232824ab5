"""Lines in which values of a plan may stand."""

from __future__ import annotations

import pytest

from kb.detect.plan.hidden import is_hidden, value_spans

BLOCK = ["  # a_b.c will be updated in-place", '  ~ resource "a_b" "c" {', '      ~ x = "1" -> "2"', "    }"]


@pytest.mark.parametrize(
    ("lines", "spans"),
    [
        (["hello", "Error: x"], ()),
        ([*BLOCK, "", "Plan: 0 to add", "Error: x"], ((1, 5),)),
        (["$ terraform plan", *BLOCK, "Plan: 0 to add", "more", *BLOCK, "Plan: 1"], ((2, 5), (8, 11))),
        ([*BLOCK], ((1, 4),)),
        (["Changes to Outputs:", '  + a = "x"', "", "You can apply"], ((1, 3),)),
        (["Outputs:", "", 'a = "x"', "b = [", '  "y",', "]", "done"], ((1, 6),)),
        (["Outputs:", "a = <<EOT", "Plan: x", "Error: y", "EOT", "Error: z"], ((1, 5),)),
        ([*BLOCK, "Plan: 1", "", "Changes to Outputs:", '  + a = "x"', "Error: z"], ((1, 4), (7, 8))),
    ],
)
def test_spans(lines: list[str], spans: tuple[tuple[int, int], ...]) -> None:
    assert value_spans(lines) == spans


def test_inside_and_outside() -> None:
    assert [is_hidden(line, ((2, 3), (5, 5))) for line in range(1, 7)] == [False, True, True, False, True, False]
