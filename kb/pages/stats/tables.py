"""Numbers → tables in English, in the order of the questions: how it goes, how long it takes, what hits us again."""

from __future__ import annotations

from kb.pages.stats.cells import COLUMNS, LATE, days, longest, middle, of_lateness, of_spread
from kb.pages.stats.table import RECORD, Table, counted
from kb.stats.spread import FEW
from kb.stats.stats import Stats

MOST = 10
"""Rows of a table; JSON has all of them."""
FOOT = (
    f"Medians, with how many records each rests on; of fewer than {FEW} the values themselves. Left out: what has no "
    "exact times."
)


def head(stats: Stats) -> tuple[str, ...]:
    """What the numbers are about: how many nights, from when to when, and what was asked for."""
    nights, asked = stats.nights, stats.selection
    days = " to ".join(dict.fromkeys((nights.first, nights.last)))
    lines = [f"{counted(nights.total, 'night')}{days and f', {days}'}, as of {stats.now:%Y-%m-%d}"]
    parts = [f"from {asked.period.first.text}"] if asked.period.first else []
    parts += [f"to {asked.period.last.text}"] if asked.period.last else []
    parts += [f"only {asked.system}"] if asked.system else []
    lines += [" · ".join(parts)] if parts else []
    lines += [f"{counted(stats.undated, 'night')} without a day left out"] if stats.undated else []
    return tuple(lines)


def tables(stats: Stats) -> tuple[Table, ...]:
    """Every section that has data."""
    made = (_nights, _time, _decisions, _activities, _pitfalls, _incidents, _actions)
    return tuple(table.without_empty_columns() for make in made if not (table := make(stats)).is_empty)


def _nights(stats: Stats) -> Table:
    nights = stats.nights
    states = dict.fromkeys((*nights.windows, *nights.incidents))
    rows = [
        (state.replace("-", " "), *(str(counts.get(state, "")) for counts in (nights.windows, nights.incidents)))
        for state in states
    ]
    drafts = (f"{counted(nights.drafts, 'draft')} among them.",) if nights.drafts else ()
    heads = (counted(sum(nights.windows.values()), "window"), counted(sum(nights.incidents.values()), "incident"))
    return Table("Nights", ("outcome", *heads), tuple(rows), remarks=drafts)


def _time(stats: Stats) -> Table:
    overrun = stats.overrun
    rows = (("after the planned end", *of_lateness(overrun)),) if overrun.compared else ()
    return Table("Time", ("windows", *LATE), rows)


def _decisions(stats: Stats) -> Table:
    found = stats.decisions
    if not found.total:
        return Table("Decisions")
    both = (("after decide_by", found.after_decide_by), ("after the latest decision", found.after_latest))
    rows = tuple((name, *of_lateness(late)) for name, late in both if late.compared)
    choices = ", ".join(f"{choice} {number}" for choice, number in found.choices.items())
    unsure = f"For {found.at_the_latest} of them the way back lacks a number: the latest decision was earlier still."
    remarks = (unsure,) if found.at_the_latest else ()
    return Table("Decisions", ("decisions", *LATE), rows, (f"{counted(found.total, 'decision')}: {choices}.",), remarks)


def _activities(stats: Stats) -> Table:
    timed = [one for one in stats.activities if one.planned.n or one.took.n]
    rows = tuple(
        (one.name, str(one.nights), middle(one.planned), middle(one.took), *longest(one.took)) for one in timed[:MOST]
    )
    untimed = sum(one.took.left_out for one in stats.activities)
    remarks = _more(len(timed), "activity", "activities")
    remarks += (f"{counted(untimed, 'step')} left out: no exact start and end.",) if untimed and rows else ()
    columns = ("activity", "nights", "planned (n)", "took (n)", "longest", RECORD)
    return Table("Activities", columns, rows, remarks=remarks)


def _pitfalls(stats: Stats) -> Table:
    found = stats.pitfalls
    rows = tuple((one.id, str(one.met), str(one.avoided), one.last_met, one.last_log) for one in found.counts[:MOST])
    said = f"{found.unnamed} of {counted(found.deviations, 'deviation')} without a pitfall"
    said += f" ({found.said_none} with pitfall: none)" if found.said_none else ""
    columns = ("pitfall", "met", "avoided", "last met", RECORD)
    named = (f"{said}.",) if found.deviations else ()
    return Table("Pitfalls", columns, rows, named, _more(len(found.counts), "pitfall"))


def _incidents(stats: Stats) -> Table:
    found = stats.incidents
    both = (("start to detected", found.until_detected), ("start to mitigated", found.until_mitigated))
    rows = tuple((name, *of_spread(spread)) for name, spread in both if spread.n)
    return Table("Incidents", ("incidents", *COLUMNS), rows)


def _actions(stats: Stats) -> Table:
    found = stats.actions
    if not found.total:
        return Table("Actions")
    rows = [("night to done", *of_spread(found.until_done, days))] if found.until_done.n else []
    rows += [("oldest open", "", "", days(found.oldest.amount), found.oldest.record)] if found.oldest else []
    said = f"{counted(found.total, 'action')}: {found.open} open ({found.overdue} overdue), {found.done} done."
    return Table("Actions", ("actions", *COLUMNS), tuple(rows), (said,))


def _more(number: int, noun: str, several: str = "") -> tuple[str, ...]:
    if number <= MOST:
        return ()
    more = counted(number - MOST, f"more {noun}", several and f"more {several}")
    return (f"{more}: --format json lists all.",)
