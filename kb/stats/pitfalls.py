"""Which pitfalls bite again and again, and which are seen coming."""

from __future__ import annotations

from dataclasses import dataclass

from kb.library import Library


@dataclass(frozen=True, slots=True)
class PitfallCount:
    """In how many nights one pitfall was met and avoided, and when it was met last."""

    id: str
    met: int
    avoided: int
    last_met: str
    """The day as far as it is known, or empty."""
    last_log: str


@dataclass(frozen=True, slots=True)
class Pitfalls:
    """Every pitfall that was met or avoided, and what deviations say of pitfalls."""

    counts: tuple[PitfallCount, ...]
    """The one met most often first."""
    deviations: int
    unnamed: int
    """Deviations that name no pitfall, those of `said_none` among them."""
    said_none: int
    """Deviations with `pitfall: none`."""


def pitfalls_of(library: Library) -> Pitfalls:
    """The count over all nights."""
    named = [one.pitfall for log in library.logs for one in log.record.deviations]
    met, avoided = library.met, library.avoided
    ids = sorted({*met, *avoided}, key=lambda id: (-len(met.get(id, ())), -len(avoided.get(id, ())), id))
    return Pitfalls(
        counts=tuple(_count(library, id) for id in ids),
        deviations=len(named),
        unnamed=sum(one in (None, "", "none") for one in named),
        said_none=named.count("none"),
    )


def _count(library: Library, id: str) -> PitfallCount:
    met = library.met.get(id, ())
    last = met[-1] if met else None
    day = last.night.day if last else None
    avoided = len(library.avoided.get(id, ()))
    return PitfallCount(id, len(met), avoided, day.day_text if day else "", last.id if last else "")
