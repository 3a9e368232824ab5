"""What keeps `kb serve` from listening is a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.site.serve import CannotServe, serve_site


@pytest.mark.parametrize(
    ("address", "sentence"), [("127.0.0.1:99999", "at most 65535"), ("nonsense", "MkDocs stopped")]
)
def test_an_address_that_is_none(address: str, sentence: str, base: Callable[..., Path]) -> None:
    with pytest.raises(CannotServe, match=sentence):
        serve_site(base(), address, open_browser=False)
