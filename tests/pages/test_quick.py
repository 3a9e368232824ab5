"""Quick templates print what Jinja2's own print."""

from __future__ import annotations

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from kb.pages.quick import QuickEnvironment

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
