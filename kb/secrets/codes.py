"""Codes that people read aloud or write on paper: PINs, one-time passwords, recovery codes, licences, Wi-Fi. A table.

Each betrays itself by the words before it, and by a shape that is half its own.
"""

from __future__ import annotations

from kb.secrets.pattern import Pattern, is_shown, named
from kb.secrets.pieces import ASCII, IS, QUOTES
from kb.secrets.shapes import is_code, is_mixed, is_mixed_or_word

_ONE_TIME = r"(?:totp|otp|2fa|mfa|ワンタイム\w{0,8}|[二２2]段階\w{0,4}|二要素\w{0,4}|authenticator)"
_BASE32 = r"[A-Z2-7]{16,64}={0,6}|(?:[a-z2-7]{4} ){3,15}[a-z2-7]{4}"
_OR_SPACE = rf"(?:{IS}|[ \t\u3000]+)[「『{QUOTES}]?"
_RECOVERY = r"(?:recovery|backup|rescue|scratch|復旧|リカバリー?|バックアップ)[ _-]?(?:codes?|コード)"
_ONE_CODE = r"(?:[a-z0-9]{4,6}(?:-[a-z0-9]{4,6}){1,4}|(?=[a-z]*[0-9])(?=[0-9]*[a-z])[a-z0-9]{8,12})"
_LICENCE = (
    r"(?:(?:licen[sc]e|ライセンス)(?:[ _-]?(?:key|code|キー|コード|番号))?"
    r"|(?:product|activation|プロダクト)[ _-]?(?:key|code|キー|コード))"
)

CODES: tuple[Pattern, ...] = (
    named("a PIN", "暗証番号 pin", rf"(?:暗証番号|(?<![a-z])pin(?:コード|番号)?){IS}(\d{{4,8}})(?!\d)", is_shown),
    named("a key of one-time passwords", "otpauth://", r"otpauth://\S{1,200}?[?&]secret=([A-Z2-7]{16,200})", is_shown),
    named(
        "a PIN",
        "暗証番号 pin(?:コード|番号)",
        rf"(?:暗証番号|pin(?:コード|番号)){_OR_SPACE}(\d{{4,8}})(?![\d桁文回])",
        is_shown,
    ),
    named(
        "a key of one-time passwords",
        r"(?:otp|2fa|mfa|ワンタイム|段階|要素|authenticator).*[a-z2-7]{4}",
        rf"{_ONE_TIME}[^\n]{{0,40}}?(?<![\w/:.-])((?-i:{_BASE32}))(?![\w/])",
        is_code,
    ),
    named(
        "a recovery code",
        "(?:recovery|backup|rescue|scratch|復旧|リカバリ|バックアップ).*(?:code|コード)",
        rf"{_RECOVERY}{_OR_SPACE}((?:{_ONE_CODE}[ \t,、/]{{0,3}}){{1,16}})(?![\w-])",
        is_code,
    ),
    named(
        "a licence key",
        "(?:licen[sc]e|product|activation|ライセンス|プロダクト).*[a-z0-9]{4}-[a-z0-9]{4}",
        rf"{_LICENCE}{_OR_SPACE}([A-Z0-9]{{4,8}}(?:-[A-Z0-9]{{4,8}}){{2,7}})(?![\w-])",
        is_code,
    ),
    named(
        "a Wi-Fi password",
        "ssid",
        r"ssid\b[^\n]{0,80}?(?:key|psk|pass\w{0,10}|pw|パス\w{0,6}|キー)(?:[ \t/]|"
        rf"{IS}){{1,3}}{ASCII}",
        is_mixed,
    ),
    named(
        "a password in a file of logins",
        "(?:machine|default).*login.*password",
        r"\b(?:machine[ \t]+\S{1,100}|default)[ \t]+login[ \t]+\S{1,100}[ \t]+password[ \t]+(\S{3,200})",
        is_mixed_or_word,
    ),
    named(
        "a password in a file of logins",
        r":(?:\d{4,5}|\*):.*:",
        r"(?:pgpass\b[^\n]{0,60}?|(?<![\w.:-]))[\w.*-]{1,80}:(?:5432|5433|6432|\*|\d{4,5}):[\w*.-]{1,40}:[\w*.-]{1,40}:"
        r"([!-~]{4,100}?)(?=[^!-~]|$)",
        is_mixed,
    ),
)
