"""Globs over types, addresses and attribute paths: `*` for any part, all else as it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.detect.globs import Glob, PathGlob, dotted


@pytest.mark.parametrize(
    ("glob", "text", "fits"),
    [
        ("aws_lb", "aws_lb", True),
        ("aws_lb", "aws_lb_listener", False),
        ("aws_lb*", "aws_lb_listener", True),
        ("*_rule", "aws_lb_listener_rule", True),
        ("aws_*_rule", "aws_rule", False),
        ("module.cdn.**", "module.cdn.aws_lb.a[0]", True),
        ('aws_lb.a["x.y"]', 'aws_lb.a["x.y"]', True),
        ("aws_lb.a[0]", "aws_lb.a0", False),
        ("a.c", "abc", False),
        ("*", "", True),
        ("a*", "a\nb", True),
        ("a", "a\n", False),
    ],
)
def test_a_glob(glob: str, text: str, fits: bool) -> None:
    assert Glob([glob]).fits(text) is fits


def test_one_of_several_is_enough_and_none_fits_everything() -> None:
    assert Glob(["x", "y*"]).fits("yes")
    assert not Glob(["x", "y*"]).fits("no")
    assert Glob([]).fits("anything")


@given(st.text(max_size=20))
def test_a_text_without_a_star_fits_itself_and_nothing_longer(text: str) -> None:
    text = text.replace("*", "")
    assert Glob([text]).fits(text)
    assert not Glob([text]).fits(f"{text}x")
    assert Glob([f"{text}*"]).fits(f"{text}x")


PATHS = [
    ("origin",),
    ("origin", "*", "domain_name"),
    ("original",),
    ("tags", "a"),
    ("default", "*", "ttl"),
    ("a.b", "c"),
]


@pytest.mark.parametrize(
    ("globs", "chosen"),
    [
        (["origin"], [PATHS[0], PATHS[1]]),
        (["origin.domain_name"], [PATHS[1]]),
        (["origin.0.domain_name"], [PATHS[1]]),
        (["origin[0].domain_name"], [PATHS[1]]),
        (["origin.*.domain_name"], [PATHS[1]]),
        (["tags.*"], [PATHS[3]]),
        (["*ttl"], [PATHS[4]]),
        (["tags", "default"], [PATHS[3], PATHS[4]]),
        (["a.b"], [PATHS[5]]),
        (["nothing"], []),
    ],
)
def test_paths_by_their_beginning(globs: list[str], chosen: list[tuple[str, ...]]) -> None:
    search = PathGlob(globs)
    assert search.chosen(PATHS) == chosen
    assert search.chosen(PATHS) == chosen, "what it remembers is the same"


def test_how_a_path_is_written() -> None:
    assert dotted(("origin", "*", "domain_name")) == "origin.*.domain_name"
