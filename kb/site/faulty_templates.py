"""What becomes of a fault in a template: it ends a build, and while serving it stands where the page would be."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup
from mkdocs.exceptions import PluginError

from kb.pages.page import Page, Plan, Section
from kb.pages.site_pages import Press
from kb.pages.template_faults import TemplateFault
from kb.problem import Problem, Refused
from kb.site.log_problems import log_problem, sentence

SHOWN = Markup('<section class="kb-section"><pre><code>{}</code></pre></section>')


def telling(press: Press, *, checked: bool, serving: bool) -> Callable[[Plan], Page]:
    """What renders a page. Templates that cannot be used for any page are told at once, all of them.

    Under `kb build`, which has `checked` before: raises Refused, TemplateFault. Under plain MkDocs: raises PluginError;
    but while `serving` nothing is raised.
    """
    faults = press.faults()
    if checked:
        if faults:
            raise Refused(faults)
        return press.render
    if faults and not serving:
        raise PluginError("\n".join(map(sentence, faults)))
    told: set[Problem] = set()
    _tell_new(faults, told)

    def render(plan: Plan) -> Page:
        try:
            return press.render(plan)
        except (Refused, TemplateFault) as error:
            problems = error.problems if isinstance(error, Refused) else ()
            said = "\n".join(map(sentence, problems)) or f"a template has a fault: {error}"
            if not serving:
                raise PluginError(said) from error
            _tell_new(problems, told)
            return plan.page((Section("", "", SHOWN.format(said)),))

    return render


def _tell_new(problems: tuple[Problem, ...] | list[Problem], told: set[Problem]) -> None:
    for problem in problems:
        if problem not in told:
            told.add(problem)
            log_problem(problem, strict_lessons=False)
