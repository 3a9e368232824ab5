"""Where our templates and the demo are: in the package when installed from a wheel, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def templates_dir() -> Path:
    """The folder with our templates, styles and scripts."""
    inside = PACKAGE / "templates"
    return inside if inside.is_dir() else PACKAGE.parent / "templates"


def demo_dir() -> Path:
    """The folder with logs/ and docs/runbooks/ of the demo; in a checkout much else is beside them."""
    inside = PACKAGE / "demo"
    return inside if inside.is_dir() else PACKAGE.parent


def has_own_templates(root: Path) -> bool:
    """Whether the knowledge base at `root` has templates of its own, which may make of any page what they like."""
    own = root / "templates"
    return own.is_dir() and not own.samefile(templates_dir())
