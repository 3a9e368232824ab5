"""Tells whether a browser works: opens a page in it, the way the browser tests do.

Usage: `python scripts/open_page.py PATH`; with `--where` it prints where Playwright keeps its own download.
Exits 0 when the page shows; otherwise Playwright's own words say why not.
"""

import sys

from playwright.sync_api import sync_playwright


def main(argument: str) -> int:
    with sync_playwright() as playwright:
        if argument == "--where":
            print(playwright.chromium.executable_path)
            return 0
        browser = playwright.chromium.launch(executable_path=argument, timeout=60_000)
        page = browser.new_page()
        page.set_content("<title>ready</title>")
        title = page.title()
        browser.close()
    return 0 if title == "ready" else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
