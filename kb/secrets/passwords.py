"""Secrets that look like any other word, and betray themselves by what stands before them. A table.

Built from a few pieces: a value in quotes or without, what leads from a name to its value, an option of a command.
"""

from __future__ import annotations

from kb.secrets.pattern import Pattern, named
from kb.secrets.shapes import is_mixed, is_random

_Q = "\"'`"
_WORD = rf"[^\s{_Q}|;&<>]"
_SOME = r"[^\n|;]"

_QUOTED = rf"(?<=[{_Q}「『])[!-~]{{4,200}}?(?=[{_Q}」』])"
_UNQUOTED = rf"(?<![{_Q}])[^\s{_Q}「」『』、。，,;）)\]]{{4,200}}"
_QUOTED_OR_NOT = rf"[{_Q}「『]?({_QUOTED}|{_UNQUOTED})"
_ASCII = rf"[「『{_Q}]?([!-~]{{4,200}}?)(?=[」』{_Q}]|[^!-~]|$)"
_SIGN = r"[ \t\u3000]*(?:=>|[:=：＝])[ \t\u3000]*"
_TO = rf"[{_Q}]?{_SIGN}"
_IS = rf"(?:{_SIGN}|[ \t\u3000]*(?:は、?|が|を|→|\bis\b|\bwas\b)[ \t\u3000]*)"
_OPTION = rf"[ \t=]+[{_Q}]?({_WORD}{{3,200}})"
_GLUED = rf"[ \t]*[{_Q}]?({_WORD}{{3,200}})"

_CLIENT = r"(?:docker|podman|helm|az|oc)[ \t]+(?:registry[ \t]+)?login|mongo\w{0,10}|sqlcmd"
_STDIN = rf"sudo[ \t]+(?:-\w+[ \t]+)*-S\b|(?:sudo[ \t]+)?chpasswd|\w+[ \t]{_SOME}{{0,100}}--password-stdin"
_SQL = (
    r"identified[ \t]+(?:with[ \t]+\S{1,40}[ \t]+)?by|with[ \t]+(?:encrypted[ \t]+)?password"
    r"|(?:user|role)[^\n;]{1,80}[ \t]password|set[ \t]+password[^\n;]{0,80}="
)
_LONG_NAME = r"(?:password|passwd|passphrase|(?<![a-z])pwd|(?-i:_PASS|_PW))(?:_?\d)?"
_SHORT_NAME = r"(?:password|passwd|passphrase|(?<![a-z])(?:pass|pwd?))(?:_?\d)?"
_NO_PAGE = r"(?<!next)(?<!next[_-])(?<!page)(?<!page[_-])(?<!continuation)(?<!continuation[_-])(?<!sync)(?<!csrf)"
"""A token with which a list goes on opens nothing."""
_KEY_NAME = (
    rf"(?:secret(?:[_-]?(?:access[_-]?)?key)?|{_NO_PAGE}token|api[_-]?key|credentials?"
    r"|(?:access|account|client|private|signing|encryption|master)[_-]?key)"
)
_KEY_WORDS = "secret token api_key api-key apikey access_key access-key accesskey private_key client_key credential"

