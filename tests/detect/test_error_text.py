"""Error texts in output: single lines, stamped ones, and sentences that a terminal wrapped."""

from __future__ import annotations

from kb.detect.catalogue import MOST_HITS, Catalogue, FoundHits
from kb.detect.hit import KnownDetector
from kb.detect.reading.material import read_material
from kb.model.detector import Detector
from kb.model.settings import Settings


def found(text: str, pattern: str = "connection reset by peer", unless: str = "", name: str = "x.log") -> FoundHits:
    detector = Detector.model_validate({"error_text": {"pattern": pattern, "unless": unless}})
    material = read_material(name, text.encode(), None, Settings())
    return Catalogue([KnownDetector("it", detector)], Settings()).look(material)


def lines(text: str, pattern: str = "connection reset by peer", unless: str = "") -> list[int]:
    return [hit.where.line for hit in found(text, pattern, unless).hits]


def test_each_line_where_it_stands() -> None:
    assert lines("a\nconnection reset by peer\nb\nread: connection reset by peer\n") == [2, 4]
    assert lines("connection was reset\n") == []


def test_the_place_and_what_is_shown() -> None:
    (hit,) = found("x\n2026-02-14T02:40:00Z read: connection reset by peer!\n").hits
    assert (hit.where.line, hit.where.column, hit.where.width) == (2, 28, 24)
    assert hit.where.excerpt == "read: connection reset by peer!"
    assert hit.reason == "line 2 matches connection reset by peer"
    (hit,) = found("日本語の行: connection reset by peer\n").hits
    assert (hit.where.column, hit.where.width) == (8, 24)


def test_the_exception_is_on_the_same_line() -> None:
    assert lines("connection reset by peer, retrying\nconnection reset by peer\n", unless="retrying") == [2]


def test_an_anchor_does_not_mean_the_time_before_the_line() -> None:
    assert lines("2026-02-14T02:40:00.1234567Z Error: x\n", "^Error") == [1]


def test_a_sentence_that_terraform_wrapped_in_its_box() -> None:
    text = "╷\n│ Error: reading CloudFront Distribution (ABC): operation error, connection\n│ reset by peer\n╵\n"
    (hit,) = found(text).hits
    assert hit.where.line == 2
    assert "wrapped over several lines" in hit.reason


def test_a_sentence_cut_at_the_width_of_the_terminal() -> None:
    full = (
        "Error: Get https://cloudfront.amazonaws.com/distribution/X: read tcp 192.0.2.1:51514: connection reset by peer"
    )
    text = f"{'=' * 100}\n{full[:100]}\n{full[100:]}\n"
    assert lines(text) == [2]


def test_secrets_are_masked() -> None:
    token = "gh" + "p_" + "a1B2" * 9
    (hit,) = found(f"connection reset by peer with {token}\n").hits
    assert token not in hit.where.excerpt


def test_many_are_counted() -> None:
    result = found("connection reset by peer\n" * 50)
    assert len(result.hits) == MOST_HITS
    assert result.more == {"it": 50 - MOST_HITS}


def test_a_very_long_line() -> None:
    assert lines("x" * 1_000_000 + "connection reset by peer" + "y" * 1_000_000) == [1]


def test_output_that_a_work_log_quotes() -> None:
    log = """\
title: A night
steps:
  - do: apply
deviations:
  - seen: it failed
    error: |
      first
      read: connection reset by peer
  - seen: again
    error: 'connection reset by peer'
    pitfall: it
"""
    (hit,) = found(log, name="night.yml").hits
    assert (hit.where.line, hit.where.excerpt) == (8, "read: connection reset by peer")
