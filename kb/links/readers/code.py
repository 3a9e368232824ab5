"""Code, scripts and settings: people speak in comments; elsewhere a mention counts when the id exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.links.lines import FileLine, numbered


@dataclass(frozen=True, slots=True)
class Comments:
    """How a language writes comments: up to the end of the line, and from one mark to another."""

    line: re.Pattern[str]
    opening: str = ""
    closing: str = ""

    def read(self, text: str) -> Iterator[FileLine]:
        """Every line; `words` is where its comment begins."""
        inside = False
        for number, line in numbered(text):
            start = 0 if inside else self._start(line)
            if self.opening:
                opened, closed = line.rfind(self.opening), line.rfind(self.closing)
                inside = opened > closed if max(opened, closed) >= 0 else inside
            yield FileLine(number, line, line, prose=False, words=start)

    def _start(self, line: str) -> int:
        found = self.line.search(line)
        starts = [found.end() if found else len(line)]
        if self.opening and self.opening in line:
            starts.append(line.index(self.opening))
        return min(starts)


_HASH, _SLASHES = r"(?:^|\s)#", r"(?<!:)//"
HASH = Comments(re.compile(_HASH))
SLASHES = Comments(re.compile(_SLASHES), "/*", "*/")
BOTH = Comments(re.compile(f"{_HASH}|{_SLASHES}"), "/*", "*/")
DASHES = Comments(re.compile(r"(?:^|\s)--"), "/*", "*/")
SEMICOLON = Comments(re.compile(r"(?:^|\s)[;#]"))
PERCENT = Comments(re.compile(r"(?:^|\s)%"))
BATCH = Comments(re.compile(r"^\s*(?:::|[Rr][Ee][Mm]\s)"))
MARKUP = Comments(re.compile(r"(?!)"), "<!--", "-->")
NONE = Comments(re.compile(r"(?!)"))

_FAMILIES = (
    (HASH, "sh bash zsh fish ksh py rb pl r yaml yml toml ps1 psm1 mk cmake jl ex exs awk sed env service"),
    (SLASHES, "js mjs cjs ts tsx jsx go java kt kts scala c h cc cpp hpp cs rs swift dart groovy jsonnet libsonnet"),
    (SLASHES, "css scss less json5 jsonc proto zig bicep cue"),
    (BOTH, "tf tfvars hcl nomad php nix conf rego"),
    (DASHES, "sql lua hs elm"),
    (SEMICOLON, "ini cfg properties el lisp clj asm"),
    (PERCENT, "tex erl"),
    (BATCH, "bat cmd"),
    (MARKUP, "xml svg vue svelte"),
    (NONE, "json csv tsv org ipynb wiki mediawiki textile j2 tmpl tpl erb"),
)
BY_ENDING = {ending: comments for comments, endings in _FAMILIES for ending in endings.split()}
