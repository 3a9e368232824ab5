"""What MkDocs makes of our pages: escaped, linked, searchable; the same from every way of building."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

Base = Callable[..., Path]
Build = Callable[[Path], Path]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
LOG = "windows/2026-02-14-db"


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def content(markup: str) -> str:
    return markup.partition("<article")[2].partition("</article>")[0]


def test_every_kind_of_page_is_there(base: Base, built: Build) -> None:
    site = built(base())
    for path in ("", "postmortems", "coming", "windows", "windows/2026", "incidents", "pitfalls", "checklists",
                 "systems", "systems/web", "tools", "actions", "rules", "rules/decide-by", LOG, "pitfalls/wet-paint",
                 "runbook"):  # fmt: skip
        assert (site / path / "index.html").is_file(), path


def test_a_title_is_text_everywhere(base: Base, built: Build) -> None:
    site = built(base())
    for path in ("", LOG, "windows", "pitfalls/wet-paint"):
        markup = page(site, path)
        assert "<script>alert" not in markup
    tree = html5lib.parse(page(site, LOG), namespaceHTMLElements=False)
    assert "DB </title><script>alert(1)</script>" in (tree.findtext(".//title") or "")
    assert tree.findtext(".//h1") == "DB </title><script>alert(1)</script>"
    assert "&lt;b&gt;not bold&lt;/b&gt;" in page(site, LOG)


def test_mentions_lead_to_records_and_records_tell_who_mentions_them(base: Base, built: Build) -> None:
    site = built(base())
    runbook = content(page(site, "runbook"))
    assert '<a class="kb-mention" href="../pitfalls/wet-paint/">Wet paint</a>' in runbook
    assert f'<a class="kb-mention" href="../{LOG}/">that night</a>' in runbook
    assert "<code>[[wet-paint]]</code>" in runbook
    assert "As it is: [[wet-paint]], and how to write that: <code>\\[[wet-paint]]</code>." in runbook
    pitfall = content(page(site, "pitfalls/wet-paint"))
    assert f'href="../../{LOG}/"' in pitfall
    assert 'href="../../runbook/">Runbook</a>' in pitfall


def test_an_old_name_leads_on(base: Base, built: Build) -> None:
    markup = page(built(base()), "windows/old-name")
    refresh = '<meta http-equiv="refresh" content="0; url=../../windows/2026-02-14-db/">'
    assert f"<noscript>{refresh}</noscript>" in markup  # with scripts, lead-on.js goes on and keeps the section
    assert '<a href="../../windows/2026-02-14-db/">' in content(markup)


def test_the_pencil_opens_the_yaml(base: Base, built: Build) -> None:
    markup = page(built(base()), LOG)
    (link,) = re.findall(r'href="(https://git\.example\.org/[^"]*)"', markup)
    assert (
        os.path.normpath(link.removeprefix("https://git.example.org"))
        == f"/kb/edit/main/logs/windows/2026/{LOG[8:]}.yml"
    )


def test_records_stay_out_of_the_navigation(base: Base, built: Build) -> None:
    markup = page(built(base()), "runbook")
    navigation = markup.partition('<nav class="md-nav md-nav--primary')[2].partition("</nav>")[0]
    assert "pitfalls" in navigation
    assert "wet-paint" not in navigation
    assert LOG not in navigation


def test_the_interface_speaks_japanese(base: Base, built: Build) -> None:
    site = built(base(language="ja"))
    assert "いま何をするか" not in content(page(site, "pitfalls/wet-paint"))
    assert "症状" in content(page(site, "pitfalls/wet-paint"))
    assert "ペンキ塗りたて" in content(page(site, LOG))


def test_without_directory_urls_links_lead_to_files(base: Base, built: Build) -> None:
    site = built(base(directory_urls=False))
    markup = (site / f"{LOG}.html").read_text("utf-8")
    assert 'href="../pitfalls/wet-paint.html"' in markup


def test_a_built_site_has_no_dead_link_of_its_own(base: Base, built: Build) -> None:
    site = built(base())
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        markup = content(path.read_text("utf-8"))
        for link in re.findall(r'href="([^"#:]+)(?:#[^"]*)?"', markup):
            target = (path.parent / link).resolve()
            assert target.is_file() or (target / "index.html").is_file(), f"{path}: {link}"


@pytest.mark.parametrize("generator", ["mkdocs", pytest.param("properdocs", marks=pytest.mark.slow)])
def test_plain_generators_give_the_same_pages(generator: str, base: Base, built: Build) -> None:
    root = base()
    ours = built(root)
    theirs = root / "plain"
    command = [sys.executable, "-m", generator, "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(theirs)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == 0, run.stderr
    pages = {path.relative_to(ours) for path in ours.rglob("*.html")}
    assert pages == {path.relative_to(theirs) for path in theirs.rglob("*.html")}
    for path in pages:
        whole, other = (folder.joinpath(path).read_text("utf-8") for folder in (ours, theirs))
        assert content(whole) == content(other), path
        assert POLICY.findall(whole) == POLICY.findall(other), path
        assert len(POLICY.findall(whole)) == 1, path


def test_a_misfit_is_a_warning_and_a_lesson_is_not(base: Base) -> None:
    root = base()
    (root / "logs/pitfalls/bad.yml").write_text("title: x\nsymptoms: y\n", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml"), "-d", str(root / "plain")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0
    assert "WARNING -  logs/pitfalls/bad.yml:2:1: error[unknown-field]" in run.stderr
    assert subprocess.run([*command, "--strict"], capture_output=True, check=False).returncode == 1


def test_plain_mkdocs_publishes_nothing_with_a_secret(base: Base) -> None:
    root = base()
    (root / "docs/runbook.md").write_text("PGPASSWORD=hunt¦er22 psql\n".replace("¦", ""))
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode != 0
    assert "a secret stands in the knowledge base" in run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    assert not (root / "site" / "windows").exists()
