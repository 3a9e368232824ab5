"""What `serve` watches beside MkDocs' own: our folders, also those that are made while it runs."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

FOLDERS = ("logs", "templates")
"""What pages are made from."""


def watch_folders(config: MkDocsConfig, root: Path) -> None:
    """Let MkDocs watch those of our folders that are there."""
    for path in (str(root / folder) for folder in FOLDERS if (root / folder).is_dir()):
        if path not in config.watch:
            config.watch.append(path)


def await_folders(server: LiveReloadServer, root: Path) -> None:
    """Let MkDocs watch those that are made later, and build when they are: it forgets folders that are not there."""
    if any(not (root / folder).is_dir() for folder in FOLDERS):
        server.observer.schedule(_Newcomers(server, root), str(root), recursive=False)


class _Newcomers(FileSystemEventHandler):
    def __init__(self, server: LiveReloadServer, root: Path) -> None:
        self._server = server
        self._awaited = {str(root / folder) for folder in FOLDERS}

    def on_created(self, event: FileSystemEvent) -> None:
        if event.is_directory and str(event.src_path) in self._awaited:
            self._server.watch(str(event.src_path))
            with self._server._rebuild_cond:  # noqa: SLF001  # as its own callback for files does; it has no other way
                self._server._want_rebuild = True  # noqa: SLF001  # the same
                self._server._rebuild_cond.notify_all()  # noqa: SLF001  # the same
