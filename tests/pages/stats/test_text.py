"""Tables that fit a terminal, whatever the team's words are; an id is never cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.pages.stats.table import RECORD, Table
from kb.pages.stats.text import WIDTH, as_text
from kb.report.visible import columns

ROW = ("db-snapshot", "3", "20 min (3)", "1 h 05 min", "2026-02-14-a-night")
COLUMNS = ("activity", "nights", "took (n)", "longest", RECORD)


def shown(table: Table) -> list[str]:
    lines = as_text(["2 nights"], [table], "Foot.").split("\n")
    assert (lines[:3], lines[-2:]) == (["2 nights", "", table.heading], ["", "Foot."])
    return lines[3:-2]


def test_numbers_are_flush_right_and_the_record_stands_beside() -> None:
    short = ("切替", "12", "5 min, 7 min", "7 min", "2026-01-10-b")
    assert shown(Table("Activities", COLUMNS, (ROW, short), remarks=("1 step left out.",))) == [
        "  activity     nights      took (n)     longest  record",
        "  db-snapshot       3    20 min (3)  1 h 05 min  2026-02-14-a-night",
        "  切替             12  5 min, 7 min       7 min  2026-01-10-b",
        "  1 step left out.",
    ]


def test_records_that_do_not_fit_go_below_their_rows() -> None:
    long = (*ROW[:-1], "2026-02-14-recreate-the-production-database")
    assert shown(Table("Activities", COLUMNS, (ROW, long))) == [
        "  activity     nights    took (n)     longest",
        "  db-snapshot       3  20 min (3)  1 h 05 min",
        "    2026-02-14-a-night",
        "  db-snapshot       3  20 min (3)  1 h 05 min",
        "    2026-02-14-recreate-the-production-database",
    ]


def test_a_long_name_has_its_own_line() -> None:
    assert shown(Table("Pitfalls", ("pitfall", "met"), (("p" * 78, "2"), ("short", "1")))) == [
        f"  pitfall{' ' * 66}  met",
        f"  {'p' * 78}",
        f"{' ' * 79}2",
        f"  short{' ' * 68}    1",
    ]


def test_an_empty_column_goes() -> None:
    table = Table("Time", ("windows", "late", "left out"), (("after the end", "0 of 2", ""),))
    assert table.without_empty_columns().columns == ("windows", "late")


def test_colours_are_for_headings_and_records_and_nothing_moves_the_cursor() -> None:
    table = Table("Pitfalls", ("pitfall", "met", RECORD), (("a\x1b[2J", "1", "r" * 80),))
    assert "\x1b" not in as_text(["1 night"], [table], "Foot.")
    assert "\x1b[1mPitfalls\x1b[0m\n" in as_text(["1 night"], [table], "Foot.", color=True)


WORD = st.text(st.sampled_from("ab 切替ｱ\u0301-"), max_size=60)
AMOUNT = st.sampled_from(["", "5 min", "1 h 05 min, 12 h 30 min", "100 days (1000)"])


@given(st.lists(st.tuples(WORD, AMOUNT, AMOUNT, st.sampled_from(["", "r" * 12, "r" * 80])), min_size=1))
def test_every_line_fits_or_is_one_name(rows: list[tuple[str, ...]]) -> None:
    table = Table("Activities", ("activity", "planned (n)", "took (n)", RECORD), tuple(rows))
    names = {row[0].rstrip() for row in rows} | {row[-1] for row in rows}
    for line in shown(table):
        assert line.strip() in names or sum(map(columns, line)) <= WIDTH
    assert "\n".join(shown(table)).count("r" * 80) == sum(row[-1] == "r" * 80 for row in rows)
