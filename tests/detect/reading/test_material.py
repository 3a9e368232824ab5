"""Every shape in which a plan, a log or a document reaches a person's hands."""

from __future__ import annotations

import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.detect.reading.guess import Form
from kb.detect.reading.material import CUT_SHORT, Material, Unreadable, read_material
from kb.model.settings import Settings
from tests.detect.plans import change, plan, raw

UPDATE = [change("aws_lb.a", ["update"], {"n": 1, "名": "古い"}, {"n": 2, "名": "新しい"})]
PLAN = raw(UPDATE)
TEXT = (
    '  # aws_lb.a will be updated in-place\n  ~ resource "aws_lb" "a" {\n      ~ n = 1 -> 2\n    }\n\nPlan: 0 to add\n'
)
EVENT = {
    "@level": "info",
    "@message": "aws_lb.a: Plan to update",
    "type": "planned_change",
    "change": {"resource": {"addr": "aws_lb.a", "resource_type": "aws_lb"}, "action": "update"},
}
LINE = json.dumps(EVENT)
LOG = "title: A night\nsteps:\n  - do: apply\n    with: terraform\n"


def read(data: bytes, name: str = "-", form: Form | None = None) -> Material:
    return read_material(name, data, form, Settings())


def wrapped(text: str, before: str = "", after: str = "") -> bytes:
    return f"{before}{text}{after}".encode()


JSON_SHAPES = {
    "as it is": PLAN,
    "pretty": json.dumps(plan(UPDATE), indent=2).encode(),
    "with a byte order mark": b"\xef\xbb\xbf" + PLAN,
    "utf-16 from PowerShell": PLAN.decode().encode("utf-16"),
    "utf-16 without a mark": PLAN.decode().encode("utf-16-le"),
    "utf-16, other end first": PLAN.decode().encode("utf-16-be"),
    "utf-32": PLAN.decode().encode("utf-32"),
    "windows line ends": json.dumps(plan(UPDATE), indent=2).replace("\n", "\r\n").encode(),
    "words after it": wrapped(PLAN.decode(), after="\nReleasing state lock. This may take a few moments...\n}"),
    "words before it": wrapped(PLAN.decode(), before="[command]/usr/bin/terraform show -json x.tfplan\n{ not json }\n"),
    "a wrapper's copy after it": wrapped(PLAN.decode(), after='\n::set-output name=stdout::{%0A"a"'),
    "nested": json.dumps({"mock": {"tfplan": plan(UPDATE)}}).encode(),
    "in a list": json.dumps([plan(UPDATE)]).encode(),
    "as a text in JSON": json.dumps({"stdout": PLAN.decode()}).encode(),
    "colours around it": wrapped(PLAN.decode(), before="\x1b[0m\x1b[1mterraform\x1b[0m\n", after="\x1b[0m"),
    "stamped, on one line": wrapped(PLAN.decode(), before="2026-02-14T02:40:00.1234567Z "),
    "stamped, on many": "\n".join(
        f"2026-02-14T02:40:00.1234567Z {line}" for line in json.dumps(plan(UPDATE), indent=1).split("\n")
    ).encode(),
    "no version": json.dumps({"resource_changes": UPDATE}).encode(),
    "an old version": raw(UPDATE, format_version="0.1"),
    "after much noise": wrapped(PLAN.decode(), before='{ "a": \n' * 500),
}  # fmt: skip


@pytest.mark.parametrize("shape", JSON_SHAPES)
@pytest.mark.parametrize("name", ["-", "plan.json", "run.log"])
def test_the_json_of_a_plan(shape: str, name: str) -> None:
    found = read(JSON_SHAPES[shape], name)
    assert found.form == "terraform-json"
    (one,) = found.changes
    assert (one.address, one.action, one.changed) == ("aws_lb.a", "update", (("n",), ("名",)))


