"""Records begun with little: they are read without a problem, empty as they are and with every example in use."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml

from kb.library import Entry
from kb.model.record import Kind, Record
from kb.model.schema import json_schema
from kb.model.settings import Settings
from kb.model.values.fields import Localized
from kb.read.record import File, read_record
from kb.write.new_record import SCHEMA_OF, Basics, begin
from kb.write.replacing import with_field

TITLES = ["Recreate: the #1 DB", "本番 DB の作り直し（再挑戦）", "[[x]] 'first'", "on", "👨‍👩‍👧: family", "@here"]
EXAMPLE = re.compile(r"^( +)# ((?:- |  ).*|[a-z_]+: .*)$", re.MULTILINE)
"""A line of an example: an item, what belongs to one, or a field. Sentences begin otherwise."""
CASES: list[tuple[Kind, str]] = [
    (kind, language) for kind in ("windows", "incidents", "pitfalls", "checklists") for language in ("en", "ja")
]


def drawn(kind: Kind, language: str, title: str = "Title") -> tuple[str, str]:
    year = "2026" if kind in ("windows", "incidents") else ""
    basics = Basics(kind, "an-id", Localized(texts={"": title}), language, year)
    return basics.path, begin(basics, start="2026-02-14 02:00", end="05:00")


def read(path: str, text: str, kind: Kind) -> Entry[Record]:
    entry, problems = read_record(File(path, text.encode()), kind, Settings())
    assert problems == []
    assert entry
    return entry


@pytest.mark.parametrize(("kind", "language"), CASES)
@pytest.mark.parametrize("title", TITLES)
def test_a_new_record_is_read_without_a_problem(kind: Kind, language: str, title: str) -> None:
    path, text = drawn(kind, language, title)
    record = read(path, text, kind).record
    assert str(record.title) == title
    assert record.draft
    assert record.lang == language
    assert "@{" not in text


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_an_example_needs_only_its_marks_taken_away(kind: Kind, language: str) -> None:
    path, text = drawn(kind, language)
    assert EXAMPLE.search(text)
    used = EXAMPLE.sub(r"\1\2", text)
    read(path, used, kind)
    accepted_by_editors(text, kind)
    accepted_by_editors(used, kind)


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_the_first_line_leads_to_the_schema(kind: Kind, language: str) -> None:
    path, text = drawn(kind, language)
    up = "../" * path.count("/")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={up}.kb/schema/{SCHEMA_OF[kind]}.json"


def test_a_title_in_two_languages_keeps_both() -> None:
    title = Localized(texts={"ja": "切り替え", "en": "The switch: on"})
    text = begin(Basics("pitfalls", "an-id", title, "ja"))
    assert "title:\n  ja: 切り替え\n  en: 'The switch: on'\n" in text
    assert read("logs/pitfalls/an-id.yml", text, "pitfalls").record.title == title


def test_a_field_is_replaced_and_every_other_line_stays() -> None:
    text = "a: 1\n# about b\nb:\n  # - x\n  - y\n\n# about c\nc:\n"
    assert with_field(text, "b", "b: 2\n") == "a: 1\n# about b\nb: 2\n\n# about c\nc:\n"
    assert with_field(text, "b", "") == text
    with pytest.raises(KeyError):
        with_field(text, "d", "d: 1\n")


class _AsAnEditor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: no dates."""


_AsAnEditor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def accepted_by_editors(text: str, kind: Kind) -> None:
    data: Any = yaml.load(text, _AsAnEditor)
    jsonschema.validate(data, json_schema(SCHEMA_OF[kind]))
