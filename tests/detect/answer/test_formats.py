"""One answer in every format, as expected in golden/. `--update-golden` rewrites it; its diff is read like prose."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kb.cli.detect import WRITERS
from kb.detect.answer.answer import Answer, Judged
from kb.detect.card import Card
from kb.detect.hit import Hit, Where

GOLDEN = Path(__file__).parent / "golden"
PLAN = Hit(
    "page-taken-down",
    "terraform_plan",
    "aws_lb.web is updated; this undoes what was changed by hand: action.*.target",
    Where(address="aws_lb.web", paths=("action.*.target",)),
    "plan.json",
)
LINE = Hit(
    "connection-reset",
    "error_text",
    "line 3 matches reset by peer",
    Where(line=3, column=7, width=13, excerpt="Error: reset by peer <b>@team</b> `x`"),
    "apply.log",
)
ANSWER = Answer(
    inputs=(
        Judged(
            "plan.json", "terraform-json", (PLAN, LINE), more={"page-taken-down": 4}, note="Terraform says something"
        ),
        Judged("apply.log", "log", (LINE,)),
        Judged("runbook.md", "document", waived={"connection-reset": "we *know*, until 2026-02-20"}),
        Judged("-", trouble="it is empty; did the command before it fail?"),
    ),
    cards={
        "page-taken-down": Card(
            "page-taken-down",
            {"en": "The page is [taken](down)", "ja": "画面が外れる"},
            severity="outage",
            recover=("Do not approve", "Read `all` of it"),
            false_positives=("It is tonight's work",),
            met=2,
            last_met="2026-02-14",
            last_log="2026-02-14-night",
            page="pitfalls/page-taken-down/",
            url="https://kb.example.org/pitfalls/page-taken-down/",
        ),
        "connection-reset": Card("connection-reset", {"": "The connection is reset"}, avoid=("Run it again",)),
    },
    troubles=("its records cannot be read whole: logs/pitfalls/x.yml:1: no title",),
    detectors=12,
)


@pytest.mark.parametrize("form", WRITERS)
def test_golden(form: str, request: pytest.FixtureRequest) -> None:
    found = WRITERS[form](ANSWER).rstrip("\n") + "\n"
    file = GOLDEN / f"{form}.txt"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")


def test_every_golden_file_has_its_format() -> None:
    assert sorted(file.stem for file in GOLDEN.glob("*.txt")) == sorted(WRITERS)


def test_the_worst_comes_first() -> None:
    assert ANSWER.pitfalls == ["page-taken-down", "connection-reset"]
    assert ANSWER.exit_code == 2


def test_json_is_json_and_sarif_has_its_rules() -> None:
    assert json.loads(WRITERS["json"](ANSWER))["exit_code"] == 2
    (run,) = json.loads(WRITERS["sarif"](ANSWER))["runs"]
    assert {"page-taken-down", "connection-reset"} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}


@pytest.mark.parametrize(
    "text", ["@team", "<script>", "[a](b)", "# head", "**b**", "https://evil.example", "a|b", "![x](y)", "`x`", "~~x~~"]
)
def test_nothing_from_an_input_is_markup(text: str) -> None:
    from_input = Judged("x`y", "log", (Hit("p", "error_text", text, Where(), "x"),))
    comment = WRITERS["markdown"](Answer((from_input,), {"p": Card("p", {"": text}, recover=(text,))}))
    html = MarkdownIt("commonmark").enable(["strikethrough", "table"]).render(comment)
    assert not [tag for tag in ("<a ", "<img", "<script", "<s>", "<table", "<em>") if tag in html]
    assert (html.count("<strong>"), len(re.findall(r"<h\d", html))) == (1, 2)
    assert "@team" not in re.sub("<code>.*?</code>", "", html)
    assert "://" not in re.sub("<code>.*?</code>", "", html)


def test_a_reader_of_japanese() -> None:
    answer = Answer(ANSWER.inputs, ANSWER.cards, language="ja")
    assert "画面が外れる" in WRITERS["text"](answer)