_IN_A_COMMAND = "a password in a command"
PASSWORDS: tuple[Pattern, ...] = (
    named("a password in an address", "://", r"://[^\s:/@]{0,100}:([^\s@/]{3,200})@"),
    named(_IN_A_COMMAND, "mysql mariadb", rf"(?:mysql|mariadb){_SOME}{{0,200}}?[ \t]-p[{_Q}]?({_WORD}{{3,200}})"),
    named(_IN_A_COMMAND, "sshpass", rf"sshpass[ \t]+-p{_GLUED}"),
    named(
        _IN_A_COMMAND,
        "curl wget",
        rf"(?:curl|wget)\b{_SOME}{{0,300}}?[ \t](?:-u|--user)[ \t=]*[{_Q}]?[\w.@+-]{{1,80}}:({_WORD}{{3,200}})",
    ),
    named(_IN_A_COMMAND, "redis-cli", rf"redis-cli\b{_SOME}{{0,200}}?[ \t]-a{_OPTION}"),
    named(_IN_A_COMMAND, "login mongo sqlcmd", rf"(?:{_CLIENT})\b{_SOME}{{0,200}}?[ \t]-p{_OPTION}"),
    named(_IN_A_COMMAND, "ldap", rf"ldap\w{{2,8}}\b{_SOME}{{0,200}}?[ \t]-w{_OPTION}"),
    named(
        _IN_A_COMMAND,
        "--pass password passphrase passwd",
        rf"--(?:[\w-]{{1,30}}-)?(?:password|passphrase|passwd|pass)(?!-){_OPTION}",
    ),
    named(
        "a key or token in a command",
        "-token -secret api-key",
        rf"--(?:[\w-]{{1,30}}-)?(?:{_NO_PAGE}token|secret|api-key)(?!-){_OPTION}",
        is_random,
    ),
    named(_IN_A_COMMAND, "pass:", rf"-pass(?:in|out)?[ \t]+pass:({_WORD}{{3,200}})"),
    named(
        _IN_A_COMMAND,
        "chpasswd sudo password-stdin",
        rf"(?:echo|printf)[ \t]+(?:-\w+[ \t]+)?[{_Q}]?(?:[\w.-]{{1,40}}:)?({_WORD}{{6,200}})[{_Q}]?"
        rf"[ \t]*\|[ \t]*(?:{_STDIN})",
    ),
    named(_IN_A_COMMAND, "machine", r"machine[ \t]+\S{1,100}[ \t]+login[ \t]+\S{1,100}[ \t]+password[ \t]+(\S{3,200})"),
    named("a password in SQL", "identified password", rf"(?:{_SQL})[ \t]*[{_Q}]([^\n{_Q}]{{3,200}})[{_Q}]"),
    named("a password", "password passwd passphrase pwd _pass _pw", rf"{_LONG_NAME}=(?![ \t=>]){_QUOTED_OR_NOT}"),
    named("a password", "password passwd passphrase pwd", rf"{_LONG_NAME}{_TO}(?=[{_Q}]){_QUOTED_OR_NOT}"),
    named("a password", "pass pwd pw", rf"{_SHORT_NAME}[{_Q}]?{_IS}{_QUOTED_OR_NOT}", is_mixed),
    named(
        "a password",
        "パスワード パスフレーズ 暗証番号 合言葉",
        rf"(?:パスワード|パスフレーズ|暗証番号|合言葉)(?:{_IS}|(?=[「『])|[（(]){_ASCII}",
        is_mixed,
    ),
    named("a key or token", _KEY_WORDS, rf"{_KEY_NAME}{_TO}{_QUOTED_OR_NOT}", is_random),
    named(
        "a key or token",
        "トークン シークレット アクセスキー 秘密鍵 apiキー 認証キー",
        rf"(?:トークン|シークレット(?:キー)?|アクセスキー|秘密鍵|APIキー|認証キー){_IS}{_ASCII}",
        is_random,
    ),
    named("a registry login", '"auth"', r'"auth"[ \t]*:[ \t]*"([A-Z0-9+/]{12,4000}={0,2})"'),
    named("a private key", "key-data", rf"key-data{_TO}([A-Z0-9+/]{{40,20000}}={{0,2}})"),
    named(
        "an authorization header",
        "authorization",
        rf"authorization{_TO}[{_Q}]?(?:bearer|basic|token|apikey|digest)[ \t]+([\w.~+/=-]{{8,4000}})",
    ),
    named("a bearer token", "bearer", r"\bbearer[ \t]+([\w.~+/=-]{16,4000})", is_random),
    named(
        "a session cookie",
        "cookie phpsessid jsessionid net_sessionid connect.sid",
        rf"(?:sess(?:ion)?(?:_?id)?|sid|auth|jwt|token|remember)[\w.-]{{0,20}}=([^;\s{_Q}]{{16,4000}})",
        is_random,
    ),
)
