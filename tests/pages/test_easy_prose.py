"""Easy prose is rendered without a parser, and nobody can tell."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb.pages.easy_prose import easy_blocks, easy_line
from kb.pages.prose import Prose

PROSE = Prose()
LINK = ["[[wet-paint]]", "[[wet-paint#avoid|so]]", "[[gone]]", "![[wet-paint]](x)", "http://x.example"]
MARKS = [
    "`a*b`",
    "``",
    "`",
    "[",
    "]",
    "*",
    "**",
    "*so*",
    "**強い 語**",
    "_",
    "a_b",
    "__",
    "\\",
    "&",
    "&amp;",
    "<",
    ">",
    '"',
    "'",
    "!",
    "#",
    "-",
    "+",
    "=",
    "|",
    "~",
    ":",
    "1.",
    "12)",
    "2026",
    "```",
    "---",
    "(",
    ")",
    "日本語",
    "、",
    "word",
    "x.",
]
BLANKS = ["\n", "\n\n", " ", "  ", "\t", "\u3000", "` `"]
piece = st.one_of(st.sampled_from([*LINK, *MARKS, *BLANKS]), st.text(max_size=3))
typed = st.lists(piece, max_size=12).map("".join)


def resolve(target: str, section: str, words: str) -> tuple[str, str] | None:
    return (f"../{target}/#{section}", words or "Wet <paint>") if target == "wet-paint" else None


def parsed(engine: MarkdownIt, text: str, *, inline: bool) -> str:
    env = {"resolve": resolve, "follow": str}
    return engine.renderInline(text, env) if inline else engine.render(text, env)  # type: ignore[no-any-return]  # a str


@given(typed.map(lambda text: text.strip("\n")))
@example("改行しても\n続く")
@example('It\'s `a_b` in max_connections!\n[[wet-paint]] says > 3.\n\n２番目 "x".')
def test_blocks_are_what_the_parser_makes(text: str) -> None:
    easy = easy_blocks(text, resolve)
    assert easy is None or easy == parsed(PROSE._blocks, text, inline=False)


@given(typed)
@example("don't `rm -rf` [[wet-paint|this]] & [[gone]]")
def test_a_line_is_what_the_parser_makes(text: str) -> None:
    easy = easy_line(text, resolve)
    assert easy is None or easy == parsed(PROSE._line, text, inline=True)


@pytest.mark.parametrize(
    "text",
    [
        "One line, [[wet-paint]].",
        "A `code`\nand max_connections.\n\nAgain: 3 > 2!",
        "1 時間待つ。[[wet-paint]]を見る。",
        "It took *much* longer, **49 分**待った。",
    ],
)
def test_everyday_prose_is_easy(text: str) -> None:
    assert easy_blocks(text, resolve) is not None


def test_the_parser_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MarkdownIt, "render", None)
    monkeypatch.setattr(MarkdownIt, "renderInline", None)
    assert "<p>A <code>b</code></p>" in PROSE.blocks("A `b`\n", resolve, str)
    assert PROSE.line("see [[wet-paint]]", resolve, str).endswith("</a>")
