"""Links between pages, in both of MkDocs' ways of naming files."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.pages.page import Addresses, src

PATHS = ["", "windows/", "windows/2026", "windows/a-b", "pitfalls/x", "actions/", "windows/a-b/brief"]


def file_of(path: str, directory_urls: bool) -> str:
    """The file that MkDocs writes for a page."""
    stem = src(path).removesuffix(".md")
    if not directory_urls or stem == "index" or stem.endswith("/index"):
        return f"{stem}.html"
    return f"{stem}/index.html"


@settings(max_examples=100)
@given(st.sampled_from(PATHS), st.sampled_from(PATHS), st.booleans())
def test_a_link_leads_from_file_to_file(target: str, here: str, directory_urls: bool) -> None:
    link = Addresses(directory_urls).link(f"{target}#part", here)
    path, _, section = link.partition("#")
    start = posixpath.dirname(file_of(here, directory_urls))
    found = posixpath.normpath(posixpath.join(start, path))
    if path.endswith("/"):
        found = posixpath.normpath(f"{found}/index.html")
    assert found == file_of(target, directory_urls)
    assert section == "part"


@pytest.mark.parametrize("directory_urls", [True, False])
def test_an_attachment_is_found_from_its_page(directory_urls: bool) -> None:
    link = Addresses(directory_urls).asset("windows/a-b/shot.png", "windows/a-b")
    start = posixpath.dirname(file_of("windows/a-b", directory_urls))
    assert posixpath.normpath(posixpath.join(start, link)) == "windows/a-b/shot.png"
