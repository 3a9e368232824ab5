"""`kb link`: what is pasted, for each place people paste into; what became of the record is told beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

LOGS = """
logs/pitfalls/wet-paint.yml
| title: "Wet | <paint> [fresh] & \\"dry\\" *"
| aliases:
|   - fresh-paint
| avoid:
|   - wait
logs/pitfalls/ladder-missing.yml
| title: No ladder
| replaced_by: wet-paint
logs/pitfalls/no-gloves.yml
| title: No gloves
| status: retired
mkdocs.yml
| site_name: Night work
| site_url: https://kb.example.com/ops
| plugins:
|   - kb
"""
URL = "https://kb.example.com/ops/pitfalls/wet-paint/"
Run = Callable[..., Result]


@pytest.fixture
def base(shelf: Callable[[str], Path]) -> Path:
    return shelf(LOGS)


@pytest.mark.parametrize(
    ("form", "pasted"),
    [
        ("url", URL),
        ("markdown", rf'[Wet | \<paint\> \[fresh\] \& "dry" \*]({URL})'),
        ("html", f'<a href="{URL}">Wet | &lt;paint&gt; [fresh] &amp; &quot;dry&quot; *</a>'),
        ("mention", "[[wet-paint]]"),
        ("slack", f'<{URL}|Wet ｜ &lt;paint&gt; [fresh] &amp; "dry" *>'),
        ("confluence", rf'[Wet \| <paint> \[fresh\] & "dry" \*|{URL}]'),
    ],
)
def test_each_form(base: Path, kb: Run, form: str, pasted: str) -> None:
    result = kb(base, "link", "wet-paint", "--as", form)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{pasted}\n", "")


def test_a_section_is_led_to_when_it_is_there(base: Path, kb: Run) -> None:
    assert kb(base, "link", "wet-paint", "--section", "avoid").stdout == f"{URL}#avoid\n"
    assert kb(base, "link", "wet-paint", "--section", "#avoid", "--as", "mention").stdout == "[[wet-paint#avoid]]\n"
    result = kb(base, "link", "wet-paint", "--section", "avoids")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'avoid'?" in result.stderr


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("fresh-paint", "'fresh-paint' is called 'wet-paint' today"),
        ("ladder-missing", "'ladder-missing' was replaced by 'wet-paint'"),
        ("no-gloves", "'no-gloves' is retired: it no longer applies"),
    ],
)
def test_what_became_of_it_is_told_beside(base: Path, kb: Run, id: str, said: str) -> None:
    result = kb(base, "link", id)
    assert (result.exit_code, result.stderr) == (0, f"kb: {said}\n")


def test_an_unknown_id_is_wrong_usage(base: Path, kb: Run) -> None:
    result = kb(base, "link", "wet-pain")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "kb: no record is called 'wet-pain'; did you mean 'wet-paint'?\n"


def test_without_an_address_only_a_mention_can_be_given(base: Path, kb: Run) -> None:
    (base / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    assert kb(base, "link", "wet-paint").exit_code == 2
    assert kb(base, "link", "wet-paint", "--as", "mention").stdout == "[[wet-paint]]\n"
