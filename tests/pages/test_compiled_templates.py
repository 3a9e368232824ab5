"""The next renderer of the same process compiles nothing again, unless a template has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from kb.pages.render import Renderer
from kb.words import Words


def rendered(own: Path, language: str) -> str:
    return "".join(one.html for one in Renderer(own, Words(language), {}).sections("hello", {}))


def template(own: Path, text: str) -> None:
    (own / "pages").mkdir(exist_ok=True)
    (own / "pages/hello.html.j2").write_text(f'{{% call section("a") %}}{text}{{% endcall %}}', "utf-8")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates as they are compiled."""
    names: list[str] = []
    compile_it = Environment._compile

    def count(self: Environment, source: str, filename: str) -> object:
        names.append(Path(filename).name)
        return compile_it(self, source, filename)

    monkeypatch.setattr(Environment, "_compile", count)
    return names


def test_once_for_each_text_and_language(tmp_path: Path, compiled: list[str]) -> None:
    template(tmp_path, '{{ _("Coming windows") }}')
    first = rendered(tmp_path, "ja")
    assert rendered(tmp_path, "ja") == first
    assert compiled == ["hello.html.j2"]
    assert rendered(tmp_path, "en") != first
    assert compiled == ["hello.html.j2"] * 2


def test_a_changed_template_is_another(tmp_path: Path) -> None:
    template(tmp_path, "before")
    assert "before" in rendered(tmp_path, "en")
    template(tmp_path, "after")
    assert "after" in rendered(tmp_path, "en")
