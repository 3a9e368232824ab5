from __future__ import annotations

import pytest

from kb.secrets.shapes import is_harmless, is_mixed, is_random


@pytest.mark.parametrize("value", ["abc12!", "Tr0ub4dor", "sakura!", "a1b2c3", "p@ssss"])
def test_letters_with_digits_or_signs_are_a_password(value: str) -> None:
    assert is_mixed(value)


@pytest.mark.parametrize("value", ["abc1!", "sakura", "123456", "12!34?", "xxxx12", "OPS-1234", "v2.10.3", "sha256"])
def test_words_numbers_and_names_are_none(value: str) -> None:
    assert not is_mixed(value)


@pytest.mark.parametrize("value", ["aB3dE5gH7jKl", "abcdef0123456789abcd", "name/aB3dE5gH7jKl", "abcdefGHIJ12"])
def test_a_long_run_of_letters_and_digits_is_random(value: str) -> None:
    assert is_random(value)


@pytest.mark.parametrize(
    "value",
    [
        "aB3dE5gH7jK",  # eleven characters
        "abcdefGHIJK1",  # one digit
        "ab3de5gh7jklmnopqrs",  # nineteen, and all in small letters
        "AB3DE5GH7JKLMNOPQRS",
        "01234567890123456789",
        "my-app-2026-secret-of-42-parts",
        "var.aB3dE5gH7jKl",
    ],
)
def test_shorter_or_plainer_ones_are_not(value: str) -> None:
    assert not is_random(value)


@pytest.mark.parametrize(
    "value", ["os.environ['DB']", "var.db_password", "random_password.main.result", "get.secret(x"]
)
def test_code_that_fetches_a_secret_is_harmless(value: str) -> None:
    assert is_harmless(value)
