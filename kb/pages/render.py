"""Templates → sections. The one file that knows Jinja2.

A page template is a list of blocks; each block holds one `{% call section("anchor", "Heading") %}`, and a section
without content is absent. The page is the sections, in the template's order; what stands between them is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup, escape

from kb.pages.compiled_templates import Compiled
from kb.pages.page import Heading, Section
from kb.pages.quick_templates import QuickEnvironment
from kb.pages.template_faults import Blame, templates_below
from kb.problem import Problem
from kb.shipped import templates_dir
from kb.words import Words


class Renderer:
    """Renders page templates: the site owner's first, ours as fallback (and always as `kb/…`)."""

    def __init__(self, own: Path | None, words: Words, shared: Mapping[str, object]) -> None:
        ours = FileSystemLoader(templates_dir() / "pages")
        self._own = own / "pages" if own and (own / "pages").is_dir() else None
        theirs = [_OwnLoader(self._own)] if self._own else []
        self._environment = QuickEnvironment(
            loader=ChoiceLoader([*theirs, ours, PrefixLoader({"kb": ours})]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=Compiled(f"pages {words.language}"),
        )
        self._environment.ours = templates_dir() / "pages"
        self._environment.globals.update(shared)
        self._environment.globals |= {"_": words, "_n": words.count}
        self._blame = Blame(own.parent if own else Path(), (self._own,) if self._own else (), self._environment)

    def faults(self) -> list[Problem]:
        """What of the team's own templates cannot be compiled, all of it."""
        names = templates_below(self._own) if self._own else ()
        return [problem for name in names if (problem := self._fault_in(name))]

    def _fault_in(self, name: str) -> Problem | None:
        try:
            self._environment.get_template(name)
        except TemplateError as error:
            return self._blame.problem(error)
        return None

    def sections(self, template: str, context: Mapping[str, object]) -> tuple[Section, ...]:
        """The sections of `template` (a name without ending) for this context. Raises Refused, TemplateFault."""
        collector = _Collector()
        parts = {**context, "section": collector.section, "heading": collector.heading}
        try:
            self._environment.get_template(f"{template}.html.j2").render(parts)
        except Exception as error:
            fault = self._blame.fault(error, f"{template}.html.j2")
            if fault is None:
                raise
            raise fault from error
        return collector.hand_over()


class _OwnLoader(FileSystemLoader):
    """Templates of the team's: one that is no text is a fault in it, as one that is no Jinja2."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As Jinja2's. Raises TemplateSyntaxError for a file that cannot be read."""
        try:
            return super().get_source(environment, template)
        except TemplateNotFound:
            raise
        except (OSError, UnicodeDecodeError) as error:
            said = "the file is not UTF-8" if isinstance(error, UnicodeDecodeError) else f"{error.strerror}"
            path = str(Path(self.searchpath[0], template))
            raise TemplateSyntaxError(said, 1, template, path) from error


class _Collector:
    """Gathers sections while a template runs."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._headings: list[Heading] = []

    def section(self, anchor: str, heading: str = "", *, caller: Callable[[], Markup]) -> str:
        self._headings = []
        body = str(caller()).strip()
        if not body:
            return ""
        title = _heading(2, anchor, heading) if heading else ""
        label = f' id="{escape(anchor)}"' if not heading and anchor else ""
        whole = f'<section class="kb-section kb-{escape(anchor or "lead")}"{label}>{title}{body}</section>'
        self.sections.append(Section(anchor, heading, whole, headings=tuple(self._headings)))
        return ""

    def hand_over(self) -> tuple[Section, ...]:
        """What was gathered; kept here no longer, as the template's macros keep the collector for a while."""
        gathered, self.sections = tuple(self.sections), []
        return gathered

    def heading(self, anchor: str, text: str) -> Markup:
        self._headings.append(Heading(anchor, str(text)))
        return _heading(3, anchor, text)


def _heading(level: int, anchor: str, text: str) -> Markup:
    name = escape(anchor)
    link = f'<a class="headerlink" href="#{name}">¶</a>'
    return Markup(f'<h{level} id="{name}">{escape(text)}{link}</h{level}>')  # noqa: S704  # every part is escaped
