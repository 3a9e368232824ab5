"""What becomes of a fault in a template: it ends a build, and while serving it stands where the page would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup
from mkdocs.exceptions import PluginError

from kb.pages.page import Page, Plan, Section
from kb.pages.site_pages import Press
from kb.pages.template_faults import TemplateFault
from kb.pipeline import Checked
from kb.problem import Problem, Refused
from kb.secrets.file_names import masked_name
from kb.site.log_problems import log_problem, sentence

SHOWN = Markup(
    '<section class="kb-section"><div class="admonition failure"><p class="admonition-title">{}</p>{}</div></section>'
)
LINE = Markup("<p>{}</p>")


def telling(press: Press, checked: Checked, *, serving: bool) -> Callable[[Plan], Page]:
    """What renders a page under plain MkDocs. Raises PluginError where kb has a sentence; nothing while `serving`.

    What is told of `checked` is not told again.
    """
    told = set(checked.problems)

    def render(plan: Plan) -> Page:
        try:
            return press.render(plan)
        except (Refused, TemplateFault) as error:
            problems = error.problems if isinstance(error, Refused) else ()
            if not serving:
                said = "\n".join(map(sentence, problems)) or f"a template has a fault: {error}"
                raise PluginError(said) from error
            for problem in [one for one in problems if one not in told]:
                log_problem(problem, strict_lessons=False)
            told.update(problems)
            return plan.page((Section("", "", _shown(error, problems)),))

    return render


def _shown(error: Exception, problems: Iterable[Problem]) -> Markup:
    """What stands in the page's place."""
    lines: list[str] = []
    for one in problems:
        place = Markup("<code>{}:{}</code>").format(masked_name(one.place.path), one.place.line)
        lines += (place, one.message, one.help)
    return SHOWN.format("template-fault", Markup().join(LINE.format(line) for line in lines or [str(error)]))
