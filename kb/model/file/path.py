"""The way to a value in a file: names of fields and numbers of items, from the top."""

from __future__ import annotations

Path = tuple[str | int, ...]
"""Where a value stands in a record: ('steps', 2, 'do')."""