def test_many_plans_in_one_text() -> None:
    found = read(wrapped(f"{PLAN.decode()}\nnext module\n{raw([change('aws_lb.b', ['delete'])]).decode()}"))
    assert [one.address for one in found.changes] == ["aws_lb.a", "aws_lb.b"]
    assert not found.trouble
    assert list(zip(found.output.numbers, found.output.texts, strict=True)) == [(2, "next module")]


def test_a_plan_beside_one_that_is_broken() -> None:
    found = read(wrapped(PLAN.decode(), after="\n" + PLAN.decode()[:-30]))
    assert len(found.changes) == 1
    assert found.trouble.startswith("its JSON is broken at line 2, column ")


def test_a_plan_that_terraform_did_not_finish() -> None:
    assert read(raw(UPDATE, errored=True)).note == CUT_SHORT
    assert read(PLAN).note == ""


LOST = {
    "empty": (b"", "it is empty; did the command before it fail?"),
    "blank": (b"\xef\xbb\xbf \r\n\n", "it is empty; did the command before it fail?"),
    "cut off": (PLAN[: len(PLAN) // 2], "its JSON is broken at line 1, column "),
    "no plan yet": (b'{"format_version":"1.0"}', "it is the JSON of a state, not of a plan"),
    "a state": (b'{"format_version":"1.0","terraform_version":"1.9.0","values":{"root_module":{}}}',
                "it is the JSON of a state, not of a plan"),
    "a version from the future": (raw(UPDATE, format_version="2.0"), "format_version 2.0 of a plan is not known"),
    "too deep": (b'{"resource_changes":' + b"[" * 100_000, "its JSON is nested too deeply"),
    "compressed": (gzip.compress(PLAN), "it is compressed; unpack it first"),
    "no text": (bytes(range(256)) + bytes(1000), "it is no text"),
}  # fmt: skip


@pytest.mark.parametrize("what", LOST)
@pytest.mark.parametrize("name", ["-", "plan.json"])
def test_what_cannot_be_read(what: str, name: str) -> None:
    data, said = LOST[what]
    with pytest.raises(Unreadable, match="^" + said.split("(")[0].replace(".", r"\.").replace("?", r"\?")):
        read(data, name)


def test_the_binary_plan_file() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("tfplan", b"\x0a")
    with pytest.raises(Unreadable, match="it is a binary plan file, or a zip; give what `terraform show -json FILE`"):
        read(file.getvalue(), "night.tfplan")


def test_the_sentence_about_broken_json_quotes_nothing_of_it() -> None:
    with pytest.raises(Unreadable) as told:
        read(b'{"format_version":"1.2","resource_changes":[{"secret":"Zqsecret"')
    assert "Zqsecret" not in str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"Run terraform plan\n{TEXT}",
        "".join(f"2026-02-14T02:40:00.1234567Z {line}\n" for line in TEXT.split("\n")),
        "".join(f"2026-02-14T02:40:00.123456Z 00O {line}\n" for line in TEXT.split("\n")),
        "".join(f"[2026-02-14T02:40:00.123Z] {line}\n" for line in TEXT.split("\n")),
        "".join(f"02:40:00.123 STDOUT [prod/db] terraform: {line}\n" for line in TEXT.split("\n")),
        "".join(f"[prod/db] {line}\n" for line in TEXT.split("\n")),
        TEXT.replace("  # aws_lb.a", "\x1b[1m  # aws_lb.a\x1b[0m").replace("~", "\x1b[33m~\x1b[0m"),
        "```diff\n" + TEXT.replace("      ~", "!     ").replace("  ~", "! ") + "```\n",
        TEXT.replace("\n", "\r\n"),
    ],
    ids=[
        "bare",
        "log",
        "GitHub",
        "GitLab",
        "Jenkins",
        "Terragrunt",
        "Terragrunt, older",
        "colours",
        "Atlantis",
        "Windows",
    ],
)
@pytest.mark.parametrize("name", ["-", "plan.txt", "run.log"])
def test_the_plan_as_people_read_it(text: str, name: str) -> None:
    found = read(text.encode(), name)
    assert found.form == "terraform-text"
    assert [(one.address, one.action, one.changed) for one in found.changes] == [("aws_lb.a", "update", (("n",),))]


