"""A record holds no password, key or token.

At four in the morning somebody pasted the whole output of a failed job, and the fourth line of it held the password
of the database. The page was public in the company before anybody read that far, and in the history of the repository
for ever. What has been pasted once is known: take it out, and change it where it is used. `kb check --redact` takes it
out; kb.yml, fixtures, attachments and hand-written pages are looked at too, and the names of files and folders: rename
those.

Placeholders pass: `<password>`, `xxxx`, `****`, `${DB_PASSWORD}`. What is found is never printed, but for at most four
characters of a long one. A harmless text that looks like a secret: write `# kb: allow secret because …` on its line.

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

from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding
from kb.rules.places_in_text import PlacedFinding
from kb.secrets.judge import SECRET, judge_text

NAME = SECRET
LEVEL = Level.ERROR


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Secrets anywhere in the file of a record, comments too."""
    for entry in library.entries():
        for told in judge_text(entry.source.path, entry.source.text):
            if told.rule == NAME:
                yield PlacedFinding(entry, (), told.message, told.help, at=told.place)
