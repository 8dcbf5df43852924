"""An answer's Markdown becomes HTML that cannot run, load or lead anywhere."""

from __future__ import annotations

import random
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.web.fakes import ATTACK, COMPARISON, HOSTILE, SKILLS
from web.markdown import render_markdown

ALLOWED = {
    "p": set(),
    "br": set(),
    "hr": set(),
    "em": set(),
    "strong": set(),
    "code": {"class"},
    "pre": set(),
    "del": {"title"},
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "i": set(),
    "span": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "a": {"class", "href", "data-turn", "data-marker", "data-quote", "data-title", "aria-label"},
    "table": {"role"},
    "thead": set(),
    "tbody": set(),
    "tr": {"role"},
    "th": {"role"},
    "td": {"role", "data-label"},
    **{f"h{level}": set() for level in range(3, 7)},
}


class Checker(HTMLParser):
    """Fails on a tag, attribute or link that is not ours."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED, tag
        for name, value in attrs:
            assert name in ALLOWED[tag], (tag, name)
            if name == "href":
                assert (value or "").startswith("#passage-"), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"instruction: {data}")


def check(html: str) -> None:
    checker = Checker()
    checker.feed(html)
    checker.close()


ATTACKS = [
    HOSTILE,
    ATTACK.text,
    "[1]: javascript:alert(1)\n\n[1]",
    "[1](javascript:alert(1)) [a][1]\n\n[1]: https://evil.example",
    "![1](https://evil.example/x.png)",
    "<!-- --><svg/onload=alert(1)>",
    "```<script>\nalert(1)\n```",
    '```"onmouseover=alert(1)\nx\n```',
    "&lt;script&gt; &#60;script&#62; &colon;",
    "| <img src=x onerror=alert(1)> |\n|---|\n| a |",
    '| "onclick="x |\n|:-:|\n| a | b |',
    "<https://evil.example> https://evil.example www.evil.example a@b.example",
    "\x00<b>\u2028</b>",
    "> " * 200 + "<script>",
]


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize("whole", [True, False])
def test_attacks_come_out_as_words(text: str, whole: bool) -> None:
    check(render_markdown(text, ATTACK.citations, 1, whole=whole))


def test_random_mixtures_come_out_as_words() -> None:
    parts = [
        "<",
        ">",
        '"',
        "'",
        "[1]",
        "](",
        "javascript:",
        ")",
        "!",
        "[",
        "`",
        "|",
        "\n",
        "\n\n",
        "---",
        "**",
        "&",
        "#",
        "    ",
    ]
    parts += ["script", "img src=x onerror=y", "https://evil.example", "> ", "- ", "\\", "[1]: ", "1. ", "a"]
    chance = random.Random(7)
    for _ in range(3000):
        text = "".join(chance.choices(parts, k=chance.randint(1, 30)))
        check(render_markdown(text, ATTACK.citations, 1, whole=chance.random() < 0.5))


def test_a_marker_carries_its_turn_its_quote_and_a_name() -> None:
    html = render_markdown(SKILLS.text, SKILLS.citations, 7, whole=True)
    assert 'href="#passage-7-1"' in html
    assert 'data-turn="7" data-marker="2"' in html
    assert 'data-quote="strong analytical skills are required."' in html
    assert 'aria-label="Passage 1, Generative AI Job Roles"' in html


def test_a_marker_without_a_citation_stays_a_word() -> None:
    html = render_markdown("Told. [99]", SKILLS.citations, 1, whole=True)
    assert "[99]" in html
    assert "<a" not in html


def test_an_escaped_bracket_and_code_are_no_markers() -> None:
    html = render_markdown("A \\[1\\] and `[1]` here.", SKILLS.citations, 1, whole=True)
    assert "<a" not in html
    assert "A [1] and <code>[1]</code> here." in html


def test_markers_do_nothing_before_the_answer_is_whole() -> None:
    html = render_markdown("Told. [1]", (), 1, whole=False)
    assert "<a" not in html
    assert "pending" in html


def test_blockquotes_are_notices() -> None:
    assert '<div class="notice" role="note">' in render_markdown("> Understood as: x", (), 1, whole=True)


def test_cells_carry_their_columns_heading() -> None:
    html = render_markdown(COMPARISON.text, COMPARISON.citations, 1, whole=True)
    assert 'data-label="Data Scientist"' in html
    assert "A quote | with stars, [1]." in html


def test_headings_stand_below_those_of_the_page() -> None:
    assert render_markdown("# One", (), 1, whole=True).startswith("<h3>")


def test_long_quotes_are_cut_where_they_hover() -> None:
    long = replace(SKILLS.citations[0], quote="word " * 500)
    html = render_markdown("[1]", (long,), 1, whole=True)
    assert len(html) < 700
