"""A name that nothing has: the run ends, and the nearest that something has is offered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from kb.cli.options import stop
from kb.model.values.fields import nearest


def no_such(what: str, name: str, known: Iterable[str], otherwise: str = "") -> NoReturn:
    """End the run, as `what` ("no window") is called `name`: with the nearest of the `known`, else with `otherwise`."""
    close = nearest(name, tuple(known))
    stop(f"{what} is called '{name}'" + (f"; did you mean '{close}'?" if close else otherwise))
