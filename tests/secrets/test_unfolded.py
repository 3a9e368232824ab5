"""Secrets that the text writes in another way: in escapes, cut by a backslash, below their name."""

from __future__ import annotations

import pytest

from kb.problem import Place, Problem
from kb.secrets.hide import hide_secrets
from kb.secrets.redact import INSTEAD, redact
from kb.secrets.scan import find_secrets, mask
from tests.secrets.test_kinds import filled

KEY, WORD = filled("AKIA{U16}"), "hunt¦er22".replace("¦", "")


def escaped(text: str, form: str) -> str:
    return "".join(form.format(ord(character)) for character in text)


@pytest.mark.parametrize("form", [r"\x{:02x}", r"\u{:04x}", r"\U{:08X}"])
def test_in_escapes(form: str) -> None:
    for written in (escaped(KEY, form), KEY[:3] + escaped(KEY[3:4], form) + KEY[4:]):
        text = f'title: "{written}"\nwhat: x\n'
        (found,) = find_secrets(text)
        assert (text[found.start : found.end], found.plain) == (written, KEY)
        assert redact(text) == f'title: "{INSTEAD}"\nwhat: x\n'
        assert len(mask(text)) == len(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r't: "pass\x77ord: ', '"'),
        (r'msg: "{\"password\":\"', r'\"}"'),
        (r'msg: "https:\/\/app:', r'@db\/x"'),
        (r'body: "password\u003d', '"'),
        ('t: "the pass\\\n    word is ', '"'),
        ("password:\n  ", ""),
        ("password: >-\n  ", ""),
        ("what: >\n  the password is\n  ", "\n"),
        ("パスワード:\n", "\n"),
        ("パスワードは\r\n  「", "」です\r\n"),
        ("> password:\n> ", "\n"),
    ],
)
def test_the_name_is_written_otherwise_or_above(before: str, after: str) -> None:
    text = before + WORD + after
    assert [text[one.start : one.end] for one in find_secrets(text)] == [WORD]
    assert redact(text) == before + INSTEAD + after
    assert not find_secrets(redact(text))


def test_a_key_that_a_backslash_carries_on() -> None:
    text = f't: "key {KEY[:4]}\\\n    {KEY[4:]} x"\n'
    (found,) = find_secrets(text)
    assert found.plain == KEY
    assert redact(text) == f't: "key {INSTEAD}\\\n    {INSTEAD} x"\n'


@pytest.mark.parametrize(
    "text",
    [
        "Enter password:\nroot@db1:~# ls",
        "[sudo] password for ops:\nops@db1:~$ x",
        "Password:\nLast login: Mon",
        "password\nis x",
        "password:\n  file: x1y2z3a\n",
        "secret:\n  name: abc123def456\n",
        "bearer\nAAAAAAAAAAAAAAAAAAAAAAAA",
        "kind:\nsecret\n",
        "a\\\n" * 9,
        "\\",
        "\\x4",
        "\\UFFFFFFFF",
    ],
)
def test_what_follows_a_name_is_not_always_a_secret(text: str) -> None:
    assert not find_secrets(text)


def test_a_hint_over_two_lines_hides_nothing_of_the_second() -> None:
    text = f"Access key\n{KEY}\n"
    assert [text[one.start : one.end] for one in find_secrets(text)] == [KEY]


def test_what_it_says_is_not_told_either() -> None:
    lines = ['title: "パスワードは ' + escaped(WORD, r"\x{:02x}") + '"', "", ""]
    problem = Problem(Place("a.yml", 1, 1, 3, lines[0]), "x", f"'{WORD}' is none of a, b")
    (hidden,) = hide_secrets([problem], {"a.yml": "\n".join(lines)})
    assert WORD not in repr(hidden)


@pytest.mark.parametrize(
    "piece", ["password\n", "password:\n", "\\\n", "a\\x41\n", "\\x41", '\\"', "パスワードは\nabc12345x\n"]
)
def test_hostile_texts_come_to_an_end(piece: str) -> None:
    find_secrets(piece * 20_000)
