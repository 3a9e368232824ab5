"""`when`: a JMESPath question to one resource change, which can neither run for long nor see a sensitive value.

JMESPath has no loops; what can grow are lists of lists built by the expression itself, so those are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError
from jmespath.functions import Functions
from jmespath.visitor import TreeInterpreter

MAX_LENGTH = 500
"""Characters of an expression."""
SHOWN = 120
"""Characters of it that a sentence quotes."""
MAX_NESTED = 100
"""Opening marks in it; its parser goes one call deeper at each."""
MAX_BUILT = 12
"""Values that it puts into lists and maps of its own: each can double what comes after it."""
MAX_VISITS = 100_000
"""Steps that one question may take."""
MAX_ITEMS = 100_000
"""Entries of any list on the way."""

_FUNCTIONS: frozenset[str] = frozenset(Functions.FUNCTION_TABLE)
_BUILDERS = ("multi_select_list", "multi_select_dict")


class _TooMuch(Exception):
    pass


class _Counting(TreeInterpreter):
    """Evaluates like JMESPath itself, and gives up when it takes too long."""

    def __init__(self) -> None:
        super().__init__()
        self.left = MAX_VISITS

    def visit(self, node: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # JMESPath's own signature
        """Count, and let JMESPath do its work."""
        self.left -= 1
        if self.left < 0:
            raise _TooMuch
        value = super().visit(node, *args, **kwargs)
        if isinstance(value, list) and len(value) > MAX_ITEMS:
            raise _TooMuch
        return value


class Condition:
    """One expression. Raises ValueError with a sentence when it cannot be used."""

    def __init__(self, expression: str) -> None:
        if said := trouble(expression):
            raise ValueError(said)
        self._parsed = jmespath.compile(expression).parsed

    def holds(self, change: Mapping[str, object]) -> bool:
        """Whether the answer is anything but false, null or empty. A question that fails has no answer."""
        try:
            answer = _Counting().visit(self._parsed, change)
        except (JMESPathError, _TooMuch, RecursionError, TypeError, ValueError, ArithmeticError, AttributeError):
            return False
        return answer is not None and answer is not False and answer not in ("", [], {})


def trouble(expression: str) -> str:
    """What is wrong with an expression, as a sentence; '' when it can be used."""
    shown = expression if len(expression) <= SHOWN else f"{expression[: SHOWN - 1]}…"
    no = f"'{shown}' is no JMESPath expression"
    if len(expression) > MAX_LENGTH:
        return f"{no}: it has {len(expression):,} characters; at most {MAX_LENGTH}"
    if sum(char in "([{&!" for char in expression) > MAX_NESTED:
        return f"{no}: it is nested too deeply"
    try:
        parsed = jmespath.compile(expression).parsed
    except (JMESPathError, RecursionError) as error:
        told = str(error).partition("\n")[0].rstrip(":") or "it is nested too deeply"
        return f"{no}: {told}"
    nodes = _nodes(parsed)
    unknown = sorted({str(node["value"]) for node in nodes if node["type"] == "function_expression"} - _FUNCTIONS)
    if unknown:
        return f"JMESPath has no function called '{unknown[0]}'"
    built = sum(len(node["children"]) for node in nodes if node["type"] in _BUILDERS)
    return f"the expression builds {built} values; at most {MAX_BUILT}" if built > MAX_BUILT else ""


def _nodes(node: object) -> list[dict[str, Any]]:
    if not isinstance(node, dict):
        return []
    return [node, *(inner for part in node.get("children", ()) for inner in _nodes(part))]
