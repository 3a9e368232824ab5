"""A detector carries at least one example that it recognises and one that it leaves alone.

A pattern for one error text had a typing mistake. It never matched anything, and for a year everybody believed that
the error had not come back. Another matched far too much: after three false alarms people stopped reading what it
said. One example of each kind, run by `kb check`, would have told both on the first day.

PASS:

    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
    avoid:
      - Stop the job when the plan fails
    detect:
      - error_text:
          pattern: 'tfplan: no such file'
        examples:
          hit:
            - text: 'stat production.tfplan: no such file or directory'
          clean:
            - text: Apply complete!

FAIL:

    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
    avoid:
      - Stop the job when the plan fails
    detect:
      - error_text:
          pattern: 'tfplan: no such file'
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.library import Library
from kb.model.detector import Example, Examples
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "detector-has-examples"
LEVEL = Level.WARNING
UNJUDGED = ("draft", "retired")
"""Pitfalls whose detectors nobody relies on."""


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Detectors without proof, and examples that prove nothing."""
    for entry in library.pitfalls:
        if entry.record.status in UNJUDGED:
            continue
        for index, detector in enumerate(entry.record.detect):
            path = ("detect", index)
            if missing := list(_missing(detector.examples)):
                message = f"the detector has no example that it must {' and none that it must '.join(missing)}"
                help = "add examples: with hit: and clean:, each with one text, file or steps"
                yield Finding(entry, path, message, help)
            for kind in ("hit", "clean"):
                for number, example in enumerate(getattr(detector.examples, kind)):
                    if _sources(example) > 1:
                        message = "an example is one of text, file or steps, and this one is several"
                        help = "make an example of its own of each"
                        yield Finding(entry, (*path, "examples", kind, number), message, help)


def _missing(examples: Examples) -> Iterator[str]:
    if not any(_sources(example) for example in examples.hit):
        yield "recognise (hit)"
    if not any(_sources(example) for example in examples.clean):
        yield "leave alone (clean)"


def _sources(example: Example) -> int:
    """How many things the example is; nothing proves nothing, two leave open which of them counts."""
    return (example.text is not None) + (example.file is not None) + bool(example.steps)
