"""Whatever goes wrong in a template of the team's is a problem with its file and line; in ours it is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb.pages.render import Renderer
from kb.pages.template_faults import TemplateFault
from kb.problem import Level, Problem, Refused
from kb.words import Words

AROUND = '{% extends "around.html.j2" %}\n{% block lead %}\n'
FAULTS = {
    AROUND + "{% endblok %}": (3, "unknown tag 'endblok'", "may stand above"),
    AROUND + "  {{ 'x' | uppper }}{% endblock %}": (3, "No filter named 'uppper'", "did you mean 'upper'?"),
    AROUND + "{{ 'x' | zzzzzz }}{% endblock %}": (3, "No filter named 'zzzzzz'", "Jinja2's own"),
    AROUND + "\n{{ nothing.more }}{% endblock %}": (4, "'nothing' is undefined", "Override templates"),
    AROUND + "{{ words.nothing }}{% endblock %}": (3, "'Words' has no attribute 'nothing'", "Override templates"),
    AROUND + "{{ 1 / 0 }}{% endblock %}": (3, "cannot be filled in: division by zero", "Override templates"),
    AROUND + "{% for x in 5 %}{% endfor %}{% endblock %}": (3, "not iterable", "Override templates"),
    AROUND + "{% call section() %}x{% endcall %}{% endblock %}": (3, "filled in: section() missing", "Override"),
    AROUND + "{{ self.lead() }}{% endblock %}": (3, "takes itself in", 'extends "kb/page.html.j2"'),
    '{% extends "page.html.j2" %}': (1, "takes itself in", 'extends "kb/page.html.j2"'),
    '{% extends "kb/pitfal.html.j2" %}': (1, "no template 'kb/pitfal.html.j2'", "did you mean 'kb/pitfall.html.j2'?"),
    "\n{% include 'zzzzzz' %}": (2, "no template 'zzzzzz'", "ours are kb/"),
    "{% block a %}{% endblock %}\n{% block a %}{% endblock %}": (2, "block 'a' defined twice", "may stand above"),
    "{{ x": (1, "unexpected end of template", "may stand above"),
}


def renderer(root: Path, text: str | bytes) -> Renderer:
    own = root / "templates/pages"
    own.mkdir(parents=True)
    (own / "around.html.j2").write_text("{% block lead %}{% endblock %}", "utf-8")
    (own / "page.html.j2").write_bytes(text if isinstance(text, bytes) else text.encode())
    return Renderer(root / "templates", Words("en"), {})


def refused(root: Path, text: str | bytes) -> Problem:
    with pytest.raises(Refused) as caught:
        renderer(root, text).sections("page", {"words": Words("en")})
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_of_the_teams_is_a_problem(tmp_path: Path, text: str) -> None:
    line, message, help = FAULTS[text]
    problem = refused(tmp_path, text)
    place = problem.place
    assert (problem.rule, problem.level) == ("template-fault", Level.ERROR)
    assert (place.path, place.line) == ("templates/pages/page.html.j2", line)
    assert place.text == text.splitlines()[line - 1]
    assert place.text[place.column - 1 :].strip() == place.text.strip()
    assert message in problem.message
    assert help in problem.help


def test_a_file_that_is_no_text_is_one(tmp_path: Path) -> None:
    problem = refused(tmp_path, b"\xff\xfe{\x00")
    assert (problem.place.line, problem.message) == (1, "the file is not UTF-8")


def test_what_cannot_be_compiled_is_told_without_any_page_and_all_at_once(tmp_path: Path) -> None:
    press = renderer(tmp_path, "{{ x | nosuch }}")
    (tmp_path / "templates/pages/unused.html.j2").write_text("\n{% endif %}", "utf-8")
    (tmp_path / "templates/pages/.#page.html.j2").write_text("{{", "utf-8")
    (tmp_path / "templates/pages/notes.txt").write_text("{{", "utf-8")
    places = [(problem.place.path.rpartition("/")[2], problem.place.line) for problem in press.faults()]
    assert places == [("page.html.j2", 1), ("unused.html.j2", 2)]


def test_a_fault_of_ours_is_no_problem_of_the_teams(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"pitfall\.html\.j2"):
        renderer(tmp_path, "").sections("pitfall", {})
