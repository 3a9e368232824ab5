"""What mkdocs.yml may say below `plugins: - kb:`. Options only."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class KbConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """What mkdocs.yml may say below `plugins: - kb:`."""

    now = config_options.Type(str, default="")
    """Pins today."""
    strict_lessons = config_options.Type(bool, default=False)
    """Lessons are warnings too, so that `mkdocs build --strict` stops at them."""
    public = config_options.Type(bool, default=False)
    """Leave out what is internal, as `public: true` in kb.yml does."""
    policy = config_options.Choice(("build", "always", "never"), default="build")
    """When pages carry the Content-Security-Policy: in a built site, also while serving, or never."""
    policy_also = config_options.Type(dict, default={})
    """What the policy allows beside the site itself: directive → sources."""
