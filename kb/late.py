"""What most runs do not need, imported when it is first called: a table's text names it as "module:function".

Beside it, under `if TYPE_CHECKING`, stands the plain import, for mypy and for the law of the floors.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any


def imported(where: str) -> Any:  # noqa: ANN401  # whatever the text names
    """What "module:name" names."""
    module, _, name = where.partition(":")
    return getattr(importlib.import_module(module), name)


def late(where: str) -> Callable[..., Any]:
    """A function that imports "module:function" and calls it."""

    def called(*arguments: Any, **keywords: Any) -> Any:  # noqa: ANN401  # whatever that function takes and gives
        return imported(where)(*arguments, **keywords)

    return called
