"""Coverage-guided fuzzing of what reads people's bytes: `make fuzz`, or target.py [libFuzzer options].

Any bytes give a record or problems with places inside the file, and nothing raises. What atheris finds is kept in
tests/fuzz/findings/ and replayed by tests/read/test_findings.py.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import atheris

with atheris.instrument_imports(include=["kb", "yaml", "markdown_it"]):
    from kb.detect.reading.material import Unreadable, read_material
    from kb.imports.chat import read_chat
    from kb.imports.conversation import read_conversation
    from kb.imports.draft import draft_text
    from kb.imports.postmortem import read_postmortem
    from kb.imports.recognise import read_outline
    from kb.links.blocked import blocked_in
    from kb.links.theme_files import blocked_in_template
    from kb.model.record import KINDS
    from kb.model.settings import Settings
    from kb.model.values.fields import Localized
    from kb.pages.prose import Prose, safe_link
    from kb.read.attached.metadata import STRIPPED, without_metadata
    from kb.read.record import File, read_record, read_settings
    from kb.secrets.redact import redact
    from kb.secrets.scan import mask
    from kb.write.new_record import Basics

SETTINGS = Settings()
PROSE = Prose()
TAG = re.compile(r"<(/?[a-z0-9]+)((?:\s+[a-z]+=\"[^\"]*\")*)(?:\s*/)?>")
"""What we write: an element in small letters, its attributes in double quotes."""
SHOWN = re.compile(r"/?(p|em|strong|code|pre|[ou]l|li|blockquote|[hb]r|table|thead|tbody|t[rhd]|h[1-6]|a)")
BASICS = Basics("incidents", "2026-02-14-x", Localized(texts={"en": "x"}), "en", "2026")


def record(choice: int, raw: bytes) -> None:
    """Any bytes give a record or problems, with places inside the file."""
    entry, problems = read_record(File("logs/windows/x.yml", raw), KINDS[choice], SETTINGS)
    assert entry or problems
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= problem.place.line <= lines for problem in problems)


def settings(_: int, raw: bytes) -> None:
    """The same for kb.yml."""
    read_settings(File("logs/kb.yml", raw))


def picture(_: int, raw: bytes) -> None:
    """What is stripped once has nothing left to strip."""
    kind = sorted(STRIPPED)[raw[0] % len(STRIPPED)] if raw else "png"
    try:
        stripped = without_metadata(raw[1:], kind)
    except ValueError:
        return
    assert without_metadata(stripped, kind) == stripped


def secrets(_: int, raw: bytes) -> None:
    """What is hidden leaves the rest where it is."""
    text = raw.decode("utf-8", "replace")
    assert len(mask(text)) == len(text)
    assert redact(text).count("\n") == text.count("\n")


def prose(_: int, raw: bytes) -> None:
    """Any text is text, or one of the elements that CommonMark has, and no link that runs anything."""
    text = raw.decode("utf-8", "replace")
    for shown in (PROSE.blocks(text, lambda *_: None, str), PROSE.line(text, lambda *_: None, str)):
        for name, attributes in TAG.findall(shown):
            assert SHOWN.fullmatch(name), name
            for key, value in re.findall(r"([a-z]+)=\"([^\"]*)\"", attributes):
                assert key in {"href", "class", "start", "title", "align"}, key
                assert key != "href" or safe_link(value.replace("&amp;", "&")), value
        assert "<" not in TAG.sub("", shown)


def output(_: int, raw: bytes) -> None:
    """A plan, a log or a recording is read, or told to be unreadable."""
    try:
        read_material("x", raw, None, SETTINGS)
    except Unreadable:
        return


def old_text(_: int, raw: bytes) -> None:
    """Somebody's postmortem or chat becomes a draft that can be read."""
    text = raw.decode("utf-8", "replace")
    for draft in (
        read_postmortem(read_outline(text, "x.md"), incident=True),
        read_conversation(read_chat(text, date(2026, 2, 14)), {}, incident=True),
    ):
        found, _problems = read_record(
            File(BASICS.path, draft_text(draft, BASICS, "x.md", text).encode()), "incidents", SETTINGS
        )
        assert found


def page(_: int, raw: bytes) -> None:
    """A hand-written page and a template of the team are looked through, whatever is in them."""
    text = raw.decode("utf-8", "replace")
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= one.line <= lines for one in blocked_in(text, ()))
    assert all(0 <= start <= end <= len(text) for start, end, _, _ in blocked_in_template(text, (), hashed=True))


TARGETS: Mapping[int, Callable[[int, bytes], None]] = {
    **dict.fromkeys(range(len(KINDS)), record),
    4: settings,
    5: picture,
    6: secrets,
    7: secrets,
    8: prose,
    9: output,
    10: old_text,
    11: page,
}


def one_input(data: bytes) -> None:
    """The first byte says what the others are read as."""
    if data:
        choice = data[0] % len(TARGETS)
        TARGETS[choice](choice, data[1:])


def main() -> None:
    """Run until the time is over or something is found."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
