"""Whether an RE2 pattern or a JMESPath expression can be used at all, as a sentence. Matches nothing of its own."""

from __future__ import annotations

import jmespath
import re2
from jmespath.exceptions import JMESPathError
from jmespath.functions import Functions

_OPTIONS = re2.Options()
_OPTIONS.log_errors = False
_UNLIKE = ("x", "0", "日", "{", "-")
_FUNCTIONS: frozenset[str] = frozenset(Functions.FUNCTION_TABLE)


def re2_trouble(pattern: str) -> str:
    """What is wrong with an RE2 pattern, as a sentence; '' when it compiles."""
    try:
        re2.compile(pattern, options=_OPTIONS)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        told = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        return f"'{pattern}' is no RE2 pattern: {told}"
    return ""


def matches_everything(pattern: str) -> bool:
    """Whether a good pattern finds something in lines that have nothing in common."""
    return all(re2.search(pattern, line, options=_OPTIONS) for line in _UNLIKE)


MOST_NESTED = 100
"""Opening marks in an expression; its parser goes one call deeper at each."""


def jmespath_trouble(expression: str) -> str:
    """What is wrong with a JMESPath expression, as a sentence; '' when it can be used."""
    if sum(char in "([{&!" for char in expression) > MOST_NESTED:
        return f"'{expression}' is no JMESPath expression: it is nested too deeply"
    try:
        parsed = jmespath.compile(expression).parsed
        unknown = sorted(set(_functions(parsed)) - _FUNCTIONS)
    except JMESPathError as error:
        told = str(error).partition("\n")[0].rstrip(":")
        return f"'{expression}' is no JMESPath expression: {told}"
    return f"JMESPath has no function called '{unknown[0]}'" if unknown else ""


def _functions(node: object) -> list[str]:
    if not isinstance(node, dict):
        return []
    own = [str(node["value"])] if node.get("type") == "function_expression" else []
    return own + [name for part in node.get("children", ()) for name in _functions(part)]
