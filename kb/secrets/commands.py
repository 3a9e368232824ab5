"""Passwords on a command line: the command beside them gives them away. A table.

SQL and settings are in `kb.secrets.config_lines`.
"""

from __future__ import annotations

from kb.secrets.pattern import Pattern, named
from kb.secrets.pieces import GIVEN, GLUED, NO_PAGE, OPTION, QUOTES, SOME, WORD
from kb.secrets.shapes import is_mixed, is_no_sql, is_random, is_random_or_uuid, is_strong

_CLIENT = r"(?:docker|podman|helm|az|oc)[ \t]+(?:registry[ \t]+)?login|mongo\w{0,10}|sqlcmd|bcp"
_CAPITAL = r"sqlcmd|bcp|ipmitool|mosquitto_(?:pub|sub)|zip|unzip|7z|lanplus|trino"
_STDIN = (
    r"kinit\b|sudo[ \t]+(?:-\w+[ \t]+)*-S\b|(?:sudo[ \t]+)?(?:chpasswd|passwd[ \t]+--stdin)"
    rf"|\w+[ \t]{SOME}{{0,100}}--password-stdin"
)
_PASSWORD_OPTION = r"--(?:[\w-]{1,30}-)?(?:password|passphrase|passwd|pass)(?!-)"  # noqa: S105  # what it is called
_MYSQL = r"\b(?:mysql|mariadb)[^\n|;]*$"
"""Its clients ask for the password, and take the word behind a blank for a database."""
_KEY = "(?:account|access|admin|api|app|auth|license|master|private|sas|secret|storage)"
_ACCOUNT = r"[\w.@\\+-]{1,80}"
_VALUE, _LONGER = rf"{WORD}{{3,200}}", rf"{WORD}{{4,200}}"
_IN_A_COMMAND = "a password in a command"
COMMANDS: tuple[Pattern, ...] = (
    named(
        _IN_A_COMMAND,
        "(?:mysql|mariadb).*-p",
        rf"(?:mysql|mariadb){SOME}{{0,200}}?(?-i:[ \t]-p)(?!roduction|ort\b|rotocol){GIVEN}",
        is_no_sql,
    ),
    named(_IN_A_COMMAND, "mysqladmin.*password", rf"mysqladmin\b{SOME}{{0,200}}?[ \t]password{OPTION}"),
    named(_IN_A_COMMAND, "sshpass", rf"sshpass[ \t]+-p{GLUED}"),
    named(
        _IN_A_COMMAND,
        "(?:curl|wget|lftp).*[:,]",
        rf"(?:curl|wget|lftp)\b{SOME}{{0,300}}?[ \t](?:-\w*u|--user|--proxy-user)[ \t=]*"
        rf"(?:\"{_ACCOUNT}[:,]([^\"\n]{{3,200}})\"|'{_ACCOUNT}[:,]([^'\n]{{3,200}})'|[{QUOTES}]?{_ACCOUNT}[:,]({_VALUE}))",
    ),
    named(_IN_A_COMMAND, "redis-cli.*-a", rf"redis-cli\b{SOME}{{0,200}}?[ \t]-a{OPTION}"),
    named(_IN_A_COMMAND, "(?:login|mongo|sqlcmd|bcp).*-p", rf"(?:{_CLIENT})\b{SOME}{{0,200}}?[ \t]-p{OPTION}"),
    named(
        _IN_A_COMMAND,
        "(?:sqlcmd|bcp|ipmitool|mosquitto_|zip|7z|trino).*-p",
        rf"(?-i:(?:{_CAPITAL})\b{SOME}{{0,200}}?[ \t]-P)[ \t]*{GIVEN}",
    ),
    named(_IN_A_COMMAND, "7z.*-p", rf"7z\w?\b{SOME}{{0,100}}?[ \t]-p{GIVEN}"),
    named(_IN_A_COMMAND, "ldap.*-w", rf"ldap\w{{2,8}}\b{SOME}{{0,200}}?[ \t]-w{OPTION}"),
    named(
        _IN_A_COMMAND,
        "(?:sqlplus|expdp|impdp|rman).*/.*@",
        rf"(?:sqlplus|expdp|impdp|rman)\b{SOME}{{0,100}}?[ \t][\w.]{{1,40}}/({WORD}{{3,100}}?)@",
    ),
    named(_IN_A_COMMAND, "jdbc:oracle", rf"jdbc:oracle:\w{{2,5}}:[\w.]{{1,40}}/({WORD}{{3,100}}?)@"),
    named(
        _IN_A_COMMAND,
        "(?:smb|cifs|rpcclient).*%",
        rf"(?:smb\w{{0,10}}|rpcclient|cifs)\b{SOME}{{0,200}}?[ \t]-U[ \t]*[\w.\\/@-]{{1,60}}%({_VALUE})",
    ),
    named(
        _IN_A_COMMAND,
        "/user",
        rf"\bnet[ \t]+use(?:[ \t]+[a-z]:)?[ \t]+\\+[^\s]{{1,200}}[ \t]+(?!/)({_LONGER})[ \t]+/user",
    ),
    named(
        _IN_A_COMMAND,
        "rabbitmqctl",
        rf"rabbitmqctl\b{SOME}{{0,99}}?[ \t](?:change_password|(?:add|authenticate)_user)[ \t]+\S{{1,60}}[ \t]+{GIVEN}",
    ),
    named(_IN_A_COMMAND, r"-u\s+\S+\s+-p\s", rf"[ \t]-u[ \t]+\S{{1,80}}[ \t]+-p[ \t]+{GIVEN}", is_mixed, unless=_MYSQL),
    named(
        _IN_A_COMMAND,
        r"--user(?:name)?[=\s].*:",
        rf"--user(?:name)?[ \t=]+[{QUOTES}]?{_ACCOUNT}:({_LONGER})",
        is_strong,
        unless=r"\b(?:docker|podman|nerdctl|compose|install|chown)\b[^\n|;]*$",
    ),
    named(_IN_A_COMMAND, r"/rp\s", rf"[ \t]/rp[ \t]+{GIVEN}"),
    named(
        _IN_A_COMMAND,
        r"\|\s*base64",
        rf"(?:echo|printf)[ \t]+(?:-\w+[ \t]+)?{GIVEN}[ \t]*\|[ \t]*base64\b(?![ \t]+-+d)",
        is_strong,
    ),
    named(_IN_A_COMMAND, r"net\s+user", rf"\bnet[ \t]+user[ \t]+[\w.\\-]{{1,60}}[ \t]+({_LONGER})", is_mixed),
    named(_IN_A_COMMAND, "/user:", rf"/user:[\w.\\@-]{{1,80}}[ \t]+({_LONGER})", is_mixed),
    named(
        _IN_A_COMMAND,
        "snmp.*-a",
        rf"snmp\w{{2,10}}\b{SOME}{{0,200}}?(?-i:[ \t]-A)[ \t]+{GIVEN}",
    ),
    named(_IN_A_COMMAND, "snmp.*-x", rf"snmp\w{{2,10}}\b{SOME}{{0,200}}?(?-i:[ \t]-X)[ \t]+{GIVEN}"),
    named(
        _IN_A_COMMAND,
        "htpasswd",
        r"htpasswd[ \t]+(?:-[a-z]+[ \t]+){0,5}-[a-z]*b[a-z]*[ \t]+(?:-[a-z]+[ \t]+){0,5}"
        rf"\S{{1,80}}[ \t]+\S{{1,60}}[ \t]+{GIVEN}",
    ),
    named(
        _IN_A_COMMAND,
        "htpasswd.*-",
        rf"htpasswd[ \t]+-(?=[a-z]*n)(?=[a-z]*b)[a-z]{{2,6}}[ \t]+\S{{1,60}}[ \t]+{GIVEN}",
    ),
    named(_IN_A_COMMAND, "ssh-keygen", rf"ssh-keygen\b{SOME}{{0,200}}?(?-i:[ \t]-[NP])[ \t]+{GIVEN}"),
    named(_IN_A_COMMAND, "openssl.*-k", rf"openssl[ \t]+enc\b{SOME}{{0,200}}?[ \t]-k{OPTION}"),
    named(_IN_A_COMMAND, r"--[\w-]*pass", rf"{_PASSWORD_OPTION}={GIVEN}"),
    named(_IN_A_COMMAND, r"--[\w-]*pass", rf"{_PASSWORD_OPTION}[ \t]+{GIVEN}", unless=_MYSQL),
    named(_IN_A_COMMAND, r"(?:mysql|mariadb).*--pass", rf"{_PASSWORD_OPTION}[ \t]+{GIVEN}", is_mixed),
    named(
        "a key or token in a command",
        "aws_secret",
        rf"aws_(?:secret_access_key|session_token)[ \t]+({WORD}{{16,2000}})",
        is_random,
    ),
    named(
        "a key or token in a command",
        "--from-literal",
        rf"--from-literal[ \t=]+[{QUOTES}]?[\w.-]{{1,60}}=({_VALUE})",
    ),
    named(
        "a key or token in a command",
        r"-[\w-]*(?:token|secret|-key)[\s=]",
        rf"-{{1,2}}(?:[\w-]{{1,30}}-)?(?:{NO_PAGE}(?<!client-)token|secret|{_KEY}-key)(?!-){OPTION}",
        is_random_or_uuid,
    ),
    named(_IN_A_COMMAND, "pass:", rf"-pass(?:in|out)?[ \t]+(?:'pass:([^'\n]{{3,200}})'|[{QUOTES}]?pass:({_VALUE}))"),
    named(
        _IN_A_COMMAND,
        r"\|.*(?:sudo|chpasswd|passwd|password-stdin|kinit)",
        rf"(?:echo|printf)[ \t]+(?:-\w+[ \t]+)?[{QUOTES}]?(?:[\w.-]{{1,40}}:)?({WORD}{{6,200}}?)(?:\\n)?[{QUOTES}]?"
        rf"[ \t]*\|[ \t]*(?:{_STDIN})",
    ),
    named(_IN_A_COMMAND, "kinit.*<<<", rf"kinit\b[^\n]{{0,100}}?<<<[ \t]*[{QUOTES}]?({_LONGER})", is_mixed),
    named(
        _IN_A_COMMAND,
        "mc.alias.set",
        rf"\bmc[ \t]+alias[ \t]+set(?:[ \t]+\S{{1,200}}){{3}}[ \t]+({_LONGER})",
    ),
    named(_IN_A_COMMAND, "sudo.*<<<", rf"sudo[ \t]+(?:-\w+[ \t]+)*-S\b[^\n]{{0,100}}?<<<[ \t]*[{QUOTES}]?({_LONGER})"),
    named(_IN_A_COMMAND, r"send\b.*\\[rn]", r"\bsend[ \t]+(?:--[ \t]+)?[\"']([!-~]{6,100}?)\\[rn]", is_mixed),
    named(
        _IN_A_COMMAND,
        r"-(?:store|key|\w+store|\w+key)pass",
        rf"-(?:\w{{0,10}}store|\w{{0,4}}key)pass(?:word)?{OPTION}",
    ),
    named(_IN_A_COMMAND, "/pass(?:word)?:", rf"[ \t]/pass(?:word)?:[{QUOTES}]?({_VALUE})"),
    named(_IN_A_COMMAND, "smbclient", rf"smbclient[ \t]+//\S{{1,100}}[ \t]+({_LONGER})", is_mixed),
    named(
        _IN_A_COMMAND,
        r"https?\s.*-a",
        rf"(?:^|[ \t${QUOTES}])https?[ \t]{SOME}{{0,200}}?-a[ \t]+[\w.@-]{{1,80}}:({_VALUE})",
    ),
    named(_IN_A_COMMAND, "snmp.*-c", rf"snmp\w{{2,10}}\b{SOME}{{0,200}}?(?-i:[ \t]-c){OPTION}", is_mixed),
    named(
        _IN_A_COMMAND,
        r"\bauth\s",
        rf"(?:^|[>{QUOTES}]|redis-cli\b{SOME}{{0,100}}?)[ \t]*(?-i:AUTH)[ \t]+({_LONGER})",
        is_mixed,
    ),
    named(
        _IN_A_COMMAND,
        r"<\(\s*(?:echo|printf)",
        r"pass\w{0,10}(?:-file)?[ \t=]+<\("
        rf"[ \t]*(?:echo|printf)[ \t]+(?:-\w+[ \t]+)?[{QUOTES}]?([^\s{QUOTES})]{{4,100}})",
    ),
    named(_IN_A_COMMAND, "securestring", r"ConvertTo-SecureString[ \t]+(?:-String[ \t]+)?[\"']([^\n\"']{4,200})[\"']"),
    named(_IN_A_COMMAND, "--secret-string", rf"--secret-string{OPTION}"),
    named(_IN_A_COMMAND, "securestring.*--value", rf"securestring\b{SOME}{{0,200}}?[ \t]--value{OPTION}"),
)
