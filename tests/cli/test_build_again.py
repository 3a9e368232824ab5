"""`kb build` begins anew when somebody changes a file meanwhile, and not for ever; what stops it is told."""

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


def test_whatever_stops_a_build_it_is_said_that_the_site_stays(kb: Run, shelf: Callable[[str], Path]) -> None:
    settings = "mkdocs.yml\n| site_name: kb\n| plugins:\n|   - kb\n"
    root = shelf(f"{settings}docs/page.md\n| [nowhere](nowhere.md)\n")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("old", "utf-8")
    result = kb(root, "build")
    assert result.exit_code == 1
    first, last = result.stderr.strip().splitlines()
    assert first.startswith("kb: MkDocs warns: ")
    assert last == "kb: not built; the site is as it was"
    assert [path.name for path in (root / "site").iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    ("arguments", "what"), [(["build"], "not built; the site is as it was"), (["export", "out"], "nothing is exported")]
)
def test_a_fault_in_a_template_is_a_problem_like_others(
    kb: Run, shelf: Callable[[str], Path], arguments: list[str], what: str
) -> None:
    root = shelf("""
        mkdocs.yml
        | site_name: kb
        | plugins: [kb]
        docs/x.md
        | # X
        templates/pages/home.html.j2
        | {% extends 'kb/home.html.j2' %}
        | {% block coming %}{{ nothing }}{% endblock %}
        """)
    result = kb(root, *arguments)
    assert result.exit_code == 1
    assert result.output.startswith("templates/pages/home.html.j2:2:1: error[template-fault]: 'nothing' is undefined")
    assert result.stderr.endswith(f"kb: {what}\n")
    assert not (root / "out").exists()
