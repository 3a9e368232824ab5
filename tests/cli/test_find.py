from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Shelf = Callable[[str], Path]

SHELF = """
mkdocs.yml
| theme: {name: material, language: ja}
logs/pitfalls/switch-comes-back.yml
| title:
|   ja: 画面が外れる
|   en: The switch comes back
| cause: terraform は手で変えたものを知らない
logs/windows/recreate-db.yml
| title: 本番 DB の作り直し
| deviations:
|   - seen: x
|     error: |
|       Error: reset by peer
"""


@pytest.fixture
def root(shelf: Shelf) -> Path:
    return shelf(SHELF)


def test_what_is_printed(kb: Run, root: Path) -> None:
    result = kb(root, "find", "Terraform")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "pitfall  switch-comes-back  画面が外れる",
        "  logs/pitfalls/switch-comes-back.yml:4: cause: terraform は手で変えたものを知らない",
    ]


def test_the_path_leads_there_from_the_working_folder(kb: Run, root: Path) -> None:
    assert "  ../logs/windows/recreate-db.yml:5: Error: reset by peer" in kb(root / "logs", "find", "peer").stdout


def test_nothing_found_is_1(kb: Run, root: Path) -> None:
    result = kb(root, "find", "nowhere", "terraform")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "Nothing found in 2 records.\n")


def test_without_words_it_is_2(kb: Run, root: Path) -> None:
    assert kb(root, "find").exit_code == 2


def test_a_search_that_could_not_read_everything_says_so(kb: Run, root: Path) -> None:
    (root / "logs/pitfalls/broken.yml").write_text("title: [", encoding="utf-8")
    result = kb(root, "find", "terraform")
    assert result.exit_code == 0
    assert "kb check" in result.stderr


def test_a_record_cannot_write_to_the_terminal(kb: Run, root: Path) -> None:
    (root / "logs/pitfalls/odd.yml").write_text("title: x\u200by\n", encoding="utf-8")
    assert kb(root, "find", "odd").stdout.splitlines() == [
        "pitfall  odd  x<U+200B>y",
        "  logs/pitfalls/odd.yml:1: title: x<U+200B>y",
    ]
