from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.secrets.redact import INSTEAD, redact
from kb.secrets.scan import find_secrets
from tests.secrets.test_kinds import BODY, KEY, filled, lines


@pytest.mark.parametrize("line", lines("kinds.txt"))
def test_every_kind_is_taken_out_and_nothing_else(line: str) -> None:
    before, secret, after, *_ = re.split("[⟦⟧]", filled(line)) if line.count("⟦") == 1 else ["", "", ""]
    text = re.sub("[⟦⟧]", "", filled(line))
    gone = redact(text)
    assert not find_secrets(gone)
    assert gone.count("\n") == text.count("\n")
    if "-----" not in line and secret:
        assert gone == before + INSTEAD + after


def test_a_key_goes_and_its_lines_stay() -> None:
    text = "error: |\n" + "\n".join("    " + line for line in KEY.split("\n")) + "\nthen it stopped\n"
    begin, *middle, end = KEY.split("\n")
    assert redact(text).split("\n") == [
        "error: |",
        "    " + begin,
        *["    " + INSTEAD] * len(middle),
        "    " + end,
        "then it stopped",
        "",
    ]


def test_a_key_with_headers() -> None:
    begin, *middle, end = KEY.split("\n")
    text = "\n".join([begin, "Proc-Type: 4,ENCRYPTED", "", *middle, end])
    assert redact(text).split("\n")[:4] == [begin, "Proc-Type: 4,ENCRYPTED", "", INSTEAD]


def test_line_ends_stay() -> None:
    text = KEY.replace("\n", "\r\n")
    assert redact(text).count("\r\n") == text.count("\r\n")
    assert not any(line in redact(text) for line in BODY.split("\n"))


def test_what_is_allowed_with_a_reason_stays() -> None:
    text = "a: PW=hunt¦er22  # kb: allow secret because it is a sample\nb: PW=hunt¦er22  # kb: allow secret\n".replace(
        "¦", ""
    )
    first, second, _ = redact(text).split("\n")
    assert first == text.split("\n")[0]
    assert second == f"b: PW={INSTEAD}  # kb: allow secret"


@given(st.text(max_size=200))
def test_a_text_without_secrets_stays(text: str) -> None:
    assert find_secrets(text) or redact(text) == text


def test_a_password_with_the_escape_of_a_line_end_goes_too() -> None:
    text = f'what: "PW={filled("{A9}")}\\nroot:x"\n'
    assert redact(text) == f'what: "PW={INSTEAD}"\n'
