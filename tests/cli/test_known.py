"""What `kb links` knows of records without reading all of them: the same as with all of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kb.cli.known import known_here
from kb.links.directory import directory_of
from kb.pipeline import Checked, check
from kb.pipeline.render import OF_OTHERS, find_own_sections, find_sections
from kb.read.folder import read_names

DEMO = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(DEMO)


def test_names_and_fates_are_those_of_the_whole_library(checked: Checked) -> None:
    library, others = read_names(DEMO, ())
    whole = directory_of(checked.library, "")
    partly = directory_of(library, "", others)
    assert others
    assert partly.records == whole.records
    assert partly.names == whole.names


def test_sections_of_a_record_alone_are_missing_only_where_that_is_known(checked: Checked) -> None:
    library = checked.library
    ids = ("terraform-reverts-maintenance-switch", "before-terraform-apply", library.logs[0].id)
    whole = find_sections(checked, DEMO, ids)
    for id in ids:
        alone = replace(
            library,
            logs=tuple(one for one in library.logs if one.id == id),
            pitfalls=tuple(one for one in library.pitfalls if one.id == id),
            checklists=tuple(one for one in library.checklists if one.id == id),
        )
        own = find_own_sections(alone, checked.site, DEMO)[id]
        assert own <= whole[id]
        assert [name for name in whole[id] - own if not OF_OTHERS.fullmatch(name)] == []


@pytest.mark.parametrize(("section", "there"), [("met-in", True), ("avoided", False)])
def test_a_section_is_found_wherever_it_comes_from(section: str, there: bool) -> None:
    id = "terraform-reverts-maintenance-switch"
    directory = known_here(DEMO, None).directory({(id, section)})
    assert (section in directory.sections[id]) == there
