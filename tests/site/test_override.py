"""A team replaces one block, as the guide shows; a mistake in its template is told in one line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.site.build import BuildFailed

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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "{% extends 'kb/pitfall.html.j2' %}\n{% block lead %}{{ entry.nothing }}{% endblock %}\n",
            r"pitfall\.html\.j2:2: .*nothing",
        ),
        ("{% block lead %}\n{% endblok %}\n", r"pitfall\.html\.j2:2: .*endblok"),
        ("{% extends 'kb/no-such.html.j2' %}\n", r"no template 'kb/no-such\.html\.j2'"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str, told: str, base: Base, built: Build) -> None:
    root = base()
    (root / "templates/pages").mkdir(parents=True)
    (root / "templates/pages/pitfall.html.j2").write_text(text, "utf-8")
    with pytest.raises(BuildFailed, match=told):
        built(root)
