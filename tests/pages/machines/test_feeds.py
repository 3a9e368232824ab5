"""Atom feeds, read back with feedparser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from kb.pages.machines.feeds import NEWEST, feeds, languages
from kb.pages.machines.publication import Publication

Publish = Callable[..., Publication]
HOME = "https://kb.example.org/ops/"
ATOM = "{http://www.w3.org/2005/Atom}"


def read(site: Publication, name: str) -> Any:
    found = feedparser.parse(dict(feeds(site))[f"feeds/{name}.xml"].encode(), sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_finished_work_is_told(publication: Publish) -> None:
    found = read(publication(), "postmortems.en")
    assert found.feed.title == "Night work: Postmortems"
    assert found.feed.id == f"{HOME}feeds/postmortems.en.xml"
    assert [one.title for one in found.entries] == ["Called off", "Recreate the DB & <more>"]
    night = found.entries[1]
    assert night.id == night.link == f"{HOME}windows/2026-02-14-db/"
    assert (night.published, night.updated) == ("2026-02-13T19:30:00Z", "2026-02-19T15:00:00Z")
    assert found.feed.updated == max(one.updated for one in found.entries)
    assert f'<a class="kb-mention" href="{HOME}pitfalls/wet-paint/#avoid">Wet paint</a>' in night.summary
    assert [one.term for one in night.tags] == ["web"]


def test_each_language_has_its_titles(publication: Publish) -> None:
    site = publication()
    assert languages(site) == ("en", "ja")
    found = read(site, "postmortems.ja")
    assert found.feed.title == "Night work: ポストモーテム"
    assert found.entries[1].title == "本番 DB の作り直し"
    assert found.entries[1].id == read(site, "postmortems.en").entries[1].id
    assert languages(publication("logs/pitfalls/x.yml\n| title: X\n", language="ja")) == ("ja",)


def test_pitfalls_are_dated_by_the_logs_that_name_them(publication: Publish) -> None:
    found = read(publication(), "pitfalls.en")
    assert [(one.title, one.published, one.updated) for one in found.entries] == [
        ("Wet paint", "2026-02-13T19:30:00Z", "2026-10-31T15:00:00Z"),
        ("Never met", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
    ]


def test_the_clock_is_in_no_feed(publication: Publish) -> None:
    text = "".join(dict(feeds(publication())).values())
    assert "2026-11-27" not in text
    assert "2026-11-28" not in text


def test_ids_stay_when_the_site_moves(publication: Publish) -> None:
    moved = "logs/kb.yml\n| schema: 1\n| old_urls:\n|   - https://first.example/kb/\n"
    found = read(publication(moved + "logs/pitfalls/x.yml\n| title: X\n"), "pitfalls.en")
    assert found.entries[0].id == "https://first.example/kb/pitfalls/x/"
    assert found.entries[0].link == f"{HOME}pitfalls/x/"


def test_without_site_url_links_are_relative_and_ids_are_not(publication: Publish) -> None:
    feed = ET.fromstring(dict(feeds(publication(url="")))["feeds/pitfalls.en.xml"])
    assert feed.findtext(f"{ATOM}entry/{ATOM}id") == "tag:kb.invalid,2026:pitfalls/wet-paint/"
    links = {one.get("href") for one in feed.iter(f"{ATOM}link")}
    assert {"pitfalls.en.xml", "../pitfalls/", "../pitfalls/wet-paint/"} <= links


@pytest.mark.parametrize("element", ["id", "title", "updated", "author"])
def test_nothing_that_the_format_asks_for_is_missing(publication: Publish, element: str) -> None:
    for text in dict(feeds(publication("logs/kb.yml\n| schema: 1\n"))).values():
        assert ET.fromstring(text).find(f"{ATOM}{element}") is not None


def test_a_feed_has_an_end(publication: Publish) -> None:
    many = "".join(f"logs/pitfalls/p-{n}.yml\n| title: P {n}\n" for n in range(NEWEST + 5))
    assert len(read(publication(many), "pitfalls.en").entries) == NEWEST
