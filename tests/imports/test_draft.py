from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kb.imports.chat import Message
from kb.imports.conversation import read_conversation
from kb.imports.draft import PIECE, Draft, clean, draft_text
from kb.imports.markdown import read_markdown
from kb.imports.postmortem import read_postmortem
from kb.library import Entry
from kb.model.record import Record
from kb.model.settings import Settings
from kb.model.values.fields import Localized
from kb.problem import Level
from kb.read.record import File, read_record
from kb.write.new_record import Basics

BASICS = Basics("incidents", "an-id", Localized(texts={"": "Title"}), "en")
LINE = st.text(alphabet=st.characters(exclude_characters="\r\n\x85\u2028\u2029"), max_size=60)
PART = st.tuples(
    st.sampled_from(["# ", "## Summary\n\n", "## Timeline\n\n- 10:00 ", "## Actions\n\n- ", "1. ", "Start: ",
                     "- 2026-02-14 09:00 ", "| a | b |\n|---|---|\n| ", ""]),
    LINE,
).map("".join)  # fmt: skip


def read_back(text: str) -> Entry[Record]:
    entry, problems = read_record(File("logs/incidents/an-id.yml", text.encode()), "incidents", Settings())
    assert not [one for one in problems if one.level is Level.ERROR], problems
    assert entry is not None
    return entry


@given(st.lists(PART, max_size=8).map("\n\n".join))
def test_any_document_becomes_a_record_that_keeps_it(text: str) -> None:
    draft = read_postmortem(read_markdown(clean(text)[0]), incident=True)
    record = read_back(draft_text(draft, BASICS, "old.md", text)).record
    assert record.draft
    assert record.extra.get("x-original", "") == clean(text)[0].strip("\n")


@given(st.lists(LINE.filter(bool), min_size=1, max_size=5))
def test_any_message_becomes_a_line_of_the_timeline(texts: list[str]) -> None:
    messages = [Message("10:00", "lead", text, date(2026, 2, 14)) for text in map(str.strip, texts) if text]
    draft = read_conversation(messages, {}, incident=True)
    read_back(draft_text(draft, BASICS, "chat.txt", "\n".join(texts)))


def test_a_long_original_is_kept_in_pieces() -> None:
    text = "x" * 70 + "\n"
    original = text * (2 * PIECE // len(text))
    kept = read_back(draft_text(Draft({}), BASICS, "old.md", original)).record.extra["x-original"]
    assert isinstance(kept, list)
    assert "".join(map(str, kept)) == original.strip("\n")


def test_mentions_of_other_tools_are_no_mentions() -> None:
    draft = Draft({"summary": "See [[home]].", "timeline": [{"what": "x", "output": "[[raw]]"}]})
    text = draft_text(draft, BASICS, "old.md", "[[home]]")
    assert r"See \[[home]]." in text
    assert "output: '[[raw]]'" in text


def test_colours_are_taken_out_and_told() -> None:
    text = draft_text(Draft({}), BASICS, "old.md", "\x1b[31mred\x1b[0m\x07")
    assert "x-original: red\n" in text
    assert "# TODO: the original held control characters" in text
