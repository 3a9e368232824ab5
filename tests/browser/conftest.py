"""The demo's site, built once per language and served on this machine, and a real Chromium to look at it."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDTHS = {"phone": 390, "desktop": 1440}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def build_demo(folder: Path, language: str, *, instant: bool) -> Path:
    """The demo with its site in `language`, with Material's instant navigation if asked, built in `folder`."""
    base = folder / "base"
    for name in ("logs", "docs"):
        shutil.copytree(ROOT / name, base / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("language: en", f"language: {language}")
    if instant:
        settings = settings.replace("  features:\n", "  features:\n    - navigation.instant\n")
        settings = f"site_url: http://127.0.0.1/\n{settings}"
    (base / "mkdocs.yml").write_text(settings, "utf-8")
    command = [sys.executable, "-m", "kb", "build", "--root", str(base), "--site", str(folder / "site")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The built demo in a language; workers of one run share it."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent

    def get(language: str, *, instant: bool = False) -> Path:
        folder = shared / f"demo-{language}{'-instant' * instant}"
        with Path(f"{folder}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "site").is_dir():
                build_demo(folder, language, instant=instant)
        return folder / "site"

    return get


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine; gives its URL."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def start(folder: Path) -> str:
        if folder not in servers:
            handler = partial(_Quiet, directory=str(folder))
            servers[folder] = ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=servers[folder].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[folder].server_port}"

    yield start
    for server in servers.values():
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: KB_CHROMIUM, or one that is installed, or Playwright's own. Without any the test fails."""
    path = os.environ.get("KB_CHROMIUM") or next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


class Visit:
    """A page in the browser that remembers what went wrong and what it asked for."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.requests: list[str] = []
        self.failures: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.failures.append(str(error)))
        page.on("console", lambda message: self.failures.append(message.text) if message.type == "error" else None)

    def open(self, path: str) -> Page:
        """Go to a path of the site and wait until everything it asks for is there."""
        self.page.goto(f"{self.base}/{path}", wait_until="load")
        return self.page

    @property
    def foreign(self) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.requests if not url.startswith((self.base, "data:", "blob:"))]


@pytest.fixture
def visit(browser: Browser, demo: Callable[..., Path], serve: Callable[[Path], str]) -> Iterator[Callable[..., Visit]]:
    """Opens a visit to the demo: `visit(language=…, width=…, dark=…, site=…, javascript=…)`."""
    contexts = []

    def begin(
        *, language: str = "en", width: int = WIDTHS["desktop"], dark: bool = False, site: Path | None = None,
        javascript: bool = True,
    ) -> Visit:  # fmt: skip
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        return Visit(context.new_page(), serve(site or demo(language)))

    yield begin
    for context in contexts:
        context.close()
