from __future__ import annotations

from pathlib import Path

import pytest

from kb.atomic import create_file
from kb.write.demo import LAST, can_take, demo_files, write_demo

FILES = {"mkdocs.yml": "site\n", "logs/windows/a.yml": "a\n", LAST: "schema: 1\n"}


def everything(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): path.read_text() for path in root.rglob("*") if path.is_file()}


def test_the_settings_of_the_knowledge_base_come_last() -> None:
    assert [*demo_files("en")][-1] == LAST


def test_nothing_of_the_checkout_but_records_and_runbooks_is_in_it() -> None:
    tops = {name.partition("/")[0] for name in demo_files("ja")}
    assert tops == {"logs", "docs", "mkdocs.yml", ".kb", ".gitignore", ".vscode"}
    assert {name.partition("/")[2] for name in demo_files("en") if name.startswith("docs/")} == {
        "runbooks/index.md", "runbooks/recreate-production-db.md", "runbooks/terraform-apply-at-night.md",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["new", "new/deep", "there"])
def test_all_files_are_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "there").mkdir()
    inode = (tmp_path / "there").stat().st_ino
    assert can_take(tmp_path / name, FILES)
    write_demo(tmp_path / name, FILES)
    assert everything(tmp_path / name) == FILES
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "there").stat().st_ino == inode, "a shell may stand in it"


def test_what_a_killed_run_has_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "logs/windows").mkdir(parents=True)
    (tmp_path / "logs/windows/a.yml").write_text("a\n")
    (tmp_path / "logs/.kb-abcdefgh.tmp").write_text("sch")
    assert can_take(tmp_path, FILES)
    write_demo(tmp_path, FILES)
    assert everything(tmp_path) == FILES


@pytest.mark.parametrize("name", ["mine", "logs/windows/a.yml", LAST, ".git/HEAD"])
def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(FILES[LAST] if name == LAST else "mine\n")
    assert not can_take(tmp_path, FILES)


def test_no_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    (tmp_path / "base").mkdir()
    (tmp_path / "base/logs").symlink_to(tmp_path / "base")
    (tmp_path / "file").write_text("")
    assert not any(can_take(tmp_path / name, FILES) for name in ("nowhere", "base", "file"))


def test_what_comes_between_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, chmod = tmp_path / "new", Path.chmod

    def come_between(path: Path, mode: int) -> None:
        folder.mkdir()
        (folder / "mine").write_text("mine")
        chmod(path, mode)

    monkeypatch.setattr(Path, "chmod", come_between)
    with pytest.raises(OSError, match="nothing was written"):
        write_demo(folder, FILES)
    assert everything(tmp_path) == {"new/mine": "mine"}


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_an_empty_folder_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def failing(path: Path, data: str) -> None:
        create_file(path, data)
        if path.name == "a.yml":
            raise fault

    monkeypatch.setattr("kb.write.together.create_file", failing)
    with pytest.raises(type(fault)):
        write_demo(tmp_path, FILES)
    assert [*tmp_path.iterdir()] == []
