"""The hand-written documentation keeps up with the code: fields, rules, verbs, samples, links, words."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any, get_args

import click
import pytest
import yaml
from markdown.extensions.toc import slugify
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from kb.cli import menu
from kb.cli.problem_names import catalogue
from kb.model.record import Record
from kb.model.schema import SCHEMAS
from kb.model.values.fields import Noun, OneOf
from kb.pipeline import check
from kb.pipeline.render import render
from kb.problem import Level, Problem
from kb.report import FORMATS
from kb.report.report import Report
from kb.words.catalogue import read_catalogue

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs/guide"
PAGES = (
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
)
NOW = "2026-11-27 18:00"
FROM_THE_FILE_NAME = {"id", "folder", "extra"}
WORDS = {"work log", "postmortem", "window", "incident", "step", "owner", "back-out plan", "decide by", "decision",
         "deviation", "pitfall", "detector", "checklist", "pause point", "action", "runbook", "mention", "place",
         "problem", "library"}  # fmt: skip
"""What kb calls things; the glossary explains each."""
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NO_RECORDS = ("# mkdocs.yml\n", "# .github/", "# .gitlab-ci.yml\n", "# repos.yaml ")
"""How YAML begins that is meant for another program."""
SAMPLE = re.compile(r"# (logs/\S+\.yml)\n")


def _page_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Fields ------------------------------------------------------------------------------------------


def _nouns(annotation: object, seen: list[type[Noun]]) -> list[type[Noun]]:
    """The nouns in a type, each once."""
    if isinstance(annotation, type) and issubclass(annotation, Noun) and annotation not in seen:
        seen.append(annotation)
        for info in annotation.model_fields.values():
            _nouns(info.annotation, seen)
    for inner in get_args(annotation):
        _nouns(inner, seen)
    return seen


def _all_nouns() -> list[type[Noun]]:
    seen: list[type[Noun]] = [Record]
    for model in SCHEMAS.values():
        _nouns(model, seen)
    return seen


def _own_fields(noun: type[Noun]) -> dict[str, FieldInfo]:
    """The fields by their YAML names; those of every record stand at Record only."""
    shared = set(Record.model_fields) if issubclass(noun, Record) and noun is not Record else set()
    hidden = shared | (FROM_THE_FILE_NAME if issubclass(noun, Record) else set())
    return {name.rstrip("_"): info for name, info in noun.model_fields.items() if name not in hidden}


@cache
def _documented(noun: str) -> dict[str, list[str]]:
    """The rows of a noun's table in fields.md: the field's name and its cells."""
    text = (GUIDE / "fields.md").read_text("utf-8")
    part = re.search(rf"^#+ `{noun}`\n(.*?)(?=^#+ `|\Z)", text, re.MULTILINE | re.DOTALL)
    assert part, f"docs/guide/fields.md has no heading `{noun}`"
    rows = [re.split(r" \| ", line.strip("| ")) for line in part[1].splitlines() if line.startswith("| `")]
    return {row[0].strip("`"): row for row in rows}


@pytest.mark.parametrize("noun", _all_nouns(), ids=lambda noun: noun.__name__)
def test_every_field_is_documented(noun: type[Noun]) -> None:
    name = noun.__name__.lower()
    wanted, found = _own_fields(noun), _documented(name)
    assert set(wanted) - set(found) == set(), f"add a row below `{name}` in docs/guide/fields.md"
    assert set(found) - set(wanted) == set(), f"no such field any more; take the row below `{name}` out of fields.md"


@pytest.mark.parametrize("noun", _all_nouns(), ids=lambda noun: noun.__name__)
def test_every_field_says_type_meaning_and_a_valid_example(noun: type[Noun]) -> None:
    for name, info in _own_fields(noun).items():
        row = _documented(noun.__name__.lower())[name]
        assert len(row) == 4, f"{noun.__name__}.{name}: a row has field, type, meaning, example: {row}"
        assert ("**Required.**" in row[2]) == info.is_required(), f"{noun.__name__}.{name}: required or not?"
        for word in (word for choice in _choices(info) for word in choice.words):
            assert f"`{word}`" in row[1], f"{noun.__name__}.{name}: the choice '{word}' is missing"
        if not row[3].startswith("see "):
            example = yaml.load(row[3].strip("`"), yaml.BaseLoader)
            whole: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
            TypeAdapter(whole).validate_python(example)


def _choices(info: FieldInfo) -> Iterator[OneOf]:
    yield from (one for one in info.metadata if isinstance(one, OneOf))
    for inner in get_args(info.annotation):
        yield from (one for one in get_args(inner) if isinstance(one, OneOf))


# Rules and verbs ---------------------------------------------------------------------------------


def test_every_rule_is_documented() -> None:
    text = (GUIDE / "rules.md").read_text("utf-8")
    row = r"^\| \[`([\w-]+)`\]\(\.\./rules/\1\.md\).*? \| (error|warning|hint) \| .+ \|$"
    rows = dict(re.findall(row, text, re.MULTILINE))
    weights = {name: named.weight for name, named in catalogue().items()}
    lines = [
        f"| [`{name}`](../rules/{name}.md) | {named.weight} | {named.documentation.summary} |"
        for name, named in catalogue().items()
        if rows.get(name) != named.weight
    ]
    assert not lines, "write these rows into docs/guide/rules.md:\n" + "\n".join(lines)
    assert set(rows) - set(weights) == set(), "docs/guide/rules.md names rules that do not exist"


def _verbs() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(menu)
    for name in menu.list_commands(context):
        command = menu.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group) and not command.invoke_without_command:
            yield from ((f"{name} {kind}", one) for kind, one in command.commands.items())
        else:
            yield name, command


def _options(command: click.Command) -> set[str]:
    """Of a command, and of all its parts when it has some: those share a section."""
    parts = command.commands.values() if isinstance(command, click.Group) else ()
    own = {name for one in command.params if isinstance(one, click.Option) for name in one.opts if name[:2] == "--"}
    return own.union(*map(_options, parts))


@pytest.mark.parametrize(("verb", "command"), [*_verbs()], ids=lambda value: value if isinstance(value, str) else "")
def test_every_verb_and_option_is_documented(verb: str, command: click.Command) -> None:
    text = (GUIDE / "verbs.md").read_text("utf-8")
    part = re.search(rf"^## kb {verb}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert part, f"docs/guide/verbs.md has no section '## kb {verb}'"
    parts = [f"{verb} {one}" for one in command.commands] if isinstance(command, click.Group) else [verb]
    for one in parts:
        assert re.search(rf"^kb {one}\b", part[1], re.MULTILINE), f"'kb {one}' has no example"
    rows = dict(re.findall(r"^\| `(--[\w-]+)` \| (.+) \|$", part[1], re.MULTILINE))
    assert set(rows) == _options(command), (
        f"the options of 'kb {verb}' in docs/guide/verbs.md are not those of the command"
    )
    for option, cells in rows.items():
        assert option in cells.split(" | ")[-1], f"'kb {verb} {option}' has no example"


def test_the_table_of_verbs_has_all_of_them() -> None:
    table = (GUIDE / "verbs.md").read_text("utf-8").partition("\n## ")[0]
    assert set(re.findall(r"^\| \[`kb (\w+)`\]", table, re.MULTILINE)) == set(menu.list_commands(click.Context(menu)))


def _commands(page: Path) -> Iterator[str]:
    """Every `kb …` that a page shows, in blocks and in the text; `kb VERB` is not one."""
    text = page.read_text("utf-8")
    blocks = "\n".join(match[2] for match in FENCE.finditer(text) if match[1] == "sh")
    shown = re.findall(r"^kb .+$", blocks, re.MULTILINE) + re.findall(r"`(kb [^`\n]+)`", FENCE.sub("", text))
    yield from (line for line in dict.fromkeys(shown) if not re.search(r"\b[A-Z]{4,}\b|<", line))


def _complaint(line: str) -> str:
    """What the command line says of a command, without running it; a verb alone is its name and no command."""
    command: click.Command = menu
    words = [*takewhile(lambda word: word != "|", shlex.split(line, comments=True))][1:]
    try:
        while isinstance(command, click.Group) and words and not words[0].startswith("-"):
            _, found, words = command.resolve_command(click.Context(command), words)
            command = found or command
        if words:
            command.make_context("kb", words)
    except click.UsageError as error:
        return error.format_message()
    except click.exceptions.Exit:  # --help, --version
        pass
    return ""


@pytest.mark.parametrize("page", PAGES, ids=_page_id)
def test_every_command_shown_is_understood(page: Path) -> None:
    wrong = [f"{line}: {complaint}" for line in _commands(page) if (complaint := _complaint(line))]
    assert not wrong, "\n".join(wrong)


# Samples -----------------------------------------------------------------------------------------


def _samples(page: Path) -> dict[str, str]:
    """The YAML of a page as files: whole records begin with `# logs/…`, fields of a work log with anything else."""
    found: dict[str, str] = {}
    for number, match in enumerate(FENCE.finditer(page.read_text("utf-8"))):
        whole = SAMPLE.match(match[2])
        path = whole[1] if whole else f"logs/windows/fields-of-block-{number}.yml"
        assert path not in found, f"{_page_id(page)}: two samples are called {path}"
        if match[1] == "yaml" and not match[2].startswith(NO_RECORDS):
            found[path] = match[2] if whole else f"{match[2]}title: Some fields\n"
    return found


def _problems(samples: dict[str, str], folder: Path) -> tuple[Problem, ...]:
    """What kb says of samples that stand in the demo, each instead of the record of its name."""
    shutil.copytree(ROOT / "logs", folder / "logs")
    for path, text in samples.items():
        for twin in folder.rglob(Path(path).name):
            twin.unlink()
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return tuple(one for one in check(folder, NOW).problems if one.place.path in samples)


@pytest.mark.parametrize("page", [page for page in PAGES if _samples(page)], ids=_page_id)
def test_every_sample_is_a_valid_record(page: Path, tmp_path: Path) -> None:
    errors = tuple(one for one in _problems(_samples(page), tmp_path) if one.level is Level.ERROR)
    assert not errors, FORMATS["text"](Report(errors))


@pytest.mark.parametrize("page", ["README.md", "docs/guide/write-a-log.md"])
def test_ten_lines_are_a_log_that_kb_has_nothing_to_say_about(page: str, tmp_path: Path) -> None:
    path, text = next(iter(_samples(ROOT / page).items()))
    assert len(text.splitlines()) <= 11, "ten lines and the file's name"
    assert not _problems({path: text}, tmp_path)


def test_problems_are_shown_as_kb_prints_them() -> None:
    """Blocks that begin with `logs/` are what `kb check` says of the demo; lines may have moved since."""
    printed = _without_numbers(FORMATS["text"](Report(check(ROOT, NOW).problems)))
    shown = [match[2] for match in FENCE.finditer((ROOT / "README.md").read_text("utf-8")) if match[2][:5] == "logs/"]
    assert shown
    for block in shown:
        assert _without_numbers(block.strip()) in printed, f"kb check does not print this any more:\n{block}"


def _without_numbers(printed: str) -> str:
    """Without line numbers, and the blanks as wide as they are."""
    return re.sub(r"^ *\d*( [|=])", r"\1", re.sub(r":\d+:\d+:", ":", printed), flags=re.MULTILINE)


# Code -------------------------------------------------------------------------------------------


def test_every_file_and_module_of_ours_that_a_text_names_is_there() -> None:
    sources = sorted((ROOT / "kb").rglob("*.py"))
    modules = {path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in sources}
    known = modules | {name.removesuffix(".__init__") for name in modules}
    gone = []
    for path in (*PAGES, *sources):
        text = path.read_text("utf-8")
        files = re.findall(r"\bkb/[\w/]+\.py\b", text)
        gone += [f"{_page_id(path)}: {name}" for name in files if not (ROOT / name).is_file()]
        names = re.findall(r"`(kb(?:\.[a-z_]+)+)`", text if path in sources else "")
        gone += [
            f"{_page_id(path)}: {name}"
            for name in names
            if name not in known and name.rpartition(".")[0] not in modules
        ]
    assert not gone


# Links and words ---------------------------------------------------------------------------------


@cache
def _generated() -> frozenset[Path]:
    """The Markdown files in docs/ that kb's own pages stand for."""
    return frozenset(ROOT / "docs" / page.src for page in render(check(ROOT, NOW), ROOT))


