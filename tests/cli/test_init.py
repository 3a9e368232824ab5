"""`kb init`: what it writes works at once, says the truth about where kb comes from, and never overwrites."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from kb.cli import menu
from kb.cli.schema import write_schemas
from kb.pipeline import check
from kb.read.beside.site_settings import read_site_settings
from kb.shipped import templates_dir
from kb.write.starter import PUBLISH, Answers, starter_files
from kb.write.templates import LANGUAGES

Run = Callable[..., Result]

EVERY_BASE = [(language, way) for language in LANGUAGES for way in PUBLISH]
NAMES = ["demo", "Störungen: #1 'DB'", "障害の記録"]
AWS = {"aws/site.tf", "aws/to-index.js", "aws/.gitignore"}
LONG_AFTER = "2031-01-01 00:00"


class _Lenient(yaml.SafeLoader):
    """Reads mkdocs.yml and CI files without MkDocs; `on:` stays a word, as in YAML 1.2."""


_Lenient.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def loaded(text: str) -> Any:
    return yaml.load(text, _Lenient)


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture(params=EVERY_BASE, ids="-".join)
def files(request: pytest.FixtureRequest) -> dict[str, str]:
    language, way = request.param
    return starter_files(Answers("demo", language, "Asia/Tokyo", publish=way))


@pytest.mark.parametrize(("language", "way"), EVERY_BASE)
def test_a_new_base_has_nothing_to_complain_of_now_and_later(kb: Run, tmp_path: Path, language: str, way: str) -> None:
    result = kb(tmp_path, "init", "demo-kb", "--lang", language, "--publish", way)
    assert result.exit_code == 0, result.output
    today, later = (check(tmp_path / "demo-kb", now) for now in (None, LONG_AFTER))
    assert (today.problems, later.problems) == ((), ())
    assert len(today.library.by_id) == 4
    assert (today.site.language, today.site.name) == (language, "demo-kb")


def test_the_first_hour(kb: Run, tmp_path: Path) -> None:
    base = tmp_path / "demo-kb"
    assert kb(tmp_path, "init", "demo-kb").exit_code == 0
    assert kb(base, "new", "window", "--title", "x: y", "--start", "2026-12-12 02:00").exit_code == 0
    follow = ("--from", "2026-05-12-renew-the-shop-certificate", "--start", "2026-12-13 02:00")
    assert kb(base, "new", "window", *follow).exit_code == 0
    assert kb(base, "check", "--strict").exit_code == 0
    built = kb(base, "build")
    assert built.exit_code == 0, built.output
    assert (base / "site" / "runbooks" / "renew-a-certificate" / "index.html").is_file()


@pytest.mark.parametrize("name", NAMES)
def test_the_name_is_kept_as_it_is(kb: Run, tmp_path: Path, name: str) -> None:
    kb(tmp_path, "init", "--name", name)
    assert read_site_settings(tmp_path).name == name
    assert (tmp_path / "README.md").read_text("utf-8").startswith(f"# {name}\n")


def test_every_place_is_filled_and_every_format_reads(files: dict[str, str]) -> None:
    for path, text in files.items():
        assert "@{" not in text, path
        assert text.endswith("\n"), path
        assert not re.search(r"[ \t]$", text, re.MULTILINE), path
        if path.endswith((".yml", ".yaml")):
            assert isinstance(loaded(text), dict), path
        if path.endswith(".json"):
            json.loads(text)


def test_nobody_is_told_to_install_a_stranger(files: dict[str, str]) -> None:
    """`kb` on the public index is someone else's, and nobody owns maintenance-kb there until it is published."""
    for path, text in files.items():
        assert not re.search(r"\b(?:pip|pipx|uv|uvx)\b[^\n]* kb\b(?! )", text), path
        assert not re.search(r"(?:install|add|run)\s+(?:-\S+\s+)*(?:maintenance-)?kb\b", text), path
    lines = files["requirements.txt"].splitlines()
    assert any(">>> FILL IN" in line for line in lines)
    assert all(line.startswith("#") for line in lines)


