"""Coverage-guided fuzzing of what reads people's bytes: `make fuzz`, or target.py [libFuzzer options].

Any bytes give a record or problems with places inside the file, and nothing raises. What atheris finds is kept in
tests/fuzz/findings/ and replayed by tests/read/test_findings.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import atheris

with atheris.instrument_imports(include=["kb", "yaml"]):
    from kb.model.record import KINDS
    from kb.model.settings import Settings
    from kb.read.attached.metadata import STRIPPED, without_metadata
    from kb.read.record import File, read_record, read_settings
    from kb.secrets.redact import redact
    from kb.secrets.scan import mask

SETTINGS = Settings()


def one_input(data: bytes) -> None:
    """The first byte says what the others are read as."""
    if not data:
        return
    choice, raw = data[0] % 8, data[1:]
    if choice < len(KINDS):
        entry, problems = read_record(File("logs/windows/x.yml", raw), KINDS[choice], SETTINGS)
        assert entry or problems
        lines = raw.count(b"\n") + raw.count(b"\r") + 1
        assert all(1 <= problem.place.line <= lines for problem in problems)
    elif choice == 4:
        read_settings(File("logs/kb.yml", raw))
    elif choice == 5:
        kind = sorted(STRIPPED)[raw[0] % len(STRIPPED)] if raw else "png"
        try:
            stripped = without_metadata(raw[1:], kind)
        except ValueError:
            return
        assert without_metadata(stripped, kind) == stripped
    else:
        text = raw.decode("utf-8", "replace")
        assert len(mask(text)) == len(text)
        assert redact(text).count("\n") == text.count("\n")


def main() -> None:
    """Run until the time is over or something is found."""
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
