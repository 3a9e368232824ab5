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
    r"|[~.@]{0,2}/[\w./-]*$|[a-z0-9_.-]+(?:/[a-z0-9_.-]+)+$"
)
"""The value is a path, or the name of the place where the secret is kept."""

_EXPRESSION = re.compile(r"(?:[a-z_]\w{0,40}(?:\[[^\]]*\])?\.){1,9}[a-z_]\w{0,40}(?:\[[^\]]*\])?(?:\(.*)?$")
"""var.db_password, os.environ['X'], random_password.main.result: code that fetches it."""

_WORDS = frozenset(
    {
        "password", "passwd", "passphrase", "pass", "pwd", "pw", "secret", "token", "none", "null", "nil", "true",
        "false", "yes", "no", "on", "off", "undefined", "required", "optional", "empty", "unset", "default", "sample",
        "prompt", "string", "stdin", "hidden", "username", "user", "group",
        # Where a sentence says with what, or where, instead of the value.
        "1password", "keepass2", "vault2", "base64", "sha1", "sha256", "sha512", "sha-256", "md5", "argon2",
        "argon2id", "pbkdf2", "aes128", "aes256", "aes-256", "utf-8", "oauth2", "2fa", "s3cmd", "ec2", "k8s",
    }
)  # fmt: skip
_SAID = (
    "denied error failed failure forbidden "
    "above account admin again alike alone already always anonymous ansible asked available aws azure below "
    "bitwarden blank broken cleartext correct current dead default different differs disabled early elsewhere "
    "email environment expires fails failure false fine forgotten fresh gcp given gone good hash hashed here "
    "identical inaccessible incorrect inside internal invalid keepass keeper kerberos keychain known kubernetes "
    "lastpass later ldap likely login longer lost mandatory manual match matches mismatch missing needed never "
    "new nobody nothing oauth okay old only other owner passwordsafe plain plaintext policy private prompted "
    "public random reset root rotation safe same saml sealed secret secretsmanager secure sensitive sent separate "
    "separately shared short shorter skip soon stale strong taken temporary terraform test that them there these "
    "they this those twice unknown unsafe until unused used user users valid vault waiting weak written wrong "
)
_STATES = frozenset(_SAID.split())
"""What a sentence says of a password, or where it is, instead of the password."""
_JOIN = "and are ask but can for from has have must not now see she the was were who will with you"
_IN_SENTENCES = frozenset(_JOIN.split())
_ENDS_AS_WORD = re.compile(r".{3,}(?:ed|ing|ly|tion|able|less|ment|ness)")
_WORD = re.compile(r"[A-Za-z][a-z]{4,39}(?:[ _.-]?[a-z]{2,40}){0,3}")
_TICKET = re.compile(r"#?\d+|[A-Z][A-Z0-9]{1,9}-\d+|v?\d+(?:\.\d+)+|\d{4}-\d{2}-\d{2}.*|\d{1,2}:\d{2}.*")
_NUMBERED = re.compile(r"[A-Za-z_.]+\d+")
"""A word with a number behind it: production2026."""
_SQL = re.compile(r"(?:SHOW|SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|ALTER|GRANT|FLUSH|USE|SET|STOP|START|KILL)\b.*")
_VERSIONED = re.compile(r"v?\d+\.\d")
_TOKEN = re.compile(r"[A-Za-z0-9_.+/=-]{20,}")
_CLASSES = (re.compile("[0-9]"), re.compile("[a-z]"), re.compile("[A-Z]"))
_RUN = re.compile(r"[A-Za-z0-9+/=]+")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_NAME_WITH_NUMBER = re.compile(r"[a-z_.-]+\d+")


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


def is_word(value: str) -> bool:
    """Whether it is one word that only the name before it makes a password: `password: letmein`; no state, no place."""
    if is_harmless(value) or not _WORD.fullmatch(value):
        return False
    return not is_state(value)


def is_state(value: str) -> bool:
    """Whether a sentence says so of a password: expired, wrong, rotated."""
    return value.casefold() in _STATES or bool(_ENDS_AS_WORD.fullmatch(value))


def is_mixed_or_word(value: str) -> bool:
    """Whether it is a password by its letters and signs, or one by the name before it."""
    return is_mixed(value) or is_word(value)


def is_strong(value: str) -> bool:
    """Whether it is mixed, and more than a name with a number or a version: `replica1`, `app-v2.10`."""
    signs = sum(character in "!@#$%^&*?+=~|" for character in value)
    return is_mixed(value) and not _VERSIONED.search(value) and signs + sum(map(str.isdigit, value)) >= 2


def is_chosen(value: str) -> bool:
    """Whether somebody chose it as a password: strong, and no name with a number behind it as jobs and hosts have."""
    return is_strong(value) and not _NAME_WITH_NUMBER.fullmatch(value)


def is_phrase(value: str) -> bool:
    """Whether it is words in a row that make no sentence: `correct horse battery staple`."""
    words = value.lower().split()
    return not _IN_SENTENCES.intersection(words) and sum(map(is_state, words)) <= 1 and not is_harmless(value)


def is_strong_phrase(value: str) -> bool:
    """Whether it is words and numbers in a row that make no sentence."""
    return is_strong(value) and not _IN_SENTENCES.intersection(value.lower().split())


def is_no_sql(value: str) -> bool:
    """Whether it is a password and not the statement that somebody meant: `mysql -pSHOW TABLES`."""
    return not is_harmless(value) and not _SQL.fullmatch(value)


def is_token(value: str) -> bool:
    """Whether it is random and holds nothing but letters, digits and the signs of tokens."""
    return bool(_TOKEN.fullmatch(value)) and is_random(value)


def is_no_path(value: str) -> bool:
    """Whether it is a password where 「パス」 may also mean a path."""
    return is_strong(value) and not set(value) & set("/\\")


def is_random(value: str) -> bool:
    """Whether it has a long run of letters and digits as no word and no name has."""
    if is_harmless(value):
        return False
    return any(_is_random_run(run) for run in _RUN.findall(value)) or _is_url_safe(value)


def _is_url_safe(value: str) -> bool:
    """Whether it is base64 in the alphabet of URLs, where `-` and `_` cut the runs short."""
    if not 24 <= len(value) <= 4000 or not re.fullmatch(r"[\w-]+", value, re.ASCII):
        return False
    return (
        all(len(one.findall(value)) >= 3 for one in _CLASSES)
        and len(re.findall("[a-z][A-Z0-9]|[0-9][a-zA-Z]|[A-Z][0-9]", value)) >= 8
    )


def is_random_or_uuid(value: str) -> bool:
    """Whether it is random, in the form of a UUID too, which elsewhere is nothing but a name."""
    return is_random(value) or bool(_UUID.fullmatch(value) and not is_hidden(value))


def is_code(value: str) -> bool:
    """Whether it is written in letters and digits, and nothing of it was taken out."""
    return any(map(str.isalpha, value)) and any(map(str.isdigit, value)) and not is_hidden(value)


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
