"""Plans → pages: each plan through its template, in a view of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from kb.brief.experience import experience
from kb.model.fields import Noun
from kb.model.latest import Missing
from kb.pages.copying import paste_forms
from kb.pages.desk import Desk, View
from kb.pages.filters import joined, values_of, values_of_action
from kb.pages.page import Page
from kb.pages.plan import Plan, plan_pages, plan_record
from kb.pages.prose import safe_link
from kb.pages.render import Renderer
from kb.rules import RULES
from kb.rules.misfits import MISFITS
from kb.words import Words


def render_pages(desk: Desk, own_templates: Path | None) -> Iterator[Page]:
    """Every page of the site. `own_templates` is the site owner's folder of templates, used first."""
    yield from _render(desk, own_templates, plan_pages(desk))


def render_records(desk: Desk, own_templates: Path | None, ids: Iterable[str]) -> Iterator[Page]:
    """The pages of some records alone."""
    entries = (entry for id in ids if (entry := desk.library.by_id.get(id)))
    yield from _render(desk, own_templates, (plan_record(desk, entry) for entry in entries))


def _render(desk: Desk, own_templates: Path | None, plans: Iterable[Plan]) -> Iterator[Page]:
    shared = {
        "safe_link": safe_link,
        "outline": outline,
        "missing": partial(missing, desk.words),
        "values_of": values_of,
        "values_of_action": values_of_action,
        "joined": joined,
        "experience": experience,
        "paste_forms": paste_forms,
        "rule_names": {*(rule.name for rule in RULES), *MISFITS},
    }
    renderer = Renderer(own_templates, desk.words, shared)
    for plan in plans:
        view = View(desk, plan.path, plan.lang)
        sections = renderer.sections(plan.template, {"view": view, **plan.given})
        yield Page(
            path=plan.path,
            title=plan.title,
            sections=sections,
            facets=plan.facets,
            source=plan.source,
            description=plan.description,
            lead_on=plan.lead_on,
            aside=plan.aside,
        )


def missing(words: Words, numbers: Sequence[Missing]) -> str:
    """The numbers that a latest decision lacks, in the reader's language."""
    return ", ".join(words(one.sentence, what=one.what) for one in numbers)


def outline(noun: Noun) -> str:
    """A noun as indented lines of `field: value`, without the fields that were left out."""
    return "\n".join(_lines(noun.model_dump(by_alias=True, exclude_defaults=True), ""))


def _lines(value: object, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, dict | list | tuple):
                yield f"{indent}{key}:"
                yield from _lines(inner, f"{indent}  ")
            else:
                yield f"{indent}{key}: {inner}"
    elif isinstance(value, list | tuple):
        for item in value:
            yield f"{indent}- {item}"
