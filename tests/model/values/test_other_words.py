"""Every word that is offered is one of ours."""

from __future__ import annotations

import pytest

from kb.model.checklist import Checklist
from kb.model.pitfall import SEVERITIES, STATUSES, Pitfall
from kb.model.schema import field_names
from kb.model.values.other_words import OTHER_WORDS, meant
from kb.model.worklog import CHOICES, INCIDENT_OUTCOMES, RESULTS, WINDOW_OUTCOMES, WorkLog


def test_every_offered_word_is_ours() -> None:
    ours = {
        *field_names(WorkLog, Pitfall, Checklist),
        *CHOICES,
        *WINDOW_OUTCOMES,
        *INCIDENT_OUTCOMES,
        *RESULTS,
        *SEVERITIES,
        *STATUSES,
        "true",
        "false",
        "yes",
        "no",
    }
    assert not OTHER_WORDS.keys() - ours


@pytest.mark.parametrize(
    ("word", "known", "ours"),
    [
        ("Root Cause", ["contributing_factors"], "contributing_factors"),
        ("完了", ["done"], "done"),
        ("原因", ["symptom"], ""),
        ("done", ["completed", "aborted"], "completed"),
    ],
)
def test_a_word_is_understood_where_ours_is_known(word: str, known: list[str], ours: str) -> None:
    assert meant(word, known) == ours
