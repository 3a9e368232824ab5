"""Passwords on a command line, in SQL and in a client's settings: the command beside them gives them away. A table."""

from __future__ import annotations

from kb.secrets.pattern import Pattern, named
from kb.secrets.pieces import GLUED, OPTION, QUOTES, SOME, WORD
from kb.secrets.shapes import is_mixed, is_no_sql, is_random

_CLIENT = r"(?:docker|podman|helm|az|oc)[ \t]+(?:registry[ \t]+)?login|mongo\w{0,10}|sqlcmd|bcp"
_CAPITAL = r"sqlcmd|bcp|ipmitool|mosquitto_(?:pub|sub)|zip|unzip|7z|lanplus|trino"
_STDIN = (
    r"kinit\b|sudo[ \t]+(?:-\w+[ \t]+)*-S\b|(?:sudo[ \t]+)?(?:chpasswd|passwd[ \t]+--stdin)"
    rf"|\w+[ \t]{SOME}{{0,100}}--password-stdin"
)
_SQL = (
    r"identified[ \t]+(?:with[ \t]+\S{1,40}[ \t]+)?by|with[ \t]+(?:encrypted[ \t]+)?password"
    r"|(?:user|role)[^\n;]{1,80}[ \t]password|set[ \t]+password[^\n;]{0,80}="
)
_NO_PAGE = (
    r"(?<!next)(?<!next[_-])(?<!page)(?<!page[_-])(?<!continuation)(?<!continuation[_-])(?<!sync)(?<!csrf)(?<!csrf[_-])"
)
"""A token with which a list goes on opens nothing."""
_CONF = r"requirepass|masterauth|bindpw|rootpw|credentials|wpa_passphrase|shared[ _-]?secret"

