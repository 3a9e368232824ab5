"""pitfalls.json: what is written is read back, and what is damaged is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kb.detect.published import Damaged, read_published
from kb.detect.publishing import of_library, write_published
from kb.library import Library
from kb.read.beside.site_settings import SiteSettings
from kb.read.folder import read_library

ROOT = Path(__file__).parents[2]
Read = Callable[..., Library]
ONE = """
severity: outage
recover:
  - look at [[other|that one]]
detect:
  - error_text:
      pattern: reset
"""


def test_the_demo_reads_back_as_it_was() -> None:
    library, _ = read_library(ROOT)
    site = SiteSettings(url="https://kb.example.org", language="ja")
    text = write_published(library, site)
    here, far = of_library(library, site), read_published(text.encode())
    assert text == write_published(library, site)
    assert [(one.pitfall, one.detector.model_dump(exclude={"examples"})) for one in here.known] == [
        (one.pitfall, one.detector.model_dump()) for one in far.known
    ]
    assert far.language == "ja"
    assert not far.troubles
    for pitfall, card in far.cards.items():
        assert card == here.cards[pitfall]
    assert far.settings.term("touches", "CF") == far.settings.term("touches", "cloudfront")


def test_no_example_and_no_text_of_a_log_travels(library: Read) -> None:
    file = json.loads(write_published(library(ONE), SiteSettings()))
    (pitfall,) = file["pitfalls"]
    assert pitfall["detect"] == [{"error_text": {"pattern": "reset"}}]
    assert pitfall["recover"] == ["look at that one"]


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_who_does_not_speak_does_not_travel(library: Read, status: str) -> None:
    assert json.loads(write_published(library(f"status: {status}\n{ONE}"), SiteSettings()))["pitfalls"] == []


@pytest.mark.parametrize("hidden", ["visibility: internal", "internal:\n  - detect"])
def test_what_is_internal_does_not_leave_a_public_base(library: Read, hidden: str) -> None:
    public = json.loads(write_published(library(f"{hidden}\n{ONE}", "public: yes\n"), SiteSettings()))
    private = json.loads(write_published(library(f"{hidden}\n{ONE}"), SiteSettings()))
    assert (len(public["pitfalls"]), len(private["pitfalls"])) == (0, 1)


def published(*pitfalls: Any) -> bytes:
    return json.dumps({"kb": "pitfalls", "version": 1, "pitfalls": pitfalls}).encode()


GOOD = {"id": "good", "detect": [{"error_text": {"pattern": "x"}}], "field-of-tomorrow": 1}


def test_fields_of_tomorrow_are_passed_over() -> None:
    found = read_published(published(GOOD))
    assert [one.pitfall for one in found.known] == ["good"]
    assert not found.troubles


@pytest.mark.parametrize(
    "detector",
    [
        {"error_text": {"pattern": "x", "only_on": "mondays"}},
        {"prophecy": {}},
        {"steps": {"first": {"mood": "bad"}}},
        {},
    ],
)
def test_a_detector_that_asks_for_more_is_left_out_and_told(detector: dict[str, Any]) -> None:
    found = read_published(published({"id": "new", "detect": [detector]}, GOOD))
    assert [one.pitfall for one in found.known] == ["good"]
    assert found.troubles == ("1 of the detectors of new ask for what this kb does not know; update kb",)


@pytest.mark.parametrize("broken", [3, {}, {"id": "x y", "detect": []}, {"id": "x"}, {"id": "x", "detect": 3}])
def test_a_damaged_entry_hides_no_other(broken: Any) -> None:
    found = read_published(published(broken, GOOD))
    assert [one.pitfall for one in found.known] == ["good"]
    assert len(found.troubles) == 1


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b'{"kb": "links"}', b'{"kb":"pitfalls","version":1}', b"\xff\xfe", b"[" * 100_000]
)
def test_no_such_file(raw: bytes) -> None:
    with pytest.raises(Damaged):
        read_published(raw)


def test_an_address_that_is_none_is_not_shown() -> None:
    found = read_published(published({**GOOD, "url": "javascript:alert(1)"}))
    assert found.cards["good"].url == ""
