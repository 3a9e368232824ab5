"""The Content-Security-Policy: one, the same on every page, with the theme's hashes and nobody else's."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from pathlib import Path
from typing import Literal

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from kb.pipeline import check
from kb.site.build import build_site
from kb.site.inline_blocks import ThemeBlocks, inline_blocks
from kb.site.plugin import KbPlugin
from kb.site.policy import BadPolicy, SitePolicy, policy_text, read_also

OF_A_PAGE = "document.title = 'mine'"
SETTINGS = """\
site_name: R&D
theme:
  name: material
  custom_dir: overrides
  palette:
    scheme: default
plugins:
  - search
  - kb:
      policy_also:
        img-src: [https://status.example.com]
        frame-src: 'self'
"""
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def policies(site: Path) -> dict[str, list[str]]:
    return {str(path.relative_to(site)): META.findall(path.read_text("utf-8")) for path in site.rglob("*.html")}


def hash_of(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose team has a script in a page, a script in a template, and two more sources."""
    root = tmp_path_factory.mktemp("policy")
    files = {
        "logs/kb.yml": "schema: 1\n",
        "logs/pitfalls/wet-paint.yml": "title: Wet paint\n",
        "docs/runbook.md": f"# R\n\n<script>{OF_A_PAGE}</script>\n",
        "overrides/main.html": '{% extends "base.html" %}{% block announce %}<script>banner("{{ page.url }}")</script>'
        "{% endblock %}",
        "mkdocs.yml": SETTINGS,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return build_site(root, check(root, "2026-11-27 18:00"), root / "site")


@pytest.fixture(scope="module")
def rules(site: Path) -> dict[str, list[str]]:
    """The policy of that site: directive → sources."""
    text = html.unescape(next(iter(policies(site).values()))[0])
    return {name: sources.split() for name, sources in (one.split(" ", 1) for one in text.split("; "))}


def test_every_page_carries_the_same_policy_once_before_anything_it_governs(site: Path) -> None:
    found = policies(site)
    assert {"index.html", "404.html", "runbook/index.html", "rules/decide-by/index.html"} < set(found)
    assert {len(one) for one in found.values()} == {1}
    assert len({one[0] for one in found.values()}) == 1
    for name in found:
        head = (site / name).read_text("utf-8").partition("Content-Security-Policy")[0]
        assert not re.search(r"<(script|style|link|img)\b", head), name


def test_it_holds_the_hash_of_every_inline_block_of_the_theme_and_is_strict(
    site: Path, rules: dict[str, list[str]]
) -> None:
    needed = set()
    for path in site.rglob("*.html"):
        for kind, body in inline_blocks(path.read_text("utf-8")):
            assert kind == "script"
            if body != OF_A_PAGE:
                needed.add(hash_of(body))
    assert len(needed) > 6
    assert set(rules["script-src"]) == {"'self'", *needed}
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == ["'none'"]
    assert not [one for sources in rules.values() for one in sources if one == "*" or "unsafe" in one]


def test_a_template_of_the_team_is_part_of_the_theme_and_a_page_is_not(site: Path, rules: dict[str, list[str]]) -> None:
    assert hash_of('banner("runbook/")') in rules["script-src"]
    assert f"<script>{OF_A_PAGE}</script>" in (site / "runbook/index.html").read_text("utf-8")
    assert hash_of(OF_A_PAGE) not in rules["script-src"]


def test_what_is_added_is_in_it(rules: dict[str, list[str]]) -> None:
    assert rules["img-src"] == ["'self'", "data:", "https://status.example.com"]
    assert rules["frame-src"] == ["'self'"]


@pytest.mark.parametrize(
    ("policy", "command", "there"),
    [
        ("build", "build", True),
        ("build", "gh-deploy", True),
        ("build", "serve", False),
        ("always", "serve", True),
        ("never", "build", False),
    ],
)
def test_it_is_left_out_while_serving_unless_asked(
    policy: str, command: Literal["build", "gh-deploy", "serve"], there: bool
) -> None:
    config = load_config(None, site_name="x", theme={"name": "material"}, plugins=[{"kb": {"policy": policy}}])
    plugin = config.plugins["kb"]
    assert isinstance(plugin, KbPlugin)
    plugin.on_startup(command=command, dirty=False)
    plugin.on_config(config)
    page = "<html><head><meta charset='utf-8'></head></html>"
    assert bool(META.search(plugin.on_post_template(page, template_name="404.html", config=config))) is there
    assert plugin.on_post_template("<x/>", template_name="sitemap.xml", config=config) == "<x/>"


@pytest.mark.parametrize(
    "written",
    [
        {"image-src": ["x"]},
        {"img-src": 1},
        {"img-src": ["a;b"]},
        {"img-src": ['"><script>']},
        {"script-src": [["x"]]},
    ],
)
def test_what_cannot_be_added_is_told(written: dict[str, object]) -> None:
    with pytest.raises(BadPolicy):
        read_also(written)


def test_it_is_told_where_in_mkdocs_yml() -> None:
    options = {"kb": {"policy_also": {"image-src": ["https://status.example.com"]}}}
    config = load_config(None, site_name="x", theme={"name": "material"}, plugins=[options])
    with pytest.raises(PluginError, match=r"mkdocs\.yml, plugins: kb: policy_also: 'image-src' is no part"):
        config.plugins["kb"].on_config(config)


def test_none_adds_to_nothing() -> None:
    assert "object-src https://x;" in policy_text({"object-src": ["https://x"]}, []) + ";"
    assert "object-src 'none';" in policy_text({}, []) + ";"


def test_pages_written_before_the_last_hash_get_it_too(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text('<script>one("{{ base }}")</script>', "utf-8")
    policy = SitePolicy([str(theme)], {})
    pages = {name: f'<html><head><meta charset="utf-8"><script>one("{name}")</script></head>' for name in "abc"}
    for name, text in pages.items():
        (tmp_path / name).write_text(policy.put(text, name), "utf-8")
    policy.finish(tmp_path)
    metas = {META.findall((tmp_path / name).read_text("utf-8"))[0] for name in pages}
    (whole,) = metas
    assert all(hash_of(f'one("{name}")') in whole for name in pages)


@pytest.mark.parametrize(
    ("body", "ours"),
    [
        ('go("../..");', True),
        ('go("");', True),
        ('go("x");alert(1);("");', False),
        ('go("x\\");', False),
        ("go('');", False),
        ("alert(1)", False),
        ('go("</script>");', False),
    ],
)
def test_a_value_of_a_template_stays_one_value(body: str, ours: bool, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text('<script>go("{{ url }}");</script>', "utf-8")
    assert ThemeBlocks([str(tmp_path)]).hold("script", body) is ours


def test_only_what_runs_is_a_block() -> None:
    found = inline_blocks(
        '<script src="x.js"></script><script type="application/json">{}</script>'
        '<script type="module">a</script><script>b</script><style media="print">c</style>'
    )
    assert list(found) == [("script", "a"), ("script", "b"), ("style", "c")]
