"""Inputs held against a knowledge base: the trip from bytes to the answer. Reads no file, prints nothing."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kb.detect.answer.answer import Answer, Judged
from kb.detect.catalogue import Catalogue
from kb.detect.published import Published
from kb.detect.reading.guess import Form
from kb.detect.reading.material import Unreadable, read_material
from kb.detect.waivers import waived_pitfalls


@dataclass(frozen=True, slots=True)
class Input:
    """What a person gave: its name, and its bytes or why they could not be had."""

    name: str
    raw: bytes = field(default=b"", repr=False)
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """How the inputs are to be judged."""

    today: date
    form: Form | None = None
    """What they are, where nobody should guess."""
    waived: Mapping[str, str] = field(default_factory=dict)
    """Pitfalls that the record asked about sets aside, each with the reason; a work log among the inputs may set
    more aside for itself."""


def look(inputs: Iterable[Input], base: Published, asked: Asked) -> Answer:
    """The answer to all inputs."""
    catalogue = Catalogue(base.known, base.settings)
    judged = tuple(_judge(one, catalogue, asked) for one in inputs)
    unusable = tuple(f"a detector of {known.pitfall} cannot be used: {said}" for known, said in catalogue.bad)
    return Answer(judged, base.cards, base.language, (*base.troubles, *unusable), len(base.known))


def _judge(given: Input, catalogue: Catalogue, asked: Asked) -> Judged:
    if given.trouble:
        return Judged(given.name, trouble=given.trouble)
    try:
        material = read_material(given.name, given.raw, asked.form, catalogue.settings)
        found = catalogue.look(material)
    except Unreadable as said:
        return Judged(given.name, trouble=str(said))
    except Exception as error:  # noqa: BLE001  # a fault of ours at one input must not hide the others
        return Judged(given.name, trouble=_our_fault(error))
    reasons = {**asked.waived, **(waived_pitfalls(material.log, asked.today) if material.log else {})}
    return Judged(
        name=given.name,
        form=material.form,
        hits=tuple(hit for hit in found.hits if hit.pitfall not in reasons),
        more={pitfall: count for pitfall, count in found.more.items() if pitfall not in reasons},
        waived={id: reasons[id] for id in dict.fromkeys(hit.pitfall for hit in found.hits) if id in reasons},
        trouble=found.trouble,
        note="; ".join(said for said in (found.note, material.note) if said),
    )


def _our_fault(error: Exception) -> str:
    where = traceback.extract_tb(error.__traceback__)[-1]
    return f"kb itself failed on it ({type(error).__name__} in {Path(where.filename).name}:{where.lineno})"
