"""Sphinx and MkDocs with autorefs find records in objects.inv by id."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from kb.pages.machines.inventory import inventory
from kb.pipeline import check
from kb.site.export.records import published
from tests.pages.machines.conftest import BASE, NOW, draw

pytestmark = pytest.mark.slow
HOME = "https://kb.example.org/ops/"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to be served, with the inventory of a small knowledge base in it."""
    root = draw(BASE, tmp_path / "kb")
    (root / "mkdocs.yml").write_text(
        f"site_name: Night work\nsite_url: {HOME}\ntheme: {{name: material}}\nplugins: [kb]\n", "utf-8"
    )
    (tmp_path / "served").mkdir()
    (tmp_path / "served/objects.inv").write_bytes(inventory(published(root, check(root, NOW))))
    return tmp_path / "served"


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/objects.inv"
        server.shutdown()


def test_sphinx(address: str, tmp_path: Path, run: Callable[..., str]) -> None:
    docs = tmp_path / "sphinx"
    docs.mkdir()
    (docs / "conf.py").write_text(
        "extensions = ['sphinx.ext.intersphinx']\n"
        f"intersphinx_mapping = {{'kb': ({HOME!r}, {address!r})}}\n"
        "nitpicky = True\n",
        "utf-8",
    )
    (docs / "index.rst").write_text(
        "Runbook\n=======\n\nMind :ref:`wet-paint`, :ref:`that night <old-name>`, and\n"
        ":external+kb:std:ref:`how to avoid it <wet-paint#avoid>`.\n",
        "utf-8",
    )
    run(docs, "python", "-m", "sphinx", "-W", "-b", "html", ".", "out")
    text = (docs / "out/index.html").read_text("utf-8")
    assert f'href="{HOME}pitfalls/wet-paint/"' in text
    assert ">Wet paint</span>" in text
    assert f'href="{HOME}windows/2026-02-14-db/"' in text
    assert f'href="{HOME}pitfalls/wet-paint/#avoid"' in text


def test_mkdocs_autorefs(address: str, tmp_path: Path, run: Callable[..., str]) -> None:
    docs = tmp_path / "autorefs"
    (docs / "docs").mkdir(parents=True)
    (docs / "mkdocs.yml").write_text(
        "site_name: Runbooks\ntheme: {name: material}\nplugins:\n  - autorefs\n  - mkdocstrings:\n"
        "      default_handler: python\n      handlers:\n        python:\n          inventories:\n"
        f"            - url: {address}\n              base_url: {HOME}\n              domains: [std]\n",
        "utf-8",
    )
    (docs / "docs/index.md").write_text(
        "# Runbook\n\nMind [the paint][wet-paint], [that night][old-name], [avoid][wet-paint#avoid].\n", "utf-8"
    )
    run(docs, "python", "-m", "mkdocs", "build", "--strict")
    text = (docs / "site/index.html").read_text("utf-8")
    for goal in ("pitfalls/wet-paint/", "windows/2026-02-14-db/", "pitfalls/wet-paint/#avoid"):
        assert f'href="{HOME}{goal}"' in text, goal