@pytest.mark.parametrize("before", ["", "npm install\n" * 500, "2026-02-14T02:40:00.1234567Z "])
def test_the_lines_of_plan_json(before: str) -> None:
    found = read(f"{before}{LINE}\n".encode(), "run.log")
    assert found.form == "terraform-lines"
    assert [(one.address, one.action) for one in found.changes] == [("aws_lb.a", "update")]


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("-", "Error: no\n", "log"),
        ("apply.log", "# root prompt\nterraform apply\n", "log"),
        ("-", "# whoami\nroot\n", "log"),
        ("-", "# Runbook\n\n1. terraform apply\n", "document"),
        ("-", "#!/bin/sh\nterraform apply\n", "document"),
        ("runbook.md", "terraform apply\n", "document"),
        ("run.sh", "echo\n", "document"),
        ("Makefile", "all:\n", "document"),
        (".gitlab-ci.yml", "apply:\n  script: terraform apply\n", "document"),
        ("logs/windows/night.yml", LOG, "worklog"),
        ("-", LOG, "worklog"),
        ("night.log", LOG, "log"),
        ("data.json", '{"a": 1}', "log"),
        ("runbook.md", f"```\n{TEXT}```\n", "document"),
    ],
)
def test_what_it_is(name: str, text: str, form: str) -> None:
    assert read(text.encode(), name).form == form


def test_an_empty_document_is_no_trouble() -> None:
    assert read(b"", "README.md").document == ("",)


def test_a_transcript_as_the_screen_showed_it() -> None:
    raw_ = (
        b"\x1b]0;title\x07\x1b[32m$ \x1b[0mtyp\x08\x08\x08terraform apply\r\n10%\r50%\rdone\r\nError: reset by peer\r\n"
    )
    found = read(raw_, "typescript")
    assert list(zip(found.output.numbers, found.output.texts, strict=True)) == [
        (1, "$ terraform apply"),
        (2, "done"),
        (3, "Error: reset by peer"),
    ]


def test_a_work_log() -> None:
    found = read(LOG.encode(), "night.yml")
    assert [step.with_ for step in found.steps] == ["terraform"]
    with pytest.raises(Unreadable, match="line "):
        read(b"title: A night\nsteps: [\n", "night.yml")


@given(st.binary(max_size=300), st.sampled_from(["-", "plan.json", "x.md", "x.yml"]))
def test_any_bytes_are_survived(data: bytes, name: str) -> None:
    said = ""
    try:
        said = read(data, name).form
    except Unreadable as told:
        said = str(told)
    assert said


def test_a_plan_in_a_document_is_told_not_judged() -> None:
    page = b"# Plan\n\n```json\n" + PLAN + b"\n```\n"
    found = read(page, "page.md")
    assert (found.form, found.changes) == ("document", ())
    assert "--as terraform-json" in found.note


@pytest.mark.parametrize("before", ["web-1  | ", "stdout F ", "+", "> "])
def test_what_stands_before_every_line_of_a_plan(before: str) -> None:
    pretty = json.dumps(json.loads(PLAN), indent=2)
    text = "".join(f"{before}{line}\n" for line in ["begin", *pretty.split("\n"), "end"])
    assert [one.address for one in read(text.encode()).changes] == ["aws_lb.a"]


def test_a_plan_cut_at_the_width_of_a_terminal() -> None:
    text = json.dumps(json.loads(PLAN))
    cut = "".join(f"{text[at : at + 60]}\n" for at in range(0, len(text), 60))
    assert [one.address for one in read(f"$ terraform show -json\n{cut}$ \n".encode()).changes] == ["aws_lb.a"]
