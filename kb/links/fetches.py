"""What the site's Content-Security-Policy stops of what settings of mkdocs.yml name on other sites."""

from __future__ import annotations

from collections.abc import Iterator

from kb.links.blocked import is_allowed
from kb.problem import Level, Problem
from kb.read.beside.fetches import FONTS, REPOSITORY, Fetch
from kb.read.beside.site_settings import SiteSettings

_KEEP = "keep a copy in docs/, or allow that site: policy_also, {part}"
_HELP = {
    "extra_css": _KEEP.format(part="style-src"),
    "extra_javascript": _KEEP.format(part="script-src"),
    "theme.logo": _KEEP.format(part="img-src"),
    "theme.favicon": _KEEP.format(part="img-src"),
    FONTS: "write  font: false  and pages have the fonts of their reader; or allow both: policy_also, style-src and "
    "font-src",
    REPOSITORY: "name where the pencil leads instead: edit_uri_template; or allow it: policy_also, connect-src",
    "extra.analytics.provider": "take it out, or allow it: policy_also, script-src",
}
"""By setting: what to do instead."""


def judge_settings(site: SiteSettings) -> Iterator[Problem]:
    """A lesson for each setting that makes pages ask another site, unless the policy allows that, or there is none."""
    if site.policy_allows is None:
        return
    for fetch in site.fetches:
        stopped = [url for url in fetch.urls if not is_allowed(url, site.policy_allows)]
        if stopped:
            yield Problem(
                fetch.place, "blocked-content", _message(fetch, stopped[0]), Level.WARNING, _HELP[fetch.setting]
            )


def _message(fetch: Fetch, url: str) -> str:
    host = url.partition("//")[2].partition("/")[0]
    if fetch.setting == FONTS:
        what = f"web fonts, which every page would load from {host}"
    elif fetch.setting == REPOSITORY:
        what = f"what the theme asks of {host} on every page"
    else:
        what = f"what {host} holds"
    return f"the built site's policy stops {what}"
