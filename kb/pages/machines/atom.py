"""The XML of an Atom feed (RFC 4287). Values in, text out; knows no record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup, escape

from kb.pages.machines.dates import UNDATED

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold in any form."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed itself. `id` never changes; `address` is where it is today, `page` what it is the feed of."""

    id: str
    title: str
    language: str
    address: str
    page: str
    author: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. `html` is a body, or '' for none; `language` '' means the feed's."""

    id: str
    title: str
    language: str
    address: str
    published: datetime
    updated: datetime
    html: str
    tags: tuple[str, ...] = ()


def write_feed(feed: Feed, items: Iterable[Item]) -> str:
    """The text of the feed; its date is that of the last change of an entry."""
    entries = list(items)
    newest = max((item.updated for item in entries), default=UNDATED)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        _element('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{}">', feed.language),
        _element("<id>{}</id>", feed.id),
        _element("<title>{}</title>", feed.title),
        _element("<updated>{}</updated>", _stamp(newest)),
        _element('<link rel="self" type="application/atom+xml" href="{}"/>', feed.address),
        _element('<link rel="alternate" type="text/html" href="{}"/>', feed.page),
        _element("<author><name>{}</name></author>", feed.author),
        "<generator>kb</generator>",
    ]
    for item in entries:
        lines += _entry(item, feed.language)
    return "\n".join([*lines, "</feed>"]) + "\n"


def _entry(item: Item, language: str) -> Iterator[str]:
    foreign = item.language not in ("", language)
    yield _element('<entry xml:lang="{}">', item.language) if foreign else "<entry>"
    yield _element("<id>{}</id>", item.id)
    yield _element("<title>{}</title>", item.title)
    yield _element("<published>{}</published>", _stamp(item.published))
    yield _element("<updated>{}</updated>", _stamp(item.updated))
    yield _element('<link rel="alternate" type="text/html" href="{}"/>', item.address)
    for tag in item.tags:
        yield _element('<category term="{}"/>', tag)
    if item.html:
        yield _element('<summary type="html">{}</summary>', item.html)
    yield "</entry>"


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _element(form: str, text: str) -> str:
    return str(Markup(form).format(escape(_NOT_XML.sub("\ufffd", str(text)))))  # noqa: S704  # `form` is our own
