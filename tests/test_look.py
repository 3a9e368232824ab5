"""Colours with meaning: readable in both schemes, and never alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from kb.model.state import State

STYLES = Path(__file__).parents[1] / "templates/theme/assets/kb/kb.css"
GROUNDS = {"light": "#ffffff", "dark": "#1e2129"}
"""What Material's two schemes are painted on."""
ENOUGH = 4.5
"""Contrast of text, WCAG 2.2, 1.4.3."""
MEANINGS = {
    "completed",
    "deviations",
    "rolled-back",
    "aborted",
    "cancelled",
    "planned",
    "missing",
    "ongoing",
    "resolved",
}


@cache
def _styles() -> str:
    return STYLES.read_text("utf-8")


def _colours(scheme: str) -> dict[str, str]:
    start = ":root" if scheme == "light" else r'\[data-md-color-scheme="slate"\]'
    block = re.search(rf"^ *{start} \{{\n(.*?)^ *\}}", _styles(), re.MULTILINE | re.DOTALL)
    assert block
    return dict(re.findall(r"--kb-([a-z-]+): (#[0-9a-f]{6});", block[1]))


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", GROUNDS)
def test_every_colour_can_be_read(scheme: str) -> None:
    colours = _colours(scheme)
    assert set(colours) >= MEANINGS
    weak = {name: round(_contrast(colour, GROUNDS[scheme]), 2) for name, colour in colours.items()}
    assert not {name: found for name, found in weak.items() if found < ENOUGH}


def test_every_outcome_has_a_mark_of_its_own() -> None:
    marks = dict(
        re.findall(r'\.kb-state-([a-z-]+)(?:::before, \.kb-state-[a-z-]+)*::before \{ content: "(.)"', _styles())
    )
    for both in re.findall(r'((?:\.kb-state-[a-z-]+::before(?:, )?)+) \{ content: "(.)"', _styles()):
        marks |= dict.fromkeys(re.findall(r"kb-state-([a-z-]+)::before", both[0]), both[1])
    assert set(marks) == {state.value for state in State}
    shared = [name for name in marks if name not in ("planned", "under-way")]
    assert len({marks[name] for name in shared}) == len(shared)


def test_no_colour_is_written_outside_the_table() -> None:
    used = set(re.findall(r"(?<!var\()(?<![-\w])#[0-9a-fA-F]{3,8}\b", _styles().split("/* Text */")[1]))
    assert used <= {"#000", "#999", "#ffffffb3", "#82b1ff"}, "give a colour with meaning a name at the top"
