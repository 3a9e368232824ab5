"""A hand-written page, a theme file or mkdocs.yml brings nothing that its site's policy stops.

Every built page carries a Content-Security-Policy: scripts, styles and images of the site itself, nothing else. A team
pasted a status badge of another site into its runbook. It was there while they wrote, with `kb serve`, and an empty
frame in the night, on the published page. Named here are inline scripts and styles, handlers, what another site holds,
Mermaid diagrams (the theme fetches what draws them, unless `extra_javascript` names a Mermaid of your own), and links
that are no address. Templates of your own are looked at too (`custom_dir`, `templates/`): `style=`, handlers, and
inline scripts with `{% %}` in them; other inline scripts of `custom_dir` run, by their hash. So are settings of
`mkdocs.yml` that make every page ask another site: `extra_css`, `extra_javascript`, `theme.logo`, `theme.favicon`,
`theme.font`, a `repo_url` of GitHub or GitLab (the theme asks its API), Google's analytics. What you need of another
site, allow in `mkdocs.yml`: `policy_also`.

PASS:

    # docs/runbook.md
    # Runbook

    ![The switch](switch.png), and [its status](https://status.example.com/).

        <script>this is code, shown as text</script>

FAIL:

    # docs/runbook.md
    # Runbook

    ![The status](https://status.example.com/badge.svg)

FAIL:

    # docs/runbook.md
    # Runbook

    <p style="color: red">Never on a Friday.</p>

FAIL:

    # mkdocs.yml
    site_name: Our nights
    extra_css:
      - https://fonts.example.com/our.css
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "blocked-content"
LEVEL = Level.WARNING


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Records bring no HTML; `kb.links.references` tells it of pages, `kb.links.fetches` of settings."""
    yield from ()
