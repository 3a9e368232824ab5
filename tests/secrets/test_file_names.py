from __future__ import annotations

import pytest

from kb.secrets.file_names import judge_names, masked_name
from tests.secrets.test_kinds import filled

TOKEN = filled("ghp_{A36}")
SLACK = filled("xoxb-{d12}-{d12}-{A24}")
PASSWORD = "hunt¦er22".replace("¦", "")


def test_a_name_with_a_secret_is_told_without_it() -> None:
    (told,) = judge_names(["docs/a.md", f"logs/windows/2026-02-14-{TOKEN}.yml"])
    assert told.rule == "secret"
    assert told.message == "the name of this file holds what looks like a GitHub token ('ghp_…')"
    assert told.place.path == f"logs/windows/2026-02-14-{TOKEN}.yml", "problems are sorted and chosen by the true path"


def test_a_folder_is_told_once() -> None:
    (told,) = judge_names([f"docs/{TOKEN}/a.png", f"docs/{TOKEN}/b.png"])
    assert told.message.startswith("the name of this folder holds")


def test_names_on_neighbouring_lines_do_not_make_one() -> None:
    assert judge_names(["docs/password", PASSWORD, "docs/token-rotation-2026.md", "docs/password-reset.png"]) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (f"logs/x-{TOKEN}.yml", "logs/x-ghp_" + "*" * 36 + ".yml"),
        (f"logs/{SLACK}.yml", "logs/xoxb" + "*" * (len(SLACK) - 4) + ".yml"),
        (f"docs/password={PASSWORD}.md", "docs/password=********.md"),
        (f"docs/{filled('hvs.{A24}')}", "docs/hvs." + "*" * 24),
        ("logs/windows/2026-02-14-token-rotation.yml", "logs/windows/2026-02-14-token-rotation.yml"),
        ("docs/password.md", "docs/password.md"),
    ],
)
def test_a_name_is_printed_without_its_secret(name: str, shown: str) -> None:
    assert masked_name(name) == shown
    assert bool(judge_names([name])) is (name != shown)
