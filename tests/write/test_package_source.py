from __future__ import annotations

import pytest

from kb.write.package_source import TO_FILL_IN, requirement

HOST = "https://git.example.com/tools/maintenance-kb.git"


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("", TO_FILL_IN),
        ("0.1.0", "maintenance-kb==0.1.0\n"),
        ("==0.1.0", "maintenance-kb==0.1.0\n"),
        (">= 0.1, < 0.2", "maintenance-kb>=0.1,<0.2\n"),
        ("maintenance-kb ~= 0.1", "maintenance-kb~=0.1\n"),
        ("maintenance-kb", "maintenance-kb\n"),
        (f"git+{HOST}@v0.1.0", f"maintenance-kb @ git+{HOST}@v0.1.0\n"),
        (HOST, f"maintenance-kb @ git+{HOST}\n"),
        ("git@git.example.com:tools/kb.git", "maintenance-kb @ git+ssh://git@git.example.com/tools/kb.git\n"),
        ("https://x.example/maintenance_kb-0.1.0-py3-none-any.whl", None),
        ("file:///srv/maintenance_kb-0.1.0.tar.gz", None),
        ("vendor/maintenance_kb-0.1.0-py3-none-any.whl", "./vendor/maintenance_kb-0.1.0-py3-none-any.whl\n"),
        (
            "git+https://${TOKEN}@git.example.com/kb.git",
            "maintenance-kb @ git+https://${TOKEN}@git.example.com/kb.git\n",
        ),
    ],
)
def test_a_place_becomes_a_line(source: str, lines: str | None) -> None:
    assert requirement(source) == (f"maintenance-kb @ {source}\n" if lines is None else lines)


def test_an_index_is_the_only_index() -> None:
    """Beside a private index, the public one could answer with a stranger's package of the same name."""
    lines = requirement("https://pypi.example.com/simple/").splitlines()
    assert lines[1:] == ["--index-url https://pypi.example.com/simple/", "maintenance-kb"]


@pytest.mark.parametrize(
    "source",
    ["kb", "kb==1.0", "some words", "--index-url=x", "ftp://x.example/kb.whl", "https://", "==1.0\n--pre", "a\nb"],
)
def test_what_is_no_place_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"give a version|no blanks"):
        requirement(source)


@pytest.mark.parametrize("place", ["git+https://me:s3cret@x.example/kb.git", "https://s3cret@x.example/simple/"])
def test_a_password_is_refused_and_not_repeated(place: str) -> None:
    with pytest.raises(ValueError, match="password") as refusal:
        requirement(place)
    assert "s3cret" not in str(refusal.value)
