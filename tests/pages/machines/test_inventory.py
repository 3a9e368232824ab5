"""objects.inv, read back with the library that Sphinx users read inventories with."""

from __future__ import annotations

from collections.abc import Callable

import sphobjinv

from kb.pages.machines.inventory import inventory
from kb.pages.machines.publication import Publication

Publish = Callable[..., Publication]


def test_every_id_old_name_and_section_is_a_label(publication: Publish) -> None:
    found = sphobjinv.Inventory(zlib=inventory(publication()))
    assert found.project == "Night work"
    labels = {(one.domain, one.role, one.name): (one.uri, one.dispname) for one in found.objects}
    title = "Recreate the DB & <more>"
    assert labels["std", "label", "2026-02-14-db"] == ("windows/2026-02-14-db/", title)
    assert labels["std", "label", "old-name"] == ("windows/2026-02-14-db/", title)
    assert labels["std", "label", "wet-paint"] == ("pitfalls/wet-paint/", "Wet paint")
    assert labels["std", "label", "wet-paint#avoid"] == ("pitfalls/wet-paint/#avoid", "Wet paint: How to avoid it")
    assert not [one for one in labels if one[2].startswith("2026-02-14-db#")]


def test_a_title_with_a_line_break_stays_one_line(publication: Publish) -> None:
    text = "logs/pitfalls/two.yml\n| title: |\n|   one\n|   two\n"
    (label,) = [one for one in sphobjinv.Inventory(zlib=inventory(publication(text))).objects if "#" not in one.name]
    assert label.dispname == "one two"
