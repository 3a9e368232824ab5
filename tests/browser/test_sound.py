"""Katakana and the English it is heard from, and words that only look as if they were."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from kb.shipped import templates_dir

pytestmark = pytest.mark.browser

FITS = """([katakana, english]) => {
  const spelling = self.kbSound.heard(self.kbFold.fold(katakana))
  return Boolean(spelling) && new RegExp(`^(?:${spelling})$`).test(english)
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    for name in ("theme/assets/kb/search/fold.js", "search/sound.js"):
        page.add_script_tag(path=templates_dir() / name)
    yield page
    page.close()


PAIRS = """
サムネイル thumbnail, レジストリ registry, サブドメイン subdomain, リバランス rebalance, オートスケール autoscaling,
ブートローダー boot loader, パケット packets, ダッシュボード dashboard, ライフサイクル lifecycle, バージョン version,
プロキシ proxy, スループット throughput, ウェブフック webhook, メトリクス metrics, ペイロード payload,
ディスカバリ discovery, レイテンシ latency, キャッシュ cache, ボリューム volume, アノテーション annotation
"""
OTHERS = """
サムネイル terminal, レジストリ restore, プリンタ parent, キャッシュ case, キャッシュ course, スレッド called,
シリアル clear, スイッチ suite, スマートフォン something, ブロックチェーン bracketing, カレンダー cylinder,
ログ log, ドローン drain
"""


def fitting(page: Page, pairs: str) -> list[str]:
    return [pair for pair in pairs.strip().replace("\n", " ").split(", ") if page.evaluate(FITS, pair.split(" ", 1))]


def test_a_word_is_heard_from_the_english_it_comes_from(page: Page) -> None:
    assert fitting(page, PAIRS.replace(",\n", ", ")) == PAIRS.strip().replace(",\n", ", ").split(", ")


def test_what_sounds_otherwise_or_is_too_short_is_another_word(page: Page) -> None:
    assert fitting(page, OTHERS.replace(",\n", ", ")) == []
