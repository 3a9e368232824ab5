"""Templates → sections. The one file that knows Jinja2.

A page template is a list of blocks; each block holds one `{% call section("anchor", "Heading") %}`, and a section
without content is absent. The page is the sections, in the template's order; what stands between them is dropped.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup, escape

from kb.pages.compiled import Compiled
from kb.pages.page import Heading, Section
from kb.pages.quick import QuickEnvironment
from kb.templates_dir import templates_dir
from kb.words import Words


class Renderer:
    """Renders page templates: the site owner's first, ours as fallback (and always as `kb/…`)."""

    def __init__(self, own: Path | None, words: Words, shared: Mapping[str, object]) -> None:
        ours = FileSystemLoader(templates_dir() / "pages")
        theirs = [FileSystemLoader(own / "pages")] if own and (own / "pages").is_dir() else []
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

    def sections(self, template: str, context: Mapping[str, object]) -> tuple[Section, ...]:
        """The sections of `template` (a name without ending) for this context."""
        collector = _Collector()
        parts = {**context, "section": collector.section, "heading": collector.heading}
        try:
            self._environment.get_template(f"{template}.html.j2").render(parts)
        except TemplateError as error:
            raise TemplateFault(_where(error, f"{template}.html.j2")) from error
        return collector.hand_over()


class TemplateFault(Exception):
    """A template cannot be used; the sentence names the file and the line."""


def _where(error: TemplateError, template: str) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name or template}:{error.lineno}: {error.message}"
    if isinstance(error, TemplateNotFound):
        return f"{template}: there is no template '{error.name}'"
    frames = traceback.extract_tb(error.__traceback__)
    last = next((frame for frame in reversed(frames) if frame.filename.endswith(".j2")), None)
    return f"{last.filename}:{last.lineno}: {error.message}" if last else f"{template}: {error.message}"


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
