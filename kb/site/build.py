"""`kb build`: check, render beside the target, swap at the end. A failed build leaves the old site untouched."""

from __future__ import annotations

import errno
import gc
import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from kb.atomic import new_folder_for, swap_folders
from kb.pages.template_faults import Blame, TemplateFault
from kb.pipeline import Checked
from kb.problem import Refused
from kb.progress import Watch, unwatched
from kb.read.beside.site_settings import SiteSettings
from kb.site.freshness import Stamp, confirm
from kb.site.plugin import KbPlugin
from kb.site.protected import holds_what_people_wrote

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What is said of the disk, whichever file was being written, or copied from elsewhere."""


class BuildFailed(Exception):
    """The site could not be built; the sentence says why. The previous site is as it was."""


class MkDocsWarned(BuildFailed):
    """It could be built, but MkDocs warns of something that people wrote, such as a link that leads nowhere."""


def build_site(
    root: Path, checked: Checked, target: Path, watch: Watch = unwatched, read_at: Stamp | None = None
) -> Path:
    """Build the site of `checked` into `target` and return it.

    Everything is rendered into a new folder beside `target` first; hidden files of the old site (`.git`,
    `.nojekyll`) are carried over. Raises BuildFailed; Refused for a template of the team's that has a fault; with
    `read_at`, the stamp of the files before they were checked, Outdated when they are others now.
    """
    target = target.resolve()
    _spare_what_people_wrote(root, checked.site, target)
    try:
        with new_folder_for(target) as new:
            _render(root, checked, new, watch)
            confirm(root, read_at)
            _carry_over(target, new)
            new.chmod(0o755)
            swap_folders(new, target)
    except OSError as error:
        place = target if error.errno in NO_ROOM else error.filename or target
        raise BuildFailed(f"cannot write {place}: {error.strerror}") from error
    return target


def _spare_what_people_wrote(root: Path, site: SiteSettings, target: Path) -> None:
    """The folder's content is replaced: none may be given by mistake that holds anything but a site."""
    if holds_what_people_wrote(root, site, target):
        raise BuildFailed(f"{target} holds the knowledge base itself; give another folder with --site")
    there = {path.name for path in target.iterdir() if not path.name.startswith(".")} if target.is_dir() else set()
    if there and "index.html" not in there:
        raise BuildFailed(f"{target} is not empty and holds no site; empty it, or give another folder with --site")


def _render(root: Path, checked: Checked, folder: Path, watch: Watch) -> None:
    with _warnings() as warnings, _library_at_rest():
        try:
            config = load_config(str(_settings(root)), site_dir=str(folder))
            plugin = _plugin(config)
            plugin.checked, plugin.watch = checked, watch
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
                plugin.checked, plugin.watch = None, unwatched  # MkDocs keeps a plugin while the process lives
        except (Exception, SystemExit) as error:
            raise _as_told(root, checked.site, error, warnings) from error
    if warnings:
        raise MkDocsWarned("MkDocs warns: " + "; ".join(warnings))


def _as_told(root: Path, site: SiteSettings, error: BaseException, warnings: Iterable[str]) -> BaseException:
    """What to raise for `error`: who wrote the theme's own templates is told of their faults as of any problem."""
    if isinstance(error, Refused | BuildFailed):
        return error
    problem = Blame(root, (root / site.custom_dir,)).problem(error) if site.custom_dir else None
    if problem is not None:
        return Refused([problem])
    if isinstance(error, TemplateFault):
        return BuildFailed(f"a template has a fault: {error}")
    is_of_disk = isinstance(error, OSError) and error.errno in NO_ROOM
    if is_of_disk or not isinstance(error, MkDocsException | SystemExit | OSError):
        return error
    return BuildFailed("MkDocs stopped: " + ("; ".join(warnings) or str(error)))


@contextmanager
def _library_at_rest() -> Iterator[None]:
    """What was read stays to the end: the collector need not walk it again and again while pages are made."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _settings(root: Path) -> Path:
    path = root / "mkdocs.yml"
    if path.exists() and not path.is_file():
        raise BuildFailed("mkdocs.yml is no regular file: put the file itself there")
    return path


def _plugin(config: MkDocsConfig) -> KbPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, KbPlugin):
            return plugin
    raise BuildFailed("mkdocs.yml does not name the plugin; add to plugins:  - kb")


def _carry_over(old: Path, new: Path) -> None:
    for path in old.iterdir() if old.is_dir() else ():
        if path.name.startswith(".") and not (new / path.name).exists():
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, new / path.name, symlinks=True)
            else:
                shutil.copy2(path, new / path.name, follow_symlinks=False)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collects what MkDocs warns of: under `kb build` a warning is a reason not to publish."""
    found: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    handler = Collect(level=logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        yield found
    finally:
        logger.removeHandler(handler)
