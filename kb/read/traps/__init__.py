"""YAML traps that eat prose: found in the lines as typed, named, and mended where that is certain.

Looks at text only, before YAML sees it; what the fields mean, `kb.read.fitting.fit` judges.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.late import late
from kb.read.traps.trap_free import is_trap_free

if TYPE_CHECKING:
    from kb.read.traps.find import find_traps, mend
else:
    find_traps, mend = late("kb.read.traps.find:find_traps"), late("kb.read.traps.find:mend")

__all__ = ["find_traps", "is_trap_free", "mend"]
