"""What keeps `kb serve` from listening is a sentence."""

from __future__ import annotations

import errno
import re
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from kb.site import serve
from kb.site.serve import CannotServe, serve_site


@pytest.mark.parametrize(
    ("address", "sentence"), [("127.0.0.1:99999", "at most 65535"), ("nonsense", "MkDocs stopped")]
)
def test_an_address_that_is_none(address: str, sentence: str, base: Callable[..., Path]) -> None:
    with pytest.raises(CannotServe, match=sentence):
        serve_site(base(), address, open_browser=False)


def shown_by(root: Path, monkeypatch: pytest.MonkeyPatch, of_mkdocs: Callable[..., None], address: str = "h:1") -> str:
    """What is said when MkDocs' server does that."""
    monkeypatch.setattr(serve, "serve", of_mkdocs)
    with pytest.raises(CannotServe) as caught:
        serve_site(root, address, open_browser=False)
    return str(caught.value)


def test_an_address_that_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        def listen(*_: object, **__: object) -> None:
            LiveReloadServer(lambda: None, host="127.0.0.1", port=port, root=str(tmp_path)).serve()  # type: ignore[no-untyped-call]  # MkDocs' own

        said = shown_by(tmp_path, monkeypatch, listen, f"127.0.0.1:{port}")
    assert said == f"cannot listen on 127.0.0.1:{port}: Address already in use; choose another with --addr"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "cannot write into .*: No space .*; set TMPDIR"),
        (PermissionError(errno.EACCES, "Permission denied", "docs/x.md"), "the site cannot be shown: docs/x.md: Perm"),
        (OSError("gone"), "the site cannot be shown: gone"),
    ],
)
def test_what_else_the_system_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def build(*_: object, **__: object) -> None:
        raise error

    told = shown_by(tmp_path, monkeypatch, build)
    assert re.match(said, told)
    assert "listen" not in told


def test_no_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    said = shown_by(tmp_path, monkeypatch, lambda *_, **__: None)
    assert said.startswith("cannot make a temporary folder: No such file or directory; set TMPDIR")
