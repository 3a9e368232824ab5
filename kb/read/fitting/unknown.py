"""A field that the model does not have: which one may be meant, and where that one stands.

Knows names and models; the places and the problem itself are `kb.read.fitting.fit`'s.
"""

from __future__ import annotations

from kb.model.values.fields import Noun, nearest
from kb.model.values.other_words import meant
from kb.read.fitting.model_fields import known_fields, nouns_below

NEEDLESS = {
    "kind": "the folder says which kind of record it is; delete the line, or move the file",
    "id": "the file's name is the id; delete the line",
}
"""What people write at the top of a file, and kb knows from elsewhere."""
FIRST = "deviations people steps actions"
"""The lists that are meant most often."""


def guess(owner: type[Noun] | None, name: str) -> str:
    """The field of `owner` that somebody means who writes `name`; an empty text where none is near."""
    known = known_fields(owner) if owner else []
    many = f"{name}s"
    return (
        meant(name, known)
        or (many if many in known else "")
        or ("" if owner and _elsewhere(owner, name) else nearest(name, known))
    )


def help_for(owner: type[Noun] | None, name: str, *, at_top: bool) -> str:
    """What to write instead of `name`."""
    if at_top and name in NEEDLESS:
        return NEEDLESS[name]
    if close := guess(owner, name):
        return f"did you mean '{close}'?"
    if owner and (help := _elsewhere(owner, name)):
        return help
    known = known_fields(owner) if owner else []
    return "fields of your own begin with x-" if at_top else f"it may hold {', '.join(known)}"


def _elsewhere(owner: type[Noun], name: str) -> str:
    """Where the field stands that is meant, if that is one level deeper."""
    below = sorted(nouns_below(owner), key=lambda one: (one.field not in FIRST, FIRST.find(one.field)))
    for is_list in (False, True):
        for read in (_same, meant):
            for field, noun, _ in (one for one in below if one.is_list is is_list):
                if found := read(name, known_fields(noun)):
                    return f"did you mean '{found}', {'in an item of' if is_list else 'below'} {field}?"
    return ""


def _same(name: str, known: list[str]) -> str:
    return name if name in known else ""
