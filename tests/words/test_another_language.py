"""A third language needs one file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kb.words.catalogue
from kb.pipeline import check
from kb.pipeline.render import render

Shelf = Callable[[str], Path]
CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=n > 1;\\n"

msgid "Symptom"
msgstr "Symptôme"

msgid "met once"
msgid_plural "met {n} times"
msgstr[0] "rencontré {n} fois"
msgstr[1] "rencontré {n} fois"
"""


@pytest.fixture
def french(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("words")
    shutil.copy(kb.words.catalogue.CATALOGUES / "ja.po", folder)
    (folder / "fr.po").write_text(CATALOGUE.lstrip(), "utf-8")
    monkeypatch.setattr(kb.words.catalogue, "CATALOGUES", folder)
    kb.words.catalogue.read_catalogue.cache_clear()
    yield
    kb.words.catalogue.read_catalogue.cache_clear()


@pytest.mark.usefixtures("french")
def test_one_file_is_enough(shelf: Shelf) -> None:
    root = shelf("mkdocs.yml\n| site_name: kb\n| theme:\n|   name: material\n|   language: fr\n"
                 "logs/pitfalls/a.yml\n| title: A\n| symptom: B\n")  # fmt: skip
    html = {page.path: page.html for page in render(check(root, "2026-02-13"), root)}["pitfalls/a"]
    assert ">Symptôme<" in html
    assert "rencontré 0 fois" in html
