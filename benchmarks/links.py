"""Measures `kb links` over many runbooks and records, as whole processes.

    python benchmarks/links.py --files 5000 --records 2000 --rounds 3

Judges nothing: it ends with 0 whatever the figures are, and with 1 only when a program fails.
"""

from __future__ import annotations

import argparse
import platform
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.build import tell
from benchmarks.measure import ProgramError, Run, measure, middle
from benchmarks.plausible.records import Record
from benchmarks.plausible.teller import Teller
from benchmarks.plausible_logs import tell_all, write_kb

WORK = Path(__file__).resolve().parent / "work" / "links"
SITE = "https://kb.example.com/ops/"
GOAL = 5.0
"""CPU seconds, at 5,000 files and 2,000 records."""
PROGRAMS = {
    "kb links, at the logs": ("kb", ("links", "../runbooks")),
    "kb links --kb kb.json": ("runbooks", ("links", "--kb", "../kb/site/kb.json")),
    "every link to a section": ("kb", ("links", "../sections")),
}
SECTIONS = {
    "pitfalls": ("avoid", "history", "met-in", "avoided-in", "mentioned-in", "symptom", "no-such-section"),
    "checklists": ("pause-1", "mentioned-in", "pause-99"),
    "windows": ("steps", "step-2", "timeline", "deviations", "lessons", "actions", "mentioned-in", "stpes"),
    "incidents": ("timeline", "impact", "deviation-1", "lessons", "mentioned-in", "no-such-section"),
}
"""What the last program's runbooks link to: what a record fills itself, what others make, and what is not there."""
FORMATS = (
    (".md", "# {title}\n\n{text}\n\n```sh\n{code}\n```\n"),
    (".rst", "{title}\n=====\n\n{text}\n\n.. code-block:: bash\n\n   {code}\n"),
    (".adoc", "= {title}\n\n{text}\n\n[source,bash]\n----\n{code}\n----\n"),
    (".txt", "{title}\n\n{text}\n"),
    (".html", "<html><body><h1>{title}</h1><p>{text}</p><pre>{code}</pre></body></html>\n"),
    (".sh", "#!/bin/sh\n# {title}\n{comment}\n{code}\n"),
    (".tf", 'resource "x" "y" {{\n  # {title}\n{comment}\n}}\n'),
    (".yml", "# {title}\n{comment}\ntasks:\n  - shell: '{code}'\n"),
)
CODE = "if [[ -f plan.tfplan ]]; then terraform apply plan.tfplan; fi"


def main() -> int:
    """Write records and runbooks, run the rounds, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--files", type=int, default=5000, help="how many runbooks (default: %(default)s)")
    parser.add_argument("--records", type=int, default=2000, help="how many records (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each program (default: %(default)s)")
    given = parser.parse_args()
    runs: dict[str, list[Run]] = {name: [] for name in PROGRAMS}
    try:
        size = write_all(given.records, given.files)
        for number in range(given.rounds):
            for name, (folder, arguments) in PROGRAMS.items():
                tell(f"round {number + 1} of {given.rounds}: {name}")
                runs[name].append(measure([sys.executable, "-m", "kb", *arguments], WORK / folder, fine=(0, 1)))
    except ProgramError as failed:
        print(failed, file=sys.stderr)
        return 1
    print(f"Python {platform.python_version()}, {given.files} files ({size / 2**20:.0f} MiB), {given.records} records")
    print(table(runs))
    print(f"goal: at most {GOAL:.2f} CPU s, for 5000 files and 2000 records")
    print((WORK / "kb/output.txt").read_text("utf-8").splitlines()[-1])
    return 0


def table(runs: Mapping[str, list[Run]]) -> str:
    """A line for each program: medians, and the spread of CPU time."""
    lines = ["", f"{'medians':<24}   CPU s     (from – to)   wall s  peak MiB"]
    for name, found in runs.items():
        one, cpu = middle(found), [run.cpu for run in found]
        spread = f"({min(cpu):.2f} – {max(cpu):.2f})"
        lines.append(f"{name:<24}{one.cpu:>8.2f}{spread:>16}{one.wall:>9.1f}{one.peak:>10.0f}")
    return "\n".join(lines)


def write_all(records: int, files: int) -> int:
    """The knowledge base with its published kb.json, and a checkout of runbooks; how many bytes those have."""
    tell(f"writing {records} records and {files} runbooks, and building the site")
    shutil.rmtree(WORK, ignore_errors=True)
    told = tell_all(-((12 - records) * 10 // 11))  # a pitfall for every ten logs, and twelve checklists
    write_kb(WORK / "kb", told)
    settings = WORK / "kb/mkdocs.yml"
    others = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith("site_url:")]
    settings.write_text("\n".join([f"site_url: {SITE}", *others, ""]), "utf-8")
    measure([sys.executable, "-m", "kb", "build"], WORK / "kb")
    size = 0
    for folder in ("runbooks", "sections"):
        for number in range(files):
            name, text = write_runbook(told, number, sections=folder == "sections")
            path = WORK / folder / f"team-{number % 50:02}" / f"{number:04}{name}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            size += path.stat().st_size if folder == "runbooks" else 0
        subprocess.run(["git", "init", "--quiet"], cwd=WORK / folder, check=True)
    return size


def write_runbook(records: Sequence[Record], number: int, *, sections: bool) -> tuple[str, str]:
    """The ending and the text of one runbook: every third has mentions, in all three forms, some with a section."""
    pick = random.Random(number)  # noqa: S311  # plausible, not secret
    ending, form = FORMATS[number % len(FORMATS)]
    voice = Teller(f"runbook-{number}", "ja" if number % 2 else "en", lambda: "")
    text = list(voice.paragraphs("summary", 4).splitlines())
    if number % 3 == 0:
        text += mentions(records, pick, sections=sections)
    comment = "\n".join(f"# {line}" for line in text)
    return ending, form.format(title=f"Runbook {number}", text="\n".join(text), comment=comment, code=CODE)


def mentions(records: Sequence[Record], pick: random.Random, *, sections: bool) -> Iterator[str]:
    """Three lines that each mention a record; the last one leads to a section of a pitfall, or of any record."""
    first, second, third = (pick.choice(records) for _ in range(3))
    yield f"See [[{first.id}]] before."
    yield f"And kb:{second.id} after."
    section = pick.choice(SECTIONS[third.folder]) if sections else "avoid" if third.folder == "pitfalls" else ""
    yield f"More: {SITE}{third.folder}/{third.id}/{f'#{section}' if section else ''}"


if __name__ == "__main__":
    sys.exit(main())
