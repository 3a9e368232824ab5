"""Holds MiniSearch with our folding and synonyms against our own core: the same index, the same judged queries.

    python benchmarks/search_core.py --chromium "$(cat .venv/browser)"

Needs npm for MiniSearch itself. Judges nothing: it ends with 0 whatever the figures are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from kb.pipeline import check
from kb.shipped import templates_dir
from kb.site.build import build_site
from tests.search.corpus import judged_queries, write_corpus
from tests.search.sites import page_of

WORK = Path(__file__).resolve().parent / "work/core"
MINISEARCH = "minisearch@7.2.0"
PARTS = ("shelf", "ways", "words", "near", "sound", "find", "rank", "lines")
CORE = ("shelf", "near", "sound", "find", "rank")
"""What stands where MiniSearch would."""
SETS = ("judged.yml", "held_out.yml")
OURS = """index => {
  const shelf = kbShelf.open(index, new Map()), synonyms = kbWords.synonymsOf(index.synonyms)
  shelf.memory = new Map()
  self.ask = query => kbLines.rankLine(shelf, [], query, synonyms).map(one => shelf.pages[one.page].location)
}"""
MINI = "([index, orElse]) => { self.ask = kbMini(index, orElse) }"


def main() -> int:
    """Build the corpus, ask both cores, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--chromium", default=None, help="path of the browser (default: Playwright's own)")
    given = parser.parse_args()
    index = json.loads((corpus() / "search/kb_index.json").read_bytes())
    mini = minisearch()
    ours = [templates_dir() / f"search/{name}.js" for name in PARTS]
    ours_zipped = len(gzip.compress(b"".join((templates_dir() / f"search/{name}.js").read_bytes() for name in CORE)))
    mini_zipped = len(gzip.compress(mini.read_bytes()))
    print(f"gzip: our core with its comments {ours_zipped} bytes, {MINISEARCH} unminified {mini_zipped}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=["--no-sandbox"])
        theirs = [mini, Path(__file__).with_name("minisearch.js")]
        for name, scripts, start, given_to in (
            ("MiniSearch, all words", theirs, MINI, [index, False]),
            ("MiniSearch, else one", theirs, MINI, [index, True]),
            ("ours", ours, OURS, index),
        ):
            page = browser.new_page()
            for script in (templates_dir() / "theme/assets/kb/search/fold.js", *scripts):
                page.add_script_tag(path=script)
            page.evaluate(start, given_to)
            tell(name, page)
        browser.close()
    return 0


def tell(name: str, page: Page) -> None:
    """Ask every query of both sets and print a line for each set."""
    for file in SETS:
        recalls, ranks, empty, chance = [], [], 0, 0
        for _, query, wanted in judged_queries(file):
            found = list(dict.fromkeys(page_of(one) for one in page.evaluate("query => self.ask(query)", query)))
            if not wanted:
                chance += bool(found)
                continue
            empty += not found
            recalls.append(sum(id in found[:10] for id in wanted) / min(10, len(wanted)))
            ranks.append(reciprocal_rank(found, wanted))
        figures = f"{sum(recalls) / len(recalls):.3f} / {sum(ranks) / len(ranks):.3f}"
        print(f"{name:<24}{file:<14}{figures}   empty {empty:>3}   where nothing answers {chance}")


def reciprocal_rank(found: Sequence[str], wanted: Sequence[str]) -> float:
    """1 for a right answer at the top, 1/2 for the second place."""
    return next((1 / rank for rank, id in enumerate(found[:10], 1) if id in wanted), 0.0)


def corpus() -> Path:
    """The built corpus of the search tests."""
    root = WORK / "corpus"
    if not (root / "site").is_dir():
        root.mkdir(parents=True)
        write_corpus(root)
        build_site(root, check(root), root / "site")
    return root / "site"


def minisearch() -> Path:
    """MiniSearch's file for browsers, fetched by npm once."""
    file = WORK / "package/dist/umd/index.js"
    if not file.is_file():
        subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", WORK, MINISEARCH], check=True, stdout=sys.stderr
        )
        with tarfile.open(next(WORK.glob("minisearch-*.tgz"))) as archive:
            archive.extractall(WORK, filter="data")
    return file


if __name__ == "__main__":
    sys.exit(main())
