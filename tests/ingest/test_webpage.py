"""Web pages: what of a page is its content, and how it reads as Markdown."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Document
from ingest.errors import SourceError
from ingest.reader import parse_document
from ingest.webpage import decode, markdown_of
from tests.ingest.lines import check_document

BLOG = """<!DOCTYPE html><html><head><title>Beekeepers | The Hive</title><meta property="og:site_name" content="The Hive">
<link rel="canonical" href="https://hive.example/beekeepers"><script type="application/ld+json">
{"@graph": [{"@type": "Article", "dateModified": "2024-03-05T10:00:00Z"}]}</script><style>p {color: red}</style></head>
<body><header><a href="/">The Hive</a> sells honey.</header><nav><ul><li><a href="/a">Shop</a></li></ul></nav>
<article><header><h1>Beekeepers</h1></header><p>Beekeepers look after <a href="/bees">honey bees</a>&nbsp;&amp; their hives.</p>
<h2>Pay <a class="anchor" href="#pay">#</a></h2><p><b>Hobby.</b> Most earn nothing at all.</p><!-- a secret remark --><p hidden>Unseen words here.</p>
<h2>Skills</h2><p>They need:</p><ul><li>Calm<ul><li>near <em>angry</em> bees</li></ul></li><li>A strong back</li></ul>
<dl><dt>Smoker</dt><dd>A can that gives smoke.</dd><dt>Is it hard?</dt><dd>It is not hard to learn.</dd></dl>
<img src="x.png" alt="a hive"><script>var words = "These are no words.";</script></article>
<aside><h2>Related posts</h2><p>Ten hives that you must see before you retire.</p></aside>
<footer>Copyright 2024 The Hive. All rights reserved.</footer></body></html>"""

BLOG_TEXT = """---
title: Beekeepers
url: https://hive.example/beekeepers
publisher: The Hive
date: '2024-03-05'
role: Beekeeper
---

# Beekeepers

Beekeepers look after honey bees & their hives.

## Pay

Hobby: Most earn nothing at all.

## Skills

They need:

- Calm
  - near angry bees
- A strong back
- Smoker: A can that gives smoke.

### Is it hard?

It is not hard to learn.
"""


def read(body: str) -> Document:
    """The document of a page with this in its main part."""
    document = parse_document(markdown_of(f"<html><body><main><h1>A page</h1>{body}</main></body></html>"), "page")
    check_document(document)
    return document


def text_or_error(page: str) -> str:
    """The page's Markdown, or the clean error that there is none; any other error comes through."""
    try:
        return markdown_of(page)
    except SourceError as error:
        return f"{error}\n"


def said(body: str) -> list[str]:
    document = read(body)
    return [document.source.text[s.start : s.end] for s in document.statements]


def test_an_article_among_menus_becomes_markdown_with_its_fields() -> None:
    assert markdown_of(BLOG) == BLOG_TEXT


def test_without_any_landmark_the_part_with_the_words_is_the_content() -> None:
    soup = (
        "<div><div class=top><a href=/1>One</a> | <a href=/2>Two</a> | <a href=/3>Three</a></div><div><div><div>"
        "A baker bakes bread at night.<br><br>Bakers rise early.<br>• Flour<br>• Water</div></div></div>"
        "<div><a href=/4>Terms</a> <a href=/5>Imprint</a> <a href=/6>Contact us</a></div></div>"
    )
    assert markdown_of(soup) == "A baker bakes bread at night.\n\nBakers rise early.\n\n- Flour\n- Water\n"


def test_panels_that_a_click_shows_are_content_and_other_hidden_parts_are_not() -> None:
    body = (
        '<ul role="tablist"><li><a href="#pay">Pay</a></li></ul><p>They mend clocks all day.</p>'
        '<div id="pay" style="display: none"><h2>Pay</h2><p>They earn $40,000 a year.</p></div>'
        '<div style="display:none"><p>This tab tells what they earn.</p></div><div class="modal" role="dialog">Join us now.</div>'
    )
    assert said(body) == ["They mend clocks all day.", "They earn $40,000 a year."]


@pytest.mark.parametrize(
    "part",
    [
        '<div class="breadcrumbs">Home &gt; Jobs &gt; Clerk</div>',
        '<div><a href="/a">Home</a> &gt; <a href="/b">Jobs</a> &gt;</div>',
        "<p>Last updated: 3 May 2024</p>",
        '<div class="cookie-banner"><p>We would like to set some cookies.</p></div>',
        '<div><a href="#">Printer friendly version</a></div>',
        "<div><b>Suggested citation:</b><p>Office of Clerks, A page, at https://x.org.</p></div>",
        '<ul><li><a href="/1">Ten tips for you</a></li><li><a href="/2">More of our tips</a></li></ul>',
        "<form><p>Your mail address, please, and we write to you.</p><input></form>",
        "<noscript>Please switch scripts on.</noscript><svg><text>Drawn words here</text></svg>",
    ],
)
def test_what_frames_a_text_is_left_out(part: str) -> None:
    assert said(f"<p>Clerks file papers all day.</p>{part}<p>They like order.</p>") == [
        "Clerks file papers all day.",
        "They like order.",
    ]


