"""A team replaces one block, as the guide shows; a mistake in its template is told in one line."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.pipeline.render import prepare
from kb.problem import Refused
from kb.site.faulty_templates import telling

ROOT = Path(__file__).parents[2]
Base = Callable[..., Path]
Build = Callable[[Path], Path]


def example() -> tuple[str, str]:
    """The guide's first template: its path and text."""
    (block,) = re.findall(r"```jinja\n(.*?)```", (ROOT / "docs/guide/override.md").read_text("utf-8"), re.DOTALL)[:1]
    path = re.match(r"\{# (\S+) #\}", block)
    assert path
    return path[1], block


def test_the_guides_example_builds(base: Base, built: Build) -> None:
    root = base()
    path, text = example()
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text(text, "utf-8")
    (root / "docs/assets").mkdir()
    (root / "docs/assets/our.css").write_text(".kb-state-aborted { background: #7440ad; }\n", "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings + "extra_css:\n  - assets/our.css\n", "utf-8")
    markup = (built(root) / "pitfalls/wet-paint/index.html").read_text("utf-8")
    assert "Whom to ask" in markup
    assert "the platform team" in markup
    assert markup.index("kb/kb.css") < markup.index("our.css")


def faulty(root: Path, name: str = "templates/pages/pitfall.html.j2") -> Path:
    (root / name).parent.mkdir(parents=True)
    (root / name).write_text(
        "{% extends 'kb/pitfall.html.j2' %}\n{% block lead %}{{ nothing }}{% endblock %}\n", "utf-8"
    )
    return root


def told(error: Refused) -> list[tuple[str, int]]:
    return [(one.place.path, one.place.line) for one in error.problems]


def test_a_mistake_is_a_problem_and_the_old_site_stays(base: Base, built: Build) -> None:
    root = base()
    site = built(root)
    before = (site / "index.html").read_bytes()
    with pytest.raises(Refused) as caught:
        built(faulty(root))
    assert told(caught.value) == [("templates/pages/pitfall.html.j2", 2)]
    assert (site / "index.html").read_bytes() == before


def test_so_is_one_in_the_teams_theme(base: Base, built: Build) -> None:
    root = base()
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("name: material", "name: material\n  custom_dir: ours"), "utf-8")
    (root / "ours").mkdir()
    for text in (
        "{% extends 'base.html' %}\n{% block content %}{{ 1 / 0 }}{% endblock %}",
        "\n{% extends 'bse.html' %}",
    ):
        (root / "ours/main.html").write_text(text, "utf-8")
        with pytest.raises(Refused) as caught:
            built(root)
        assert told(caught.value) == [("ours/main.html", 2)]


def test_plain_mkdocs_stops_with_one_line(base: Base) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    root = faulty(base())
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "templates/pages/pitfall.html.j2:2:1: error[template-fault] 'nothing' is undefined" in run.stderr
    assert "Traceback" not in run.stderr


def test_while_serving_it_stands_where_the_page_would_be(base: Base, caplog: pytest.LogCaptureFixture) -> None:
    root = faulty(base())
    checked = check(root, "2026-11-27 18:00")
    press = prepare(checked, root)
    render = telling(press, checked, serving=True)
    for _ in range(2):
        pages = {plan.path: render(plan) for plan in press.plans()}
        assert "'nothing' is undefined" in html.unescape(pages["pitfalls/wet-paint"].html)
        assert "template-fault" not in pages["windows/2026-02-14-db"].html
    assert caplog.text.count("'nothing' is undefined") == 1, "told once"
