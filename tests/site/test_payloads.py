"""Whatever stands in a field appears as text: every page, the search index and every other file of a hostile site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from kb.pipeline import Checked
from kb.problem import Level
from tests.payload_site import Shipped, build, ids_of, pages_of, parse, text_of, write_base
from tests.payloads import PAYLOADS

OF_TEMPLATES = {
    name
    for path in (Path(__file__).parents[2] / "templates/pages").rglob("*.j2")
    for name in re.findall(r'"([a-z][a-z-]+)"', path.read_text("utf-8"))
}
"""What our templates call the parts of a page, a number at the end aside."""


class Sites(NamedTuple):
    """The hostile site and the harmless one."""

    checked: Checked
    hostile: Path
    harmless: Path


SAMPLE = (2, 36)
EVERY = (len(PAYLOADS), len(PAYLOADS))
"""Every payload in every field of every kind, and in a title of its own."""


@pytest.fixture(scope="module", params=[SAMPLE, pytest.param(EVERY, marks=pytest.mark.slow)], ids=["sample", "every"])
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Both sites; how many stuffed records of each kind, and how many titles, the hostile one has."""
    stuffed, titles = request.param
    words = [f"word {number}" for number in range(12)]
    plain = write_base(tmp_path_factory.mktemp("harmless"), words, stuffed=1, titles=2, names=("plain",))
    root = write_base(tmp_path_factory.mktemp("hostile"), PAYLOADS, stuffed=stuffed, titles=titles)
    _, harmless = build(plain)
    checked, hostile = build(root)
    return Sites(checked, hostile, harmless)


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 200


def test_every_record_has_its_page(sites: Sites) -> None:
    assert len(sites.checked.library.by_id) == sum(1 for _ in sites.hostile.parent.glob("logs/*/**/*.yml"))
    for entry in sites.checked.library.entries():
        assert (sites.hostile / entry.folder / entry.id / "index.html").is_file(), entry.id


def test_no_page_holds_what_the_theme_does_not_ship(sites: Sites) -> None:
    shipped = Shipped(sites.harmless)
    found = {str(path.relative_to(sites.hostile)): shipped.foreign_to(path) for path in pages_of(sites.hostile)}
    assert {name: one[:5] for name, one in found.items() if one} == {}


def test_no_text_gives_an_element_a_name(sites: Sites) -> None:
    for folder in ("windows", "incidents", "pitfalls", "checklists"):
        usual = {name for path in pages_of(sites.harmless) for name in ids_of(path)} | OF_TEMPLATES
        for path in sites.hostile.glob(f"{folder}/{folder}-*/index.html"):
            found = ids_of(path)
            assert {re.sub(r"\d+$", "", name) for name in set(found) - usual} <= OF_TEMPLATES
            assert max(found.values()) == 1


def test_a_title_is_shown_as_typed(sites: Sites) -> None:
    problems = {problem.place.path for problem in sites.checked.problems if problem.level is Level.ERROR}
    small = [entry for entry in sites.checked.library.pitfalls if entry.id.startswith("p-")]
    assert len(small) >= 36
    for entry in small:
        payload = PAYLOADS[int(entry.id[2:]) * len(PAYLOADS) // len(small)]
        title = str(entry.record.title)
        assert title == payload.strip() or entry.source.path in problems, f"{payload!r} became {title!r} without a word"
        tree = parse(sites.hostile / "pitfalls" / entry.id / "index.html")
        shown = " ".join(title.replace("\0", "").split())
        assert text_of(tree.find(".//h1")) == shown
        assert text_of(tree.find(".//title")).replace("\ufffd", "").startswith(shown.replace("\ufffd", ""))
        tags = [one for one in tree.iter("dd") if text_of(one) == shown]
        assert tags, f"the tag {payload!r} is not on its page"


def test_the_index_and_kb_json_hold_the_same_text_and_no_markup(sites: Sites) -> None:
    for name in ("search/kb_index.json", "search/search_index.json", "kb.json"):
        raw = (sites.hostile / name).read_text("utf-8")
        assert "<" not in raw, name
        json.loads(raw)
    index = json.loads((sites.hostile / "search/kb_index.json").read_bytes())
    titles = dict(zip(index["pages"]["location"], index["pages"]["title"], strict=True))
    for entry in sites.checked.library.pitfalls:
        assert titles[f"pitfalls/{entry.id}/"] == entry.record.title.best("en")[0]


def test_every_other_file_is_whole_or_the_same_as_ever(sites: Sites) -> None:
    for path in sorted(sites.hostile.rglob("*")):
        usual = sites.harmless / path.relative_to(sites.hostile)
        if path.suffix in (".js", ".css", ".png", ".map") and path.is_file():
            assert path.read_bytes() == usual.read_bytes(), path
        elif path.suffix in (".xml", ".svg") and path.is_file():
            root = ET.parse(path).getroot()
            names = {one.tag.rpartition("}")[2] for one in root.iter()}
            assert not names & {"script", "foreignObject", "iframe"}, path
            assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith("on")], path
        elif path.suffix == ".ics":
            assert "\r\nATTACH" not in path.read_bytes().decode(), path
