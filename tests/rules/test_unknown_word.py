from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.problem import Level, Problem

Shelf = Callable[[str], Path]
Find = Callable[..., list[Problem]]


VOCABULARY = """
logs/kb.yml
| schema: 1
| timezone: Asia/Tokyo
| systems:
|   - name:
|       ja: 本番 DB
|       en: Production database
|     slug: production-db
| tools:
|   - name: CloudFront
|     aliases:
|       - CF
| touches:
|   - cloudfront
| roles:
|   - name: Lead
|     slug: lead
"""


def found(shelf: Shelf, problems: Find, record: str, vocabulary: str = VOCABULARY) -> list[Problem]:
    return [one for one in problems(shelf(vocabulary + record)) if one.rule == "unknown-word"]


@pytest.mark.parametrize("word", ["本番 DB", "production DATABASE", "production-db", "Ｐｒｏｄｕｃｔｉｏｎ Database"])
def test_names_slugs_case_and_width(shelf: Shelf, problems: Find, word: str) -> None:
    assert not found(shelf, problems, f"logs/windows/night.yml\n| title: A night\n| systems:\n|   - {word}\n")


@pytest.mark.parametrize(
    ("field", "facet", "line"),
    [
        ("systems:\n|   - nowhere", "systems", "  - nowhere"),
        ("tools:\n|   - nowhere", "tools", "  - nowhere"),
        ("people:\n|   - role: nowhere", "roles", "  - role: nowhere"),
        ("reviewed_by:\n|   - role: nowhere", "roles", "  - role: nowhere"),
        ("steps:\n|   - do: x\n|     owner: nowhere", "roles", "    owner: nowhere"),
        ("steps:\n|   - do: x\n|     touches: [cloudfront, nowhere]", "touches", "    touches: [cloudfront, nowhere]"),
        ("decisions:\n|   - choice: abort\n|     by: [nowhere]", "roles", "    by: [nowhere]"),
        ("actions:\n|   - do: x\n|     owner: nowhere", "roles", "    owner: nowhere"),
    ],
)
def test_words_of_a_log(shelf: Shelf, problems: Find, field: str, facet: str, line: str) -> None:
    (problem,) = found(shelf, problems, f"logs/windows/night.yml\n| title: A night\n| {field}\n")
    assert problem.level is Level.WARNING
    assert problem.message == f"'nowhere' is not among the {facet} of kb.yml"
    assert problem.help == f"add it to {facet} in kb.yml, or as an alias"
    assert problem.place.text == line


def test_words_of_pitfalls_and_checklists(shelf: Shelf, problems: Find) -> None:
    told = found(
        shelf,
        problems,
        """
        logs/pitfalls/lost.yml
        | title: Lost
        | owner: nobody
        | applies_to: {systems: [no-system], tools: [no-tool]}
        | detect:
        |   - steps:
        |       first: {touches: [no-thing]}
        |       then: {touches: [cloudfront, no-more]}
        logs/checklists/list.yml
        | title: List
        | for: {tools: [no-list-tool]}
        | include: {systems: [no-list-system]}
        """,
    )
    words = ["no-list-tool", "no-list-system", "nobody", "no-system", "no-tool", "no-thing", "no-more"]
    assert [problem.message.split("'")[1] for problem in told] == words


def test_the_nearest_spelling_is_proposed_as_kb_yml_has_it(shelf: Shelf, problems: Find) -> None:
    (problem,) = found(shelf, problems, "logs/windows/night.yml\n| title: A night\n| tools:\n|   - cloudfrnt\n")
    assert problem.help == "did you mean 'CloudFront'? else add it to tools in kb.yml, or as an alias"


def test_a_facet_without_terms_is_not_judged(shelf: Shelf, problems: Find) -> None:
    record = "logs/windows/night.yml\n| title: A night\n| systems: [x]\n| tools: [y]\n| people:\n|   - role: z\n"
    assert not found(shelf, problems, record, "logs/kb.yml\n| schema: 1\n")
    only_tools = "logs/kb.yml\n| schema: 1\n| tools:\n|   - terraform\n"
    assert [one.message.split("'")[1] for one in found(shelf, problems, record, only_tools)] == ["y"]


def test_a_word_is_told_once_for_a_record(shelf: Shelf, problems: Find) -> None:
    root = shelf("""
logs/kb.yml
| schema: 1
| roles:
|   - name: lead
logs/windows/2026-02-14-x.yml
| title: x
| window:
|   start: 2026-02-14
| steps:
|   - do: a
|     owner: web
|   - do: b
|     owner: web
""")
    (problem,) = [one for one in problems(root) if one.rule == "unknown-word"]
    assert problem.place.line == 6
    assert problem.message == "'web' is not among the roles of kb.yml, here and in 1 more places of this record"
