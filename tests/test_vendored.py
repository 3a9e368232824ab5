"""Other people's libraries are those that templates/vendored.toml names, with their licences."""

from __future__ import annotations

import hashlib
import tomllib

from kb.shipped import templates_dir

LISTED = tomllib.loads((templates_dir() / "vendored.toml").read_text("utf-8"))


def test_each_is_byte_for_byte_what_the_list_says() -> None:
    for name, one in LISTED.items():
        raw = (templates_dir() / one["file"]).read_bytes()
        assert hashlib.sha256(raw).hexdigest() == one["sha256"], f"{name}: run scripts/vendor.sh"


def test_each_brings_its_licence() -> None:
    for name, one in LISTED.items():
        text = (templates_dir() / one["file"].replace(".js", ".LICENSE.txt")).read_text("utf-8")
        assert f"{one['licence']} License" in text, name
        assert "Copyright" in text, name
