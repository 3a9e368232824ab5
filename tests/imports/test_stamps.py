from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.imports.stamps import split_stamp
from kb.model.times.rough import read_when


@pytest.mark.parametrize(
    ("line", "at", "rest"),
    [
        ("17:34 text", "17:34", "text"),
        ("2024-09-20 11:21: text", "2024-09-20 11:21", "text"),
        ("**14:05** - text", "14:05", "text"),
        ("[02:15] text", "02:15", "text"),
        ("17:14pm text", "17:14", "text"),
        ("11:21a text", "11:21", "text"),
        ("12:28p text", "12:28", "text"),
        ("12:05 AM text", "00:05", "text"),
        ("0:25:59 AM text", "00:25", "text"),
        ("15.26 text", "15:26", "text"),
        ("12:43 - 12:49 text", "12:43〜12:49", "text"),
        ("10:20〜10:40頃 text", "10:20〜10:40頃", "text"),
        ("09:50頃 本文", "09:50頃", "本文"),
        ("１４：０５　本文", "14:05", "本文"),
        ("2時30分 本文", "02:30", "本文"),
        ("Feb 20 2018 14:17 text", "2018-02-20 14:17", "text"),
        ("20 February 2018, 14:17 text", "2018-02-20 14:17", "text"),
        ("2026/03/14(土) 01:20 本文", "2026-03-14 01:20", "本文"),
        ("2026年3月14日 1時20分 本文", "2026-03-14 01:20", "本文"),
        ("14:20 UTC text", "14:20 UTC", "text"),
        ("2025-03-02", "2025-03-02", ""),
        ("10/28 09:00 text", "10/28 09:00", "text"),
    ],
)
def test_a_time_at_the_beginning(line: str, at: str, rest: str) -> None:
    found = split_stamp(line)
    assert (found.at, found.rest) == (at, rest)
    read_when(found.at)


@pytest.mark.parametrize("line", ["text", "3 servers died", "25:61 text", "2026-02-30 text", "13/15 done", ""])
def test_no_time(line: str) -> None:
    assert split_stamp(line).at == ""
    assert split_stamp(line).rest == line


def test_a_zone_that_kb_does_not_know_is_named() -> None:
    found = split_stamp("14:20 PST text")
    assert (found.at, found.zone, found.rest) == ("14:20", "PST", "text")


@given(st.text(max_size=60))
def test_what_is_found_can_be_read(line: str) -> None:
    found = split_stamp(line)
    if found.at:
        read_when(found.at)
