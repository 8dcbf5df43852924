"""Lines with the statements they rest on become a text with markers, claims and citations."""

from __future__ import annotations

from dataclasses import replace

from chat.draft import BLANK, CitationBook, Draft, Line, Piece, finish, point, points, quote_line
from ingest.index import Index
from ingest.settings import Settings
from tests.chat.fakes import CURATOR, TURBINE, assert_sound, stated


def test_statements_are_numbered_as_they_are_first_cited(index: Index) -> None:
    first, second, *_ = index.statements.of_role(CURATOR)
    book = CitationBook(index)
    assert [book.marker(s) for s in (second, first, second)] == [1, 2, 1]
    assert [c.quote for c in book.citations] == [second.text, first.text]


def test_a_citation_is_the_exact_slice_with_the_originals_provenance(index: Index) -> None:
    for statement in index.statements.of_role(TURBINE):
        book = CitationBook(index)
        book.marker(statement)
        (made,) = book.citations
        assert made.quote == statement.text == index.source(made.source).text[made.start : made.end]
        assert (made.publisher, made.document) in {("Office of Labour Facts", TURBINE), ("Rotor Union", TURBINE)}
        assert made.section == statement.section


def test_markers_follow_the_words_they_bear_out(index: Index) -> None:
    first, second, third, *_ = index.statements.of_role(CURATOR)
    lines = (
        Line.words("**Work**"), BLANK, point(first, before="- "),
        Line((Piece("one", (second,)), Piece(" | "), Piece("two", (third, first))), "| ", " |\n"), quote_line("More."),
    )  # fmt: skip
    answer = finish(Draft("answer", lines), index, "?", Settings())
    assert answer.text.splitlines()[0] == "**Work**"
    assert answer.text.splitlines()[2].endswith("can use them. [1]")
    assert answer.text.splitlines()[3:] == ["| one [2] | two [3] [1] |", "> More."]
    assert_sound(answer, index)


def test_words_without_statements_claim_nothing(index: Index) -> None:
    answer = finish(Draft("meta", (Line.words("Hello"), quote_line("A notice"))), index, "?", Settings())
    assert answer.text == "Hello\n> A notice"
    assert answer.claims == answer.citations == ()


def test_an_answer_says_what_it_came_from(index: Index) -> None:
    answer = finish(
        Draft("partial", (Line.words("x"),), ("the pay",), ("What?",), 0.123456),
        index,
        "Q?",
        Settings(passages=5, words=90),
    )
    assert (answer.kind, answer.missing, answer.suggestions, answer.question) == (
        "partial",
        ("the pay",),
        ("What?",),
        "Q?",
    )
    assert (answer.confidence, answer.index, answer.model) == (0.1235, index.generation, "built-in")
    assert (answer.settings["passages"], answer.settings["words"]) == (5, 90)


def test_what_dates_several_stands_once_above_them() -> None:
    one, two, other = (
        replace(stated(text), row=row, lead=lead)
        for row, (text, lead) in enumerate(
            (("Diploma: 52 %", "Asked in 2023"), ("College: 20 %", "Asked in 2023"), ("None: 9 %", "Asked in 2021"))
        )
    )
    lines = points([one, two, other], "Yes: ")
    assert [line.before for line in lines] == ["- ", "  - ", "  - ", "- "]
    assert lines[0].pieces[0].text == "Yes: *Asked in 2023:*"
    assert lines[0].pieces[0].statements == ()
    assert [line.pieces[0].statements for line in lines[1:]] == [(one,), (two,), (other,)]
    assert "2023" not in lines[1].pieces[0].text
    assert lines[3].pieces[0].text.endswith("(Asked in 2021)")


def test_points_without_dates_are_a_plain_list() -> None:
    first, second = stated("Trims the wick."), stated("Polishes the lens.")
    lines = points([first, second], "Yes: ")
    assert [line.pieces[0].text for line in lines] == ["Yes: Trims the wick.", "Polishes the lens."]
    assert points([]) == []
