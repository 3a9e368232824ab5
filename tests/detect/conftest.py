"""Detectors, steps and pitfalls drawn from text, as a person would write them."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.detect.active_detectors import known_in
from kb.detect.catalogue import Catalogue
from kb.library import Library
from kb.read.folder import read_library

Read = Callable[..., Library]


@pytest.fixture
def library(tmp_path: Path) -> Read:
    """Reads one pitfall, called `it`, from the text of its fields; misfits but missing fixtures fail the test."""

    def read(fields: str, settings: str = "") -> Library:
        (tmp_path / "logs/pitfalls").mkdir(parents=True, exist_ok=True)
        (tmp_path / "logs/kb.yml").write_text("schema: 1\ntimezone: UTC\n" + textwrap.dedent(settings), "utf-8")
        (tmp_path / "logs/pitfalls/it.yml").write_text("title: It\n" + textwrap.dedent(fields), "utf-8")
        found, problems = read_library(tmp_path)
        assert all(one.rule == "missing-fixture" for one in problems), problems
        return found

    return read


@pytest.fixture
def catalogue(library: Read) -> Callable[..., Catalogue]:
    """A catalogue of the detectors in one pitfall's fields."""

    def make(fields: str, settings: str = "") -> Catalogue:
        found = library(fields, settings)
        return Catalogue(known_in(found), found.settings)

    return make
