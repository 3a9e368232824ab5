"""Documents for a search cluster: one per section and line, with ids that stay."""

from __future__ import annotations

import json
from collections.abc import Callable

from kb.pages.machines.documents import documents
from kb.pages.machines.publication import Publication

Publish = Callable[..., Publication]


def test_one_document_per_section_and_line(publication: Publish) -> None:
    lines = list(documents(publication()))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    found = {one["id"]: one for one in map(json.loads, lines)}
    assert len(found) == len(lines)
    avoid = found["wet-paint#avoid"]
    assert (avoid["record"], avoid["kind"], avoid["heading"]) == ("wet-paint", "pitfall", "How to avoid it")
    assert avoid["text"] == "wait"
    assert avoid["url"] == "https://kb.example.org/ops/pitfalls/wet-paint/#avoid"
    night = found["2026-02-14-db"]
    assert (night["title_ja"], night["title_en"]) == ("本番 DB の作り直し", "Recreate the DB & <more>")
    assert (night["date"], night["status"], night["systems"]) == ("2026-02-14", "aborted", ["web"])
    assert avoid["date"] is None


def test_every_document_has_the_same_fields_beside_titles(publication: Publish) -> None:
    shapes = {frozenset(key for key in json.loads(line) if key[:6] != "title_") for line in documents(publication())}
    assert len(shapes) == 1


def test_the_body_of_a_bulk_request(publication: Publish) -> None:
    lines = [json.loads(line) for line in documents(publication(), "kb")]
    for action, document in zip(lines[::2], lines[1::2], strict=True):
        assert action == {"index": {"_index": "kb", "_id": document["id"]}}
