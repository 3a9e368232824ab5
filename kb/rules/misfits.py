"""Why a file does not fit, by the names that `kb check` prints: the reader's complaints, in the format of the rules.

What YAML does is in `yaml_misfits`; here is what fields and files must be. Words only.
"""

from __future__ import annotations

from kb.rules.yaml_misfits import YAML_MISFITS

_FIELD_MISFITS: dict[str, str] = {
    "unknown-field": r"""A field is one that kb knows, or begins with `x-`.

Somebody wrote `decided_by: 03:30`. Nothing read it, no page showed it, and the plan counted as one without a time for
turning back. A tool that skips what it does not know makes typing mistakes invisible. Fields of your own begin with
`x-`; they are kept and shown.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      decide_by: 03:30
    x-ticket: 4821

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      decided_by: 03:30
""",
    "missing-field": r"""A field that the record cannot do without is there, and not empty.

Very little is required, as real records leave most fields out: a title, what a step does, what a deviation was. Without
these there is nothing to show. What else would be good to have, the rules say.

PASS:

    title: Recreate the database
    steps:
      - do: Apply the change
        owner: infra

FAIL:

    title: Recreate the database
    steps:
      - owner: infra
""",
    "wrong-type": r"""A field holds the kind of value it is for: a text, a list, a map, true or false.

`systems: web` is one word where a list belongs, and a list of one is what was meant. kb does not guess, because the
next reader, an editor or a script, would guess differently.

PASS:

    title: Recreate the database
    systems:
      - web

FAIL:

    title: Recreate the database
    systems: web
""",
    "unknown-choice": r"""A field with fixed words holds one of them.

`outcome: done`, `outcome: finished`, `outcome: OK`: three teams, three words, and no page could count the nights that
went well. The problem lists the words there are, and the nearest.

PASS:

    title: Recreate the database
    outcome: completed

FAIL:

    title: Recreate the database
    outcome: complete
""",
    "bad-time": r"""A time is one that exists, and finds its day.

`25:61` and `2026-02-30` are slips that nobody notices until the minutes of the night do not add up. `25:30` is fine: it
is the night shift's half past one. A clock without a date belongs to the night of the window; in a record without any
date nothing tells its day. An hour that happens twice, or never, at a clock change needs its offset: `02:30 +09:00`.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-13 25:30
      end: 2026-02-14 05:00

FAIL:

    title: Recreate the database
    window:
      start: 2026-02-30 02:00

FAIL:

    title: Recreate the database
    timeline:
      - at: 02:10
        what: The page is up
""",
    "bad-duration": r"""A duration is a number of minutes: 10, 10m or 1h30m.

The latest moment for turning back is computed from these numbers. "about an hour" cannot be subtracted from the end of
the window; 60 can, and a guess that is written down can be corrected after the first rehearsal.

PASS:

    title: Recreate the database
    steps:
      - do: Apply the change
        minutes: 1h30m

FAIL:

    title: Recreate the database
    steps:
      - do: Apply the change
        minutes: about an hour
""",
    "bad-id": r"""An id is made of a-z, 0-9 and hyphens, with a letter, at most 80 characters.

The id is the file's name, a part of the page's address, and what runbooks link to for years. Capitals collide on some
machines, Japanese names arrive in two spellings, and `con.yml` cannot be checked out on Windows at all. `brief`, `run`
and years are kept for addresses. Japanese belongs in the title.

PASS:

    # logs/windows/2026-02-14-recreate-db.yml
    title: 本番 DB の作り直し

FAIL:

    # logs/windows/2026_02_14_Recreate_DB.yml
    title: 本番 DB の作り直し
""",
    "bad-timezone": r"""A time zone is the name of a place: Asia/Tokyo, Europe/Zurich, UTC.

One record said `PST` in summer, another `Zurich time`. Short names mean different things in different countries and in
different months; the names of the zone database do not.

PASS:

    title: Recreate the database
    timezone: Asia/Tokyo

FAIL:

    title: Recreate the database
    timezone: Tokyo
""",
    "detector-kind": r"""A detector is of exactly one kind.

A detector with an error text and a Terraform plan in it: must both match, or one of the two? The author meant one, the
next reader the other. Write two detectors; any of them recognises the pitfall.

PASS:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    detect:
      - error_text:
          pattern: 'connection reset by peer'
      - document:
          pattern: 'terraform apply'

FAIL:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    detect:
      - error_text:
          pattern: 'connection reset by peer'
        document:
          pattern: 'terraform apply'
""",
    "duplicate-id": r"""An id belongs to one record, of whatever kind.

A mention says `[[page-lost]]` and not which folder to look in. With a pitfall and a checklist of that name it would
lead to one of them, depending on the order of the files. Numbers instead of names would collide on every second
branch, so ids are words: choose others.

PASS:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    # logs/checklists/before-apply.yml
    title: Before applying

FAIL:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    # logs/checklists/page-lost.yml
    title: Do not lose the maintenance page
""",
    "misplaced": r"""A record stands in the folder of its kind.

The folder says what a record is: `logs/windows/`, `logs/incidents/`, `logs/pitfalls/`, `logs/checklists/`. A log that
was put beside them was on no page for months, and nobody missed it until it was needed. Folders inside these are free.

PASS:

    # logs/windows/2026/2026-02-14-recreate.yml
    title: Recreate the database

FAIL:

    # logs/2026-02-14-recreate.yml
    title: Recreate the database
""",
}

