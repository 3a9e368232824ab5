"""Secrets that go over several lines: private keys, manifests, files of logins. Knows where they begin and end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kb.secrets.shapes import is_harmless, is_hidden, is_mixed, is_mixed_or_word, is_random, is_state, is_word

Span = tuple[int, int]


class BlockPattern(NamedTuple):
    """`hint`, an RE2 expression, case aside, matches a line of every text that has such a secret."""

    name: str
    hint: str
    find: Callable[[str], Iterator[Span]]


MOST = 20_000
"""Characters of one key; the longest RSA key in use has about 13,000."""
_BEGIN = re.compile(r"-----BEGIN (?:[A-Z0-9]{1,10} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?!\s*(?:\.\.\.|…|<|\[))")
_END = re.compile(r"-----(END|BEGIN) [A-Z0-9 ]{1,60}-----")
_PIECE = re.compile(r"(?:\\{1,4}[nr]|[\s|>#\"'+-])*[A-Za-z0-9+/]{16,}={0,2}")
_HEADER = re.compile(r"(?:\\{1,4}[nr]|[\s|>#\"'+-])*[A-Za-z][A-Za-z-]{2,30}: [^\n\\]{1,200}")
"""`Proc-Type: 4,ENCRYPTED` before the key (RFC 1421)."""
_REST = re.compile(r"[ \t\"'`,\\nr]*$", re.MULTILINE)
_PUTTY = re.compile(r"Private-Lines:[ \t]*\d+")
_LOGIN = re.compile(
    r"^[ \t>|-]*(?:default\s+)?(machine[ \t]+\S{1,100}\s+)?login[ \t]+\S{1,100}\s+password[ \t]+(\S{3,200})[ \t]*\r?$",
    re.MULTILINE,
)
_PAIR = re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}[\s,;:/|\"'&]{1,8}([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])")
_MANIFEST = re.compile(r"^[ \t>|-]*\"?kind\"?:[ \t]*\"?Secret\"?,?[ \t]*\r?$", re.MULTILINE)
_DATA = re.compile(r"^([ \t-]*)\"?(data|stringData)\"?:[ \t]*\{?[ \t]*\r?$", re.MULTILINE)
_ENTRY = re.compile(r"([ \t]+)\"?([\w.-]{1,100})\"?:[ \t]*[\"']?([^\s\"',]{4,20000})[\"']?,?[ \t]*\r?(?:\n|$)")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4}){1,5000}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_NO_SECRET = re.compile(r".*(?:\.crt|\.cert|ca\.pem)|namespace|username")


def _private_keys(text: str) -> Iterator[Span]:
    for begin in _BEGIN.finditer(text):
        end = _END.search(text, begin.end(), begin.end() + MOST)
        start = begin.end()
        while header := _HEADER.match(text, start):
            start = header.end()
        body = _pieces(text, start)
        if body > start:
            whole = end is not None and end[1] == "END"
            yield begin.start(), max(body, end.end() if whole and end else body)
        elif not end and _REST.match(text, begin.end()):
            yield begin.span()


def _pieces(text: str, at: int) -> int:
    """Where the lines of base64 after `at` end."""
    while piece := _PIECE.match(text, at):
        at = piece.end()
    return at


def _putty_keys(text: str) -> Iterator[Span]:
    for head in _PUTTY.finditer(text):
        end = _pieces(text, head.end())
        if end > head.end():
            yield head.start(), end


def _logins(text: str) -> Iterator[Span]:
    for match in _LOGIN.finditer(text):
        if (
            (match[1] and not is_harmless(match[2]) and not is_state(match[2]))
            or is_mixed(match[2])
            or is_word(match[2])
        ):
            yield match.span(2)


def _pairs(text: str) -> Iterator[Span]:
    for match in _PAIR.finditer(text):
        if not is_hidden(match[1]):
            yield match.span(1)


def _manifests(text: str) -> Iterator[Span]:
    """Values below `data:` and `stringData:` in a text that shows a Kubernetes Secret."""
    if not _MANIFEST.search(text):
        return
    for head in _DATA.finditer(text):
        at = text.find("\n", head.end()) + 1 or len(text)
        indent = len(head[1].replace("-", " "))
        while (entry := _ENTRY.match(text, at)) and len(entry[1]) > indent:
            at = entry.end()
            plain = head[2] == "stringData"
            if (plain or _BASE64.fullmatch(entry[3])) and not is_harmless(entry[3]) and not _NO_SECRET.match(entry[2]):
                yield entry.span(3)


_NAMED_ABOVE = re.compile(
    r"\"?name\"?[ \t]*:[ \t]*[\"']?\w{0,60}?"
    r"(PASS(?:WORD|WD|PHRASE)?|PWD?|SECRET|TOKEN|(?:API|ACCESS|SECRET)_?KEY)[\"']?,?"
    r"\s{1,200}\"?value\"?[ \t]*:[ \t]*[\"']?([^\s\"',}]{4,4000})(?=[\"'][ \t]*[,}\"']|[ \t,}]*$|[\"']$)",
    re.IGNORECASE | re.MULTILINE,
)
_VARIABLE = re.compile(
    r"variable[ \t]+\"\w{0,60}(?:password|passwd|passphrase|secret|token)\w{0,20}\"[ \t]*\{[^}]{0,600}?"
    r"\bdefault[ \t]*=[ \t]*\"([^\"\n]{4,200})\""
)


def _named_above(text: str) -> Iterator[Span]:
    """The value of a variable whose name stands beside it: an environment of Kubernetes, a task of ECS."""
    for match in _NAMED_ABOVE.finditer(text):
        accept = is_mixed_or_word if match[1].casefold().startswith(("pass", "pw")) else is_random
        if accept(match[2]):
            yield match.span(2)


def _variables(text: str) -> Iterator[Span]:
    """The default of a variable of Terraform."""
    for match in _VARIABLE.finditer(text):
        if is_mixed_or_word(match[1]):
            yield match.span(1)


BLOCKS = (
    BlockPattern("a password", r"name\"?[\x20\t]*:[\x20\t]*[\"']?\w*(?:pass|pw|secret|token|key)\w*", _named_above),
    BlockPattern("a password", r"variable[\x20\t]+\"\w*(?:passw|passphrase|secret|token)", _variables),
    BlockPattern("a private key", "begin [a-z0-9 ]*private key", _private_keys),
    BlockPattern("a private key", "private-lines", _putty_keys),
    BlockPattern("a password in a file of logins", r"^\s*(?:machine|login|default\s+login)\s", _logins),
    BlockPattern("an AWS secret key", "(?:akia|asia)[a-z0-9]{16}", _pairs),
    BlockPattern("a value of a Kubernetes Secret", r"kind\W+secret\W*$", _manifests),
)
