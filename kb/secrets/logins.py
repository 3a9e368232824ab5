"""Passwords beside the name of an account, and after a prompt: `root/… でログイン`, `app:…@host`, `Enter password: …`.

A table, like `kb.secrets.passwords`.
"""

from __future__ import annotations

from kb.secrets.pattern import Pattern, is_shown, named
from kb.secrets.pieces import IS, LAST, QUOTES
from kb.secrets.shapes import is_chosen, is_mixed, is_mixed_or_word, is_strong

_KNOWN = (
    r"root|admin(?:istrator)?|ops|app|sa|sys(?:tem)?|user|deploy(?:er)?|postgres|oracle|mysql|redis|ec2-user|ubuntu"
    r"|centos|guest|test|developer|batch|backup|monitor|elastic|rabbitmq|tomcat|master|operator|db(?:a|user|admin)?|ftp|svc|service"
)
_ACCOUNT = r"(?<![\w/:.@=-])[a-z][a-z_.-]{0,39}"
_KNOWN_ACCOUNT = rf"(?<![\w/:.@=-])(?:{_KNOWN})"
_NO_ACCOUNT = (
    r"(?<![\w/:.@=+-])(?!(?:mailto|to|cc|bcc|from|by|sip|xmpp|acct|e?mail|contact|owner|author|lead|npm|workspace|link"
    r"|file|patch|git|https?|image|tag|user|ref|refs)[:])"
)
"""What stands before a colon in addresses of people and of packages."""
_APART = r"[ \t\u3000]*[/／:：][ \t\u3000]*"
_WITH = r"[ \t\u3000]*(?:で|にて|として)[ \t\u3000]*(?:\w{0,12}?に?)?"
_LOGIN = rf"{_WITH}(?:ログイン|サインイン|入[るっりれ])"
_HERE = rf"{_WITH}(?:ログイン|サインイン|入[るっりれ]|接続|認証|ssh)"
_VALUE = r"((?![\"'\[{(])[!-~]{4,100}?)"
_END = rf"(?=[{QUOTES}」』）)、。,;]|[^!-~]|$)"
_SAID = r"(?:logg?(?:ed)?[ -]?(?:in|on)|sign(?:ed)?[ -]?in|connect(?:ed)?)(?:[ \t]+(?:as|with|using|by))?"
_ARE = r"(?:credentials?|creds|login|account|ログイン情報|ログイン|アカウント(?:情報)?|認証情報|接続情報|接続)"
_HOST = r"(?:[a-z0-9.-]{1,100}\(|(?!sha\d{3}:)[a-z\[])"
_HOST_FOR_SURE = (
    r"(?!sha\d{3}:)(?:(?:[a-z][a-z0-9-]*|\d{1,3})(?:\.[a-z0-9-]+)*(?::\d{2,5}|:?/\w)|\d{1,3}(?:\.\d{1,3}){3})"
)
_PROMPT = (
    r"(?:password|passphrase|passcode)(?:[ \t]+for[ \t]+[^:\n]{1,100}|[ \t]+\([^)\n]{1,30}\)|[ \t]+again)?"
    r"[ \t]*[:：][ \t\u3000]*"
)
_A_PASSWORD = "a password"  # noqa: S105  # what it is called

