"""Hand-written pages in MkDocs' Markdown as Hugo's."""

from __future__ import annotations

import pytest

from kb.pages.portable.hugo import as_hugo


def hugo(text: str) -> str:
    """The body, with every link in capitals."""
    return as_hugo(text, "Title", str.upper).partition("---\n")[2].partition("---\n")[2]


def test_the_title_goes_to_the_front_and_leaves_its_name() -> None:
    text = as_hugo("# Over *here*\n\nText.\n", "Over here", str)
    assert text == '---\ntitle: "Over here"\n---\n<a id="over-here"></a>\n\nText.\n'
    assert as_hugo("---\ntitle: Mine\n---\nText.\n", "Other", str) == "---\ntitle: Mine\n---\nText.\n"


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("kb build or mkdocs build", "kb-build-or-mkdocs-build"),
        ("`kb init` – begin", "kb-init-begin"),
        ("See [the guide](x.md)", "see-the-guide"),
        ("手順", "_1"),
    ],
)
def test_headings_have_the_names_that_mkdocs_gives(heading: str, name: str) -> None:
    assert f" {{#{name}}}\n" in hugo(f"## {heading}\n")


def test_a_name_is_given_once_and_a_written_one_stays() -> None:
    assert hugo("## A\n\n## A\n\n## B {#c}\n") == "## A {#a}\n\n## A {#a_1}\n\n## B {#c}\n"


def test_links_are_followed_outside_code() -> None:
    assert hugo("[a](b.md#c) and ![d](e.png)\n") == "[a](B.MD#C) and ![d](E.PNG)\n"
    assert hugo("[a]: b.md\n") == "[a]: B.MD\n"
    assert hugo("`[a](b.md)`\n\n```md\n[a](b.md)\n## A\n```\n") == "`[a](b.md)`\n\n```md\n[a](b.md)\n## A\n```\n"


def test_admonitions_are_quotes() -> None:
    text = '!!! warning "Never"\n    One.\n\n    - two\n\nAfter.\n'
    assert hugo(text) == "> **Never**\n>\n> One.\n>\n> - two\n>\n\nAfter.\n"
    assert hugo("!!! note\n    x\n").startswith("> **Note**\n")


def test_what_hugo_takes_for_a_shortcode_is_shown() -> None:
    assert hugo("Of `{{<` alone.\n") == "Of `{\u200b{<` alone.\n"
    assert hugo("```\n{{< x >}}\n```\n") == "```\n{{</* x */>}}\n```\n"
