"""Passwords: they look like any other word, and betray themselves by the name before them. A table.

Commands are in `kb.secrets.commands`, keys and tokens in `kb.secrets.keys`.
"""

from __future__ import annotations

from kb.secrets.pattern import Pattern, named
from kb.secrets.pieces import ALONE, ASCII, IS, LEADS, QUOTED_OR_NOT, QUOTES, TO
from kb.secrets.shapes import (
    is_mixed,
    is_mixed_or_word,
    is_no_path,
    is_phrase,
    is_random,
    is_strong,
    is_strong_phrase,
    is_word,
)

_LONG_NAME = r"(?:password|passwd|passphrase|(?<![a-z])pwd|(?-i:_PASS|_PW|_AUTH|SSHPASS))(?:_?\d)?"
_SHORT_NAME = r"(?:password|passwd|pass[ -]?phrase|passcode|(?<![a-z])(?:pass|pwd?))(?:_?\d)?"
_A_PASSWORD = rf"(?:password|passwd|pass[\s-]?phrase|passcode|pass|pwd?|_auth)(?:_?\d)?{LEADS}"
_JAPANESE = "パスワード|パスフレーズ|暗証番号|合言葉|ﾊﾟｽﾜｰﾄﾞ|暗号キー|パスコード|(?:事前)?共有(?:鍵|キー)"
_USER = r"(?:id|user(?:name)?|ユーザー?(?:名|ID)?|ログインID|アカウント)"
_BOTH = rf"{_USER}[ \t\u3000]*[/／・,、][ \t\u3000]*(?:pw|pass(?:word)?|パスワード|pwd)"

