"""JSON that may be none."""

from __future__ import annotations

import json


def parsed(text: str) -> object:
    """What a text of JSON says; None when it is none."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value
