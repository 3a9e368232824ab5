"""Keys and tokens that betray themselves by the name before them: `API_KEY=…`, headers, cookies. A table.

Those with a shape of their own are in `kb.secrets.tokens`.
"""

from __future__ import annotations

from kb.secrets.pattern import Pattern, is_shown, named
from kb.secrets.pieces import ASCII, IS, LEADS, NO_PAGE, QUOTED, QUOTES, TO, UNQUOTED, UUID
from kb.secrets.shapes import is_random, is_single, is_token

_KEY_NAME = (
    rf"(?:secret(?:[ _-]?(?:access[ _-]?)?key(?:_base)?)?|{NO_PAGE}token|api[ _-]?key|credentials?"
    r"|(?:access|account|storage|routing|integration|secondary|primary|client|private|signing|encryption|master|app"
    r"|application|auth|subscription|sas|license)[ _-]?key)"
)
_A_KEY = rf"(?:secret|token|key|key_base|credentials?){LEADS}"
_NO_AMPERSAND = UNQUOTED.replace(r"[^\s", r"[^\s&")
_OF_DATA = (
    "cache sort partition idempotency public primary foreign unique s3 redis object row lock dedup dedupe group message"
    " host file kms hash range shard map join order event correlation request trace job run build image state search"
    " index log path issue project translation registry websocket surrogate cookie queue topic metric record"
)
_NO_DATA = "".join(f"(?<!{word})" for word in _OF_DATA.split())
"""Keys under which something is found, and that open nothing: `CACHE_KEY`."""

KEYS: tuple[Pattern, ...] = (
    named(
        "a key or token",
        r"<[\w:.-]*(?:secret|token|key)>",
        r"<[\w:.-]*(?:secret|token|(?:api|access|secret|account|private|licen[sc]e)[_-]?key)>([^<\s]{8,4000})</",
        is_random,
    ),
    named("a key or token", _A_KEY, rf"{_KEY_NAME}{TO}[{QUOTES}「『]?({QUOTED}|{_NO_AMPERSAND})", is_random),
    named("a key or token", _A_KEY, rf"{_KEY_NAME}=[{QUOTES}]?([A-Z0-9+/_.]{{10,200}})(?![\w+/.:=-])", is_single),
    named(
        "a key or token", _A_KEY, rf"[A-Z0-9]{_NO_DATA}[_-]key{TO}[{QUOTES}]?([\w.+/=-]{{20,200}})(?![\w:])", is_token
    ),
    named(
        "a key or token",
        _A_KEY,
        rf"(?:secret|token|key)[{QUOTES}]?[ \t]+(?:is|was)[ \t]+[{QUOTES}]?(\S{{20,200}})",
        is_token,
    ),
    named(
        "a key or token",
        _A_KEY,
        rf"(?-i:[A-Z0-9]{_NO_DATA.upper()}_(?:TOKEN|KEY|SECRET)){TO}[{QUOTES}]?({UUID})",
    ),
    named("a key or token", _A_KEY, rf"\bx(?:-[a-z0-9]{{1,20}}){{0,3}}{_NO_DATA}-(?:token|key){TO}[{QUOTES}]?({UUID})"),
    named(
        "a key or token",
        r"token[\"']?\s*\S{0,3}\s*[0-9a-f]{8}-",
        r"(?:consul|nomad|acl|bootstrap|vault|auth|access|api|agent|master|management)\b[^\n]{0,40}?"
        rf"(?<!client )token[{QUOTES}]?(?:{IS}|[ \t]+)[{QUOTES}]?({UUID})",
    ),
    named(
        "a key or token",
        r"secret(?:[_\x20]?id)?[\"']?\s*\S{0,3}\s*[0-9a-f]{8}-",
        rf"(?:secret_?id[{QUOTES}]?(?:{IS}|[ \t]+)|secret[ ]id[ \t]*=[ \t]*|secret[{QUOTES}]?{IS})[{QUOTES}]?({UUID})",
    ),
    named("a key or token", "_authtoken", rf"_authToken[ \t]*=[ \t]*({UUID})"),
    named(
        "a key or token",
        r"token\W+[a-z0-9]{6}\.",
        rf"token(?:{TO}|[ \t]+)[{QUOTES}]?([a-z0-9]{{6}}\.[a-z0-9]{{16}})(?![\w.])",
        is_shown,
    ),
    named(
        "a key or token",
        r"(?:key|token)\s+\S{20}",
        rf"(?:(?:api|access|secret|auth|app)[ _-]?key|{NO_PAGE}(?<!continuation )(?<!page )(?<!next )token)"
        rf"[ \t]+([^\s{QUOTES}]{{20,200}})",
        is_token,
    ),
    named("a key or token", "client[_-]?secret", rf"client[_-]?secret{TO}[{QUOTES}]?({UUID})"),
    named(
        "a key or token",
        rf"(?:トークン|シークレット|キー|秘密鍵){LEADS}",
        rf"(?:トークン|シークレット(?:キー)?|アクセスキー|秘密鍵|APIキー|認証キー){IS}{ASCII}",
        is_random,
    ),
    named("an application key", "key=base64:", r"(?:APP_KEY|KEY)=(base64:[A-Z0-9+/]{40,90}={0,2})"),
    named("a registry login", '"auth"', r'"auth"[ \t]*:[ \t]*"([A-Z0-9+/]{12,4000}={0,2})"'),
    named("a registry login", "_auth", r"_auth[ \t]*=[ \t]*\"?([A-Z0-9+/]{12,4000}={0,2})"),
    named("a private key", "key-data", rf"key-data{TO}([A-Z0-9+/]{{40,20000}}={{0,2}})"),
    named(
        "an authorization header", "geniekey splunk", rf"authorization{TO}[{QUOTES}]?(?:geniekey|splunk)[ \t]+({UUID})"
    ),
    named(
        "an authorization header",
        "authorization",
        rf"authorization{TO}[{QUOTES}]?(?:bearer|basic|token|apikey|digest)[ \t]+([\w.~+/=-]{{8,4000}})",
    ),
    named("a bearer token", r"bearer\s+[\w.~+/=-]{16}", r"\bbearer[ \t]+([\w.~+/=-]{16,4000})", is_random),
    named(
        "a session cookie",
        r"(?:cookie|sessid|sessionid|connect\.sid).*= sess(?:ion)?=",
        rf"(?:sess(?:ion)?(?:_?id)?|sid|auth|jwt|token|remember)[\w.-]{{0,20}}=([^;\s{QUOTES}]{{16,4000}})",
        is_random,
    ),
)
