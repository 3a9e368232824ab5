"""The Content-Security-Policy of a built site: one `<meta>`, the same on every page, with the theme's hashes.

Knows pages as text and files; what may be inline, `inline_blocks` says. docs/guide/publish-privately.md shows it.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.exceptions import PluginError

from kb.site.inline_blocks import ThemeBlocks, inline_blocks

RULES: dict[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),  # Material draws its icons from data: in its style sheet
    "font-src": ("'self'",),
    "media-src": ("'self'",),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
}
"""What a page may load, run and send before anything is added. https://www.w3.org/TR/CSP3/"""

_CHARSET = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_SOURCE = re.compile(r"""[^\s;,"<>]+""")
_QUOTED = re.compile(r"self|none|unsafe-[a-z]+|wasm-unsafe-eval|strict-dynamic|(?:sha256|sha384|sha512)-.+")
"""Sources that stand in quotes, which YAML takes away."""
_HASHED = {"script": "script-src", "style": "style-src"}


class BadPolicy(ValueError):
    """What mkdocs.yml adds to the policy cannot be used; the sentence says why."""


class SitePolicy:
    """Puts the policy into the pages of one build.

    A page gets the policy as far as it is known then; `finish` brings it to the pages written before the last hash
    was found: few, as hashes depend on how deep a page is and on nothing else of it.
    """

    def __init__(self, folders: Iterable[str], also: Mapping[str, Iterable[str]]) -> None:
        self._theme = ThemeBlocks(folders)
        self._also = {name: tuple(sources) for name, sources in also.items()}
        self._hashes: dict[tuple[str, str], str] = {}
        self._meta = _meta(self._also, ())
        self._written: dict[str, str] = {}

    def put(self, markup: str, name: str) -> str:
        """The page with the policy in it; `name` is its file below the site's folder."""
        new = [block for block in inline_blocks(markup) if block not in self._hashes and self._theme.hold(*block)]
        if new:
            self._hashes |= {(kind, body): f"'{_hash(body)}'" for kind, body in new}
            found = sorted((_HASHED[kind], hashed) for (kind, _), hashed in self._hashes.items())
            self._meta = _meta(self._also, found)
        place = _CHARSET.search(markup, 0, 4096) or _HEAD.search(markup, 0, 4096)
        if place is None:
            return markup
        self._written[name] = self._meta
        return f"{markup[: place.end()]}\n{self._meta}{markup[place.end() :]}"

    def finish(self, site: Path) -> None:
        """Bring the whole policy to the pages that have less of it. Raises OSError."""
        for name, meta in self._written.items():
            path = site / name
            if meta != self._meta and path.is_file():
                path.write_bytes(path.read_bytes().replace(meta.encode(), self._meta.encode(), 1))


def begin_policy(folders: Iterable[str], also: Mapping[str, object]) -> SitePolicy:
    """The policy of a site whose theme is in `folders`; `also` is what mkdocs.yml adds. Raises PluginError."""
    try:
        return SitePolicy(folders, read_also(also))
    except BadPolicy as error:
        raise PluginError(f"mkdocs.yml, plugins: kb: policy_also: {error}") from error


def policy_text(also: Mapping[str, Iterable[str]], hashes: Iterable[tuple[str, str]]) -> str:
    """The policy; `hashes` are (directive, source) pairs."""
    rules = {name: list(sources) for name, sources in RULES.items()}
    for name, sources in also.items():
        rules[name] = [one for one in rules.get(name, []) if one != "'none'"] + list(sources)
    for name, source in hashes:
        rules[name].append(source)
    return "; ".join(" ".join([name, *dict.fromkeys(sources)]) for name, sources in rules.items())


def read_also(written: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """What mkdocs.yml adds: directive → sources, as a list or in one text. Raises BadPolicy."""
    found = {}
    for name, value in written.items():
        sources = value.split() if isinstance(value, str) else value
        if name not in (*RULES, "frame-src"):
            raise BadPolicy(f"'{name}' is no part of the policy; the parts are {', '.join((*RULES, 'frame-src'))}")
        if not isinstance(sources, list) or not all(isinstance(one, str) and _SOURCE.fullmatch(one) for one in sources):
            raise BadPolicy(f"'{name}' needs a list of sources, such as https://status.example.com")
        found[name] = tuple(f"'{one}'" if _QUOTED.fullmatch(one) else one for one in sources)
    return found


def _meta(also: Mapping[str, Iterable[str]], hashes: Iterable[tuple[str, str]]) -> str:
    text = html.escape(policy_text(also, hashes)).replace("&#x27;", "'")
    return f'<meta http-equiv="Content-Security-Policy" content="{text}">'


def _hash(body: str) -> str:
    """As a browser hashes a block: its line ends are \\n then."""
    return "sha256-" + base64.b64encode(hashlib.sha256(body.replace("\r\n", "\n").encode()).digest()).decode()
