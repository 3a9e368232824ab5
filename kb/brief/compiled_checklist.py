"""What a checklist holds once the checks of the pitfalls it includes are pulled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kb.brief.pauses import joined
from kb.brief.scope import matches
from kb.library import Library
from kb.model.checklist import Checklist, Item


def compiled_pauses(library: Library, checklist: Checklist) -> Mapping[str, Sequence[Item]]:
    """The lines of a checklist by pause point: its own, then the checks of the pitfalls it includes."""
    pauses: dict[str, list[Item]] = {}
    for pause in checklist.pauses:
        pauses.setdefault(pause.pause, []).extend(pause.items)
    own = list(pauses)
    if checklist.include:
        listed = {ref for items in pauses.values() for item in items for ref in item.from_}
        for entry in library.pitfalls:
            wanted = matches(library.settings, checklist.include, entry.record)
            if wanted and entry.id not in listed and entry.record.status in ("active", "mitigated"):
                for check in entry.record.checks:
                    item = Item.model_validate({"do": check.do, "from": [entry.id]})
                    pauses.setdefault(check.pause, []).append(item)
    order = joined(own, [pause for pause in pauses if pause not in own])
    return {pause: pauses[pause] for pause in order if pauses[pause]}
