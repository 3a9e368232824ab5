"""An address that would be a link to nowhere is told, with the one that is meant."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from kb.model.values.address import read_address


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("www.example.org/ticket/1", "write https://www.example.org/ticket/1"),
        ("wiki.example.co.jp", "write https://wiki.example.co.jp"),
        (
            "手順書 https://example.org/x",
            "write it as fields:  url: https://example.org/x  and below it  title: 手順書",
        ),
        ("[ticket](https://example.org/1)", "url: https://example.org/1  and below it  title: ticket"),
        ("<https://example.org/1>", "write it as fields:  url: https://example.org/1"),
    ],
)
def test_what_is_no_address(typed: str, help: str) -> None:
    with pytest.raises(PydanticCustomError) as told:
        read_address(typed)
    assert help in str((told.value.context or {})["help"])


@pytest.mark.parametrize(
    "typed",
    [
        "https://example.org/a?b=[c]",
        "https://ja.example.org/手順(1)",
        "mailto:ops@example.org",
        "runbooks/db.md",
        "../x/",
        "ticket/1",
        "v1.2/notes",
        "plan.tar.gz",
    ],
)
def test_what_is_one(typed: str) -> None:
    assert read_address(f" {typed} ") == typed