def test_a_list_of_links_stays_where_a_lead_in_introduces_it() -> None:
    assert said("<p>Clerks use these tools:</p><ul><li><a href=/w>Word</a></li><li><a href=/e>Excel</a></li></ul>") == [
        "Word",
        "Excel",
    ]


def test_an_open_sentence_takes_the_line_that_ends_it() -> None:
    assert said(
        '<p>Most clerks are members of</p><p><a href="/o">The Office of Clerks</a></p><p>They like order.</p>'
    ) == [
        "Most clerks are members of The Office of Clerks",
        "They like order.",
    ]


def test_what_a_summary_repeats_is_said_once_in_its_place() -> None:
    body = "<h2>Summary</h2><h3>Pay</h3><p>Clerks earn little money.</p><h2>Pay</h2><p>Clerks earn little money. It grows slowly.</p>"
    document = read(body)
    assert [s.path[-1] for s in document.sections[1:]] == ["A page", "Summary", "Pay"]
    assert len(document.statements) == 2


def test_markdown_of_the_pages_own_text_is_no_structure() -> None:
    body = "".join(
        f"<p>{html.escape(line)}</p>"
        for line in ("# of jobs is high here.", "1. is the first of them.", "<b> marks bold text.")
    )
    assert said(body) == ["# of jobs is high here.", "1\\. is the first of them.", "<b> marks bold text."]


_WORDS = st.sampled_from(
    "the # ## ### * ** - + _x_ > | || --- === ``` ` ~~~ [a] [^1] [^1]: [x]: <b> <div> </p> & &amp; 1. 12) 3.5 $5 \\ \\# *a* **b** C#".split()
)


@given(st.lists(_WORDS, min_size=1, max_size=10))
def test_a_paragraph_comes_back_word_for_word_whatever_marks_it_holds(words: list[str]) -> None:
    text = " ".join(f"{word} plain" for word in words) + " words end it."
    found = "".join(said(f"<p>{html.escape(text)}</p><p>Another stands below it.</p>"))
    assert re.sub(r"[\s\\]", "", text) in re.sub(r"[\s\\]", "", found)


@given(st.text(max_size=200))
def test_any_text_is_a_page_or_a_clean_error(text: str) -> None:
    assert text_or_error(text).endswith("\n")


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<script>var a = 'words of a script';</script>",
        "<nav><a href=/>Home</a></nav>",
        "<h1>A title</h1>",
    ],
)
def test_a_page_without_text_says_so(page: str) -> None:
    with pytest.raises(SourceError, match="holds no text"):
        markdown_of(page)


@pytest.mark.parametrize(
    "opening", ["<div>", "<ul><li>", "<table><tr><td>", "<dl><dd>", "<b><i>", "<blockquote>", "<div><h2>a</h2>"]
)
def test_deep_nesting_ends_in_a_text_or_a_clean_error(opening: str) -> None:
    assert text_or_error(f"<p>Some words to begin with.</p>{opening * 50_000}the end").endswith("\n")
    assert "the end of it" in markdown_of(f"{opening * 200}the end of it")


def test_a_huge_page_is_refused() -> None:
    with pytest.raises(SourceError, match="larger than"):
        markdown_of("x" * 5_000_001)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é “x”".encode(), "é “x”"),
        (b'<meta charset="iso-8859-1">caf\xe9 \x93x\x94', '<meta charset="iso-8859-1">café “x”'),
        (b'<meta charset="koi8-r">\xc1', '<meta charset="koi8-r">а'),
        (b"caf\xe9", "café"),
        (b'<meta charset="no-such">\xe9', '<meta charset="no-such">é'),
        (b'<meta charset="hex">\xe9', '<meta charset="hex">é'),
        ("é".encode("utf-16"), "é"),
        (b"\xef\xbb\xbf\xc3\xa9", "é"),
    ],
)
def test_bytes_are_read_by_what_they_say_they_are(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_bytes_that_are_no_text_are_refused() -> None:
    for data in (b"\x89PNG\0\0", b"\xff\xfe\x00"):
        with pytest.raises(SourceError):
            decode(data)


def test_fields_hold_only_what_the_page_tells_and_safely() -> None:
    assert markdown_of("<p>Nothing but these words.</p>") == "Nothing but these words.\n"
    odd = "<title>A: 'b' \"c\" # d [x]</title><meta name=author content='Ann: {x}'><p>Words of an odd page.</p>"
    source = parse_document(markdown_of(odd), "page").source
    assert (source.title, source.publisher, source.date) == ("A: 'b' \"c\" # d [x]", "Ann: {x}", None)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p><b>Last Modified Date:</b> Thursday, August 28, 2025</p>", "2025-08-28"),
        ("<p>Updated on 3 May 2024</p>", "2024-05-03"),
        ('<time datetime="2023-02-01">a while ago</time>', "2023-02-01"),
        ('<meta name="date" content="2024-13-45">', None),
        ("<p>It was updated by nobody.</p>", None),
    ],
)
def test_the_day_a_page_was_changed_is_found_where_pages_say_it(line: str, day: str | None) -> None:
    assert read(f"<p>Words that say something.</p>{line}").source.date == day
