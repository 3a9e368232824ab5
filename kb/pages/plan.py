"""Which pages exist, where they are, and which template shows what. No HTML is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from kb.brief.brief import Brief
from kb.library import Entry, LogEntry
from kb.model.record import Record
from kb.pages.brief.to_sheet import brief_path, sheet_of
from kb.pages.desk import Desk, path_of
from kb.pages.drawing import draw
from kb.pages.encounters import draw_encounters
from kb.pages.facts import facts_of, log_facts
from kb.pages.filters import Facet, facets_of, values_of, values_of_action
from kb.pages.former import Former, former_pages, goal_of
from kb.pages.history import History
from kb.pages.lists import (
    coming,
    done_actions,
    finished,
    newest_first,
    open_actions_by_age,
    pitfalls_by_weight,
    went_wrong,
)
from kb.pages.page import Plan
from kb.pages.terms import TermUse
from kb.rules import RULES
from kb.rules.documentation import read_documentation
from kb.rules.misfits import MISFITS


def plan_pages(desk: Desk) -> Iterator[Plan]:
    """Every page of the site, each path once."""
    planned = set()
    for plan in _today(desk):
        planned.add(plan.path)
        yield plan
    for former in former_pages(desk, planned):
        yield _former(desk, former)


def _today(desk: Desk) -> Iterator[Plan]:
    yield Plan("", desk.words("Home"), "home", _home(desk))
    yield from _records(desk)
    yield from _briefs(desk)
    yield from _lists(desk)
    yield from _terms(desk)
    yield from _rules(desk)


def _home(desk: Desk) -> Mapping[str, object]:
    return {
        "coming": coming(desk),
        "finished": [entry for entry in finished(desk) if went_wrong(entry)],
        "pitfalls": pitfalls_by_weight(desk),
        "actions": open_actions_by_age(desk),
        "empty": not desk.library.by_id,
    }


def _records(desk: Desk) -> Iterator[Plan]:
    for entry in desk.library.entries():
        yield plan_record(desk, entry)


def plan_record(desk: Desk, entry: Entry[Record]) -> Plan:
    """The page of one record."""
    return Plan(
        path_of(entry),
        desk.title(entry.record),
        entry.record.kind,
        later=partial(_facts_and_drawing, desk, entry),
        facets=_facets(desk, entry),
        source=entry.source.path,
        description=_description(entry.record),
        lang=entry.record.lang,
    )


def _briefs(desk: Desk) -> Iterator[Plan]:
    for brief in desk.briefs.values():
        title = desk.words("Before {title}", title=desk.title(brief.window.record))
        sheet = partial(_sheet, desk, brief)
        yield Plan(
            brief_path(brief.window.id), title, "brief", later=sheet, source=brief.window.source.path, aside=True
        )


def _sheet(desk: Desk, brief: Brief) -> Mapping[str, object]:
    return {"sheet": sheet_of(brief, desk.library, desk.words, desk.now)}


def _facts_and_drawing(desk: Desk, entry: Entry[Record]) -> Mapping[str, object]:
    given = {"entry": entry, **facts_of(desk, entry)}
    if isinstance(entry, LogEntry):
        night = given["night"] = log_facts(desk, entry)
        given["drawing"] = draw(entry, night, desk.formatter)
    elif isinstance(history := given.get("history"), History):
        given["drawing"] = draw_encounters(desk, history)
    return given


def _facets(desk: Desk, entry: Entry[Record]) -> Mapping[str, tuple[str, ...]]:
    record = entry.record
    facets: dict[str, tuple[str, ...]] = {"kind": (entry.folder,), "tags": record.tags}
    for facet in ("systems", "tools"):
        facets[facet] = desk.terms[facet].named[entry.id]
    if isinstance(entry, LogEntry):
        facets["outcome"] = (str(desk.state(entry)),)
        facets["year"] = (entry.night.year,) if entry.night.year else ()
    return facets


def _description(record: Record) -> str:
    for name in ("summary", "symptom"):
        text = str(getattr(record, name, "")).strip()
        if text:
            return " ".join(text.split())[:200]
    return ""


def _lists(desk: Desk) -> Iterator[Plan]:
    words, done = desk.words, finished(desk)
    given = {"logs": done, "facets": _facets_of(desk, done), "empty": words("No finished work yet.")}
    yield Plan("postmortems/", words("Postmortems"), "logs", given)
    yield Plan("coming/", words("Coming windows"), "coming", {"coming": coming(desk)})
    yield from _by_year(desk, "windows", words("Windows"))
    yield from _by_year(desk, "incidents", words("Incidents"))
    pitfalls, checklists = pitfalls_by_weight(desk), desk.library.checklists
    facets = _facets_of(desk, [one.entry for one in pitfalls])
    yield Plan("pitfalls/", words("Pitfalls"), "pitfalls", {"pitfalls": pitfalls, "facets": facets})
    facets = _facets_of(desk, checklists)
    yield Plan("checklists/", words("Checklists"), "checklists", {"checklists": checklists, "facets": facets})
    yield Plan("actions/", words("Actions"), "actions", _actions(desk))


def _actions(desk: Desk) -> Mapping[str, object]:
    actions = open_actions_by_age(desk)
    facets = facets_of(desk, [values_of_action(desk, one) for one in actions])
    return {"actions": actions, "facets": facets, "done": done_actions(desk)}


def _by_year(desk: Desk, folder: str, title: str) -> Iterator[Plan]:
    empty = desk.words("Nothing here yet.")
    logs = [entry for entry in newest_first(desk.library.logs) if entry.folder == folder]
    years = sorted({entry.night.year for entry in logs if entry.night.year}, reverse=True)
    given = {"logs": logs, "facets": _facets_of(desk, logs), "years": years, "folder": folder, "empty": empty}
    yield Plan(f"{folder}/", title, "logs", given)
    for year in years:
        in_year = [entry for entry in logs if entry.night.year == year]
        given = {"logs": in_year, "facets": _facets_of(desk, in_year), "empty": empty}
        yield Plan(f"{folder}/{year}", f"{title} {year}", "logs", given)


def _facets_of(desk: Desk, entries: Iterable[Entry[Record]]) -> tuple[Facet, ...]:
    return facets_of(desk, [values_of(desk, entry) for entry in entries])


def _terms(desk: Desk) -> Iterator[Plan]:
    for facet, title in (("systems", desk.words("Systems")), ("tools", desk.words("Tools"))):
        uses = list(desk.terms[facet].uses.values())
        yield Plan(f"{facet}/", title, "terms", {"uses": uses, "facet": facet})
        for use in uses:
            yield Plan(f"{facet}/{use.key}", _name(desk, use), "term", {"use": use, "facet": facet})


def _name(desk: Desk, use: TermUse) -> str:
    return use.term.name.best(desk.words.language)[0] if use.term else use.name


def _rules(desk: Desk) -> Iterator[Plan]:
    docs = {rule.name: rule.documentation for rule in RULES}
    docs |= {name: read_documentation(text) for name, text in MISFITS.items()}
    lessons = [rule.name for rule in RULES]
    misfits = [name for name in MISFITS if name not in lessons]
    given = {"lessons": sorted(lessons), "misfits": sorted(misfits), "docs": docs}
    yield Plan("rules/", desk.words("Rules"), "rules", given)
    for name, documentation in sorted(docs.items()):
        yield Plan(f"rules/{name}", name, "rule", {"name": name, "doc": documentation})


def _former(desk: Desk, former: Former) -> Plan:
    """Leads on, or says that there is nothing to lead to."""
    if former.entry is None:
        return Plan(former.path, desk.words("Gone"), "gone", {"former": former}, aside=True)
    waits = former.name in former.entry.record.merged
    title = desk.title(former.entry.record)
    if waits:
        title = desk.words("‘{name}’ is part of another record", name=former.name)
    given = {"entry": former.entry, "alias": former.name, "waits": waits}
    return Plan(former.path, title, "lead_on", given, lead_on=goal_of(former), waits=waits)
