"""The search box of a built site, in a real browser, finds what judges say it must; below the thresholds this fails."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.search.corpus import Judged, judged_queries
from tests.search.sites import answers, corpus_site

pytestmark = pytest.mark.browser

RECALL, MRR, EACH_CLASS = 0.97, 0.95, 0.90
TOP = 10


@pytest.fixture
def page(
    browser: Browser,
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Page]:
    language = getattr(request, "param", "en")
    context = browser.new_context()
    page = context.new_page()
    page.goto(serve(corpus_site(tmp_path_factory, language, language=language)), wait_until="load")
    yield page
    context.close()


def recall(found: Sequence[str], wanted: Sequence[str]) -> float:
    return sum(id in found[:TOP] for id in wanted) / min(TOP, len(wanted))


def reciprocal_rank(found: Sequence[str], wanted: Sequence[str]) -> float:
    return next((1 / rank for rank, id in enumerate(found[:TOP], 1) if id in wanted), 0.0)


def judge(found: Sequence[tuple[Judged, Sequence[str]]]) -> None:
    """Hold the answers to the thresholds, and say which queries fell short."""
    recalls, ranks, short = defaultdict(list), [], []
    for (name, query, wanted), ids in found:
        if not wanted:
            assert not ids, f"'{query}' has no answer, but the box shows {ids[:3]}"
            continue
        assert ids, f"'{query}' has an answer, but the box shows none"
        recalls[name].append(recall(ids, wanted))
        ranks.append(reciprocal_rank(ids, wanted))
        if recalls[name][-1] < 1 or ranks[-1] < 1:
            short.append(f"{name}: {query}: wanted {wanted}, got {ids[:5]}")
    told = "\n".join(short)
    every = [value for values in recalls.values() for value in values]
    for name, values in recalls.items():
        assert sum(values) / len(values) >= EACH_CLASS, f"class {name}: {told}"
    assert sum(every) / len(every) >= RECALL, told
    assert sum(ranks) / len(ranks) >= MRR, told


def test_there_is_enough_to_judge() -> None:
    queries = judged_queries("judged.yml")
    assert len(queries) >= 90
    assert len({name for name, _, _ in queries}) >= 14


@pytest.mark.parametrize("page", ["en", "ja"], indirect=True)
def test_typed_queries(page: Page) -> None:
    judge([(one, answers(page, one[1])) for one in judged_queries("judged.yml")])


def test_a_set_written_before_it_was_run(page: Page) -> None:
    judge([(one, answers(page, one[1])) for one in judged_queries("held_out.yml")])


def test_pasted_queries(page: Page) -> None:
    """Text that arrives without a single key, as a mouse or an input method brings it."""
    answers(page, "x")
    box, meta = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    found = []
    for one in judged_queries("judged.yml"):
        box.fill("")
        expect(meta).to_have_text("Type to start searching")
        page.keyboard.insert_text(one[1])
        expect(meta).not_to_have_text("Type to start searching")
        found.append((one, shown(page)))
    judge(found)


def shown(page: Page) -> list[str]:
    links = page.locator(".md-search-result__item a:first-child").evaluate_all(
        "links => links.map(link => new URL(link.href).pathname)"
    )
    ids = [link.rstrip("/").rsplit("/", 1)[-1] for link in links]
    return list(dict.fromkeys(ids))
