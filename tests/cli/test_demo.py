"""`kb demo`: what it writes works far from our repository, and a look at it leaves nothing behind."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import Result

from kb.pipeline import check
from kb.problem import Level

Run = Callable[..., Result]
ROOT = Path(__file__).parents[2]
NAME = "夜の 作業"
LOG = "2026-02-14-recreate-production-db"


@pytest.fixture
def kept(kb: Run, tmp_path: Path) -> tuple[Path, Result]:
    """The demo in a folder, and what was said."""
    result = kb(tmp_path, "demo", NAME)
    assert result.exit_code == 0, result.stderr
    return tmp_path / NAME, result


def test_it_has_lessons_and_no_misfits_without_our_repository(kept: tuple[Path, Result]) -> None:
    checked = check(kept[0], None)
    assert not [one for one in checked.problems if one.level is Level.ERROR]
    assert {one.rule for one in checked.problems} >= {"decide-by", "expert-review"}
    assert f"{checked.now:%Y-%m-%d}" == "2026-11-27"


def test_each_command_that_it_names_shows_something_there(
    kb: Run, kept: tuple[Path, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [line.split("  ")[1] for line in kept[1].stderr.splitlines() if line.startswith("  ")]
    assert shlex.split(steps[0]) == ["cd", NAME]
    assert {step.split()[1] for step in steps[1:]} >= {"check", "serve", "brief", "detect"}
    shown: list[Path] = []
    monkeypatch.setattr("kb.cli.serve.serve_site", lambda root, *_, **__: shown.append(root))
    for step in steps[1:]:
        verb, *rest = shlex.split(step)[1:]
        result = kb(kept[0], verb, *rest)
        assert result.exit_code == (verb in ("brief", "detect")), f"{step}: {result.output}"
        assert len(result.stdout) > 500 or verb == "serve", step
    assert shown == [kept[0]]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ja"])
def test_plain_mkdocs_has_nothing_to_warn_of(kb: Run, tmp_path: Path, language: str) -> None:
    kb(tmp_path, "demo", "x", "--lang", language)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    run = subprocess.run(command, cwd=tmp_path / "x", env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    page = (tmp_path / "x/site/runbooks/terraform-apply-at-night/index.html").read_text("utf-8")
    assert f'<html lang="{language}"' in page
    assert "../../pitfalls/terraform-reverts-maintenance-switch/" in page
    assert "git.example" not in page


@pytest.mark.parametrize("name", ["there", "file"])
def test_what_is_there_already_is_left_alone(kb: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there/mine").write_text("mine")
    (tmp_path / "file").write_text("mine")
    result = kb(tmp_path, "demo", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"kb: there is something in {name} already; nothing was written")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "mine", "there"]


@pytest.mark.parametrize("options", [("--open",), ("--addr", "127.0.0.1:8001")])
def test_what_is_for_a_look_is_not_for_a_folder(kb: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    result = kb(tmp_path, "demo", "x", *options)
    assert result.exit_code == 2
    assert "in the folder, run: kb serve" in result.stderr
    assert not (tmp_path / "x").exists()


def test_in_the_folder_itself_there_is_no_need_to_go_there(kb: Run, tmp_path: Path) -> None:
    result = kb(tmp_path, "demo", ".")
    assert result.exit_code == 0
    assert "  cd " not in result.stderr


# A look -----------------------------------------------------------------------------------------


@contextmanager
def looking(folder: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """`kb demo` at work, with `folder` for what is temporary; signals reach it as from a terminal, also below nohup."""
    heard = "signal.signal(signal.SIGINT, signal.default_int_handler); signal.signal(signal.SIGHUP, signal.SIG_DFL)"
    start = f"import signal; {heard}; from kb.cli import main; main()"
    environment = os.environ | {"TMPDIR": str(folder), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", start, "demo", *options]
    with subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str], words: str) -> str:
    """The first line on standard error with these words."""
    assert process.stderr is not None
    return next(line for line in process.stderr if words in line)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_look_ends_with_ctrl_c_and_leaves_nothing(tmp_path: Path, how: signal.Signals) -> None:
    with looking(tmp_path, "--addr", f"127.0.0.1:{free_port()}") as process:
        assert "Ctrl-C ends it" in said(process, "the demo")
        url = said(process, "Serving on http://").split()[-1]
        for path in ("", f"windows/{LOG}/", "runbooks/"):
            with urllib.request.urlopen(f"{url}{path}") as answer:
                assert answer.status == 200
        process.send_signal(how)
        assert process.wait() == 0
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("how", [signal.SIGINT, pytest.param(signal.SIGHUP, marks=pytest.mark.slow)])
def test_ctrl_c_while_it_is_built_leaves_nothing_either(tmp_path: Path, how: signal.Signals) -> None:
    with looking(tmp_path, "--addr", f"127.0.0.1:{free_port()}") as process:
        said(process, "the demo")
        process.send_signal(how)
        _, rest = process.communicate()
        assert process.returncode == 130
        assert "Traceback" not in rest
    assert [*tmp_path.iterdir()] == []


def test_an_address_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with looking(tmp_path, "--addr", address) as process:
            assert said(process, "kb: ") == (
                f"kb: cannot listen on {address}: Address already in use; choose another with --addr\n"
            )
            assert process.wait() == 2
    assert [*tmp_path.iterdir()] == []
