"""The law of the house: docs/architecture.md draws the floors, and the code keeps to the drawing."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

from kb.cli import MENU

ROOT = Path(__file__).parents[1]
DRAWING = "docs/architecture.md"

MAX_LINES, MAX_FUNCTION, MAX_PARAMETERS = 200, 40, 5
LONG_FILES = {
    "kb/model/worklog.py": "a table: one line per field of a work log",
    "kb/rules/misfits.py": "words: why, PASS and FAIL of every misfit",
    "kb/rules/yaml_misfits.py": "words: the same for the YAML traps",
}
"""Files that may be longer than MAX_LINES, each with its reason."""
FORBIDDEN = {"util", "utils", "helper", "helpers", "manager", "managers", "base", "common"}
DYNAMIC_IMPORT = "kb/late.py"
"""What tables and rarely needed functions name is imported when it is called, so that the others cost nothing."""


@dataclass(frozen=True)
class Import:
    """One module that another one names, with the line."""

    target: str
    line: int
    in_function: bool


@dataclass(frozen=True)
class Module:
    """One file of kb/."""

    path: str

    @property
    def name(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def text(self) -> str:
        return (ROOT / self.path).read_text("utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        functions = [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
        inside = {id(node) for function in functions for node in ast.walk(function)}
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                found += [Import(target, node.lineno, id(node) in inside) for target in _targets(node)]
        found += [Import(where.partition(":")[0], line, in_function=False) for where, line in self.late]
        return tuple(dict.fromkeys(found))

    @cached_property
    def late(self) -> tuple[tuple[str, int], ...]:
        """What `kb.late` imports for it when it is called, with the line."""
        calls = (
            node for node in ast.walk(self.tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "late"
        )
        return tuple((str(ast.literal_eval(call.args[0])), call.lineno) for call in calls)


def _targets(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    assert node.level == 0, "relative imports are not used in kb/"
    for alias in node.names:
        whole = f"{node.module}.{alias.name}"
        yield whole if whole in _by_name() else str(node.module)


@cache
def _modules() -> tuple[Module, ...]:
    return tuple(Module(path.relative_to(ROOT).as_posix()) for path in sorted((ROOT / "kb").rglob("*.py")))


@cache
def _by_name() -> dict[str, Module]:
    return {path.name: path for path in _modules()}


@cache
def _rows(first_heading: str) -> tuple[tuple[str, str], ...]:
    """The first two cells of each row of the table that begins with `first_heading`."""
    text = (ROOT / DRAWING).read_text("utf-8")
    table = re.search(rf"^\| {first_heading} \|.*\n\|[-:| ]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    assert table, f"{DRAWING} has no table whose first column is '{first_heading}'"
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1].splitlines()]
    return tuple((row[0], row[1]) for row in rows)


@cache
def _floors() -> dict[str, int]:
    """Every room with its floor; a room is a folder (`kb/read/`) or a file (`kb/library.py`)."""
    return {room: int(floor) for floor, cell in _rows("floor") for room in re.findall(r"`(kb/[\w./]*)`", cell)}


def _room(path: str) -> str:
    """The room a file is in, or ''."""
    return max((room for room in _floors() if path == room or (room[-1] == "/" and path.startswith(room))), default="")


def test_every_module_is_in_a_room() -> None:
    homeless = [module.path for module in _modules() if not _room(module.path)]
    assert not homeless, f"give these a room in the floor table of {DRAWING}: {homeless}"


def test_every_room_exists() -> None:
    gone = [room for room in _floors() if not (ROOT / room).exists()]
    assert not gone, f"the floor table of {DRAWING} names rooms that do not exist: {gone}"


def test_imports_lead_down_or_stay_in_their_room() -> None:
    floors = _floors()
    wrong = []
    for module in _modules():
        here = _room(module.path)
        for one in module.imports:
            if one.target.partition(".")[0] != "kb":
                continue
            if one.target not in _by_name():
                wrong.append(f"{module.path}:{one.line} imports {one.target}, which does not exist")
                continue
            there = _room(_by_name()[one.target].path)
            if here and there and here != there and floors[there] >= floors[here]:
                way = "sideways" if floors[there] == floors[here] else "up"
                wrong.append(
                    f"{module.path}:{one.line} ({here}, floor {floors[here]}) imports {one.target} "
                    f"({there}, floor {floors[there]}): that leads {way}"
                )
    assert not wrong, "imports lead down or stay in their room:\n" + "\n".join(wrong)


def _place(path: str) -> str:
    """The folder in a room that a file is in, or the file itself where it lies in the room."""
    return path.rpartition("/")[0] if path.count("/") > 2 else path


@pytest.mark.parametrize("place", [str, _place], ids=["files", "folders"])
def test_no_circles_inside_a_room(place: Callable[[str], str]) -> None:
    graph: dict[str, set[str]] = {}
    for module in _modules():
        here = place(module.path)
        there = {place(_by_name()[one.target].path) for one in module.imports if one.target in _by_name()}
        graph.setdefault(here, set()).update(there if here == module.path else there - {here})
    done: set[str] = set()

    def circle(name: str, way: tuple[str, ...]) -> tuple[str, ...]:
        if name in way:
            return (*way[way.index(name) :], name)
        if name in done:
            return ()
        found = next((found for target in sorted(graph[name]) if (found := circle(target, (*way, name)))), ())
        done.add(name)
        return found

    found = next((found for name in sorted(graph) if (found := circle(name, ()))), ())
    assert not found, "an import circle: " + " → ".join(found)


def test_no_import_of_ours_hides_in_a_function() -> None:
    hidden = [
        f"{module.path}:{one.line} imports {one.target}"
        for module in _modules()
        for one in module.imports
        if one.in_function and one.target.partition(".")[0] == "kb"
    ]
    assert not hidden, "an import inside a function is the smell of a circle:\n" + "\n".join(hidden)


def test_what_is_imported_late_is_there() -> None:
    named = {(module.path, where) for module in _modules() for where, _ in module.late}
    assert named, "nobody imports late; is `late` called something else now?"
    for path, where in sorted(named):
        module, _, function = where.partition(":")
        assert module in _by_name(), f"{path} names {module}, which does not exist"
        assert hasattr(importlib.import_module(module), function), f"{path}: {module} has no {function}"


def test_one_file_imports_by_name() -> None:
    clever = [
        module.path
        for module in _modules()
        if module.path != DYNAMIC_IMPORT and any(one.target.partition(".")[0] == "importlib" for one in module.imports)
    ]
    assert not clever, f"only {DYNAMIC_IMPORT} imports what a text names: {clever}"


@pytest.mark.parametrize(("library", "cell"), _rows("library"))
def test_a_library_has_its_rooms(library: str, cell: str) -> None:
    library, rooms = library.strip("`"), re.findall(r"`(kb/[\w./]*)`", cell)
    unknown = set(rooms) - set(_floors())
    assert not unknown, f"the library table of {DRAWING} names rooms that the floor table does not: {unknown}"
    wrong = [
        f"{module.path}:{one.line}"
        for module in _modules()
        for one in module.imports
        if one.target.partition(".")[0] in (library, f"{library}_core") and _room(module.path) not in rooms
    ]
    assert not wrong, f"only {' and '.join(rooms)} may import {library}; it is imported in:\n" + "\n".join(wrong)


def test_files_are_short() -> None:
    long = [
        f"{module.path}: {lines} lines"
        for module in _modules()
        if (lines := len(module.text.splitlines())) > MAX_LINES and module.path not in LONG_FILES
    ]
    assert not long, f"a file has at most {MAX_LINES} lines; split by what changes together:\n" + "\n".join(long)


def test_exceptions_are_still_needed() -> None:
    short = [path for path in LONG_FILES if len(Module(path).text.splitlines()) <= MAX_LINES]
    assert not short, f"these are no longer long; take them out of LONG_FILES: {short}"


def test_functions_are_short_and_ask_for_little() -> None:
    wrong = []
    for module in _modules():
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            parameters = len(_parameters(node))
            if lines > MAX_FUNCTION:
                wrong.append(f"{module.path}:{node.lineno} {node.name}: {lines} lines, at most {MAX_FUNCTION}")
            if parameters > MAX_PARAMETERS and not _is_verb(node):
                wrong.append(
                    f"{module.path}:{node.lineno} {node.name}: {parameters} parameters, at most {MAX_PARAMETERS}"
                )
    assert not wrong, "functions are short and ask for little:\n" + "\n".join(wrong)


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return [name for name in names if name not in ("self", "cls")]


def _is_verb(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """A verb of the command: click hands over each option by name, as a parameter of its own."""
    return any(".command" in ast.unparse(decorator) for decorator in node.decorator_list)


def test_names_say_something() -> None:
    wrong = []
    for module in _modules():
        classes = [node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
        for name in (*module.path.removesuffix(".py").split("/"), *classes):
            words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)
            if FORBIDDEN & {word.lower() for word in words}:
                wrong.append(f"{module.path}: {name}")
    assert not wrong, f"none of {', '.join(sorted(FORBIDDEN))} says what is inside:\n" + "\n".join(wrong)


def test_what_one_verb_needs_begins_with_its_name() -> None:
    graph = {
        module.name: {one.target for one in module.imports} for module in _modules() if module.path[:7] == "kb/cli/"
    }
    verbs = {where.partition(":")[0] for where, _ in MENU.values()}

    def needed_by(verb: str) -> set[str]:
        found: set[str] = set()
        ahead = [verb]
        while ahead:
            new = (graph[ahead.pop()] & set(graph)) - found - verbs
            found |= new
            ahead += new
        return found

    users: dict[str, list[str]] = {}
    for verb in sorted(verbs):
        for name in needed_by(verb):
            users.setdefault(name, []).append(verb)
    wrong = [
        f"{name}: {verb}_…" for name, (verb, *more) in users.items() if not more and not name.startswith(f"{verb}_")
    ]
    assert not wrong, f"a file that one verb needs begins with the verb's name: {wrong}"


def test_every_module_says_what_it_is_for() -> None:
    silent = [module.path for module in _modules() if not (ast.get_docstring(module.tree) or "").strip()]
    assert not silent, f"these modules have no docstring: {silent}"
