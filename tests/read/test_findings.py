"""What fuzzing found once (`make fuzz`), read again at each run; with the seeds, so that the target itself is tried."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from unittest.mock import MagicMock

import pytest

FUZZ = Path(__file__).parents[1] / "fuzz"
FINDINGS = sorted(path for path in (FUZZ / "findings").iterdir() if path.name != "README.md")


@pytest.fixture(scope="module")
def one_input() -> Callable[[bytes], None]:
    """The fuzz target, without atheris: only `make fuzz` needs that."""
    spec = importlib.util.spec_from_file_location("fuzz_target", FUZZ / "target.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    missing: ModuleType = MagicMock()
    kept = sys.modules.get("atheris")
    sys.modules["atheris"] = missing
    try:
        spec.loader.exec_module(module)
    finally:
        if kept is None:
            del sys.modules["atheris"]
        else:
            sys.modules["atheris"] = kept
    target: Callable[[bytes], None] = module.one_input
    return target


def test_what_was_found_once(one_input: Callable[[bytes], None]) -> None:
    for path in FINDINGS:
        one_input(path.read_bytes())


@pytest.mark.parametrize("choice", range(12))
def test_the_target_reads_every_kind(one_input: Callable[[bytes], None], choice: int) -> None:
    for raw in (b"", b"title: x\n", b"\x89PNG\r\n\x1a\n", b"PW=x \xff", b"# T\n\n[x](y) <b onclick=x>"):
        one_input(bytes([choice]) + raw)
