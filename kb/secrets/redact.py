"""Text → the text without its secrets, every line still in its place. What a line allows with a reason stays."""

from __future__ import annotations

import re
from bisect import bisect_right

from kb.secrets.allowed import allowances
from kb.secrets.judge import line_starts
from kb.secrets.scan import Secret, find_secrets

INSTEAD = "<redacted>"
ROUNDS = 3
"""A secret may hide another one."""
_LINE_END = re.compile(r"(\r\n|\n|\r|\\{1,4}r\\{1,4}n|\\{1,4}n|\\{1,4}r)")
_KEY_LINE = re.compile(r"([\s>|#\"'+-]*)([A-Za-z0-9+/=]{2,})(.*)", re.DOTALL)
_MARKER = re.compile(r"-----(?:BEGIN|END) [A-Z0-9 ]+-----")


def redact(text: str) -> str:
    """`text` with `<redacted>` for every secret; comments and all other words stay."""
    for _ in range(ROUNDS):
        allowed = {one.line for one in allowances(text) if one.reason}
        starts = line_starts(text)
        secrets = [one for one in find_secrets(text) if bisect_right(starts, one.start) - 1 not in allowed]
        if not secrets:
            break
        parts, end = [], 0
        for secret in secrets:
            parts += [text[end : secret.start], _instead(text, secret)]
            end = secret.end
        text = "".join((*parts, text[end:]))
    return text


def _instead(text: str, secret: Secret) -> str:
    value = text[secret.start : secret.end]
    if secret.plain:
        return "\n".join(_without_piece(piece) for piece in value.split("\n"))
    if "\n" not in value and not _MARKER.search(value):
        return INSTEAD
    if _MARKER.fullmatch(value):
        return value + INSTEAD
    return "".join(_without_key(piece) for piece in _LINE_END.split(value))


def _without_piece(piece: str) -> str:
    """One line of a value that a backslash carries on into the next."""
    start, end = len(piece) - len(piece.lstrip()), len(piece.rstrip("\r\\"))
    return piece[:start] + INSTEAD * (start < end) + piece[end:]


def _without_key(piece: str) -> str:
    """One line of a private key: markers and headers stay, the key goes."""
    if marker := _MARKER.search(piece):
        after = piece[marker.end() :]
        return piece[: marker.end()] + (INSTEAD if len(after.strip()) > 1 else after)
    if _LINE_END.fullmatch(piece) or ":" in piece:
        return piece
    key = _KEY_LINE.fullmatch(piece)
    return key[1] + INSTEAD if key else piece
