"""What the scanner must know of field names: which take a text, which a list, which stand at the top of a file.

Names only, no models; `tests/read/traps/test_field_names.py` holds these tables to the models.
"""

from __future__ import annotations

import difflib
import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TEXTS = _words(
    "activity caption cause command did do edit_url error expect expected file impact lang note output owner path "
    "pattern pause ref review_every revision role rule schema seen slug summary symptom text ticket timezone to "
    "unless url what when where with"
)
"""Fields that are a text wherever they occur."""
IDS = frozenset({"from_step", "pitfall", "replaced_by", "step"})
"""Texts as well, but names of something: a `#` after them begins a comment, `[[ ]]` is not needed."""
LOOSE = frozenset({"because", "by", "severity"})
"""A text or a list of texts, a text or a choice, as the kind of record has it."""
LOCALIZED = frozenset({"name", "title"})
"""A text, or a map of languages."""
OUTPUTS = frozenset({"command", "error", "output", "text"})
"""Texts whose line ends count: they are never joined into one line."""
PROSES = _words("cause did expected impact seen summary symptom text")
"""Texts in which paragraphs, lists and tables are shown as such."""
TEXT_LISTS = _words(
    "abort_if address aliases also_known_as assumed avoid changed checklists contributing_factors false_positives "
    "follows from got_lucky internal lessons merged old_urls recover references replace_paths resources tags type "
    "went_well went_wrong"
)
"""Lists of plain texts wherever they occur."""
ID_LISTS = frozenset({"aliases", "checklists", "follows", "for", "from", "internal", "merged"})
"""Lists of names of something."""
NOUN_LISTS = _words(
    "attachments backout_plan checks clean contingencies decisions detect deviations go_if hit items links "
    "notices pauses people pitfalls_avoided reviewed_by roles timeline waive"
)
"""Lists of maps (or of texts that stand for one) wherever they occur."""
NEVER_TEXTS = _words("clean detect hit notices pauses people reviewed_by timeline waive")
"""Those of them whose items are maps and nothing else."""
SENTENCES = _words(
    "caption cause command did do error expect expected impact name note output seen summary symptom text title "
    "to what when where"
)
"""Texts that often hold a comma."""
LISTS = TEXT_LISTS | NOUN_LISTS | {"actions", "runbooks", "synonyms", "systems", "tools", "touches"}
"""Always a list."""
MIXED = frozenset({"actions", "because", "by", "for", "runbooks", "steps", "systems", "tools", "touches"})
"""A list of texts or of maps, or not a list at all, as the kind of record has it."""
OPENERS = _words("at choice do expected file from_step id pause role rule seen to url what when")
"""Fields that a person begins a list item with, and no sentence with."""
TOP = _words(
    "abort_if actions actual aliases also_known_as applies_to as_of assumed attachments avoid backout_plan cause "
    "checklists checks contingencies contributing_factors decisions detect detected deviations draft edit_url "
    "false_positives follows for go_if got_lucky id impact include internal lang lessons links merged mitigated "
    "notices old_urls outcome owner pauses people pitfalls_avoided public recover references replaced_by review_every "
    "reviewed reviewed_by roles runbook runbooks schema severity status steps style summary symptom synonyms "
    "systems tags timeline timezone title tools touches visibility waive went_well went_wrong window"
)
"""Fields of a whole file: only these end a text that was pasted at the left edge."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_MAX_GUESSES = 200


class FieldNames:
    """The field names of one knowledge base, and what they say about a place in a record."""

    def __init__(self, known: frozenset[str]) -> None:
        self.known = known
        self._guesses = 0

    def is_field(self, word: str | None, under: str = "") -> bool:
        """Whether `word` is the name of a field (of a language, below a field that has one text per language)."""
        if not word:
            return False
        return word in self.known or word.startswith("x-") or (under in LOCALIZED and bool(_LANGUAGE.fullmatch(word)))

    def is_nearly_field(self, word: str) -> bool:
        """Whether `word` is a field's name with a slip of the finger; a hostile file gets few guesses."""
        if not word.islower() or not word.isascii() or " " in word or not 2 < len(word) <= 30:
            return word.casefold() in OPENERS
        self._guesses += 1
        if self._guesses > _MAX_GUESSES:
            return True
        return bool(difflib.get_close_matches(word, self.known, n=1, cutoff=0.8))

    def takes_text(self, field: str, *, item: bool) -> bool:
        """Whether a text may stand as the value of `field` (as an item of its list)."""
        return item or field in IDS or field.startswith("x-") or self.is_prose(field, item=False)

    def is_prose(self, field: str, *, item: bool) -> bool:
        """Whether what stands there is somebody's words, where a lost half sentence matters."""
        if item:
            return field not in ID_LISTS
        return field in TEXTS or field in LOCALIZED or field in LOOSE or not self.is_field(field)

    def is_text_list(self, field: str) -> bool:
        """Whether the items of `field` are texts and nothing else."""
        return field in TEXT_LISTS or field in LOOSE
