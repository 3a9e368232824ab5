"""A table of kinds of secrets and of their look-alikes, made at test time: no recognisable one stands in a file."""

from __future__ import annotations

import random
import re
import string
from pathlib import Path

import pytest

from kb.secrets.scan import find_secrets, mask

ALPHABETS = {
    "A": string.ascii_letters + string.digits,
    "U": string.ascii_uppercase + "234567",
    "h": "0123456789abcdef",
    "d": string.digits,
    "l": string.ascii_lowercase + string.digits,
    "B": string.ascii_letters + string.digits + "+/",
    "w": string.ascii_letters + string.digits + "_-",
}


def lines(name: str) -> list[str]:
    found = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line for line in found if line and not line.startswith("#")]


def filled(line: str) -> str:
    """The line with its random parts: the same at each run, with a digit and letters of both cases where it may."""
    chance = random.Random(line)

    def part(match: re.Match[str]) -> str:
        alphabet, size = ALPHABETS[match[1]], int(match[2])
        sure = [one for one in "a7Q2" if one in alphabet][:size]
        rest = [chance.choice(alphabet) for _ in range(size - len(sure))]
        chance.shuffle(rest)
        text = sure + rest
        return "".join(text[1:] + text[:1] if size > 1 else text)

    return re.sub(r"\{([AUhdlBw])(\d+)\}", part, line.replace("¦", ""))


@pytest.mark.parametrize("line", lines("kinds.txt"))
def test_each_kind_is_found_and_nothing_else(line: str) -> None:
    parts = re.split("[⟦⟧]", filled(line))
    text = "".join(parts)
    assert [text[one.start : one.end] for one in find_secrets(text)] == parts[1::2]
    assert not find_secrets(mask(text)), "a masked line is clean"


@pytest.mark.parametrize("line", lines("lookalikes.txt"))
def test_look_alikes_pass(line: str) -> None:
    text = filled(line)
    assert [(one.name, text[one.start : one.end]) for one in find_secrets(text)] == []


BODY = "\n".join(filled("{B64}" + f"{number}") for number in range(5))
KEY = (
    "-----BEGIN RSA PRI¦VATE KEY-----\n".replace("¦", "")
    + BODY
    + "\n{}==\n-----END RSA PRI¦VATE KEY-----".replace("¦", "").format("abc123")
)


@pytest.mark.parametrize("indent", ["", "    ", "      | ", "> ", "+"])
def test_a_key_over_several_lines_is_one_secret(indent: str) -> None:
    text = "error: |\n" + "\n".join(indent + line for line in KEY.split("\n")) + "\nthen it stopped\n"
    (found,) = find_secrets(text)
    assert text[found.start :].startswith("-----BEGIN RSA")
    assert text[: found.end].endswith("-----")
    hidden = mask(text)
    assert len(hidden) == len(text)
    assert hidden.count("\n") == text.count("\n")
    assert not any(line in hidden for line in KEY.split("\n"))


def test_a_key_that_was_cut_off() -> None:
    text = "\n".join(KEY.split("\n")[:4])
    (found,) = find_secrets(text)
    assert found.end == len(text)


def test_a_key_whose_middle_was_taken_out_is_none() -> None:
    begin, *_, end = KEY.split("\n")
    for middle in ("...", "…", "<redacted>", "(removed)"):
        assert not find_secrets(f"{begin}\n{middle}\n{end}")


def test_a_putty_key() -> None:
    text = f"PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 5\n{BODY}\nPrivate-MAC: x\n"
    (found,) = find_secrets(text)
    assert text[found.start : found.end] == f"Private-Lines: 5\n{BODY}"


@pytest.mark.parametrize("quote", ["", '"'])
def test_values_of_a_kubernetes_secret(quote: str) -> None:
    text = "apiVersion: v1\ndata:\n  password: {}\n  username: {}\n  tls.crt: {}\nkind: Secret\nmetadata:\n  name: {}\n"
    values = [filled("{B24}"), "YWRtaW4=", filled("{B40}"), "production"]
    written = text.format(*(f"{quote}{value}{quote}" for value in values))
    assert [written[one.start : one.end] for one in find_secrets(written)] == values[:1]
    assert not find_secrets(written.replace("Secret", "ConfigMap").replace("password", "greeting"))


def test_values_of_a_kubernetes_secret_as_json() -> None:
    value = filled("{B24}")
    text = f'{{\n  "data": {{\n    "greeting": "{value}"\n  }},\n  "kind": "Secret"\n}}\n'
    assert [text[one.start : one.end] for one in find_secrets(text)] == [value]


def test_plain_values_of_a_kubernetes_secret() -> None:
    text = "kind: Secret\nstringData:\n  greeting: hello-there\n  other: ${HIDDEN}\n"
    assert [text[one.start : one.end] for one in find_secrets(text)] == ["hello-there"]


def test_a_file_of_logins() -> None:
    text = "machine api.internal\n  login ops\n  password correct¦horse\n".replace("¦", "")
    assert [text[one.start : one.end] for one in find_secrets(text)] == ["correcthorse"]


def test_a_pair_of_keys() -> None:
    key, secret = filled("AKIA{U16}"), filled("{B40}")
    for between in (",", "\n", " / "):
        text = f"Access key ID,Secret access key\n{key}{between}{secret}\n"
        assert [text[one.start : one.end] for one in find_secrets(text)] == [key, secret]