_VALUE, _LONGER = rf"{WORD}{{3,200}}", rf"{WORD}{{4,200}}"
_IN_A_COMMAND = "a password in a command"
COMMANDS: tuple[Pattern, ...] = (
    named(
        _IN_A_COMMAND,
        "(?:mysql|mariadb).*-p",
        rf"(?:mysql|mariadb){SOME}{{0,200}}?(?-i:[ \t]-p)(?!roduction|ort\b|rotocol)[{QUOTES}]?({_VALUE})",
        is_no_sql,
    ),
    named(_IN_A_COMMAND, "mysqladmin.*password", rf"mysqladmin\b{SOME}{{0,200}}?[ \t]password{OPTION}"),
    named(_IN_A_COMMAND, "sshpass", rf"sshpass[ \t]+-p{GLUED}"),
    named(
        _IN_A_COMMAND,
        "(?:curl|wget|lftp).*[:,]",
        rf"(?:curl|wget|lftp)\b{SOME}{{0,300}}?[ \t](?:-\w*u|--user|--proxy-user)[ \t=]*"
        rf"[{QUOTES}]?[\w.@\\+-]{{1,80}}[:,]({_VALUE})",
    ),
    named(_IN_A_COMMAND, "redis-cli.*-a", rf"redis-cli\b{SOME}{{0,200}}?[ \t]-a{OPTION}"),
    named(_IN_A_COMMAND, "(?:login|mongo|sqlcmd|bcp).*-p", rf"(?:{_CLIENT})\b{SOME}{{0,200}}?[ \t]-p{OPTION}"),
    named(
        _IN_A_COMMAND,
        "(?:sqlcmd|bcp|ipmitool|mosquitto_|zip|7z|trino).*-p",
        rf"(?-i:(?:{_CAPITAL})\b{SOME}{{0,200}}?[ \t]-P)[ \t]*[{QUOTES}]?({_VALUE})",
    ),
    named(_IN_A_COMMAND, "7z.*-p", rf"7z\w?\b{SOME}{{0,100}}?[ \t]-p({_LONGER})"),
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
    named(_IN_A_COMMAND, r"net\s+user", rf"\bnet[ \t]+user[ \t]+[\w.\\-]{{1,60}}[ \t]+({_LONGER})", is_mixed),
    named(_IN_A_COMMAND, "/user:", rf"/user:[\w.\\@-]{{1,80}}[ \t]+({_LONGER})", is_mixed),
    named(
        _IN_A_COMMAND,
        "snmp.*-[ax]",
        rf"snmp\w{{2,10}}\b{SOME}{{0,200}}?(?-i:[ \t]-[AX])[ \t]+[{QUOTES}]?({_LONGER})",
    ),
    named(
        _IN_A_COMMAND,
        "htpasswd",
        r"htpasswd[ \t]+(?:-[a-z]+[ \t]+){0,5}-[a-z]*b[a-z]*[ \t]+(?:-[a-z]+[ \t]+){0,5}"
        rf"\S{{1,80}}[ \t]+\S{{1,60}}[ \t]+[{QUOTES}]?({_VALUE})",
    ),
    named(_IN_A_COMMAND, "ssh-keygen", rf"ssh-keygen\b{SOME}{{0,200}}?(?-i:[ \t]-[NP])[ \t]+[{QUOTES}]?({_LONGER})"),
    named(_IN_A_COMMAND, "openssl.*-k", rf"openssl[ \t]+enc\b{SOME}{{0,200}}?[ \t]-k{OPTION}"),
    named(
        _IN_A_COMMAND,
        r"--[\w-]*pass",
        rf"--(?:[\w-]{{1,30}}-)?(?:password|passphrase|passwd|pass)(?!-){OPTION}",
    ),
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
        r"--[\w-]*(?:token|secret|api-key)",
        rf"--(?:[\w-]{{1,30}}-)?(?:{_NO_PAGE}token|secret|api-key)(?!-){OPTION}",
        is_random,
    ),
    named(_IN_A_COMMAND, "pass:", rf"-pass(?:in|out)?[ \t]+[{QUOTES}]?pass:({_VALUE})"),
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
        "a password in SQL",
        r"(?:identified|password).*[\"'`]",
        rf"(?:{_SQL})[ \t]*[{QUOTES}]([^\n{QUOTES}]{{3,200}})[{QUOTES}]",
    ),
    named(
        "a password in a file of settings",
        r"requirepass masterauth bindpw rootpw wpa_passphrase credentials shared[\x20_-]?secret",
        rf"(?:{_CONF})[ \t=:]+[{QUOTES}]?({_LONGER})[{QUOTES}]?[ \t]*$",
        is_mixed,
    ),
    named(
        "a password in a file of settings",
        r"psk[\s=:\"]",
        rf"\bpsk(?:=|[ \t:=]+(?=[{QUOTES}]))[{QUOTES}]?({WORD}{{8,64}})",
    ),
    named(
        _IN_A_COMMAND,
        r"-(?:store|key|\w+store|\w+key)pass",
        rf"-(?:\w{{0,10}}store|\w{{0,4}}key)pass(?:word)?{OPTION}",
    ),
    named(_IN_A_COMMAND, "/pass(?:word)?:", rf"[ \t]/pass(?:word)?:[{QUOTES}]?({_VALUE})"),
    named(_IN_A_COMMAND, "smbclient", rf"smbclient[ \t]+//\S{{1,100}}[ \t]+({_LONGER})", is_mixed),
    named(
        _IN_A_COMMAND, r"https?\s.*-a", rf"(?:^|[ \t$])https?[ \t]{SOME}{{0,200}}?-a[ \t]+[\w.@-]{{1,80}}:({_VALUE})"
    ),
    named(_IN_A_COMMAND, "snmp.*-c", rf"snmp\w{{2,10}}\b{SOME}{{0,200}}?(?-i:[ \t]-c){OPTION}", is_mixed),
    named(_IN_A_COMMAND, r"community\s", rf"\bcommunity[ \t]+({_LONGER})", is_mixed),
    named(
        _IN_A_COMMAND, r"\bauth\s", rf"(?:^|>|redis-cli\b{SOME}{{0,100}}?)[ \t]*(?-i:AUTH)[ \t]+({_LONGER})", is_mixed
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