LOGINS: tuple[Pattern, ...] = (
    named(
        _A_PASSWORD,
        "(?:で|にて|として).?(?:ログイン|サインイン|入[るっりれ]|接続|認証|ssh)",
        rf"{_ACCOUNT}{_APART}{_VALUE}[{QUOTES}]?{_HERE}",
        is_strong,
    ),
    named(
        _A_PASSWORD,
        "(?:で|にて|として).*(?:ログイン|サインイン|入[るっりれ])",
        rf"{_KNOWN_ACCOUNT}(?:{_APART}|[ \t]+){_VALUE}[{QUOTES}]?{_LOGIN}",
        is_mixed,
    ),
    named(
        _A_PASSWORD,
        r"(?:log(?:ged)?.?(?:in|on)|sign(?:ed)?.?in|connect(?:ed)?).(?:as|with|using|by|[a-z]+[/:])",
        rf"{_SAID}[ \t:]+{_ACCOUNT}{_APART}{_VALUE}{_END}",
        is_strong,
    ),
    named(
        _A_PASSWORD,
        r"(?:credentials?|creds|login|account|ログイン情報|ログイン|アカウント|認証情報|接続(?:情報)?)(?:[\x20\t]*(?:[:：=]|は|are)|.)[\x20\t]*[a-z._-]{1,40}[\x20\t]*[/／:：]",
        rf"{_ARE}(?:{IS}|[ \t]+are[ \t]+|[ \t\u3000]+){_ACCOUNT}{_APART}([^\s@]{{4,100}}?)(?:(?=@)|{_END})",
        is_mixed,
    ),
    named(
        _A_PASSWORD,
        r"https?://\S+\s+[a-z0-9-]+\s*[/／]",
        rf"https?://\S{{4,200}}[ \t\u3000]+[（(]?{_KNOWN_ACCOUNT}[ \t\u3000]*[/／][ \t\u3000]*{_VALUE}{_END}",
        is_strong,
    ),
    named(
        "a password in an address",
        r"\w:[!-.0-9;-?A-~]{4,80}@",
        rf"{_NO_ACCOUNT}[a-z][\w.-]{{0,39}}:([^\s/@:{QUOTES}<>]{{4,200}})@(?={_HOST})",
        is_chosen,
    ),
    named(
        "a password in an address",
        r"\w:[!-.0-9;-?A-~]{4,80}@",
        rf"{_NO_ACCOUNT}[a-z][\w.-]{{0,39}}:([^\s/@:{QUOTES}<>]{{4,200}})@(?={_HOST_FOR_SURE}|tcp\()",
        is_mixed_or_word,
    ),
    named(
        "a password in an address",
        r"\w:[!-.0-9;-?A-~]{4,80}@",
        rf"(?<![\w/:.@=+-])(?:{_KNOWN}):([^\s/@:{QUOTES}<>]{{4,200}})@(?={_HOST})",
        is_mixed_or_word,
    ),
    named(
        _A_PASSWORD,
        r"(?:password|passphrase|passcode)(?:[\x20]+for[\x20]|[\x20]+\(|[\x20]+again)",
        rf"{_PROMPT}[{QUOTES}]?(?!//|\\[nr]|[\w.-]{{1,40}}@[\w.-]{{1,80}}:)(\S{{4,200}}?){LAST}",
        is_mixed_or_word,
    ),
    named(
        _A_PASSWORD,
        r"(?:password|secret|passphrase)[\x20\t]+(?:[057][\x20\t]+)?\S{6}\S*(?:[\x20\t]*$|[\"'`][,\]}])",
        rf"\b(?:password|passphrase|secret)[ \t]+(?:[057][ \t]+)?([^\s{QUOTES}]{{6,200}}){LAST}",
        is_mixed,
    ),
    named(
        _A_PASSWORD,
        r"password[\x20\t]+[\"'`]",
        rf"\bpassword[ \t]+[{QUOTES}]([^\s{QUOTES}]{{5,200}})[{QUOTES}]",
        is_mixed_or_word,
    ),
    named(
        _A_PASSWORD,
        r"password[\x20\t]+[a-z0-9!#-&*+?@^_~]{6,100}[\x20\t,]",
        r"\bpassword[ \t]+([A-Z0-9!#-&*+?@^_~]{6,100})(?=[ \t,])",
        is_strong,
    ),
    named(
        _A_PASSWORD,
        r"password.*\bfrom\b",
        r"\bpassword[^\n:=]{1,20}\bfrom[ \t]+(\S{6,200}?)(?=[ \t,.]|$)",
        is_mixed,
    ),
    named(
        _A_PASSWORD,
        r"password.*\bfrom\b.*\bto\b",
        r"\bpassword[^\n:=]{1,20}\bfrom[ \t]+\S{6,200}[ \t]+to[ \t]+(\S{6,200}?)(?=[ \t,.]|$)",
        is_mixed,
    ),
    named(
        "a Twilio key",
        r"ac[0-9a-f]{32}\W",
        r"\bAC[0-9a-f]{32}[\"']?[ \t]*[,:/][ \t]*[\"']?([0-9a-f]{32})(?![0-9a-f])",
        is_shown,
    ),
)
