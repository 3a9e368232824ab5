"""A record holds no password, key or token.

At four in the morning somebody pasted the whole output of a failed job, and the fourth line of it held the password
of the database. The page was public in the company before anybody read that far, and in the history of the repository
for ever. What has been pasted once is known: take it out, and change it where it is used.

Placeholders pass: `<password>`, `xxxx`, `****`, `${DB_PASSWORD}`. What is found is never printed, but for at most four
characters of a long one. A harmless text that looks like a secret: replace its middle by `…`, or waive the rule.

PASS:

    title: Recreate the database
    timeline:
      - at: 2026-02-14 02:10
        what: 接続した。パスワードは <password>（金庫の「本番 DB」）

FAIL:

    title: Recreate the database
    timeline:
      - at: 2026-02-14 02:10
        what: 接続した。パスワードは sakura-2026 である
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Entry, Library
from kb.model.record import Record
from kb.problem import Level, Place
from kb.rules.finding import Finding
from kb.rules.spot import Spot
from kb.secrets.scan import Secret, find_secrets, mask, preview

NAME = "secret"
LEVEL = Level.ERROR


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Secrets anywhere in the file of a record, comments too."""
    for entry in library.entries():
        text = "\n".join(entry.source.lines)
        for secret in find_secrets(text):
            message = f"this looks like {secret.name}{preview(text, secret)}"
            help = "take it out and change it where it is used: who could read this file may know it"
            yield Spot(entry, (), message, help, at=_place(entry, text, secret))


def _place(entry: Entry[Record], text: str, secret: Secret) -> Place:
    """Where it stands; the line is shown without it."""
    line = text.count("\n", 0, secret.start)
    begin = text.rfind("\n", 0, secret.start) + 1
    column = secret.start - begin
    end = text.find("\n", begin)
    shown = mask(text)[begin : end if end >= 0 else len(text)]
    width = min(secret.end, begin + len(shown)) - secret.start
    return Place(entry.source.path, line + 1, column + 1, max(1, width), shown)
