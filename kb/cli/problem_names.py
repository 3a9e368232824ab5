"""Every name a problem can have, with its documentation: the rules and the misfits side by side."""

from __future__ import annotations

from dataclasses import dataclass

from kb.rules import RULES
from kb.rules.documentation import Documentation, read_documentation
from kb.rules.misfits import MISFITS


@dataclass(frozen=True, slots=True)
class Named:
    """A name that `kb check` prints, how much it weighs, and its docstring."""

    name: str
    weight: str
    docstring: str

    @property
    def documentation(self) -> Documentation:
        """Why it exists, what passes, what fails."""
        return read_documentation(self.docstring)


def catalogue() -> dict[str, Named]:
    """By name, sorted: misfits, which are errors, and rules."""
    found = {name: Named(name, "error", docstring) for name, docstring in MISFITS.items()}
    found |= {rule.name: Named(rule.name, rule.level.value, rule.docstring) for rule in RULES}
    return dict(sorted(found.items()))


def one_liners() -> dict[str, str]:
    """Every name with the first line of its documentation."""
    return {name: named.documentation.summary for name, named in catalogue().items()}
