"""What is said of a mention: unknown, old, replaced, retired, moved, without that section; and what to write."""

from __future__ import annotations

import json

import pytest

from kb.links.directory import Directory, KnownRecord, read_directory
from kb.links.judge import GUESSES, Judge
from kb.links.mentions import Finder
from kb.links.readers import reader_for
from kb.links.readers.markdown import read_markdown
from kb.problem import Problem

SITE, OLD = "https://kb.example.com/ops/", "https://old.example.net/kb/"
KNOWN = (
    KnownRecord("hand-switch-undone", "pitfalls", aliases=("switch-undone",)),
    KnownRecord("page-lost", "pitfalls", replaced_by="page-lost-again"),
    KnownRecord("page-lost-again", "pitfalls", replaced_by="hand-switch-undone"),
    KnownRecord("round-one", "pitfalls", replaced_by="round-two"),
    KnownRecord("round-two", "pitfalls", replaced_by="round-one"),
    KnownRecord("long-gone", "pitfalls", retired=True),
    KnownRecord("before-a-night", "checklists"),
)
SECTIONS = {"hand-switch-undone": frozenset({"symptom", "avoid"})}
JUDGE = Judge(Directory({one.id: one for one in KNOWN}, SECTIONS, (SITE, OLD), SITE, frozenset({"unreadable-one"})))


def _problems(text: str, name: str = "runbook.md") -> list[Problem]:
    reader = reader_for(name, text[:2])
    assert reader is not None
    return list(JUDGE.problems(Finder((SITE, OLD)).find(reader(text), name)))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[[hand-switch-undone]]", ""),
        ("kb:hand-switch-undone#avoid", ""),
        ("[[unreadable-one]]", ""),
        (r"\[[no-such-thing]]", ""),
        ("[[hand-switch-undon]]", "error known-reference did you mean [[hand-switch-undone]]?"),
        ("kb:hand-switch-undon", "error known-reference did you mean kb:hand-switch-undone?"),
        (f"{SITE}pitfalls/hand-switch/", f"error known-reference did you mean {SITE}pitfalls/hand-switch-undone/?"),
        ("[[nothing-like-it]]", r"error known-reference write \[[ if it is no mention"),
        ("[[page-lost]]", "warning replaced-reference write [[hand-switch-undone]]"),
        ("[[round-one]]", ""),
        ("kb:long-gone", "warning replaced-reference take the mention out"),
        ("[[switch-undone]]", "hint old-id write [[hand-switch-undone]]"),
        (f"{OLD}pitfalls/page-lost-again", f"warning replaced-reference write {SITE}pitfalls/hand-switch-undone/"),
        ("[[hand-switch-undone#avoids]]", "warning known-reference did you mean #avoid?"),
        ("[[hand-switch-undone#zzz]]", "warning known-reference lead to the page as a whole"),
        ("[[page-lost-again#zzz]]", "warning replaced-reference write [[hand-switch-undone]]"),
    ],
)  # fmt: skip
def test_one_mention(line: str, said: str) -> None:
    found = _problems(f"see {line} here")
    problem = found[0] if found else None
    assert (f"{problem.level} {problem.rule} {problem.help}" if problem else "") == said


@pytest.mark.parametrize("name", ["x.adoc", "x.toml", "x.html", "x.sh", "x.py", "x.unknown-to-us"])
def test_brackets_mean_other_things_elsewhere(name: str) -> None:
    assert _problems("[[no-such-thing]]", name) == []
    assert [one.rule for one in _problems("# [[switch-undone]]", name)] == ["old-id"]


@pytest.mark.parametrize("name", ["x.md", "x.rst", "x.txt"])
def test_in_prose_they_are_mentions(name: str) -> None:
    assert [one.rule for one in _problems("[[no-such-thing]]", name)] == ["known-reference"]


@pytest.mark.parametrize(
    ("line", "corrected"),
    [
        ("a [[switch-undone|so]] b", "a [[hand-switch-undone|so]] b"),
        ("kb:switch-undone and [[switch-undone#avoid]]", "kb:hand-switch-undone and [[hand-switch-undone#avoid]]"),
        (f"{OLD}pitfalls/switch-undone/#avoid", f"{SITE}pitfalls/hand-switch-undone/#avoid"),
        ("http://old.example.net/kb/checklists/before-a-night?x=1", f"{SITE}checklists/before-a-night?x=1"),
        (f"{SITE}pitfalls/before-a-night/", f"{SITE}checklists/before-a-night/"),
    ],
)  # fmt: skip
def test_what_is_certain_is_corrected_in_the_line(line: str, corrected: str) -> None:
    edits = {one.edit for one in _problems(line)}
    assert [edit.lines for edit in edits if edit] == [(corrected,)]
    assert None not in edits


def test_successors_are_for_a_person_to_choose() -> None:
    assert [one.edit for one in _problems("[[page-lost]]")] == [None]


def test_the_folder_of_a_link_counts() -> None:
    (problem,) = _problems(f"{SITE}pitfalls/before-a-night/")
    assert problem.message == "'before-a-night' is not in pitfalls/ but in checklists/"


def test_guesses_are_few() -> None:
    text = "\n".join(f"[[hand-switch-undone-{number}]]" for number in range(200))
    mentions = Finder().find(read_markdown(text), "runbook.md")
    helps = [one.help for one in Judge(JUDGE.directory).problems(mentions)]
    assert len(helps) == 200
    assert sum("did you mean" in help for help in helps) == GUESSES


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"version": 99}', b'{"version": 1, "records": [{}]}', b"\xff"])
def test_what_is_no_kb_json_is_told(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"kb\.json|version"):
        read_directory(raw)


def test_a_published_directory_says_the_same() -> None:
    record = {"id": "a-b", "folder": "pitfalls", "aliases": ["old-b"], "replaced_by": "", "status": "retired",
              "sections": [{"anchor": "avoid", "heading": "x"}], "anchors": ["step-1"]}  # fmt: skip
    whole = {"version": 1, "site_url": SITE, "old_urls": [OLD], "records": [record]}
    directory = read_directory(json.dumps(whole).encode())
    assert directory.find("old-b") == KnownRecord("a-b", "pitfalls", ["old-b"], retired=True)
    assert directory.sections["a-b"] == {"avoid", "step-1"}
    assert directory.bases == (SITE, OLD)
