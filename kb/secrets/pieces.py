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
GIVEN = rf"(?:\"([^\"\n]{{3,200}})\"|'([^'\n]{{3,200}})'|[{QUOTES}]?({WORD}{{3,200}}))"
"""What a command is given: all between quotes, blanks too, or one word."""
OPTION = rf"[ \t=]+{GIVEN}"
GLUED = rf"[ \t]*{GIVEN}"
LEADS = r"[\"'`]?(?:[\x20\t\x{3000}]*(?:=>|[:=：＝]|は|が|を|→|->)|\s(?:is|was)\b)"
"""RE2 for what leads from a name to its value."""
ALONE = rf"(?=[{QUOTES}]{{0,2}}[ \t]*(?:$|[,;)}}\]、。]|\\[nr]|[ \t]#))"
"""Where the value is all that follows."""
LAST = rf"(?=[ \t]*$|[{QUOTES}][ \t]*(?:$|[,\]}}]))"
"""Where the value ends its line, or the text in quotes that it stands in."""
NO_PAGE = (
    r"(?<!next)(?<!next[_-])(?<!page)(?<!page[_-])(?<!continuation)(?<!continuation[_-])(?<!sync)(?<!csrf)(?<!csrf[_-])"
)
"""A token with which a list goes on opens nothing."""
UUID = r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}"
