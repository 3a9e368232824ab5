"""Templates become sections; a team's own templates come first."""

from __future__ import annotations

import re
from pathlib import Path

from kb.pages.render import Renderer
from kb.shipped import templates_dir
from kb.words import Words


def renderer(own: Path, **templates: str) -> Renderer:
    for name, text in templates.items():
        path = own / "pages" / f"{name}.html.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Renderer(own, Words("en"), {})


TWO = (
    '{% block one %}{% call section("one", "One") %}<p>{{ text }}</p>{% endcall %}{% endblock %}'
    '{% block two %}{% call section("two", "Two") %}{% if more %}{{ more }}{% endif %}{% endcall %}{% endblock %}'
)


def test_a_block_without_data_is_absent(tmp_path: Path) -> None:
    sections = renderer(tmp_path, page=TWO).sections("page", {"text": "a", "more": ""})
    assert [section.anchor for section in sections] == ["one"]


def test_text_is_escaped_and_its_plain_form_is_the_text(tmp_path: Path) -> None:
    (section,) = renderer(tmp_path, page=TWO).sections("page", {"text": "<b>&amp;", "more": ""})
    assert "&lt;b&gt;&amp;amp;" in section.html
    assert section.text == "<b>&amp;"
    assert section.heading == "One"
    assert '<h2 id="one">One' in section.html


def test_a_team_replaces_one_block(tmp_path: Path) -> None:
    child = (
        '{% extends "parent.html.j2" %}{% block two %}{% call section("two", "Ours") %}ours{% endcall %}{% endblock %}'
    )
    sections = renderer(tmp_path, parent=TWO, child=child).sections("child", {"text": "a", "more": ""})
    assert [(one.anchor, one.heading) for one in sections] == [("one", "One"), ("two", "Ours")]


def test_labels_are_read_but_are_not_what_the_record_says(tmp_path: Path) -> None:
    labels = (
        '{% block one %}{% call section("one", "One") %}{{ heading("two", "Two") }}'
        "<dl><dt>Seen</dt><dd>smoke <b>here</b></dd></dl><span data-ours>step 1</span>{% endcall %}{% endblock %}"
    )
    (section,) = renderer(tmp_path, page=labels).sections("page", {})
    assert (section.text, section.without_html(searched=True).own) == ("Two Seen smoke here step 1", "smoke here")


def test_no_template_holds_style_script_or_handlers() -> None:
    for path in sorted((templates_dir() / "pages").glob("*.j2")):
        text = path.read_text("utf-8")
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", text), path.name


def test_sections_are_named_like_their_blocks() -> None:
    """A section's anchor is part of a URL for ever: it is written once, in the template, and is unique there."""
    for path in sorted((templates_dir() / "pages").glob("[a-z]*.j2")):
        anchors = re.findall(r'call section\("([^"]*)"', path.read_text("utf-8"))
        assert len(anchors) == len(set(anchors)), path.name


def test_ours_import_only_the_macros_they_use() -> None:
    needless = []
    for path in sorted((templates_dir() / "pages").glob("*.j2")):
        text = path.read_text("utf-8")
        for whole, names in re.findall(r'({% from "\S+" import (.+?) with context %})', text):
            rest = text.replace(whole, "")
            needless += [(path.name, name) for name in names.split(", ") if f"{name}(" not in rest]
    assert not needless
