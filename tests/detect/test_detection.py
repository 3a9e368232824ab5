"""Many inputs, one answer: what fails at one hides no other."""

from __future__ import annotations

from datetime import date

import pytest

from kb.detect import detection as module
from kb.detect.detection import Asked, Input, look
from kb.detect.published import Published
from kb.model.settings import Settings

NOTHING = Published((), {}, Settings())
ASKED = Asked(date(2026, 2, 14))


def test_a_fault_of_ours_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise TypeError("secret words")

    monkeypatch.setattr(module, "read_material", fail)
    answer = look([Input("a.log", b"x"), Input("b.log", trouble="gone")], NOTHING, ASKED)
    assert answer.inputs[0].trouble.startswith("kb itself failed on it (TypeError in test_detection.py:")
    assert "secret" not in answer.inputs[0].trouble
    assert answer.inputs[1].trouble == "gone"
    assert answer.exit_code == 2