@cache
def _anchors(page: Path) -> frozenset[str]:
    text = FENCE.sub("", page.read_text("utf-8"))
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return frozenset(slugify(re.sub(r"[`*]", "", head), "-") for head in heads)


def _links(page: Path) -> Iterator[str]:
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text("utf-8")))
    yield from (link for link in re.findall(r"\]\(([^)\s]+)\)", text) if not re.match(r"[a-z]+:", link))


@pytest.mark.parametrize("page", PAGES, ids=_page_id)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if target not in _generated():
            assert target.exists(), f"{_page_id(page)}: {link} leads nowhere"
            assert not anchor or anchor in _anchors(target), f"{_page_id(page)}: {link}: no such heading"


def test_the_navigation_names_every_page_of_the_guide() -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    missing = [path.name for path in GUIDE.glob("*.md") if f"guide/{path.name}" not in text]
    assert not missing, f"add these to the nav of mkdocs.yml: {missing}"


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs/decisions"
    index = (folder / "index.md").read_text("utf-8")
    for path in folder.glob("2*.md"):
        assert f"({path.name})" in index, f"{path.name} is missing in docs/decisions/index.md"
        heads = re.findall(r"^## (.+)$", path.read_text("utf-8"), re.MULTILINE)
        assert heads == ["Context", "Decision", "Consequences"], path.name


def test_the_glossary_says_what_the_pages_say() -> None:
    text = (GUIDE / "words.md").read_text("utf-8")
    glossary = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| [^|]+ \|$", text, re.MULTILINE))
    missing = WORDS - set(glossary)
    assert not missing, f"the glossary of docs/guide/words.md lacks {missing}"
    said: dict[str, Any] = {text.casefold(): word for text, word in read_catalogue("ja").messages.items()}
    other = [f"{word}: {said[word]}, not {ours}" for word, ours in glossary.items() if said.get(word, ours) != ours]
    assert not other, "the pages (kb/words/ja.po) use other words than docs/guide/words.md:\n" + "\n".join(other)
