"""A detector's own examples, run: what must be recognised is, and what must be left alone is left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kb.detect.catalogue import Catalogue
from kb.detect.hit import KnownDetector
from kb.detect.reading.guess import Form
from kb.detect.reading.material import Material, Unreadable, read_material
from kb.model.detector import Detector, Example
from kb.model.file.path import Path
from kb.model.recogniser import DETECTOR_KINDS
from kb.model.settings import Settings

SECONDS = 2.0
"""Processor time for one example."""
FORMS: dict[str, tuple[Form, ...]] = {
    "terraform_plan": ("terraform-text", "terraform-json", "terraform-lines"),
    "error_text": ("log", "terraform-json", "terraform-lines", "terraform-text"),
    "document": ("document",),
}
"""What an example of each kind may turn out to be; the first when it turns out to be anything else."""


class NotRun(Exception):
    """An example that cannot be run; the sentence says why, and is empty where another rule says so."""


def disagreements(detector: Detector, fixtures: Mapping[str, bytes], settings: Settings) -> Iterator[tuple[Path, str]]:
    """Every example that the detector does not bear out: its path below `examples`, and a sentence."""
    catalogue = Catalogue([KnownDetector("example", detector)], settings)
    if catalogue.bad:
        return
    kind = next(one for one in DETECTOR_KINDS if getattr(detector, one) is not None)
    for wanted in ("hit", "clean"):
        for number, example in enumerate(getattr(detector.examples, wanted)):
            try:
                found = catalogue.look(_material(kind, example, fixtures, settings), SECONDS)
            except NotRun as said:
                if str(said):
                    yield (wanted, number), str(said)
                continue
            if found.trouble:
                yield (wanted, number), f"the example cannot be judged: {found.trouble}"
            elif wanted == "hit" and not found.hits:
                yield (wanted, number), "the detector does not recognise this example of a hit"
            elif wanted == "clean" and found.hits:
                yield (wanted, number), f"the detector speaks at this clean example: {found.hits[0].reason}"


def _material(kind: str, example: Example, fixtures: Mapping[str, bytes], settings: Settings) -> Material:
    if kind == "steps":
        if not example.steps:
            raise NotRun("a detector of the kind steps is tried on steps, not on a text or a file")
        return Material("example", "worklog", steps=example.steps)
    if example.steps:
        raise NotRun(f"a detector of the kind {kind} is tried on a text or a file, not on steps")
    if (example.file and example.file not in fixtures) or (example.file is None and example.text is None):
        raise NotRun
    raw = fixtures[example.file] if example.file else (example.text or "").encode("utf-8", "replace")
    forms = FORMS[kind]
    try:
        material = read_material(example.file or "", raw, forms[0] if len(forms) == 1 else None, settings)
        if material.form not in forms:
            material = read_material(example.file or "", raw, forms[0], settings)
    except Unreadable as said:
        raise NotRun(f"the example cannot be read: {said}") from None
    return material
