"""Secrets that look like any other word, and betray themselves by the name before them. A table.

Commands are in `kb.secrets.commands`.
"""

from __future__ import annotations

from kb.secrets.pattern import Pattern, is_shown, named
from kb.secrets.pieces import ASCII, IS, QUOTED, QUOTED_OR_NOT, QUOTES, TO, UNQUOTED
from kb.secrets.shapes import is_mixed, is_mixed_or_word, is_no_path, is_random, is_single, is_token, is_word

_LONG_NAME = r"(?:password|passwd|passphrase|(?<![a-z])pwd|(?-i:_PASS|_PW|_AUTH|SSHPASS))(?:_?\d)?"
_SHORT_NAME = r"(?:password|passwd|pass[ -]?phrase|passcode|(?<![a-z])(?:pass|pwd?))(?:_?\d)?"
_NO_PAGE = (
    r"(?<!next)(?<!next[_-])(?<!page)(?<!page[_-])(?<!continuation)(?<!continuation[_-])(?<!sync)(?<!csrf)(?<!csrf[_-])"
)
"""A token with which a list goes on opens nothing."""
_KEY_NAME = (
    rf"(?:secret(?:[ _-]?(?:access[ _-]?)?key(?:_base)?)?|{_NO_PAGE}token|api[ _-]?key|credentials?"
    r"|(?:access|account|storage|routing|integration|secondary|primary|client|private|signing|encryption|master|app|auth"
    r"|subscription|sas|license)[ _-]?key)"
)
_LEADS = r"[\"'`]?(?:[\x20\t\x{3000}]*(?:=>|[:=：＝]|は|が|を|→|->)|\s(?:is|was)\b)"
"""RE2 for what leads from a name to its value."""
_A_PASSWORD = rf"(?:password|passwd|pass[\s-]?phrase|passcode|pass|pwd?|_auth)(?:_?\d)?{_LEADS}"
_A_KEY = rf"(?:secret|token|key|key_base|credentials?){_LEADS}"
_NO_AMPERSAND = UNQUOTED.replace(r"[^\s", r"[^\s&")
_ALONE = rf"(?=[{QUOTES}]?[ \t]*(?:$|[,;)}}\]、。]|\\[nr]|[ \t]#))"
"""Where the value is all that follows."""
_JAPANESE = "パスワード|パスフレーズ|暗証番号|合言葉|ﾊﾟｽﾜｰﾄﾞ|暗号キー|パスコード"
_USER = r"(?:id|user(?:name)?|ユーザー?(?:名|ID)?|ログインID|アカウント)"
_BOTH = rf"{_USER}[ \t\u3000]*[/／・,、][ \t\u3000]*(?:pw|pass(?:word)?|パスワード|pwd)"
_UUID = r"[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}"

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
    named("a password", _A_PASSWORD, rf"{_SHORT_NAME}{TO}[{QUOTES}]?([^\s{QUOTES},;]{{5,200}}){_ALONE}", is_word),
    named(
        "a password",
        _A_PASSWORD,
        rf"{_SHORT_NAME}[{QUOTES}]?[ \t]+(?:is|was)[ \t]+[{QUOTES}]([^\s{QUOTES}]{{4,200}})[{QUOTES}]",
    ),
    named("a password", _A_PASSWORD, rf"_pass=([^\s{QUOTES}&,;]{{4,200}})", is_mixed_or_word),
    named(
        "a password",
        rf"(?:{_JAPANESE})(?:{_LEADS}|[「『])",
        rf"(?:{_JAPANESE}){IS}?[「『{QUOTES}]([!-~]{{4,200}}?)[」』{QUOTES}]",
        is_mixed_or_word,
    ),
    named(
        "a password",
        rf"(?:{_JAPANESE}){_LEADS}",
        rf"(?:{_JAPANESE}){IS}([!-~]{{5,200}}?)"
        r"(?:(?=[ \t\u3000]*(?:です|でした|だった|である|に変|に設定|に戻|にし[たて]|で入|でログイン))"
        rf"|{_ALONE})",
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
        "key=.*pass.*value=",
        r"key=[\"'][\w.:-]{0,60}(?:password|passwd|pwd)[\"'][ \t]+value=[\"']([^\"'\n]{3,200})",
    ),
    named(
        "a password",
        rf"(?:{_JAPANESE})(?:{_LEADS}|[\s「『（(\x{3000}])",
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
    named(
        "a key or token",
        r"<[\w:.-]*(?:secret|token|key)>",
        r"<[\w:.-]*(?:secret|token|api-?key)>([^<\s]{8,4000})</",
        is_random,
    ),
    named("a PIN", "暗証番号 pin", rf"(?:暗証番号|(?<![a-z])pin(?:コード|番号)?){IS}(\d{{4,8}})(?!\d)", is_shown),
    named("a key of one-time passwords", "otpauth://", r"otpauth://\S{1,200}?[?&]secret=([A-Z2-7]{16,200})", is_shown),
    named("a key or token", _A_KEY, rf"{_KEY_NAME}{TO}[{QUOTES}「『]?({QUOTED}|{_NO_AMPERSAND})", is_random),
    named("a key or token", _A_KEY, rf"{_KEY_NAME}=[{QUOTES}]?([A-Z0-9+/_.]{{10,200}})(?![\w+/.:=-])", is_single),
    named(
        "a key or token", r"_(?:token|api_key|secret)=", rf"(?-i:[A-Z]_(?:TOKEN|API_KEY|SECRET))=[{QUOTES}]?({_UUID})"
    ),
    named("a key or token", "_authtoken", rf"_authToken[ \t]*=[ \t]*({_UUID})"),
    named(
        "a key or token",
        r"token\W+[a-z0-9]{6}\.",
        rf"token(?:{TO}|[ \t]+)[{QUOTES}]?([a-z0-9]{{6}}\.[a-z0-9]{{16}})(?![\w.])",
        is_shown,
    ),
    named(
        "a key or token",
        r"(?:key|token)\s+\S{20}",
        rf"(?:(?:api|access|secret|auth|app)[ _-]?key|{_NO_PAGE}(?<!continuation )(?<!page )(?<!next )token)"
        rf"[ \t]+([^\s{QUOTES}]{{20,200}})",
        is_token,
    ),
    named("a key or token", "client[_-]?secret", rf"client[_-]?secret{TO}[{QUOTES}]?({_UUID})"),
    named(
        "a key or token",
        rf"(?:トークン|シークレット|キー|秘密鍵){_LEADS}",
        rf"(?:トークン|シークレット(?:キー)?|アクセスキー|秘密鍵|APIキー|認証キー){IS}{ASCII}",
        is_random,
    ),
    named("an application key", "key=base64:", r"(?:APP_KEY|KEY)=(base64:[A-Z0-9+/]{40,90}={0,2})"),
    named("a registry login", '"auth"', r'"auth"[ \t]*:[ \t]*"([A-Z0-9+/]{12,4000}={0,2})"'),
    named("a registry login", "_auth", r"_auth[ \t]*=[ \t]*\"?([A-Z0-9+/]{12,4000}={0,2})"),
    named("a private key", "key-data", rf"key-data{TO}([A-Z0-9+/]{{40,20000}}={{0,2}})"),
    named(
        "an authorization header", "geniekey splunk", rf"authorization{TO}[{QUOTES}]?(?:geniekey|splunk)[ \t]+({_UUID})"
    ),
    named(
        "an authorization header",
        "authorization",
        rf"authorization{TO}[{QUOTES}]?(?:bearer|basic|token|apikey|digest)[ \t]+([\w.~+/=-]{{8,4000}})",
    ),
    named("a bearer token", r"bearer\s+[\w.~+/=-]{16}", r"\bbearer[ \t]+([\w.~+/=-]{16,4000})", is_random),
    named(
        "a session cookie",
        "(?:cookie|sessid|sessionid|connect.sid).*=",
        rf"(?:sess(?:ion)?(?:_?id)?|sid|auth|jwt|token|remember)[\w.-]{{0,20}}=([^;\s{QUOTES}]{{16,4000}})",
        is_random,
    ),
)
