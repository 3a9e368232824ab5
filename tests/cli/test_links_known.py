"""What `kb links` knows of records without reading all of them: the same as with all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from kb.cli.links_known import known_here
from kb.links.directory import directory_of
from kb.links.judge import PASSING
from kb.pages.own_sections import CALLED, MADE_OF, certainly_has, may_be_called
from kb.pipeline import Checked, check
from kb.pipeline.render import find_sections
from kb.read.record_names import read_names

DEMO = Path(__file__).parents[2]
NOWHERE = "no-such-section"


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(DEMO)


@pytest.fixture(scope="module")
def built(checked: Checked) -> dict[str, frozenset[str]]:
    """The sections that the pages of the whole knowledge base have."""
    found = find_sections(checked, DEMO, checked.library.by_id)
    return {id: names - PASSING for id, names in found.items()}


def test_names_and_fates_are_those_of_the_whole_library(checked: Checked) -> None:
    names = read_names(DEMO)
    whole = directory_of(checked.library, "")
    partly = directory_of(names.library, "", names.folders)
    assert names.folders
    assert partly.records == whole.records
    assert partly.names == whole.names


EVERY = (*CALLED, "step-1", "step-3", "deviation-1", "deviation-2", "deviation-9", "pause-1", "pause-2", NOWHERE)


def there(ids: Iterable[str], sections: Sequence[str] = EVERY) -> dict[str, set[str]]:
    """Of these sections of each record: those that links may lead to."""
    told = known_here(DEMO, None).directory({(id, section) for id in ids for section in sections}).sections
    return {id: {section for section in sections if id not in told or section in told[id]} - PASSING for id in ids}


def test_every_page_has_the_sections_that_are_told_without_it(built: dict[str, frozenset[str]]) -> None:
    assert there(built) == {id: names & set(EVERY) for id, names in built.items()}


@pytest.mark.parametrize(
    "section", ["history", "met-in", "avoided-in", "on-checklists", "in-runbooks", "mentioned-in", "pause-1"]
)
def test_each_section_alone_is_told_like_all_together(built: dict[str, frozenset[str]], section: str) -> None:
    assert there(built, [section]) == {id: names & {section} for id, names in built.items()}


def test_one_record_alone_is_told_the_same_as_all_together(built: dict[str, frozenset[str]]) -> None:
    for id in ("terraform-reverts-maintenance-switch", "before-terraform-apply", *sorted(built)[::9]):
        assert there([id]) == {id: built[id] & set(EVERY)}


def test_no_page_has_a_section_of_another_name(built: dict[str, frozenset[str]]) -> None:
    assert {section for names in built.values() for section in names if not may_be_called(section)} == set()


def test_what_bytes_tell_is_on_the_page(built: dict[str, frozenset[str]]) -> None:
    names = read_names(DEMO)
    sections = {section for made_of in MADE_OF.values() for section in made_of} | {"step-1", "step-4", "deviation-2"}
    certain = 0
    for one in names.unread.values():
        assert one.outline is not None, one.path
        found = {section for section in sections if certainly_has(one.folder, one.outline, section)}
        assert found <= built[one.id], one.path
        certain += len(found)
    assert certain > len(names.unread) * 3


def test_a_section_that_is_certain_reads_nothing() -> None:
    plain = next(one for one in read_names(DEMO).unread.values() if one.folder == "pitfalls")
    directory = known_here(DEMO, None).directory
    assert directory({(plain.id, "symptom")}).sections == {}
    assert "symptom" in directory({(plain.id, "symptom"), (plain.id, NOWHERE)}).sections[plain.id]


@pytest.mark.parametrize(("section", "there"), [("met-in", True), ("avoided", False)])
def test_a_section_is_found_wherever_it_comes_from(section: str, there: bool) -> None:
    id = "terraform-reverts-maintenance-switch"
    directory = known_here(DEMO, None).directory({(id, section)})
    assert (section in directory.sections[id]) == there
