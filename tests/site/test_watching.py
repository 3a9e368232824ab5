"""A folder that is made while the site is served is watched from then on, and shown."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from kb.site.watching import await_folders

LONG = 60
"""Seconds until a test gives up."""


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Callable[[], threading.Semaphore]]:
    """Serves and watches `tmp_path`; gives what is released once for each build."""
    servers: list[LiveReloadServer] = []

    def start() -> threading.Semaphore:
        built = threading.Semaphore(0)
        server = LiveReloadServer(built.release, "127.0.0.1", 0, str(tmp_path), polling_interval=0.05)
        servers.append(server)
        server.watch(str(tmp_path / "mkdocs.yml"))
        await_folders(server, tmp_path)
        threading.Thread(target=server.serve, daemon=True).start()
        while not server.serve_thread.is_alive():
            time.sleep(0.01)
        return built

    (tmp_path / "mkdocs.yml").write_text("site_name: kb\n", "utf-8")
    (tmp_path / "logs").mkdir()
    yield start
    for server in servers:
        server.shutdown(wait=True)


def test_a_folder_of_templates_made_later(begin: Callable[[], threading.Semaphore], tmp_path: Path) -> None:
    built = begin()
    (tmp_path / "site").mkdir()
    (tmp_path / "templates").mkdir()
    assert built.acquire(timeout=LONG)
    (tmp_path / "templates" / "home.html.j2").write_text("x", "utf-8")
    assert built.acquire(timeout=LONG)
