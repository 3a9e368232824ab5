"""The text of our own HTML is what a reader sees; what our labels say in it is marked."""

from __future__ import annotations

from kb.pages.html_text import LABEL, labelled_text, plain_text


def test_drawings_and_buttons_are_left_out() -> None:
    assert plain_text("<p>a<svg><text>b</text></svg> c</p><button>d</button>") == "a c"


def test_words_are_not_torn_apart_where_japanese_has_no_blank() -> None:
    assert (
        plain_text('<p>表<a href="x">示</a>を<code>切る</code></p><li>a</li>\n<li>&lt;b&gt;</li>')
        == "表示を切る a · <b>"
    )


def test_labels_are_marked() -> None:
    assert labelled_text("<dl><dt>Seen</dt><dd>smoke</dd></dl>") == f"{LABEL}Seen{LABEL} smoke"


def test_what_is_filled_in_on_paper_is_left_out() -> None:
    blank = '<span class="kb-only-print kb-initials">initials ____</span>'
    assert plain_text(f'<p class="kb-only-print">Date: ____</p><ul><li>a{blank}</li><li>b{blank}</li></ul>') == "a · b"