_FILE_MISFITS: dict[str, str] = {
    "encoding": r"""The file is UTF-8.

A log was saved by an old editor as Shift_JIS. Another program read it as something else and wrote it back, and the
Japanese in it was gone for good. Save it as UTF-8; the problem says which encoding it looks like. A byte order mark at
the beginning does no harm.
""",
    "invisible-character": r"""A text holds nothing that a reader cannot see.

Terminal output brings escape characters, some pages bring marks that turn the direction of writing round. What is shown
is then not what is there, and what is copied into a terminal is not what was read. Delete the character; the problem
names it by its number. Colours of pasted output can be left out. A blank without width, as web pages and chats bring
it, stays as it is and is a warning: search does not find a word that holds one.
""",
    "too-large": r"""A record is of a size that a person wrote.

Somebody pasted 48 megabytes of output into a log; a reader that builds everything in memory needs gigabytes for that.
A file has at most a million bytes and 20,000 lines, a line 20,000 characters, a text 100,000. Put long output into a
file beside the record and name it under `attachments`.
""",
    "too-deep": r"""Values are nested at most 32 levels deep.

No record needs more than eight. A file of nothing but opening brackets crashed the library that reads YAML, and with it
the check of all other files; so the depth is looked at first.
""",
    "symlink": r"""Records are files, not links to files.

A link in the folder of logs led to a file of the machine that built the site, and the site published it. Put the file
itself here. Links in `docs/` are not followed either: the build names them and stops.
""",
    "missing-attachment": r"""An attachment is a file beside the record, of a kind that can be shown.

A path copied from somebody's machine worked on that machine and nowhere else; another led out of the folder of logs,
to a file that nobody meant to publish. Put the file beside the record and write its name: a picture (png, jpg, gif,
webp) or a text (txt, log, csv, json, diff, patch, cast), at most five million bytes, no link. Its bytes must be what
its ending says. HTML and SVG can run scripts, and a PDF tells who made it: attach a picture of it, or link to it.

Photos lose their Exif, and other pictures their texts, on the way to the site: nobody meant to publish where a
telephone was. A log that is public holds no secret, and neither does its attachment (`secret`).

PASS:

    # logs/windows/terminal.txt
    stat production.tfplan: no such file or directory
    # logs/windows/2026-02-14-recreate-production-db.yml
    title: Recreate the database
    attachments:
      - file: terminal.txt
        caption: What the terminal said at 02:12

FAIL:

    title: Recreate the database
    attachments:
      - file: ../../private/maintenance-page.png
""",
    "missing-fixture": r"""A file that a detector's example names is in `logs/`.

A detector was proved with a plan that lay on its author's machine. Nobody else could run the proof, so nobody noticed
when the detector stopped recognising anything. Put the file into `logs/fixtures/` and write its path below `logs/`. It
is a regular file, not a link, and has at most five million bytes; take out what is secret first.

PASS:

    # logs/fixtures/apply.log
    stat production.tfplan: no such file or directory
    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
    detect:
      - error_text:
          pattern: 'tfplan: no such file'
        examples:
          hit:
            - file: fixtures/apply.log
          clean:
            - text: Apply complete!

FAIL:

    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
    detect:
      - error_text:
          pattern: 'tfplan: no such file'
        examples:
          hit:
            - file: fixtures/apply.log
          clean:
            - text: Apply complete!
""",
    "unreadable": r"""The file can be read.

The operating system refused to open it; its own words are in the problem. Usually the permissions are those of somebody
else, or the file is on a disk that went away. The other records are checked all the same.
""",
    "template-fault": r"""A template of your own can be used.

A team gave its pitfalls a section of their own, and one `endblock` was misspelt. Told as a fault of kb, it would have
been reported to the wrong people. Named are what Jinja2 cannot read, filters and templates that are not there, names
that no page has, and a block that takes itself in again and again. `kb check` finds what no page can be made of; `kb
build` also what is wrong on one page, and in `custom_dir`. It stops, and the site is as it was. `kb serve` shows the
problem where the page would be.
""",
    "kb-fault": r"""kb itself can deal with the file.

This one is our fault and not yours: kb met something it did not expect, and gave up on this file so that the others are
still read. Please report it with the file, or with the part of it that you may show; the problem says where in kb it
happened.
""",
}

MISFITS: dict[str, str] = {**_FIELD_MISFITS, **_FILE_MISFITS, **YAML_MISFITS}
"""Every name that the reader gives to a problem, with its documentation."""
