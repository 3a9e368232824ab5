"""Compares the search of a built site with stock Material's on the same text: sizes, first result, queries.

    python benchmarks/search.py --sizes 60 2000 --rounds 3

Judges nothing: it ends with 0 whatever the figures are. Quality is judged by tests/browser/test_search_quality.py.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.measure import measure
from benchmarks.plausible_logs import tell_all, write_kb, write_stock
from kb.pipeline import check
from kb.site.build import build_site
from tests.search.corpus import write_corpus

WORK = Path(__file__).resolve().parent / "work"
PROGRAMS = {"kb": ("kb", "build"), "stock": ("mkdocs", "build", "--clean")}
PARTS = (
    "search/kb_index.json",
    "search/search_index.json",
    "assets/javascripts/workers/*.js",
    "assets/javascripts/lunr/min/*.js",
)
"""What a reader's browser fetches to search; of lunr's languages stock fetches those that the site names."""
QUERIES = (
    "証明書", "メンテナンス", "切り替え", "バックアップ", "terraform", "certificate", "restart", "timeout",
    "connection reset", "検索クラスタ", "レプリケーション", "ロック", "proxy", "snapshot", "certificte", "監視 通知",
    "rollback", "DNS", "2026-02", "no space left", "xyzzyplugh", "order database", "パッチ", "cache",
)  # fmt: skip
FIRST_QUERY = "terraform"
PAGE = "checklists/"
"""A short page that both sites have."""
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WATCH = """
const begun = performance.now(), times = [], tasks = []
let asked = 0
const Stock = window.Worker
window.Worker = class extends Stock {
  constructor(...all) {
    super(...all)
    this.addEventListener("message", ({data}) => { if (data.type === 3) times.push(performance.now() - asked) })
  }
  postMessage(message, ...rest) {
    if (message.type === 2) asked = performance.now()
    super.postMessage(message, ...rest)
  }
}
const keep = list => tasks.push(...list.getEntries().map(one => one.duration))
new PerformanceObserver(keep).observe({type: "longtask", buffered: true})
window.kbWatch = {times, tasks, first: 0}
addEventListener("DOMContentLoaded", () => {
  const look = () => {
    if (document.querySelector(".md-search-result__item")) window.kbWatch.first = performance.now()
    else setTimeout(look, 5)
  }
  look()
})
"""
FIRST = """async () => {
  while (!window.kbWatch.first && performance.now() < 120000) await new Promise(later => setTimeout(later, 20))
  return window.kbWatch.first
}"""
ASK = """async query => {
  const box = document.querySelector(".md-search__input"), {times} = window.kbWatch, before = times.length
  box.value = query
  for (const name of ["input", "keyup"]) box.dispatchEvent(new KeyboardEvent(name, {bubbles: true}))
  const end = performance.now() + 30000
  while (times.length === before && performance.now() < end) await new Promise(later => setTimeout(later, 2))
  await new Promise(later => setTimeout(later, 60))
  return times[times.length - 1]
}"""


@dataclass(frozen=True)
class Visit:
    """One opening of a site: milliseconds to the first result, of each query, and of the longest main-thread task."""

    first: float
    queries: Sequence[float]
    longest: float
    plain: float
    """The longest task of the same page when nobody searches."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Build the sites, open them in turn, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 2000], help="pages (default: 60 2000)")
    parser.add_argument("--rounds", type=int, default=3, help="visits of each site (default: %(default)s)")
    parser.add_argument("--chromium", default=None, help="path of the browser (default: Playwright's own)")
    given = parser.parse_args()
    print(f"corpus of tests/search: index and worker {zipped(corpus()) / 1000:.1f} kB, gzip")
    print(f"mkdocs-material {version('mkdocs-material')}; median of {given.rounds}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=QUIET)
        print(f"Chromium {browser.version}")
        for size in given.sizes:
            sites = build(size)
            visits: dict[str, list[Visit]] = {name: [] for name in sites}
            for _ in range(given.rounds):
                for name, site in sites.items():
                    with served(site) as base:
                        visits[name].append(visit(browser, base))
            print(table(size, sites, visits))
        browser.close()
    return 0


def corpus() -> Path:
    """The site of the records with judged queries, which are as long as records are. Built anew."""
    folder = WORK / "search-corpus"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_corpus(folder)
    build_site(folder, check(folder), folder / "site")
    return folder / "site"


def build(pages: int) -> dict[str, Path]:
    """The same text as a site of ours and a stock site, with about so many pages of records."""
    folder = WORK / f"search-{pages}"
    records = tell_all(round(pages / 1.11))
    if not (folder / "stock/site").is_dir():
        shutil.rmtree(folder, ignore_errors=True)
        write_kb(folder / "kb", records)
        write_stock(folder / "stock", records)
        for name, (module, *arguments) in PROGRAMS.items():
            print(f"==> {pages} pages: {module} build", file=sys.stderr, flush=True)
            measure([sys.executable, "-m", module, *arguments], folder / name)
    return {name: folder / name / "site" for name in PROGRAMS}


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site's URL on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def visit(browser: Browser, base: str) -> Visit:
    """Open the site with a query in its URL, as a reader without a cache; then ask the queries."""
    plain = browser.new_context()
    page = plain.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{base}{PAGE}", wait_until="load")
    page.wait_for_timeout(1500)
    quiet: list[float] = page.evaluate("window.kbWatch.tasks")
    plain.close()
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{base}{PAGE}?q={FIRST_QUERY}", wait_until="load")
    first: float = page.evaluate(FIRST)
    queries = [float(page.evaluate(ASK, query)) for query in QUERIES]
    tasks: list[float] = page.evaluate("window.kbWatch.tasks")
    context.close()
    return Visit(first, queries, max(tasks, default=0), max(quiet, default=0))


def zipped(site: Path) -> int:
    """Bytes of index and worker, gzip; lunr's languages only where they are used."""
    files = [path for part in PARTS for path in sorted(site.glob(part))]
    stock = not (site / "search/kb_index.json").is_file()
    wanted = [
        path
        for path in files
        if "lunr" not in path.parts or (stock and path.stem.split(".")[1] in {"ja", "stemmer", "multi"})
    ]
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in wanted)


def table(size: int, sites: dict[str, Path], visits: dict[str, list[Visit]]) -> str:
    """A line for each figure: ours, stock's, the ratio."""
    rows = [("index and worker, gzip, kB", [zipped(site) / 1000 for site in sites.values()])]
    for name, figure in FIGURES.items():
        rows.append((name, [median(figure(one) for one in found) for found in visits.values()]))
    pages = ", ".join(f"{name} {sum(1 for _ in site.rglob('*.html'))} files" for name, site in sites.items())
    lines = [f"\n{size} pages of records ({pages})", f"{'':<44}{'kb':>10}{'stock':>10}{'ratio':>8}"]
    lines += [
        f"{name:<44}{ours:>10.1f}{stock:>10.1f}{ours / stock if stock else 0:>8.2f}" for name, (ours, stock) in rows
    ]
    return "\n".join(lines)


FIGURES = {
    "first result after opening the page, ms": lambda one: one.first,
    "median query, ms": lambda one: median(one.queries),
    "slowest query, ms": lambda one: max(one.queries),
    "longest main-thread task while searching, ms": lambda one: one.longest,
    "longest main-thread task without search, ms": lambda one: one.plain,
}


if __name__ == "__main__":
    sys.exit(main())
