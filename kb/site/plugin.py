"""The MkDocs plugin: hands our pages to MkDocs and takes its own way out. Glue only; every thought is below.

Works unchanged under ProperDocs, which redirects `mkdocs` imports to itself.
"""

from __future__ import annotations

import posixpath
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Literal

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from kb.pages.compiled_templates import Compiled
from kb.pages.page import Addresses, Plan
from kb.pipeline import Checked
from kb.pipeline.public import for_everybody
from kb.pipeline.render import prepare
from kb.progress import Watch, unwatched
from kb.secrets.judge import SECRET
from kb.site.attached import attached_files
from kb.site.config import KbConfig
from kb.site.docs_files import leave_links_out, place_in, tell_collisions, without_left_out
from kb.site.faulty_templates import telling
from kb.site.frame import Frames, can_frame
from kb.site.freshness import Stamp, stamp_of, warn_when_outdated
from kb.site.half_done import check_whole
from kb.site.hand_over import add_theme, edit_link, mentions_to_links, metadata, prepare_markdown, show_names_as_text
from kb.site.leaks import find_leak
from kb.site.log_problems import log_problem
from kb.site.our_pages import OurPages, in_order, only_we_see
from kb.site.policy import SitePolicy, begin_policy
from kb.site.publish import announce, publish
from kb.site.search.delivery import deliver_search, prepare_search
from kb.site.signposts import put_up_signposts
from kb.site.watching import await_folders, watch_folders


class KbPlugin(BasePlugin[KbConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """Adds the pages of `logs/` to a MkDocs site."""

    def __init__(self) -> None:
        self.checked: Checked | None = None
        """Set by `kb build`, which has checked already; else the plugin checks by itself at each build."""
        self.watch: Watch = unwatched
        self._ours: OurPages | None = None
        self._current: Checked | None = None
        self._frames: Frames | None = None
        self._serving = False
        self._name = ""
        self._policy: SitePolicy | None = None
        self._read_at: Stamp | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is only shown on this machine; stay loaded between builds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Add our theme folder, and watch what pages are made from."""
        root = _root(config)
        add_theme(config)
        prepare_search(config)
        prepare_markdown(config)
        self._policy = self._begin_policy(config)
        watch_folders(config, root)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: object) -> None:
        """Watch also folders that are not there yet."""
        await_folders(server, _root(config))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Make the pages; the team's own hand-written page wins over ours of the same name."""
        root = _root(config)
        leave_links_out(files, config)
        self._read_at = None if self.checked or self._serving else stamp_of(root)
        checked = self.checked or check_whole(root, self.config.now or None)
        if self.checked is None:
            for problem in checked.problems:
                log_problem(problem, strict_lessons=self.config.strict_lessons)
            if not self._serving and any(problem.rule == SECRET for problem in checked.problems):
                raise PluginError("kb: a secret stands in the knowledge base; nothing is published with it")
        if self.config.public or checked.library.settings.public:
            checked = for_everybody(checked)
        self._current = checked = without_left_out(checked, files)
        press = prepare(checked, root, directory_urls=config.use_directory_urls, place=partial(place_in, files))
        plans = [plan for plan in press.plans() if files.get_file_from_path(plan.src) is None]
        at_once = not only_we_see(config, self, "page_content", "env", "page_context")
        render = press.render if self.checked else telling(press, checked, serving=self._serving)
        self._ours = OurPages(render, plans, at_once=at_once, watch=self.watch)
        for plan in in_order(plans):
            files.append(_file(plan, root, config))
        for file in attached_files(checked.library, root, config):
            files.append(file)
        tell_collisions(files)
        announce(config, (plan.page() for plan in plans), checked)
        return files

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> None:
        """Our pages have no Markdown, so MkDocs needs no converter. The sitemap's date is `now`, not the clock."""
        assert self._current is not None
        page.update_date = f"{self._current.now.astimezone(UTC):%Y-%m-%d}"
        if self._ours and self._ours.plan(page):
            self._ours.take_over(page)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Our pages bring their metadata; mentions in hand-written pages become links."""
        assert self._current is not None
        plan = self._ours.plan(page) if self._ours else None
        if plan is not None:
            page.meta.update(metadata(plan))
            page.edit_url = edit_link(page.edit_url, self._current.library.settings.edit_url, plan.source)
            return ""
        show_names_as_text(page)
        addresses = Addresses(config.use_directory_urls)
        veil = self._current.veil
        shown = veil.over(markdown) if veil else markdown
        return mentions_to_links(shown, page.file.src_uri, self._current, addresses, page.file.dest_uri)

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        """Hand over the finished HTML and its table of contents, if anybody but Material's templates asks for it."""
        if self._ours and self._ours.plan(page):
            if self._ours.at_once:
                self._ours.fill(page)
            return page.content
        if page.title and "title" not in page.meta and "<h1" not in html:
            page.title = escape(page.title)  # made of the file's name
        return html

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Material prints the site's name as it is: while pages are made it is text that needs no escaping."""
        env.bytecode_cache = Compiled(f"theme {sorted(env.extensions)}")
        self._name, config.site_name = config.site_name, escape(config.site_name)
        self._frames = Frames(env) if can_frame(config, self) else None

    @event_priority(-150)
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Fill Material's frame for our pages, where that gives the same page; `kb-page.html` shows it."""
        if self._ours is None or self._ours.plan(page) is None:
            return
        if not self._ours.at_once:
            self._ours.fill(page)
        if self._frames and page not in nav.pages:
            context["kb_page"] = self._frames.page(page, context)  # type: ignore[typeddict-unknown-key]  # ours

    @event_priority(-150)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """The policy, after every other plugin has had its say about the page."""
        return self._policy.put(output, page.file.dest_uri) if self._policy else output

    @event_priority(-150)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for the pages that the theme makes, such as 404.html."""
        is_page = template_name.endswith(".html")
        return self._policy.put(output_content, template_name) if self._policy and is_page else output_content

    @event_priority(-150)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put our search and what machines read in place: after search wrote its index and `offline` copied it."""
        assert self._current is not None
        assert self._ours is not None
        config.site_name = self._name
        deliver_search(config, self._ours, self._current)
        publish(config, self._ours, self._current)
        put_up_signposts(config, self._ours, self._current, self._policy)
        if self._policy:
            self._policy.finish(Path(config.site_dir))
        warn_when_outdated(_root(config), self._read_at)
        if self._current.veil and (told := find_leak(Path(config.site_dir), self._current.veil)):
            raise PluginError(f"kb: {told}")

    def _begin_policy(self, config: MkDocsConfig) -> SitePolicy | None:
        wanted = self.config.policy == "always" or (self.config.policy == "build" and not self._serving)
        policy = begin_policy(config.theme.dirs, self.config.policy_also)
        return policy if wanted else None


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _file(page: Plan, root: Path, config: MkDocsConfig) -> File:
    file = File.generated(config, page.src, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if page.source:
        docs = Path(config.docs_dir).resolve().relative_to(root).as_posix()
        file.edit_uri = posixpath.relpath(page.source, docs)
    return file
