"""A public site shows nothing of what is internal: every file of it is read for ids, aliases, titles and words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.pipeline import check
from kb.pipeline.public import for_everybody
from kb.site.build import BuildFailed, build_site

Base = Callable[..., Path]

WITH_INTERNAL = """
logs/kb.yml
| schema: 1
| timezone: Asia/Tokyo
| systems:
|   - name: web
|   - name: vaultbox
|     slug: vaultbox
logs/windows/2026/2026-02-14-break-in.yml
| title: Zwiebelkuchen for the auditors
| visibility: internal
| aliases:
|   - old-break-in
|   - hush
| systems:
|   - vaultbox
| tags:
|   - marzipan
| window:
|   start: 2026-02-14 02:00
|   end: 05:00
| outcome: completed
| attachments:
|   - file: lebkuchen.txt
| actions:
|   - do: bake pretzels
|     owner: lead
logs/windows/2026/lebkuchen.txt
| gingerbread
logs/pitfalls/sour-dough.yml
| title:
|   ja: 発酵しすぎた生地の秘密
|   en: Dough that nobody may know
| visibility: internal
| symptom: |
|   krapfen
| avoid:
|   - wait
| checks:
|   - pause: before-apply
|     do: count the strudel
logs/checklists/secret-list.yml
| title: List for the inner circle
| visibility: internal
| pauses:
|   - pause: before-apply
|     items:
|       - do: knead
logs/incidents/2026-03-01-slow.yml
| title: It was slow, see [[sour-dough]] and 2026-02-14-break-in
| tags:
|   - shown
| systems:
|   - web
| follows:
|   - 2026-02-14-break-in
|   - old-break-in
| checklists:
|   - secret-list
| people:
|   - role: lead
|     name: Pumpernickel
| internal:
|   - people
|   - impact
|   - steps.command
|   - x-cost
| x-cost: spaetzle
| x-note: as in [[hush|that night of brezel]]
| impact: |
|   strudel for everybody
| summary: |
|   Before it [[2026-02-14-break-in]], then [[old-break-in#steps|what we did at brezel]], `[[hush]]`,
|   and \\[[sour-dough]].
|   A link: [there](../windows/2026-02-14-break-in/) and /windows/hush/. A hush fell.
| steps:
|   - do: restart
|     command: ./restart --with-spaetzle
|     owner: lead
| deviations:
|   - seen: [[sour-dough]]
|     error: |
|       see kb:sour-dough and logs/windows/2026/2026-02-14-break-in.yml
|     did: waited
|     pitfall: sour-dough
| pitfalls_avoided:
|   - id: sour-dough
|     note: brezel
| actions:
|   - do: mend it
|     owner: lead
|     for:
|       - sour-dough
| waive:
|   - pitfall: sour-dough
|     because: brezel is away
| outcome: resolved
logs/pitfalls/old-dough.yml
| title: Old dough
| status: retired
| replaced_by: sour-dough
| symptom: |
|   It smells.
| avoid:
|   - wait
| runbooks:
|   - sour-dough
logs/checklists/open-list.yml
| title: Open list
| include:
|   systems:
|     - web
| pauses:
|   - pause: before-apply
|     items:
|       - do: look, as in [[2026-02-14-break-in]]
|         from:
|           - 2026-02-14-break-in
|           - sour-dough
docs/runbook.md
| # Runbook
|
| Mind [[sour-dough|the brezel story]] and kb:old-break-in, and `[[secret-list]]`.
|
|     [[hush]] in code
"""
NAMES = ("14-break-in", "old-break-in", "sour-dough", "secret-list", "windows/hush", "[[hush", "kb:hush")
WORDS = ("Zwiebelkuchen", "auditors", "vaultbox", "marzipan", "lebkuchen", "gingerbread", "pretzels", "発酵しすぎた",
         "nobody may know", "krapfen", "strudel", "inner circle", "knead", "Pumpernickel",
         "spaetzle", "brezel")  # fmt: skip


def fixed(text: str) -> str:
    return text.replace("|   - seen: [[sour-dough]]", "|   - seen: '[[sour-dough]]'")


def betrayed(site: Path) -> list[str]:
    found = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        text += json.dumps(text, ensure_ascii=False) if path.suffix == ".json" else ""
        found += [f"{name}: {word}" for word in (*NAMES, *WORDS) if word in name or word in text]
    return found


def built_for(root: Path, *, public: bool) -> Path:
    checked = check(root, "2026-03-02 18:00")
    assert not [one for one in checked.problems if one.level == "error"], checked.problems
    return build_site(root, for_everybody(checked) if public else checked, root / "site")


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.slow)])
def test_nothing_betrays_what_is_internal(base: Base, language: str) -> None:
    root = base(fixed(WITH_INTERNAL), language=language)
    assert len(betrayed(built_for(root, public=False))) > 30, "the words are where they can be found"
    site = built_for(root, public=True)
    assert betrayed(site) == []
    page = (site / "incidents/2026-03-01-slow/index.html").read_text("utf-8")
    neutral = {"en": "an internal record", "ja": "社内の記録"}[language]
    assert page.count(neutral) > 5
    assert "restart" in page
    assert "A hush fell" in page, "a word that is an id elsewhere stays a word"
    assert neutral in (site / "runbook/index.html").read_text("utf-8")
    assert not (site / "windows/2026").exists()
    assert {one["id"] for one in json.loads((site / "kb.json").read_text("utf-8"))["records"]} == {
        "2026-03-01-slow", "old-dough", "open-list",
    }  # fmt: skip


@pytest.mark.slow
def test_kb_yml_and_the_plugin_ask_for_it_too(base: Base) -> None:
    root = base(fixed(WITH_INTERNAL))
    settings = root / "mkdocs.yml"
    plain = settings.read_text("utf-8")
    settings.write_text(plain.replace("  - kb\n", "  - kb:\n      public: true\n"), "utf-8")
    assert betrayed(built_for(root, public=False)) == []
    settings.write_text(plain, "utf-8")
    kb_yml = root / "logs/kb.yml"
    kb_yml.write_text(kb_yml.read_text("utf-8") + "public: true\n", "utf-8")
    assert betrayed(built_for(root, public=False)) == []


def test_a_file_that_still_shows_it_stops_the_build(base: Base) -> None:
    root = base(fixed(WITH_INTERNAL))
    (root / "docs/notes.txt").write_text("see old-break-in\n")
    with pytest.raises(BuildFailed, match=r"notes\.txt shows 'old-break-in', which is internal"):
        built_for(root, public=True)
    assert not (root / "site").exists()
    (root / "docs/notes.txt").rename(root / "docs/sour-dough.png")
    with pytest.raises(BuildFailed, match=r"sour-dough\.png shows"):
        built_for(root, public=True)
    (root / "docs/sour-dough.png").unlink()
    (root / "docs/runbook.md").write_text("# Dough that nobody may know\n")
    with pytest.raises(BuildFailed, match="Dough that nobody may know"):
        built_for(root, public=True)


@pytest.mark.slow
def test_without_anything_internal_it_is_the_same_site(base: Base) -> None:
    root = base()
    whole = {path: path.read_bytes() for path in sorted(built_for(root, public=False).rglob("*.html"))}
    assert whole == {path: path.read_bytes() for path in sorted(built_for(root, public=True).rglob("*.html"))}


def test_each_field_of_the_demo_can_be_left_out(tmp_path: Path) -> None:
    """A record without one of its fields is still a record: it is read again, placed again, and has a page."""
    from_demo = Path(__file__).parents[2] / "logs/windows/2026/2026-02-14-recreate-production-db.yml"
    text = re.sub(r"\nattachments:\n(?: .*\n|\n)*", "\n", from_demo.read_text("utf-8"))
    names = [name for name in re.findall(r"^([a-z_]+):", text, re.MULTILINE) if name != "title"]
    assert len(names) > 15
    for name in names:
        file = tmp_path / f"logs/windows/2026-02-14-without-{name.replace('_', '-')}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{text}\ninternal:\n  - {name}\n", "utf-8")
    (tmp_path / "logs/kb.yml").write_text("schema: 1\ntimezone: Asia/Tokyo\n")
    public = for_everybody(check(tmp_path, "2026-11-27 18:00")).library
    assert len(public.logs) == len(names)
    for name, entry in zip(sorted(names), sorted(public.logs, key=lambda one: one.id), strict=True):
        empty = type(entry.record).model_fields[name].get_default(call_default_factory=True)
        assert getattr(entry.record, name) == empty
        assert all(path[0] != name for path, _ in entry.source.leaves())
