"""Our worker takes the place of Material's; where that place is not to be found, no site is made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.shipped import templates_dir
from kb.site.build import BuildFailed
from kb.site.search import delivery
from kb.site.search.delivery import MADE, WORKERS, stamp, worker, worker_source

WITHOUT = """
import pathlib

from mkdocs.plugins import event_priority


@event_priority(100)
def on_post_build(config):
    for file in pathlib.Path(config.site_dir, "assets/javascripts/workers").glob("search.*"):
        file.unlink()
"""


def no_worker(root: Path) -> None:
    (root / "without.py").write_text(WITHOUT, "utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [without.py]\n")


def second_worker(root: Path) -> None:
    (root / "docs" / WORKERS).mkdir(parents=True)
    (root / "docs" / WORKERS / "search.0ld.min.js").write_text("// of an older theme", "utf-8")


def test_our_worker_is_the_only_one(base: Callable[..., Path], built: Callable[[Path], Path]) -> None:
    (found,) = (built(base()) / WORKERS).iterdir()
    assert found.read_text("utf-8") == worker()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            no_worker,
            r"Material's worker, assets/javascripts/workers/search\.\*\.min\.js, and the site has none; use Mat",
        ),
        (second_worker, r"and the site has 2: search\.0ld\.min\.js, search\.[0-9a-f]+\.min\.js; take the one away"),
    ],
)
def test_not_exactly_one_worker_stops_the_build(
    base: Callable[..., Path], built: Callable[[Path], Path], spoil: Callable[[Path], None], told: str
) -> None:
    root = base()
    before = (built(root) / "index.html").stat().st_ino
    spoil(root)
    with pytest.raises(BuildFailed, match=told):
        built(root)
    assert (root / "site/index.html").stat().st_ino == before


def test_the_worker_is_made_from_the_parts_as_they_are() -> None:
    made = (templates_dir() / MADE).read_text("utf-8")
    assert made.startswith(f"{stamp(worker_source())}\n"), "run scripts/worker.py"
    assert worker() == made.partition("\n")[2]


def test_parts_that_have_changed_are_delivered_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "MADE", "search/known.js")
    assert worker() == worker_source()
