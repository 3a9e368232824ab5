"""Output as people paste it from a terminal: a diff, a stack of errors, a command."""

from __future__ import annotations

from random import Random

from benchmarks.plausible.vocabulary import TOUCHES

_COMMANDS = (
    "terraform apply -target=module.{thing} run-{n}.tfplan",
    "kubectl --context prod rollout restart deploy/{thing}-{n}",
    "ansible-playbook -l {thing} site.yml --tags v{n}",
    "psql -h db-{n} -f change-{n}.sql",
)
_FIRST = (
    "Error: error waiting for {thing} ({hex}) to become ready: timeout after {n}s",
    "2026-0{d}-1{d}T02:{n2}:0{d}Z WARN  [{thing}] retry {d}/5 <connection reset by 192.0.2.{n2}>",
    "FATAL:  remaining connection slots are reserved (pid {n}, backend {hex})",
    "│ {thing}.{hex}: 409 Conflict & retry-after={n2}",
    "Plan: {d} to add, {n2} to change, {d} to destroy.",
)
_LATER = (
    *_FIRST,
    '  ~ resource "aws_{thing}" "main" {{ id = "{hex}" }} # forces replacement',
    "  File \"/srv/{thing}/run.py\", line {n}, in apply: raise Stalled('{hex}')",
)


def paste(random: Random) -> str:
    """One to four lines of output."""
    lines = [random.choice(_FIRST), *random.choices(_LATER, k=random.randint(0, 3))]
    return "\n".join(_fill(line, random) for line in lines) + "\n"


def command(random: Random) -> str:
    """One command line."""
    return _fill(random.choice(_COMMANDS), random)


def _fill(line: str, random: Random) -> str:
    return line.format(
        thing=random.choice(TOUCHES),
        hex=f"{random.getrandbits(40):010x}",
        n=random.randint(100, 999),
        n2=random.randint(10, 59),
        d=random.randint(1, 9),
    )