def test_workflows_may_do_little_and_name_what_they_use(files: dict[str, str]) -> None:
    workflows = {path: loaded(text) for path, text in files.items() if path.startswith(".github/workflows/")}
    assert workflows
    for path, workflow in workflows.items():
        assert workflow["permissions"] == {"contents": "read"}
        for job in workflow["jobs"].values():
            assert job["timeout-minutes"]
            assert set(job.get("permissions", {})) <= {"pages", "id-token", "pull-requests", "contents"}
            steps = job["steps"]
            if job.get("permissions"):
                assert not any("pip" in step.get("run", "") for step in steps), "no stranger's code beside a token"
            for step in steps:
                assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step.get("uses", "a/b@v1")), path
                assert "${{" not in step.get("run", ""), "a name from outside reaches a shell as a variable only"


def test_every_workflow_uses_the_same_version_of_an_action() -> None:
    starters = [starter_files(Answers("demo", "en", "UTC", publish=way)) for way in PUBLISH]
    used = {use for files in starters for text in files.values() for use in re.findall(r"uses: ([\w/-]+@v\d+)", text)}
    assert len(used) == len({use.partition("@")[0] for use in used}), sorted(used)


def test_pull_requests_are_checked_since_their_base_and_all_of_it_daily(files: dict[str, str]) -> None:
    github = loaded(files[".github/workflows/kb.yml"])
    step = github["jobs"]["changes"]["steps"][-1]
    assert step["env"] == {"BASE": "origin/${{ github.base_ref }}"}
    assert step["run"] == 'kb check --since "$BASE" --format github'
    assert set(github["on"]) == {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert [one.get("run") for one in github["jobs"]["everything"]["steps"][-3:-1]] == [
        "kb check --format github",
        "kb build --record-urls",
    ]
    assert github["jobs"]["addresses"]["if"] == "github.event_name == 'push'"
    gitlab = loaded(files[".gitlab-ci.yml"])
    assert 'kb check --since "origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"' in gitlab["changes"]["script"][-1]
    assert gitlab["everything"]["script"][:2] == ["kb check", "kb build --record-urls"]


@pytest.mark.parametrize("way", PUBLISH)
def test_only_what_was_asked_for_publishes(way: str) -> None:
    files = starter_files(Answers("demo", "en", "UTC", publish=way))
    publishing = {path for path in files if "publish" in path or path.startswith("aws/")}
    assert publishing == {
        "none": set(),
        "pages": {".github/workflows/publish.yml"},
        "gitlab": {".gitlab/publish.yml"},
        "s3": {".github/workflows/publish.yml", "docs/publish-on-s3.md", *AWS},
    }[way]  # fmt: skip
    for path in publishing:
        if path.endswith("publish.yml"):
            assert "KB_SITE_IS_PRIVATE" in files[path]
            assert "^public:[[:blank:]]+true([[:blank:]]+#.*|[[:space:]]*)$" in files[path]
    assert loaded(files["logs/kb.yml"])["public"] == "false"


@pytest.mark.parametrize(
    ("line", "variable", "goes_on"),
    [
        ("public: false", "", False),
        ("# public: true", "", False),
        ("public: true", "", True),
        ("public: true   # asked the team", "", True),
        ("public: true\r", "", True),
        ("public: true#", "", False),
        ("public: false", "true", True),
        ("public: false", "false", False),
    ],
)
@pytest.mark.parametrize("way", ["pages", "gitlab", "s3"])
def test_publishing_stops_with_one_sentence_unless_it_may_be_seen(
    tmp_path: Path, way: str, line: str, variable: str, *, goes_on: bool
) -> None:
    files = starter_files(Answers("demo", "en", "UTC", publish=way))
    path = next(path for path in files if path.endswith("publish.yml"))
    jobs = loaded(files[path])
    scripts = (
        jobs["pages"]["script"] if way == "gitlab" else [one.get("run", "") for one in jobs["jobs"]["build"]["steps"]]
    )
    guard = next(script for script in scripts if "KB_SITE_IS_PRIVATE" in script)
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs/kb.yml").write_text(f"schema: 1\n{line}\n", "utf-8")
    environment = {"PATH": os.environ["PATH"], "KB_SITE_IS_PRIVATE": variable}
    ran = subprocess.run(
        ["bash", "-e", "-c", guard], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode == 0) is goes_on
    assert ran.stdout.count("\n") == (0 if goes_on else 1)


def test_the_recipe_for_s3_names_its_parts() -> None:
    files = starter_files(Answers("demo", "en", "UTC", publish="s3"))
    for part in (
        "origin_access_control",
        "public_access_block",
        "custom_error_response",
        "openid_connect",
        "to-index.js",
    ):
        assert part in files["aws/site.tf"]
    upload = files[".github/workflows/publish.yml"]
    assert "cache-control" in upload
    assert "role-to-assume" in upload
    assert not re.search(r"AWS_(ACCESS_KEY|SECRET)|secrets\.", upload)


def test_the_hook_runs_also_for_a_commit_that_only_deletes(files: dict[str, str]) -> None:
    """pre-commit hands over no deleted file, and leaves out a hook that has none to check."""
    (hook,) = loaded(files[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    assert (hook["entry"], hook["always_run"], hook["pass_filenames"]) == ("kb check", "true", "false")


def test_the_schemas_are_those_that_kb_writes(tmp_path: Path) -> None:
    files = starter_files(Answers("demo", "en", "UTC"))
    for kind, path in write_schemas(tmp_path).items():
        assert files[f".kb/schema/{kind}.json"] == path.read_text("utf-8")
    for schema in loaded(files[".vscode/settings.json"])["yaml.schemas"]:
        assert schema.removeprefix("./") in files


def test_schemas_are_committed_and_the_rest_of_kb_is_not(kb: Run, git: Callable[..., str], tmp_path: Path) -> None:
    kb(tmp_path, "init", "--publish", "s3")
    (tmp_path / ".kb/cache").mkdir()
    (tmp_path / ".kb/cache/x").write_text("")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    committed = set(git(tmp_path, "ls-files").split())
    assert committed == set(everything(tmp_path)) - {
        path for path in everything(tmp_path) if path.startswith((".git/", ".kb/cache", "site/"))
    }


def test_both_languages_have_the_same_files_and_settings() -> None:
    english, japanese = (starter_files(Answers("demo", language, "UTC", publish="s3")) for language in LANGUAGES)
    assert set(english) == set(japanese)
    settings = [loaded(files["mkdocs.yml"]) for files in (english, japanese)]
    for one in settings:
        one["nav"] = [list(entry.values()) for entry in one["nav"]]
        for palette in one["theme"]["palette"]:
            del palette["toggle"]["name"]
        del one["theme"]["language"]
    assert settings[0] == settings[1]
    assert "repo_url" not in settings[0]
    assert settings[0]["theme"]["font"] == "false"
    skeletons = [
        re.findall(r"^ *-? *([a-z_]+):", english[path], re.MULTILINE) for path in english if path.startswith("logs/w")
    ]
    assert skeletons == [
        re.findall(r"^ *-? *([a-z_]+):", japanese[path], re.MULTILINE) for path in japanese if path.startswith("logs/w")
    ]


def test_what_exists_is_listed_and_nothing_is_written(kb: Run, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "docs").mkdir()
    before = everything(tmp_path)
    result = kb(tmp_path, "init")
    assert result.exit_code == 2
    assert result.stderr.startswith("exists: README.md\nkb: nothing was written")
    assert everything(tmp_path) == before
    result = kb(tmp_path, "init", "--add-missing")
    assert result.exit_code == 0
    assert "left alone  README.md\n" in result.stdout
    assert (tmp_path / "README.md").read_text() == "mine"
    assert (tmp_path / "mkdocs.yml").is_file()


def test_publishing_can_be_added_later_without_the_examples(kb: Run, tmp_path: Path) -> None:
    kb(tmp_path, "init", "--lang", "ja")
    for path in (tmp_path / "logs").rglob("*-*.yml"):
        path.unlink()
    before = everything(tmp_path)
    assert kb(tmp_path, "init", "--publish", "s3", "--add-missing").exit_code == 0
    added = set(everything(tmp_path)) - set(before)
    assert ".github/workflows/publish.yml" in added
    assert not any(path.startswith("logs/") for path in added)
    assert "S3 と CloudFront で公開する" in (tmp_path / "docs/publish-on-s3.md").read_text("utf-8")


def test_no_link_is_followed_out_of_the_folder(kb: Run, tmp_path: Path) -> None:
    base, elsewhere = tmp_path / "base", tmp_path / "elsewhere"
    base.mkdir()
    elsewhere.mkdir()
    (base / "logs").symlink_to(elsewhere)
    result = kb(base, "init")
    assert result.exit_code == 2
    assert "on the way to logs/" in result.stderr
    assert everything(elsewhere) == {}
    assert [path.name for path in base.iterdir()] == ["logs"]


def test_a_failure_leaves_nothing_half_done(kb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(path: Path, text: str) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("kb.write.together.create_file", failing)
    with pytest.raises(OSError, match="No space"):
        kb(tmp_path, "init", "new/deep/demo")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--timezone", "JST+9"], "--timezone: 'JST+9' is not a time zone"),
        (["--package-source", "kb"], "--package-source: 'kb' is no place for a package"),
        (["--package-source", "https://me:pw@x.example/kb.whl"], "--package-source: a password or token"),
        (["--site-url", "kb.example.com"], "--site-url: 'kb.example.com' is no address"),
        (["--name", "a\x00b"], "--name: the text holds U+0000"),
    ],
)
def test_wrong_answers_are_told_and_nothing_is_written(
    kb: Run, tmp_path: Path, options: list[str], sentence: str
) -> None:
    result = kb(tmp_path, "init", *options)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_on_a_terminal_it_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.cli.asking.at_terminal", lambda: True)
    monkeypatch.chdir(tmp_path)
    answers = "fr\nja\npages\n障害の記録\n\n==0.1.0\nhttps://kb.example.com/\n"
    result = CliRunner().invoke(menu, ["init", "base"], input=answers, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert "'fr' is none of en, ja" in result.stderr
    site = read_site_settings(tmp_path / "base")
    assert (site.name, site.language, site.url) == ("障害の記録", "ja", "https://kb.example.com/")
    assert "timezone: Asia/Tokyo\n" in (tmp_path / "base/logs/kb.yml").read_text("utf-8")
    assert (tmp_path / "base/requirements.txt").read_text("utf-8").endswith("\nmaintenance-kb==0.1.0\n")
    assert (tmp_path / "base/.github/workflows/publish.yml").is_file()


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LC_ALL": "C.UTF-8", "LANG": "ja_JP.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "ja", "LANG": "en_US.UTF-8"}, "ja"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_terminal_is_offered(
    said: dict[str, str], language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kb.cli.asking.at_terminal", lambda: True)
    assert CliRunner().invoke(menu, ["init", "asked"], input="\n" * 6).exit_code == 0
    monkeypatch.setattr("kb.cli.asking.at_terminal", lambda: False)
    assert CliRunner().invoke(menu, ["init", "scripted"]).exit_code == 0
    assert [read_site_settings(tmp_path / name).language for name in ("asked", "scripted")] == [language, "en"]


def test_no_template_is_a_hidden_file() -> None:
    """A hidden file among the templates could steer git, an editor or CI in our own repository."""
    assert not list((templates_dir() / "init").rglob(".*"))
