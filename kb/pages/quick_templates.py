"""Jinja2 for templates that only ever see our own values: the same output, with less done for each call and each text.

Jinja2's places for this are the classes of the environment. Nothing here knows a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

_special = re.compile("[&<>'\"]").search


class QuickContext(Context):
    """Calls what a template calls at once: none of our functions asks for Jinja2's context."""

    def call(__self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805, PYI063  # Jinja2's own signature
        """The result of the call; the two names that Jinja2 adds are its own."""
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)


class QuickTemplate(Template):
    """Escapes what it prints without wrapping each piece as Markup: the pieces are joined at once."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  # Jinja2's own name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """As Jinja2's, with what the compiled code calls, and globals as one flat map: each page looks through all."""
        template = super().from_code(environment, code, dict(globals), uptodate)
        template.root_render_func.__globals__.update(escape=_escaped, marked=_marked, Macro=QuickMacro)
        return template


class QuickMacro(Macro):
    """A macro that hands over what it is given, when that is all its parameters in their order."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401  # Jinja2's own signature
        """What the macro makes of its parameters, and of a caller."""
        is_plain = len(args) == len(self.arguments) and not (self.catch_kwargs or self.catch_varargs)
        if is_plain and (tuple(kwargs) == ("caller",) if self.caller else not kwargs):
            return Markup(self._func(*args, *kwargs.values()))  # noqa: S704  # made with autoescape
        return super().__call__(*args, **kwargs)


class QuickGenerator(CodeGenerator):
    """Compiles calls and attributes to Python's own, and the content of a call block to a plain function."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # Jinja2's own signature
        """`f(x)`, where Jinja2 hands the call to the context."""
        if node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja2's own name
        """`x.y`, where Jinja2 would also try `x["y"]`, and make up an undefined value."""
        if not self.environment.trusts(self.filename):  # type: ignore[attr-defined]  # QuickEnvironment's, see below
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A call block without parameters needs nothing of what a macro can."""
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if isinstance(macro_ref.node, nodes.CallBlock) and not macro_ref.node.args and not special:
            self.write("marked(macro)")
        else:
            super().macro_def(macro_ref, frame)


class QuickEnvironment(Environment):
    """An environment of such templates; those below the folder `ours` name only what is there."""

    context_class = QuickContext
    template_class = QuickTemplate
    code_generator_class = QuickGenerator
    ours: Path | None = None

    def trusts(self, filename: str | None) -> bool:
        """Whether a template is one of ours."""
        return bool(self.ours and filename and Path(filename).is_relative_to(self.ours))

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # Jinja2's own signature
    ) -> str:
        """Words that are the same on every page are put in here, once."""
        words = self.globals.get("_")
        whole = _WordsPutIn(words).visit(source) if callable(words) else source
        return super()._generate(whole, name, filename, defer_init)


class _WordsPutIn(NodeTransformer):
    def __init__(self, words: Callable[[str], str]) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # Jinja2's own name
        is_word = isinstance(node.node, nodes.Name) and node.node.name == "_" and not node.kwargs
        if is_word and len(node.args) == 1 and isinstance(node.args[0], nodes.Const):
            return nodes.Const(self._words(node.args[0].value), lineno=node.lineno)
        return self.generic_visit(node)


def _marked(content: Callable[[], str]) -> Callable[[], Markup]:
    return lambda: Markup(content())  # noqa: S704  # made with autoescape


def _escaped(value: object) -> str:
    if type(value) is str:
        return escape(value) if _special(value) else value
    if type(value) is Markup:
        return value
    return str(value) if type(value) in (int, float) else escape(value)
