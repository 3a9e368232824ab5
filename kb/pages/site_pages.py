"""Plans → pages: each plan through its template, in a view of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from kb.brief.experience import experience
from kb.model.latest import Missing
from kb.model.values.fields import Noun
from kb.pages.copying import paste_forms
from kb.pages.desk import Desk, View
from kb.pages.filters import joined, values_of, values_of_action
from kb.pages.page import Page, Plan
from kb.pages.plan import plan_pages, plan_record
from kb.pages.prose import safe_link
from kb.pages.render import Renderer
from kb.rules import RULES
from kb.rules.misfits import MISFITS
from kb.words import Words


class Press:
    """Renders the pages of one site, each when it is asked for."""

    def __init__(self, desk: Desk, own_templates: Path | None) -> None:
        """`own_templates` is the site owner's folder of templates, used first."""
        self.desk = desk
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
        self._renderer = Renderer(own_templates, desk.words, shared)

    def plans(self) -> Iterator[Plan]:
        """Every page of the site, before it is rendered."""
        return plan_pages(self.desk)

    def render(self, plan: Plan) -> Page:
        """The finished page. Raises Refused for a fault in the team's own template, TemplateFault for one in ours."""
        view = View(self.desk, plan.path, plan.lang)
        given = {"view": view, **plan.given, **plan.later()}
        return plan.page(self._renderer.sections(plan.template, given))

    def render_records(self, ids: Iterable[str]) -> Iterator[Page]:
        """The pages of some records alone."""
        entries = (entry for id in ids if (entry := self.desk.library.by_id.get(id)))
        return (self.render(plan_record(self.desk, entry)) for entry in entries)


def missing(words: Words, numbers: Sequence[Missing]) -> str:
    """The numbers that a latest decision lacks, in the reader's language."""
    return words(", ").join(words(one.sentence, what=one.what) for one in numbers)


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
