"""Each kind of secret inside the quotes of YAML: found there too, and taken out so that the YAML stays valid."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from kb.secrets.redact import redact
from kb.secrets.scan import find_secrets, mask
from tests.secrets.test_kinds import filled, lines


def in_quotes(text: str) -> list[str]:
    """The text as one value of a record, in the ways in which people and programs quote."""
    double, single = json.dumps(text, ensure_ascii=False), "'" + text.replace("'", "''") + "'"
    return [f"what: {double}\n", f"what: {single}\n", f"what: [{double}, 'ok']\n", f'what: ["ok", {single}]  # x\n']


@pytest.mark.parametrize("line", lines("kinds.txt"))
def test_a_quoted_secret_is_found_and_taken_out(line: str) -> None:
    parts = re.split("[⟦⟧]", filled(line))
    for written in in_quotes("".join(parts)):
        assert len(find_secrets(written)) >= len(parts) // 2, written
        yaml.safe_load(mask(written))
        gone = redact(written)
        assert not find_secrets(gone)
        value = yaml.safe_load(gone)["what"]
        told = " ".join(value) if isinstance(value, list) else value
        for secret in parts[1::2]:
            assert secret not in told
