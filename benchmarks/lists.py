"""How long a list of 1,000 rows takes to narrow and to sort in a real browser, beside one of 100 rows.

    make site bench; .venv/bin/python benchmarks/lists.py

Works on the sites that `benchmarks/build.py` wrote (`--logs 100` and `--logs 1000`). Judges nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

WORK = Path(__file__).resolve().parent / "work"
SIZES = (100, 1000)
NARROW = """() => {
  const field = document.querySelector("[data-kb-filter] input[name=text]")
  const times = []
  for (const text of ["d", "db", "db ", "", "画", "画面", ""]) {
    const begin = performance.now()
    field.value = text
    field.dispatchEvent(new Event("input", { bubbles: true }))
    document.body.getBoundingClientRect()
    times.push(performance.now() - begin)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]
}"""
SORT = """() => {
  const select = document.querySelector("[data-kb-filter] select[name=sort]")
  const begin = performance.now()
  select.selectedIndex = 1
  select.dispatchEvent(new Event("input", { bubbles: true }))
  document.body.getBoundingClientRect()
  return performance.now() - begin
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Print a line for each size: rows, milliseconds of a keystroke until the layout is done, and of a sort."""
    sites = {size: WORK / str(size) / "kb" / "site" for size in SIZES}
    if missing := [size for size, site in sites.items() if not (site / "postmortems/index.html").is_file()]:
        print(f"build these first: benchmarks/build.py --logs {missing[0]} --rounds 1", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        chromium = os.environ.get("KB_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for site in sites.values():
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/postmortems/", wait_until="networkidle")
            page.wait_for_selector("[data-kb-filter]:not([hidden])")
            print(measure(page))
            server.shutdown()
        browser.close()
    return 0


def measure(page: Page) -> str:
    """One page's figures."""
    rows = page.locator(".kb-row").count()
    return f"{rows:>5} rows: keystroke {page.evaluate(NARROW):6.1f} ms, sort {page.evaluate(SORT):6.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
