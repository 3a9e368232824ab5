"""The files of a new knowledge base, by path: templates in its language, schemas for editors. Writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.model.schema import SCHEMAS, json_schema
from kb.write.package_source import requirement
from kb.write.templates import fill, init_template, spoken
from kb.write.yaml_text import scalar

PUBLISH = ("none", "pages", "gitlab", "s3")
"""Where a new knowledge base may be published; `none` unless somebody asks."""

_FILL_IN = {
    "en": " First write into `requirements.txt` where kb comes from.",
    "ja": "まず `requirements.txt` に、kb をどこから入れるかを書きます。",
}
_DOT = "dot-"
"""How the name of a hidden file begins among our templates, where no tool may take it for its own."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What `kb init` asks for."""

    name: str
    language: str
    timezone: str
    package_source: str = ""
    publish: str = "none"
    site_url: str = ""


def starter_files(answers: Answers) -> dict[str, str]:
    """Every file of a new knowledge base: path relative to its folder, and text."""
    speech = spoken(answers.language)
    values = _values(answers)
    files: dict[str, str] = {}
    for part in ("all", speech, f"publish/{answers.publish}/all", f"publish/{answers.publish}/{speech}"):
        files |= {target: fill(path, values) for target, path in _templates(init_template(part))}
    for kind in SCHEMAS:
        files[f".kb/schema/{kind}.json"] = json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"
    return dict(sorted(files.items()))


def _values(answers: Answers) -> Mapping[str, str]:
    speech = spoken(answers.language)
    publishing = init_template(f"publish/{answers.publish}") / f"publishing.{speech}.md"
    return {
        "site_name": answers.name,
        "site_name_yaml": scalar(answers.name, 2),
        "site_url_line": f"site_url: {answers.site_url}" if answers.site_url else "# site_url: https://kb.example.com/",
        "language": answers.language,
        "timezone": answers.timezone,
        "requirement": requirement(answers.package_source).rstrip("\n"),
        "fill_in": "" if answers.package_source else _FILL_IN[speech],
        "publishing": fill(publishing, {}).rstrip("\n"),
    }


def _templates(folder: Path) -> Iterator[tuple[str, Path]]:
    """The templates below a folder, each with the path that its file gets."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            parts = path.relative_to(folder).parts
            yield "/".join(f".{part.removeprefix(_DOT)}" if part.startswith(_DOT) else part for part in parts), path
