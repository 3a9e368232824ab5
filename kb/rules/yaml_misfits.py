"""What YAML does to sentences and pasted text, by the names that `kb check` prints. Words only; same format as rules.

Every entry names the trap, says why it matters, and shows the line as it was typed and as it works.
"""

from __future__ import annotations

YAML_MISFITS: dict[str, str] = {
    "yaml-colon": r"""A text with a colon and a blank in it stands in quotes, or below `|`.

"原因: 設定漏れ" is how people write, in the one line that explains a night. To YAML the colon begins another field, so
the sentence arrived as a map, or the file could not be read at all. Put the text in 'single quotes', or write it on
the next line below `|`, where colons mean nothing. `kb check --fix` does it.

PASS:

    title: Recreate the database
    lessons:
      - '原因: 設定漏れ'
    summary: |
      原因: 設定漏れ

FAIL:

    title: Recreate the database
    lessons:
      - 原因: 設定漏れ
""",
    "yaml-leading-character": r"""A text that begins with a character YAML keeps for itself stands in quotes.

`@here we go`, a command in backquotes, `*.tf`, `%`, `[x] done`, `"quoted" at its beginning only`: each is a usual way
to begin a line at night, and to YAML a directive, an alias, a list or half a string. Put the whole text in 'single
quotes'. A single quote inside is written twice.

PASS:

    title: Recreate the database
    timeline:
      - at: 2026-02-14 02:10
        what: '@app 担当、切り替えをお願いします'

FAIL:

    title: Recreate the database
    timeline:
      - at: 2026-02-14 02:10
        what: @app 担当、切り替えをお願いします
""",
    "yaml-mention": r"""A text that begins with a mention stands in quotes, or below `|`.

`[[…]]` leads to another record; at the very beginning of a value YAML takes the two brackets for a list of lists, and
the sentence that followed was lost with them.

PASS:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    summary: '[[page-lost]] に当たった'

FAIL:

    # logs/pitfalls/page-lost.yml
    title: The maintenance page is lost
    # logs/windows/2026-02-14-recreate.yml
    title: Recreate the database
    summary: [[page-lost]] に当たった
""",
    "yaml-flow-comma": r"""Between `{ }` and `[ ]` a text with a comma, a colon or a bracket stands in quotes.

`{at: 02:15, what: plan failed, trying again}` looks like one entry. YAML ends the text at the second comma and drops
the rest without a word. Better than quotes: one field per line.

PASS:

    title: Recreate the database
    timeline:
      - at: 2026-02-14 02:15
        what: plan failed, trying again

FAIL:

    title: Recreate the database
    timeline:
      - {at: 2026-02-14 02:15, what: plan failed, trying again}
""",
    "yaml-fullwidth-colon": r"""After a field's name stands a half-width colon and a blank.

The Japanese input method was still on: `概要：` looks right, and to YAML it is no field at all. What followed it was
joined to the text above, or the whole file was one long word. The problem names the character, since the eye cannot
tell it from the other one.

PASS:

    title: Recreate the database
    impact: 2 時間の停止

FAIL:

    title: Recreate the database
    impact：2 時間の停止
""",
    "yaml-fullwidth-space": """Indentation and the blank after a colon or a dash are half-width blanks.

A full-width space (U+3000) or a no-break space looks like a blank and is a letter to YAML: the field below it went to
the top of the record, the item was no item. Text itself may hold as many of them as it likes.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00

FAIL:

    title: Recreate the database
    window:
    \u3000start: 2026-02-14 02:00
""",
    "yaml-tab": """Lines are indented with blanks, never with tabs.

A tab is as wide as each editor likes it to be, so YAML refuses it: what stood under `window` for one person stood
beside it for another. Two blanks per level; most editors can write them for the Tab key.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00

FAIL:

    title: Recreate the database
    window:
    \tstart: 2026-02-14 02:00
""",
    "yaml-missing-space": r"""A blank follows the colon after a field's name, and the dash of an item.

`owner:app` and `-title` are one word each to YAML. On a phone, with one hand, the blank is what gets lost, and with it
the field.

PASS:

    title: Recreate the database
    impact: two hours without service

FAIL:

    title: Recreate the database
    impact:two hours without service
""",
    "yaml-list-dash": r"""An item of a list begins with a plain dash and a blank.

Text that comes from a chat or a word processor brings its own bullets: `・`, `•`, `–`. They look like items and are
text to YAML, so three lessons arrived as one, or not at all.

PASS:

    title: Recreate the database
    lessons:
      - 判断時刻を決める
      - 差分を全部読む

FAIL:

    title: Recreate the database
    lessons:
      ・判断時刻を決める
      ・差分を全部読む
""",
    "yaml-backslash": r"""In "double quotes" a backslash begins an escape; a path or a pattern wants 'single quotes'.

A pattern such as "\d+ to destroy" is copied from somewhere and put in double quotes. YAML reads \d as an escape that
does not exist. In single quotes a backslash is a backslash.

PASS:

    title: Recreate the database
    lessons:
      - 'Look for \d+ to destroy'

FAIL:

    title: Recreate the database
    lessons:
      - "Look for \d+ to destroy"
""",
    "yaml-folded": r"""Text whose lines count stands below `|`.

The table of pods was in the log, and on the page it was one line that nobody could read. Without `|` after the field's
name, and with `>`, YAML joins lines to one. For a paragraph that makes no difference; the lines of pasted output, and
a list, a table or a second paragraph in prose are lost.

PASS:

    title: Recreate the database
    timeline:
      - what: Two of three are up
        output: |
          NAME    READY
          web-0   1/1

FAIL:

    title: Recreate the database
    timeline:
      - what: Two of three are up
        output:
          NAME    READY
          web-0   1/1

FAIL:

    title: Recreate the database
    summary: >
      What we moved:
      - the database
      - the queue
""",
    "yaml-pasted-output": r"""Pasted output stands below `|`, all of it indented.

At half past two nobody indents forty lines by hand. The first line stood where it belonged, the second began at the
left edge, and YAML took it for the next field. Write `error: |`, paste below it, then select the lines and press Tab
once (two blanks).

PASS:

    title: Recreate the database
    deviations:
      - seen: The plan failed
        error: |
          Error: plan failed
          stat production.tfplan: no such file or directory
        did: Ran it again
        pitfall: none

FAIL:

    title: Recreate the database
    summary: The plan failed with
    stat production.tfplan
    and no such file or directory
""",
    "text-cut": r"""A text with a blank and `#` in it stands in quotes.

"plan の差分は PR #482 で確認済み" lost everything from the hash on, and nobody saw it, for what remained was a sentence
too. To YAML ` #` begins a comment. Put the text in 'single quotes', or below `|`. A comment that you mean keeps two
blanks before its `#`.

PASS:

    title: Recreate the database
    summary: 'plan の差分は PR #482 で確認済み'

FAIL:

    title: Recreate the database
    summary: plan の差分は PR #482 で確認済み
""",
    "yaml-syntax": r"""The file is YAML.

Something in the file cannot be read as YAML, and kb knows no better name for it than the reader's own words. The place
is where YAML gave up, which is often the line after the mistake: look for fields that do not begin in the same column,
and for a quote or a bracket that is not closed.

PASS:

    title: Recreate the database
    window:
      start: 2026-02-14 02:00
      end: 05:00

FAIL:

    title: Recreate the database
    window:
        start: 2026-02-14 02:00
      end: 05:00
""",
    "yaml-feature": r"""A record uses no anchors, aliases, merge keys, tags and directives.

YAML can name a part of a file and repeat it elsewhere. A file of 359 bytes built that way kept a reader busy for three
seconds, and two lines more for minutes; and who reads a log should see what it says without looking things up. Write
the text out, or quote it when it is one.

PASS:

    title: Recreate the database
    systems:
      - web
    tags:
      - web

FAIL:

    title: Recreate the database
    systems: &same
      - web
    tags: *same
""",
    "duplicate-key": r"""A field is written once.

Two people had added `lessons:` to the same log, one at its top and one at its end. YAML keeps the last and forgets the
first in silence; here both are told, and none is forgotten.

PASS:

    title: Recreate the database
    lessons:
      - Agree on a time for turning back
      - Read the whole plan

FAIL:

    title: Recreate the database
    lessons:
      - Agree on a time for turning back
    lessons:
      - Read the whole plan
""",
    "bad-key": r"""A field's name is a word.

A list or a map can be the name of a field in YAML; no record needs that. It is nearly always a stray `?` or bracket in
front of a line.

PASS:

    title: Recreate the database
    x-ticket: 4821

FAIL:

    title: Recreate the database
    [x-ticket]: 4821
""",
    "several-documents": r"""A file holds one record.

`---` ends a document in YAML and begins the next. A rule of dashes between two parts of a log made two documents of it,
and a reader that takes the first one never saw the second. Write `- - -` or `***` for a rule inside a text.

PASS:

    title: Recreate the database
    summary: |
      Before midnight.

      ***

      After midnight.

FAIL:

    title: Recreate the database
    ---
    title: Recreate the database, second part
""",
    "not-a-map": r"""A record is a map of fields, one `field: value` per line.

The file holds a list or a single text. A log that is all prose can be kept: begin it with `title:`, then write
`summary: |` and indent the prose below it.

PASS:

    title: Recreate the database
    summary: |
      We recreated the database. It went well.

FAIL:

    - Recreate the database
    - It went well
""",
}
