"""A statement is shown in its own words, on one line, and nothing in it acts as Markdown or HTML."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from chat.wording import dating, escape, named_only, plain, points_back, shown, with_article, word_count
from ingest.index import Index
from ingest.stored import StoredStatement
from tests.chat.fakes import TURBINE

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
EMPTY = StoredStatement(0, 0, "a.md", 0, 0, (), None, None, "sentence", "", "", 0, False, None, "")
HOSTILE = [
    r"\[a\](https://e.example)", r"\*a\*", r"\`a\`",
    "|", "**", "*", "_", "__", "[1]", "[a](https://e.example)", "![a](x)", "[a][b]",
    "<script>", "</script>", "<b onload=x>", "<!--", "`", "```", "~~", "\\", "\\|", "#", "&lt;script&gt;",
    "<https://e.example>", "word", "two words", "$5", "2024", ":", ".", "(", ")", "\n",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=6), min_size=1, max_size=8).map(" ".join)
KINDS = st.sampled_from(["sentence", "item", "row"])


def statement(text: str, **fields: object) -> StoredStatement:
    return replace(EMPTY, text=text, **fields)  # type: ignore[arg-type]


@given(WORDS, KINDS)
@example("A **bold** | and [a](https://e.example) <script>alert(1)</script> `code` [1]", "item")
def test_hostile_words_are_shown_without_tags_and_links(words: str, kind: str) -> None:
    rendered = MARKDOWN.render("- " + shown(statement(words, kind=kind)))
    assert not re.search(r"<(?!/?(?:ul|li|strong|p|h[1-6]|ol|hr|blockquote)\b)[^>]*>", rendered)
    assert "href" not in rendered
    assert "src=" not in rendered


@given(WORDS.filter(lambda words: not {"&", "\0"} & set(words)), KINDS)
def test_what_is_shown_reads_as_the_words_themselves(words: str, kind: str) -> None:
    one = statement(words, kind=kind)
    read = plain(one)
    assert html.unescape(MARKDOWN.renderInline(shown(one))) == (read[:1].upper() + read[1:]).strip()


@given(WORDS, KINDS, st.sampled_from(["", "word", "[1]", "a | b"]))
def test_what_is_shown_fits_in_a_cell_of_a_table(words: str, kind: str, label: str) -> None:
    cell = shown(statement(f"{label}: {words}" if label else words, kind=kind, label=label))
    assert "\n" not in cell
    rendered = MARKDOWN.render(f"| a | b |\n|---|---|\n| {cell} | end |\n")
    assert rendered.count("<td>") == 2
    assert "<td>end</td>" in rendered


@given(st.text(max_size=60))
def test_escaped_words_hold_no_marker(words: str) -> None:
    assert not re.search(r"(?<!\\)\[\d+\]", escape(words))


def test_a_label_stands_first_in_bold() -> None:
    assert shown(statement("Tools: uses `git`.", label="Tools")) == "**Tools**: uses \\`git\\`."
    assert shown(statement("**Tools:** uses git.", label="Tools")) == "**Tools**: uses git."


def test_footnotes_and_line_ends_are_not_shown() -> None:
    assert plain(statement("It pays[^a] well\n  and early.[^b-2]")) == "It pays well and early."


def test_a_table_row_is_shown_without_its_bars() -> None:
    assert shown(statement("| Berlin | $50,000 |", kind="row")) == "Berlin · $50,000"


@pytest.mark.parametrize(
    ("text", "section", "lead", "dated"),
    [
        ("It pays $50,000.", ("Pay (May 2023)",), "", "May 2023"),
        ("It pays $50,000.", ("Pay in 2023",), "", "Pay in 2023"),
        ("It pays $50,000.", ("Pay (2020)",), "Figures (2023)", "2023"),
        ("It pays $50,000 in 2024.", ("Pay (2023)",), "", ""),
        ("It needs patience.", ("Skills (2023)",), "", ""),
        ("It pays $50,000.", ("Pay",), "", ""),
    ],
)
def test_a_figure_without_a_year_takes_the_one_it_stands_under(
    text: str, section: tuple[str, ...], lead: str, dated: str
) -> None:
    one = statement(text, section=section, lead=lead)
    assert dating(one) == dated
    assert shown(one).endswith(f"({dated})" if dated else text[-5:])


@pytest.mark.parametrize(
    ("text", "leans"), [("They also climb.", True), ("This is hard.", True), ("Climbers also rest.", False)]
)
def test_a_sentence_that_points_back_is_known(text: str, leans: bool) -> None:
    assert points_back(statement(text)) is leans


def test_what_is_shown_of_real_statements_is_their_own_words(index: Index) -> None:
    for one in index.statements.of_role(TURBINE):
        assert shown(one).replace("**", "").lower() == one.text.lower()
        assert word_count(one) == len(one.text.split())


LONG_ROW = "| Bell Ringer | Apprenticeship | Bell Ringers ring the bells of a tower by hand, alone or in a band. |"


def test_a_long_row_is_cut_to_its_name_and_stays_a_quote() -> None:
    document = "Related:\n\n" + LONG_ROW
    start = document.index(LONG_ROW)
    one = statement(LONG_ROW, kind="row", label="Bell Ringer", start=start, end=len(document))
    cut = named_only(one)
    assert cut.text == document[cut.start : cut.end] == "Bell Ringer"
    assert shown(cut) == "Bell Ringer"


@pytest.mark.parametrize(
    ("text", "label"),
    [("Bell Ringer: rings.", "Bell Ringer"), (LONG_ROW, ""), (LONG_ROW, "Organist")],
)
def test_what_is_short_or_has_no_name_is_shown_whole(text: str, label: str) -> None:
    one = statement(text, label=label)
    assert named_only(one) is one


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Urologist", "a Urologist"),
        ("Umpire", "an Umpire"),
        ("Union Organizer", "a Union Organizer"),
        ("European Buyer", "a European Buyer"),
        ("HR Manager", "an HR Manager"),
        ("Actuary", "an Actuary"),
        ("Chefs and Head Cooks", "the occupation Chefs and Head Cooks"),
    ],
)
def test_a_role_has_its_article(role: str, said: str) -> None:
    assert with_article(role) == said
