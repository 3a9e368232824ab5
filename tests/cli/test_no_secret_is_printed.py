"""Whatever is wrong beside a secret, and in whatever form it is told: no output holds it, and nothing is published."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kb.secrets.redact import INSTEAD
from tests.secrets.test_kinds import KEY, filled

Verb = Callable[..., Result]
WORD = "SakuraX9¦q7zT".replace("¦", "")
TOKEN = filled("ghp_{A36}")
ESCAPED = "".join(f"\\x{ord(character):02x}" for character in WORD)
SHOWN = (WORD[:6], WORD[-6:], ESCAPED[:12], TOKEN[4:12], TOKEN[-8:], *KEY.split("\n")[1:-1])

RECORDS = {
    "unknown-field": f'sytems: ["パスワードは {WORD}"]\n',
    "no-outcome": f"outcome: password={WORD}\n",
    "no-time": f"window: {{start: password={WORD}}}\nactual: {{start: '{TOKEN}'}}\n",
    "eaten": f"steps:\n  - do: パスワードは {WORD}: then: {WORD} again\n",
    "cut": f"summary: パスワードは {WORD} #cut {TOKEN}\n",
    "escaped": f'outcome: "password={ESCAPED}"\nactual: {{start: "{ESCAPED}"}}\n',
    "reference": f"follows: ['password={WORD}']\nsummary: '[[password={WORD}]]'\n",
    "key": f"password={WORD}: y\n{TOKEN}: z\n",
    "lines": "error: |\n" + "".join(f"  {line}\n" for line in KEY.split("\n")),
    "open-quote": f"summary: '{TOKEN}\n",
    "twice": f"summary: {TOKEN}\nsummary: {TOKEN}\n",
    "link": f"links: [{{title: x, url: 'javascript:{TOKEN}'}}, {{title: y, url: 'https://u:{WORD}@['}}]\n",
    "word": f"systems: [Password={WORD}]\ntags: ['{TOKEN}']\n",
    "step": f"steps:\n  - {{do: run it with the new token {TOKEN} and go on, minutes: 'password={WORD}'}}\n",
    "planned": f"steps:\n  - do: curl -u a:{WORD} https://h/\n  - id: '{TOKEN}'\n    do: password={WORD}\n",
    "waived": f"waive: [{{rule: '{TOKEN}', because: 'password={WORD}'}}]\n",
    "full-width": f"summary： {TOKEN}\n",
    "tab": f"summary: |\n\tpassword={WORD}\n",
    "action": f"actions: [{{do: 'PW={WORD}', due: 'password={WORD}', ticket: 'javascript:{TOKEN}'}}]\n",
    "below": f"window:\n  start: >-\n    password is\n    {WORD}\n",
    "carried-on": f'outcome: "{TOKEN[:10]}\\\n    {TOKEN[10:]}"\n',
}
PITFALL = f"""
title: x
symptom: x
recover: ['password={WORD}']
detect:
  - error_text: {{pattern: '({TOKEN}'}}
  - error_text: {{pattern: boom}}
    examples: {{hit: [{{text: 'password={WORD}'}}], clean: [{{text: 'boom password={WORD}'}}]}}
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A knowledge base with a secret beside every kind of mistake."""
    texts = {f"logs/windows/{name}.yml": f"title: x\n{text}" for name, text in RECORDS.items()}
    texts |= {
        "logs/kb.yml": f"schema: 1\nas_of: 2026-02-15\nbogus: {TOKEN}\n",
        "logs/pitfalls/p1.yml": PITFALL,
        "mkdocs.yml": "site_name: x\nplugins: [kb]\n",
        "docs/x.md": f"# x\n\n[[{TOKEN}]] <img src=https://u:{WORD}@h/x> password={WORD}\n",
    }
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


NAMES = (
    f"logs/windows/x-{TOKEN}.yml",
    f"logs/windows/{TOKEN}.png",
    f"docs/{TOKEN}/x.md",
    f"docs/{TOKEN}/PW={WORD}.html",
)


@pytest.fixture
def misnamed(base: Path) -> Path:
    """The same with one in the names of files, and something to say of each."""
    for name in NAMES:
        (base / name).parent.mkdir(exist_ok=True)
        (base / name).write_text("title: x\nsytems: [y]\n\n[[no-such]] password\n", "utf-8")
    (base / "logs/windows/with.yml").write_text(f"title: x\nattachments: [{{file: {TOKEN}.png}}]\n", "utf-8")
    return base


def told(result: Result) -> list[str]:
    return [piece for piece in SHOWN if piece in result.output]


@pytest.mark.parametrize(
    "verb",
    [
        *(f"check --format {form}" for form in ("text", "json", "github", "sarif")),
        *("check --strict", "check --diff", "check --redact --diff", "build", "build --public", "export out"),
        *(
            "find password",
            "actions",
            "actions --format json",
            "actions --format markdown",
            "stats",
            "stats --format json",
            "stats --format markdown",
            "links",
            "links --format json",
            "log --record planned",
            "log start 9 --record planned",
            "log start 1 --record planned",
        ),
        *("brief step", "brief step --format json", "brief step --format markdown", "explain secret"),
        *(f"detect --format {form} logs/windows/step.yml" for form in ("text", "json", "markdown")),
    ],
)
def test_no_output_holds_it(misnamed: Path, kb: Verb, verb: str) -> None:
    result = kb(misnamed, *verb.split())
    assert told(result) == []
    assert "Traceback" not in result.output
    assert not (misnamed / "site").exists()
    assert not (misnamed / "out").exists()


def test_a_name_with_a_secret_is_told(misnamed: Path, kb: Verb) -> None:
    problems = json.loads(kb(misnamed, "check", "--format", "json").stdout)["problems"]
    found = [(one["path"], one["message"]) for one in problems if one["rule"] == "secret"]
    hidden = "ghp_" + "*" * 36
    for path, what in (
        (f"docs/{hidden}/PW={'*' * len(WORD)}.html", "file holds what looks like a password"),
        (f"docs/{hidden}/PW={'*' * len(WORD)}.html", "folder holds what looks like a GitHub token ('ghp_…')"),
        (f"logs/windows/{hidden}.png", "file holds what looks like a GitHub token ('ghp_…')"),
        (f"logs/windows/x-{hidden}.yml", "file holds what looks like a GitHub token ('ghp_…')"),
    ):
        assert found.count((path, f"the name of this {what}")) == 1


def test_every_one_is_told_and_taken_out(base: Path, kb: Verb) -> None:
    found = kb(base, "check", "--format", "github").output
    for name in RECORDS:
        if name != "below":
            assert f"file=logs/windows/{name}.yml" in [
                one.split(",")[0].split()[-1] for one in found.splitlines() if "kb secret::" in one
            ], name
    result = kb(base, "check", "--redact")
    assert told(result) == []
    assert "secret]" not in result.output
    for path in (base / "logs").rglob("*.yml"):
        text = path.read_text("utf-8")
        assert not [piece for piece in SHOWN if piece in text], path
        assert INSTEAD in text
