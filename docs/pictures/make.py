"""Makes the README's pictures from the demo: `make site browser`, then `.venv/bin/python docs/pictures/make.py`."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SITE = ROOT / "site"
PICTURES = {
    "postmortem": ("windows/2026-02-14-recreate-production-db/", "light", 1000, 900),
    "pitfall": ("pitfalls/terraform-reverts-maintenance-switch/", "dark", 1000, 800),
    "checklist": ("checklists/before-a-night-window/", "light", 390, 800),
}
"""Name → page, colour scheme, width and height in pixels."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Write every picture beside this file."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    chromium = (ROOT / ".venv/browser").read_text("utf-8").strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (path, scheme, width, height) in PICTURES.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
            )
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}", wait_until="networkidle")
            page.screenshot(path=str(HERE / f"{name}.jpg"), type="jpeg", quality=72)
            context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
