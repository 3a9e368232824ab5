"""Tables to paste into a report; nothing that a record says becomes markup."""

from __future__ import annotations

from kb.pages.stats.markdown import as_markdown
from kb.pages.stats.table import RECORD, Table


def test_a_section_is_a_heading_and_a_table() -> None:
    table = Table("Pitfalls", ("pitfall", "met", RECORD), (("it-bites", "2", "2026-02-14-a-night"),), ("Said.",))
    assert as_markdown(["3 nights, as of 2026-03-01"], [table], "Foot.") == (
        "## 3 nights, as of 2026-03-01\n\n### Pitfalls\n\nSaid.\n\n"
        "| pitfall | met | record |\n| --- | --: | --- |\n| it-bites | 2 | `2026-02-14-a-night` |\n\n*Foot.*"
    )


def test_what_a_record_says_is_text() -> None:
    table = Table("Activities", ("activity", RECORD), (("<b>|_x_ @all", "a`|b#1"),))
    row = as_markdown(["x"], [table], "").split("\n")[6]
    assert row.replace("\u200b", "") == r"| \<b\>\|\_x\_ @all | a\`\|b\#1 |"