PASSWORDS: tuple[Pattern, ...] = (
    named(
        "a password in an address",
        r"://\S*@",
        rf"://[^\s:/@{QUOTES}]{{0,100}}:([^\s/{QUOTES}<>]{{3,200}})@(?=[\w\[$<{{%])",
    ),
    named("a token in an address", r"://\S*@", r"https?://([A-Z0-9_-]{20,200})@(?![\w.-]{0,60}sentry)", is_random),
    named("a password", _A_PASSWORD, rf"{_LONG_NAME}=(?![ \t=>]){QUOTED_OR_NOT}"),
    named("a password", _A_PASSWORD, rf"{_LONG_NAME}{TO}(?=[{QUOTES}]){QUOTED_OR_NOT}"),
    named("a password", _A_PASSWORD, rf"{_SHORT_NAME}[{QUOTES}]?{IS}{QUOTED_OR_NOT}", is_mixed),
    named("a password", _A_PASSWORD, rf"{_SHORT_NAME}{TO}[{QUOTES}]?([^\s{QUOTES},;]{{5,200}}){ALONE}", is_word),
    named(
        "a password",
        _A_PASSWORD,
        rf"{_SHORT_NAME}[{QUOTES}]?[ \t]+(?:is|was)[ \t]+[{QUOTES}]([^\s{QUOTES}]{{4,200}})[{QUOTES}]",
    ),
    named("a password", _A_PASSWORD, rf"_pass=([^\s{QUOTES}&,;]{{4,200}})", is_mixed_or_word),
    named(
        "a password",
        rf"(?:{_JAPANESE})(?:{LEADS}|[「『])",
        rf"(?:{_JAPANESE}){IS}?[「『{QUOTES}]([!-~]{{4,200}}?)[」』{QUOTES}]",
        is_mixed_or_word,
    ),
    named(
        "a password",
        rf"(?:{_JAPANESE}){LEADS}",
        rf"(?:{_JAPANESE}){IS}([!-~]{{5,200}}?)"
        r"(?:(?=[ \t\u3000]*(?:です|でした|だった|である|に変|に設定|に戻|にし[たて]|で入|でログイン))"
        rf"|{ALONE})",
        is_word,
    ),
    named(
        "a password",
        r"パス\W",
        rf"(?<!カル)(?<!イル)(?<!URLの)(?<!対)(?<!フル)(?<!存先の)パス(?:{IS}|(?=[「『])){ASCII}",
        is_no_path,
    ),
    named(
        "a password",
        "パス(?:ワード)?、",
        rf"(?<!カル)(?<!イル)(?<!URLの)(?<!対)(?<!フル)(?<!存先の)パス(?:ワード)?、[ \t\u3000]*{ASCII}",
        is_no_path,
    ),
    named(
        "a password",
        r"pass\w*[\"']\s*,\s*[\"']",
        r"(?:password|passwd|pass(?:phrase)?|pwd?)[\"'][ \t]*,[ \t]*[\"']([!-~]{4,100}?)[\"']",
        is_strong,
    ),
    named(
        "a password",
        "pass-?phrase|パスフレーズ",
        rf"(?:pass-?phrase|パスフレーズ)[{QUOTES}]?{IS}[{QUOTES}「]?((?:[a-z]{{3,9}} ){{3,7}}[a-z]{{3,9}}){ALONE}",
        is_phrase,
    ),
    named(
        "a password",
        r"(?:password|passwd|passphrase|\bpw)\b.*\bto\b",
        r"(?:password|passwd|passphrase|\bpw)\b[^\n:=]{1,20}?\b(?:set|changed|reset|switched|updated)[ \t]+to"
        rf"[ \t]+[{QUOTES}]?([^\s{QUOTES}]{{6,200}}?)(?=[{QUOTES}\s,.]|$)",
        is_mixed,
    ),
    named(
        "a password",
        rf"(?:{_JAPANESE}|password).*(?:→|->|⇒|=>)",
        rf"(?:{_JAPANESE}|password){IS}[^\n]{{0,3}}[!-~]{{4,100}}[ \t]*(?:→|->|⇒|=>)[ \t]*"
        rf"[{QUOTES}]?([^\s{QUOTES}。、]{{6,100}})",
        is_strong,
    ),
    named(
        "a password",
        rf"(?:{_JAPANESE}).?[「『]",
        rf"(?:{_JAPANESE}){IS}?[「『]([!-~]+(?: [!-~]+){{1,8}})[」』]",
        is_strong_phrase,
    ),
    named(
        "a password",
        "key=.*pass.*value=",
        r"key=[\"'][\w.:-]{0,60}(?:password|passwd|pwd)[\"'][ \t]+value=[\"']([^\"'\n]{3,200})",
    ),
    named(
        "a password",
        rf"(?:{_JAPANESE})(?:{LEADS}|[\s「『（(\x{{3000}}])",
        rf"(?:{_JAPANESE})(?:{IS}|(?=[「『])|[（(]|[ \t\u3000]){ASCII}",
        is_mixed,
    ),
    named(
        "a password",
        "(?:pw|pass|pwd|password|パスワード).*[/／・,、]",
        rf"{_BOTH}{IS}[!-~]{{1,60}}?[ \t\u3000]*[/／・,、][ \t\u3000]*([!-~]{{4,100}})",
        is_mixed,
    ),
    named("a password", r"<[\w:.-]*(?:password|passwd|pwd)>", r"<[\w:.-]*(?:password|passwd|pwd)>([^<\s]{4,200})</"),
    named("a password", r"pw[\x20\t\x{3000}「『]", rf"(?<![a-z_])pw(?:[ \t\u3000]+|(?=[「『])){ASCII}", is_mixed),
    named(
        "a password",
        "basic[_-]?auth",
        rf"basic[_-]?auth\w{{0,10}}{TO}[{QUOTES}]?[\w.@-]{{1,60}}:([!-~]{{4,100}})",
        is_mixed,
    ),
    named(
        "a password",
        r"^[\w.*-]+:[\d*]+:",
        r"^[\w.*-]{1,80}:(?:\d{2,5}|\*):[\w*.-]{1,40}:[\w*.-]{1,40}:(\S{4,100})$",
        is_mixed,
    ),
)
