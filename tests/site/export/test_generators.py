"""Zensical and Hugo build the exported demo: the same pages, links and names as the MkDocs site."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.export.built import links_of, names_of, pages_of

pytestmark = pytest.mark.slow
BUILDS = {"zensical": (("zensical", "build"), "site"), "hugo": (("hugo",), "public")}


@pytest.fixture(scope="module", params=BUILDS)
def other(request: pytest.FixtureRequest, exported: Callable[[str], Path], run: Callable[..., str]) -> Path:
    (program, *arguments), output = BUILDS[request.param]
    folder = exported(request.param)
    said = run(folder, program, *arguments)
    assert "WARN" not in said
    return folder / output


def test_it_is_the_same_site(demo_site: Path, other: Path) -> None:
    ours, theirs = pages_of(demo_site), pages_of(other)
    assert len(ours) > 200
    assert set(theirs) == set(ours)
    differ = [page for page in ours if links_of(theirs[page], page) != links_of(ours[page], page)]
    assert not differ, {page: links_of(theirs[page], page) ^ links_of(ours[page], page) for page in differ}
    lost = {page: names for page in ours if (names := _names(ours[page]) - names_of(theirs[page]))}
    assert not lost


def _names(page: Path) -> frozenset[str]:
    return frozenset(name for name in names_of(page) if not name.startswith("__"))


def test_what_lies_beside_the_pages_is_there(demo_site: Path, other: Path) -> None:
    for name in ("kb.json", "objects.inv", "llms.txt", "calendar.ics", "feeds/pitfalls.en.xml", "assets/kb/kb.css"):
        assert (other / name).read_bytes() == (demo_site / name).read_bytes(), name
    records = json.loads((other / "kb.json").read_bytes())["records"]
    assert all((other / record["url"] / "index.html").is_file() for record in records)
