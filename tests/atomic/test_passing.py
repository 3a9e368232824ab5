"""A passing folder is gone afterwards, whatever happens in it or while it is made."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.atomic import passing_folder


@pytest.fixture(autouse=True)
def _among(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_it_is_ours_alone_and_gone_with_all_that_is_in_it(tmp_path: Path) -> None:
    with passing_folder("kb-x-") as folder:
        assert [*tmp_path.iterdir()] == [folder]
        assert folder.name.startswith("kb-x-")
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "deep").mkdir()
        (folder / "deep/file").write_text("x")
    assert not [*tmp_path.iterdir()]


def test_an_interruption_while_it_is_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "mkdir", interrupted(os.mkdir))
    with pytest.raises(KeyboardInterrupt), passing_folder("kb-x-"):
        pass
    assert not [*tmp_path.iterdir()]


def interrupted(make: Callable[..., None]) -> Callable[..., None]:
    """The folder is there when Ctrl-C comes, and nobody has been told yet."""

    def mkdir(*given: object) -> None:
        make(*given)
        raise KeyboardInterrupt

    return mkdir
