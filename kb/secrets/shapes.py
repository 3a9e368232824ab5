"""What a value looks like: a placeholder, a word, something random. Decides what is harmless.

Every pattern that goes by a name beside the value (`password = …`) asks here, for the value alone proves nothing.
"""

from __future__ import annotations

import re

_HIDDEN = re.compile(r"[xX*•●＊.…?#_\-0~]+|\$\{?\w+\}?|%\w+%|@\w+@")
"""xxxx, ****, ${VAR}, $VAR, %VAR%, @VAR@."""

_PARTLY_HIDDEN = re.compile(
    r"xxxx|\*\*\*|•••|…|\.\.\.|\$\{|\$\(|\{\{|<[^<>\s]+>|example|redacted|placeholder|your[-_]|dummy|changeme|masked"
    r"|(.)\1{7}|\[hidden|sensitive|known after apply|伏せ|省略|%s|\{\w*\}",
    re.IGNORECASE,
)
_LEADS_ELSEWHERE = re.compile(
    r"(?i:[au]rn:|(?:vault|ssm|op|secretsmanager|keychain|env|file|https?)://?|!(?:vault|secret|reference|env|ref|sub)\b|enc\[|\[\[|\(|<|\$\(|%\()"
    r"|[~.]{0,2}/[\w./-]*$|[a-z0-9_.-]+(?:/[a-z0-9_.-]+)+$"
)
"""The value is a path, or the name of the place where the secret is kept."""

_EXPRESSION = re.compile(r"(?:[a-z_]\w{0,40}(?:\[[^\]]*\])?\.){1,9}[a-z_]\w{0,40}(?:\[[^\]]*\])?(?:\(.*)?$")
"""var.db_password, os.environ['X'], random_password.main.result: code that fetches it."""

_WORDS = frozenset(
    {
        "password", "passwd", "passphrase", "pass", "pwd", "pw", "secret", "token", "none", "null", "nil", "true",
        "false", "yes", "no", "on", "off", "undefined", "required", "optional", "empty", "unset", "default", "sample",
        "prompt", "string", "stdin", "hidden", "username", "user",
        # Where a sentence says with what, or where, instead of the value.
        "1password", "keepass2", "vault2", "base64", "sha1", "sha256", "sha512", "sha-256", "md5", "argon2",
        "argon2id", "pbkdf2", "aes128", "aes256", "aes-256", "utf-8", "oauth2", "2fa", "s3cmd", "ec2", "k8s",
    }
)  # fmt: skip
_TICKET = re.compile(r"#?\d+|[A-Z][A-Z0-9]{1,9}-\d+|v?\d+(?:\.\d+)+|\d{4}-\d{2}-\d{2}.*|\d{1,2}:\d{2}.*")
_NUMBERED = re.compile(r"[A-Za-z_.]+\d+")
"""A word with a number behind it: production2026."""
_RUN = re.compile(r"[A-Za-z0-9+/=]+")


def is_hidden(value: str) -> bool:
    """Whether a part of the value or all of it was taken out, or it says itself that it is an example."""
    return bool(_HIDDEN.fullmatch(value) or _PARTLY_HIDDEN.search(value))


def is_harmless(value: str) -> bool:
    """Whether the value stands for a secret without being one: hidden, a placeholder, a path, a variable."""
    return bool(
        value.casefold() in _WORDS or is_hidden(value) or _LEADS_ELSEWHERE.match(value) or _EXPRESSION.match(value)
    )


def is_mixed(value: str) -> bool:
    """Whether it has letters and digits or signs, as a password in a sentence has and a word has not."""
    if is_harmless(value) or _TICKET.fullmatch(value) or len(value) < 6:
        return False
    letters = any(character.isalpha() for character in value)
    others = any(character.isdigit() or character in "!@#$%^&*?+=~|" for character in value)
    return letters and others


def is_random(value: str) -> bool:
    """Whether it has a long run of letters and digits as no word and no name has."""
    return not is_harmless(value) and any(_is_random_run(run) for run in _RUN.findall(value))


def is_single(value: str) -> bool:
    """Whether it is one run of letters and digits, as `TOKEN=abc123def456` has, and no name of something."""
    if is_harmless(value) or _TICKET.fullmatch(value):
        return False
    digits = sum(character.isdigit() for character in value)
    return digits >= 3 and len(value) - digits >= 3 and not _NUMBERED.fullmatch(value)


def _is_random_run(run: str) -> bool:
    if len(run) < 12 or sum(character.isdigit() for character in run) < 2:
        return False
    if not any(character.isalpha() for character in run):
        return False
    return len(run) >= 20 or (run.lower() != run and run.upper() != run)
