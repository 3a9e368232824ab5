"""Passwords in SQL and in the settings of routers, daemons and networks: the word beside them tells them. A table."""

from __future__ import annotations

from kb.secrets.pattern import Pattern, named
from kb.secrets.pieces import LAST, QUOTES, WORD
from kb.secrets.shapes import is_mixed, is_mixed_or_word

_SQL = (
    r"identified[ \t]+(?:with[ \t]+\S{1,40}[ \t]+)?by|with[ \t]+(?:encrypted[ \t]+)?password"
    r"|(?:user|role)[^\n;]{1,80}[ \t]password|set[ \t]+password[^\n;]{0,80}="
)
_CONF = r"requirepass|masterauth|bindpw|rootpw|credentials|wpa_passphrase|shared[ _-]?secret"
_LONGER = rf"{WORD}{{4,200}}"
_IN_SETTINGS = "a password in a file of settings"

SETTINGS: tuple[Pattern, ...] = (
    named(
        "a password in SQL",
        r"(?:identified|password).*[\"'`]",
        rf"(?:{_SQL})[ \t]*[{QUOTES}]([^\n{QUOTES}]{{3,200}})[{QUOTES}]",
    ),
    named("a password in SQL", r"identified\s+by", rf"identified[ \t]+by[ \t]+({_LONGER})", is_mixed),
    named(
        _IN_SETTINGS,
        r"requirepass masterauth bindpw rootpw wpa_passphrase credentials shared[\x20_-]?secret",
        rf"(?:{_CONF})[ \t=:]+[{QUOTES}]?({_LONGER}){LAST}",
        is_mixed,
    ),
    named(
        _IN_SETTINGS,
        r"(?:isakmp|tacacs|radius|pre-shared|digest).*key key-string",
        rf"(?:(?:isakmp|tacacs(?:-server)?|radius(?:-server)?|pre-shared|message-digest)[ -]key|key-string)"
        rf"(?:[ \t]+(?:\d|md5|ascii-text|hexadecimal)){{0,3}}[ \t]+[{QUOTES}]?({_LONGER})",
        is_mixed,
    ),
    named(
        _IN_SETTINGS,
        r"\]:\d+\s.*:",
        r"\[[\w.-]{1,100}\]:\d{2,5}[ \t]+[\w.@+-]{1,80}:([!-~]{4,100})",
        is_mixed_or_word,
    ),
    named(
        _IN_SETTINGS,
        r"psk[\s=:\"]",
        rf"\bpsk(?:=|[ \t:=]+(?=[{QUOTES}]))[{QUOTES}]?({WORD}{{8,64}})",
    ),
    named(_IN_SETTINGS, r"psk\s*:", rf"\bpsk[ \t]*[:：][ \t]*({WORD}{{8,64}})", is_mixed),
    named(_IN_SETTINGS, r"community\s", rf"\bcommunity[ \t]+({_LONGER})", is_mixed),
    named(
        _IN_SETTINGS,
        r"auth\s+(?:sha|md5)",
        rf"\bauth[ \t]+(?:sha|md5)(?:-?\d{{3}})?[ \t]+({_LONGER})",
        is_mixed,
    ),
    named(
        _IN_SETTINGS,
        r"priv\s+(?:aes|3?des)",
        rf"\bpriv[ \t]+(?:aes|3?des)(?:[ \t]+\d{{3}})?[ \t]+({_LONGER})",
        is_mixed,
    ),
)
