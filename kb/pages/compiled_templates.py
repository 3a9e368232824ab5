"""Compiled templates, kept while the process lives: the next build, as `kb serve` makes one for each change, needs none
compiled again. A template that has changed is another one.
"""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

_KEPT: dict[tuple[str, str, str], CodeType | None] = {}


class Compiled(BytecodeCache):
    """The code of one kind of template: what compiles it, and in which language."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def load_bytecode(self, bucket: Bucket) -> None:
        """Jinja2 asks for it, by the name and the text of the template."""
        bucket.code = _KEPT.get((self._kind, bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Jinja2 hands it over."""
        _KEPT[self._kind, bucket.key, bucket.checksum] = bucket.code
