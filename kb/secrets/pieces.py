"""Pieces of patterns: a value in quotes or without, what leads from a name to its value, an option of a command."""

from __future__ import annotations

QUOTES = "\"'`"
WORD = rf"[^\s{QUOTES}|;&<>]"
SOME = r"[^\n|;]"
"""A character of the same command."""

QUOTED = rf"(?<=[{QUOTES}「『])[!-~]{{4,200}}?(?=[{QUOTES}」』])"
UNQUOTED = rf"(?<![{QUOTES}])(?:(?!</)[^\s{QUOTES}「」『』、。，,;）)\]]){{4,200}}"
QUOTED_OR_NOT = rf"[{QUOTES}「『]?({QUOTED}|{UNQUOTED})"
ASCII = rf"[「『{QUOTES}]?([!-~]{{4,200}}?)(?=[」』{QUOTES}]|[^!-~]|$)"
SIGN = r"[ \t\u3000]*(?:=>|[:=：＝])[ \t\u3000]*"
TO = rf"[{QUOTES}]?{SIGN}"
IS = rf"(?:{SIGN}|[ \t\u3000]*(?:は、?|が|を|→|->|\bis\b|\bwas\b)[ \t\u3000]*)"
OPTION = rf"[ \t=]+[{QUOTES}]?({WORD}{{3,200}})"
GLUED = rf"[ \t]*[{QUOTES}]?({WORD}{{3,200}})"
