"""`kb build` begins anew when somebody changes a file meanwhile, and not for ever."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kb.site.freshness import Outdated, Stamp

Run = Callable[..., Result]


@pytest.mark.parametrize(("changes", "builds"), [(0, 1), (1, 2), (9, 3)])
def test_it_builds_again(
    kb: Run, shelf: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, changes: int, builds: int
) -> None:
    asked: list[Stamp | None] = []

    def build_site(root: Path, checked: object, target: Path, watch: object, read_at: Stamp | None) -> Path:
        asked.append(read_at)
        if len(asked) <= changes and read_at is not None:
            raise Outdated
        return target

    monkeypatch.setattr("kb.cli.build.build_site", build_site)
    result = kb(shelf("logs/pitfalls/wet-paint.yml\n| title: Wet paint"), "build")
    assert result.exit_code == 0
    assert len(asked) == builds
    assert result.stderr.count("building again") == builds - 1
