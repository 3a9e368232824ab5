"""Quick templates print what Jinja2's own print; ours may say nothing that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kb.pages.quick_templates import QuickEnvironment

TEMPLATE = """\
{% macro tag(text) %}<b>{{ text }}{{ caller() if caller is defined else "-" }}</b>{% endmacro %}
{% block one %}{% set kept %}<i>{{ text }}</i>{% endset %}
{{ kept }}{% for one in (text, 3, none, safe) %}{% set n = loop.index %}
{{ tag(one) }}{% call tag(n) %}{{ one ~ text }}{% endcall %}
{{ one | e }}{{ [text] }}{{ function(one, more=n) }}{% endfor %}{% endblock %}
"""


def test_they_print_the_same() -> None:
    given = {
        "text": "<a href='x'>&\"",
        "safe": Markup("<u>&amp;</u>"),
        "function": lambda one, more: f"{one}<{more}>",
    }
    results = {
        kind(autoescape=True, undefined=StrictUndefined).from_string(TEMPLATE).render(given)
        for kind in (Environment, QuickEnvironment)
    }
    (result,) = results
    assert "&lt;a href=&#39;x&#39;&gt;" in result
    assert "<u>&amp;</u>" in result


def test_words_that_are_the_same_on_every_page_are_put_in_once() -> None:
    asked: list[str] = []

    def words(text: str, **values: object) -> str:
        asked.append(text)
        return f"<{text}>".format(**values)

    environment = QuickEnvironment(autoescape=True)
    environment.globals["_"] = words
    template = environment.from_string('{{ _("Steps") }}{{ _("{n} min", n=3) }}')
    assert [template.render(), template.render()] == ["&lt;Steps&gt;&lt;3 min&gt;"] * 2
    assert asked == ["Steps", "{n} min", "{n} min"]


def test_only_templates_of_ours_read_attributes_at_once(tmp_path: Path) -> None:
    for folder in ("ours", "theirs"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.html.j2").write_text("{{ given.word }}")
    environment = QuickEnvironment(loader=FileSystemLoader(tmp_path), undefined=StrictUndefined)
    environment.ours = tmp_path / "ours"
    assert environment.get_template("theirs/page.html.j2").render(given={"word": "x"}) == "x"
    with pytest.raises(AttributeError):
        environment.get_template("ours/page.html.j2").render(given={"word": "x"})
