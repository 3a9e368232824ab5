"""A detector recognises each of its hits, and leaves each clean example alone.

A detector for a replaced database was narrowed after a false alarm. The change was reviewed, looked right, and from
then on the detector recognised nothing; its example, run once, would have told. `kb check` runs every example of every
detector: plans, pasted output, lines of runbooks, orders of steps.

PASS:

    # logs/pitfalls/plan-file-missing.yml
    title: The plan file is missing
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
    detect:
      - error_text:
          pattern: 'tfplan: no such file'
        examples:
          hit:
            - text: 'stat production.tfplan: No such file or directory'
          clean:
            - text: Apply complete!

FAIL:

    # logs/pitfalls/maintenance-switch-by-hand.yml
    title: The maintenance switch is undone
    detect:
      - steps:
          first:
            with: hand
        examples:
          hit:
            - steps:
                - do: Switch the page by hand
                  with: hand
          clean:
            - steps:
                - do: Switch it by hand
                  with: hand
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kb.detect.examples import disagreements
from kb.library import Library
from kb.problem import Level
from kb.rules.finding import Finding

NAME = "detector-examples-disagree"
LEVEL = Level.ERROR


def check(library: Library, now: datetime) -> Iterator[Finding]:  # noqa: ARG001  # every rule is asked alike
    """Examples that prove the opposite of what they are there for."""
    for entry in library.pitfalls:
        for index, detector in enumerate(entry.record.detect):
            for path, message in disagreements(detector, library.fixtures, library.settings):
                help = "change the example when it is wrong, else the detector"
                yield Finding(entry, ("detect", index, "examples", *path), message, help)
