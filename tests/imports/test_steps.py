from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb.detect.answer.markdown import escaped
from kb.imports.draft import clean
from kb.imports.html import read_html
from kb.imports.markdown import read_markdown
from kb.imports.steps import COLUMNS, SHOWN, read_steps, steps_as_markdown
from kb.model.worklog import Step
from kb.words import Words

LIST = """
# Recreate the database

Read this first.

1. Switch to the maintenance page (10 min) (owner: app)
   - Expected: every page answers 503
2. Take a snapshot（担当: dba）（約20分）
   ```sh
   aws rds create-db-snapshot
   ```
3. Done

Afterwards:

1. Go home
"""
TABLE = """
| No | 作業内容 | 担当 | 所要時間 | コマンド | 確認 |
|---|---|---|--:|---|---|
| 1 | 画面を切り替える | app | 10分 | `./switch on` | 503 になる |
| 2 | 反映する | lead | 1h | terraform apply \\| tee log | - |
"""
HTML = """<!DOCTYPE html><html><head><title>Move</title><style>p{}</style></head><body><h1>Move</h1>
<ol><li><p>Switch <b>off</b></p><ul><li>check: 503</li></ul></li><li>Move (30 min)<pre>mv a b</pre></li></ol>
<script>alert(1)</script></body></html>"""


def test_a_numbered_list() -> None:
    assert read_steps(read_markdown(LIST)) == [
        {"do": "Switch to the maintenance page", "owner": "app", "minutes": "10", "expect": "every page answers 503"},
        {"do": "Take a snapshot", "owner": "dba", "minutes": "20", "command": "aws rds create-db-snapshot"},
        {"do": "Done"},
    ]


def test_a_table() -> None:
    assert read_steps(read_markdown(TABLE)) == [
        {
            "do": "画面を切り替える",
            "owner": "app",
            "minutes": "10",
            "command": "./switch on",
            "expect": "503 になる",
        },
        {"do": "反映する", "owner": "lead", "minutes": "60", "command": "terraform apply | tee log"},
    ]


def test_html() -> None:
    assert read_steps(read_html(HTML)) == [
        {"do": "Switch off", "expect": "503"},
        {"do": "Move", "minutes": "30", "command": "mv a b"},
    ]


def test_an_html_table() -> None:
    page = "<table><tr><th>Step</th><th>Owner</th></tr><tr><td>Stop <i>it</i></td><td>app</td></tr></table>"
    assert read_steps(read_html(page)) == [{"do": "Stop it", "owner": "app"}]


def test_no_steps() -> None:
    assert read_steps(read_markdown("# Title\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")) == []


STEP = st.fixed_dictionaries(
    {"do": st.sampled_from(["Switch it", "切り替える", "Stop a|b", "Move [x] to y"])},
    optional={
        "owner": st.sampled_from(["app", "lead", "担当"]),
        "minutes": st.integers(0, 600).map(str),
        "command": st.sampled_from(["terraform apply", "a | b", "x --y=z"]),
        "expect": st.sampled_from(["503", "すべて緑", "a|b"]),
    },
)


@given(st.lists(STEP, min_size=1, max_size=6))
def test_what_is_written_back_reads_as_the_same_steps(steps: list[dict[str, str]]) -> None:
    for words in (str, Words("ja")):
        written = steps_as_markdown([Step.model_validate(step) for step in steps], words=words)
        assert read_steps(read_markdown(written)) == steps


def test_every_title_is_one_that_is_read_again() -> None:
    for words in (Words("en"), Words("ja")):
        assert all(words(title).casefold() in COLUMNS[field] for field, title in SHOWN.items())


@given(st.lists(STEP, min_size=1, max_size=4))
def test_the_table_of_a_comment_reads_as_the_same_steps(steps: list[dict[str, str]]) -> None:
    written = steps_as_markdown([Step.model_validate(step) for step in steps], escaped)
    assert read_steps(read_markdown(clean(written)[0])) == steps


def test_markup_in_a_step_is_text_in_a_comment_and_comes_back() -> None:
    step = {"do": "Tell @team about <b>*a_b*</b> https://x.example.com", "expect": "`ok` | [x](y)"}
    written = steps_as_markdown([Step.model_validate(step)], escaped)
    assert "<b>" not in written
    assert "@team" not in written
    (found,) = read_steps(read_markdown(clean(written)[0]))
    assert found["do"] == step["do"]
