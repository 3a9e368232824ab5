from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.model.worklog import WorkLog
from kb.write.templates import LANGUAGES, fill, record_template, spoken

KINDS = ("window", "incident", "pitfall", "checklist")
RARE = {"severity", "detected", "mitigated", "waive", "visibility", "internal", "aliases", "attachments", "links",
        "merged"}  # fmt: skip
"""Fields that a window template does not offer: for incidents, or seldom needed."""


def text_of(kind: str, language: str) -> str:
    return record_template(kind, language).read_text(encoding="utf-8")


def test_only_named_places_are_filled(tmp_path: Path) -> None:
    template = tmp_path / "ci.yml"
    template.write_text("uses: a/checkout@v7\nbase: ${{ github.base_ref }} $HOME @{a} @ @{a}{b}\n", encoding="utf-8")
    filled = "uses: a/checkout@v7\nbase: ${{ github.base_ref }} $HOME @{b} $x @ @{b} $x{b}\n"
    assert fill(template, {"a": "@{b} $x"}) == filled


def test_a_place_without_a_value_is_a_mistake_of_ours(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("@{nothing}", encoding="utf-8")
    with pytest.raises(KeyError):
        fill(tmp_path / "x", {})


def test_other_languages_get_english_comments() -> None:
    assert spoken("de") == "en"
    assert record_template("window", "de") == record_template("window", "en")


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_have_the_same_fields_in_the_same_order(kind: str) -> None:
    for pattern in (r"^([a-z_]+):", r"^ *(?:# +)?(?:- )?([a-z_]+):"):
        english, japanese = (re.findall(pattern, text_of(kind, language), re.MULTILINE) for language in LANGUAGES)
        assert english == japanese


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_window_offers_every_field_of_a_night(language: str) -> None:
    offered = set(re.findall(r"^([a-z_]+):", text_of("window", language), re.MULTILINE))
    names = {name.rstrip("_") for name in WorkLog.model_fields} - {"id", "extra", "folder", "timezone"}
    assert names - offered == RARE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_lines_are_short_and_clean(kind: str, language: str) -> None:
    for line in text_of(kind, language).splitlines():
        assert line == line.rstrip()
        assert sum(2 if ord(char) > 0x2E80 else 1 for char in line) <= 110
