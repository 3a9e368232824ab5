from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import Result

from kb import __version__
from kb.cli import MENU, main
from kb.problem import Place, Problem, Refused

Run = Callable[..., Result]
Shelf = Callable[[str], Path]
KB = (sys.executable, "-m", "kb")


def test_the_menu_lists_the_verbs(kb: Run, tmp_path: Path) -> None:
    result = kb(tmp_path, "--help")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    verbs = [line.split()[0] for line in lines[lines.index("Verbs:") + 1 :]]
    assert verbs == list(MENU)
    assert "_KB_COMPLETE=bash_source" in result.stdout


@pytest.mark.parametrize("arguments", [(), ("-h",)])
def test_the_menu_is_also_the_answer_to_nothing(kb: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert kb(tmp_path, *arguments).stdout == kb(tmp_path, "--help").stdout


def test_version(kb: Run, tmp_path: Path) -> None:
    assert kb(tmp_path, "--version").stdout == f"kb {__version__}\n"


@pytest.mark.parametrize(
    ("verb", "hint"), [("chek", " Did you mean 'check'?"), ("explian", " Did you mean 'explain'?"), ("qqq", "")]
)
def test_an_unknown_verb_is_2(kb: Run, tmp_path: Path, verb: str, hint: str) -> None:
    result = kb(tmp_path, verb)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"There is no verb '{verb}'.{hint}\n" in result.stderr


def test_an_unknown_option_is_2(kb: Run, tmp_path: Path) -> None:
    assert kb(tmp_path, "--frmat").exit_code == 2
    assert kb(tmp_path, "check", "--frmat").exit_code == 2


@pytest.mark.parametrize(("typed", "offered"), [("ch", ["check"]), ("s", ["serve", "schema", "stats"]), ("zzz", [])])
def test_the_tab_key_completes_verbs_without_importing_them(tmp_path: Path, typed: str, offered: list[str]) -> None:
    environment = {**os.environ, "_KB_COMPLETE": "bash_complete", "COMP_WORDS": f"kb {typed}", "COMP_CWORD": "1"}
    code = "import sys; from kb.cli import menu; menu.main(prog_name='kb')"
    answer = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert [line.partition(",")[2] for line in answer.stdout.split()] == offered


def imported_by(folder: Path, *arguments: str) -> set[str]:
    code = "import sys; from kb.cli import menu; menu.main(sys.argv[1:], 'kb', standalone_mode=False)"
    code += "; print('\\n'.join(sys.modules), file=sys.stderr)"
    command = [sys.executable, "-c", code, *arguments]
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return {line.partition(".")[0] for line in answer.stderr.splitlines()} | set(answer.stderr.splitlines())


def test_help_imports_nothing_of_ours_and_little_else(tmp_path: Path) -> None:
    loaded = imported_by(tmp_path, "--help")
    assert {name for name in loaded if name.startswith("kb.")} == {"kb.cli", "kb.late"}
    assert loaded.isdisjoint({"pydantic", "yaml", "rich", "mkdocs", "jinja2"})


@pytest.mark.parametrize(
    "page", ["", "docs/x.md\n| See [[paint#symptom]].\nlogs/pitfalls/paint.yml\n| symptom: wet\n| title: x"]
)
def test_check_imports_no_site(shelf: Shelf, page: str) -> None:
    loaded = imported_by(shelf(page), "check")
    assert "pydantic" in loaded
    assert loaded.isdisjoint({"mkdocs", "jinja2", "markdown_it", "rich"})


def test_detect_far_from_the_logs_imports_no_records(tmp_path: Path) -> None:
    file = {"kb": "pitfalls", "version": 1, "pitfalls": [{"id": "p", "detect": [{"error_text": {"pattern": "reset"}}]}]}
    (tmp_path / "pitfalls.json").write_text(json.dumps(file))
    (tmp_path / "run.log").write_text("fine\n")
    loaded = imported_by(tmp_path, "detect", "--kb", "pitfalls.json", "run.log")
    assert "kb.detect.catalogue" in loaded
    assert loaded.isdisjoint({"yaml", "kb.library", "kb.model.worklog", "kb.read.folder", "kb.secrets", "kb.atomic"})


def call_main(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["kb", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def a_verb_that_raises(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    @click.command()
    def verb() -> None:
        raise error

    module = ModuleType("a_verb")
    module.verb = verb  # type: ignore[attr-defined]  # a module made by hand
    monkeypatch.setitem(sys.modules, "a_verb", module)
    monkeypatch.setitem(MENU, "verb", ("a_verb:verb", ""))
    monkeypatch.delenv("KB_DEBUG", raising=False)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError("x"), "kb: a fault of kb itself: KeyError: 'x' (test_menu.py:"),
        (ValueError("two\nlines"), "kb: a fault of kb itself: ValueError: two lines (test_menu.py:"),
        (RecursionError(), "kb: a fault of kb itself: RecursionError: (test_menu.py:"),
        (PermissionError(13, "Permission denied", "logs/x.yml"), "kb: logs/x.yml: Permission denied\n"),
        (OSError(28, "No space left on device"), "kb: No space left on device\n"),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, said: str
) -> None:
    a_verb_that_raises(monkeypatch, error)
    assert call_main(monkeypatch, "verb") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_what_people_wrote_is_a_problem_and_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_verb_that_raises(monkeypatch, Refused([Problem(Place("templates/x.j2", 3), "template-fault", "it is broken")]))
    assert call_main(monkeypatch, "verb") == 1
    out, err = capsys.readouterr()
    assert err.startswith("templates/x.j2:3:1: error[template-fault]: it is broken\n")
    assert out == ""


def test_kb_debug_shows_where(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    a_verb_that_raises(monkeypatch, KeyError("x"))
    monkeypatch.setenv("KB_DEBUG", "1")
    assert call_main(monkeypatch, "verb") == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt(), 130), (click.Abort(), 130), (click.FileError("x"), 2), (SystemExit(1), 1)]
)
def test_other_ends(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    a_verb_that_raises(monkeypatch, error)
    assert call_main(monkeypatch, "verb") == code


@pytest.mark.parametrize(("arguments", "code"), [(("--version",), 0), (("chek",), 2), (("explain", "nope"), 2)])
def test_exit_codes_reach_the_shell(tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    assert subprocess.run([*KB, *arguments], cwd=tmp_path, capture_output=True, check=False).returncode == code


def test_a_closed_pipe_is_no_reason_to_shout(shelf: Shelf) -> None:
    root = shelf("\nlogs/windows/x.yml\n" + "".join(f"| unknown-{number}: x\n" for number in range(2000)))
    with subprocess.Popen([*KB, "check"], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait()


def test_a_name_that_is_no_text_can_be_printed(shelf: Shelf) -> None:
    root = shelf("")
    (root / "logs/windows").mkdir()
    (root / os.fsdecode(b"logs/windows/\xe3.yml")).touch()
    for form in ("text", "json", "github", "sarif"):
        answer = subprocess.run([*KB, "check", "--format", form], cwd=root, capture_output=True, check=False)
        assert (answer.returncode, answer.stderr) == (1, b""), form


def test_no_color_is_obeyed_everywhere(kb: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    @click.command()
    @click.pass_context
    def verb(context: click.Context) -> None:
        seen.append(context.color)

    module = ModuleType("a_verb")
    module.verb = verb  # type: ignore[attr-defined]  # a module made by hand
    monkeypatch.setitem(sys.modules, "a_verb", module)
    monkeypatch.setitem(MENU, "verb", ("a_verb:verb", ""))
    kb(tmp_path, "verb")
    monkeypatch.setenv("NO_COLOR", "1")
    kb(tmp_path, "verb")
    assert seen == [None, False]


def test_ctrl_c_is_130(tmp_path: Path) -> None:
    code = "import signal, time, click, sys, kb.cli\n"
    code += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a test run in the background ignores it
    code += "@click.command()\ndef verb():\n  print('ready', flush=True)\n  time.sleep(60)\n"
    code += "sys.modules['a_verb'] = sys.modules['__main__']\nkb.cli.MENU['verb'] = ('a_verb:verb', '')\n"
    code += "sys.argv = ['kb', 'verb']\nkb.cli.main()"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert b"Traceback" not in process.stderr.read()
