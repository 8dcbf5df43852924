"""Passages: runs of statements that are embedded together, and the text they are embedded as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.passages import MAX_WORDS, embedded_text, in_its_place, is_prose, passage_text, statement_text
from tests.ingest.lines import check_document
from tests.ingest.samples import GUIDE, PAGE, parse, quotes, statement

#: Items of lists that say nothing by themselves, and sentences that do.
NAMES = [
    "Python",
    "Microsoft Excel",
    "Speaking: importance 4.25 of 5, level 4.75 of 7",
    "CRM software: Act!; GoldMine; Epic; NetSuite",
]
SAYINGS = ["They file the papers of a whole office.", "Patience: they look at the same table twice a day."]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_a_passage_holds_few_words_unless_one_statement_is_longer(sizes: list[int]) -> None:
    document = parse("# Guide\n\n" + "\n".join(f"- {'word ' * size}end" for size in sizes) + "\n", "page.md")
    check_document(document)
    words = [len(document.source.text[p.start : p.end].split()) for p in document.passages]
    bullets = [p.last - p.first - 1 for p in document.passages]
    assert all(count - marks <= MAX_WORDS for count, marks in zip(words, bullets, strict=True))


def test_a_list_item_of_several_sentences_is_not_cut_in_its_middle() -> None:
    item = "- " + " ".join(f"Sentence {at} of the item has some more words in it." for at in range(30))
    assert len(parse(item, "page.md").passages) == 1


def test_a_passage_stays_within_one_section() -> None:
    document = parse("# Guide\n\n## Pay\n\nIt pays well here.\n\n## Tools\n\nThey use few tools.\n", "page.md")
    assert [document.sections[p.section].path[-1] for p in document.passages] == ["Pay", "Tools"]


def test_what_is_embedded_is_the_heading_path_and_the_slice() -> None:
    document = parse(PAGE, "cloud.txt")
    passage = document.passages[-1]
    assert passage_text(document, passage) == (
        "Roles in Cloud Computing > Site Reliability Engineer > Salary\n"
        + document.source.text[passage.start : passage.end]
    )


def test_what_is_embedded_names_the_role_where_the_path_does_not() -> None:
    document = parse("---\nrole: AI Ethicist\ntitle: Guide\n---\n# Guide\n\n## Pay\n\nIt pays well here.\n", "page.md")
    assert passage_text(document, document.passages[0]).startswith("AI Ethicist > Guide > Pay\n")


def test_a_statement_is_embedded_under_its_lead_in_on_one_line() -> None:
    document = parse(GUIDE.replace("they look at", "they look\n  at"), "steward.md")
    assert statement_text(document, statement(document, "Patience")) == (
        "Data Steward > Data Quality Analyst > Skills > Good analysts share three things: "
        "Patience: they look at the same table twice."
    )


def test_a_deep_heading_path_keeps_its_deepest_parts() -> None:
    parts = [f"Part {level}" for level in range(1, 7)]
    assert in_its_place(parts, None, "", "Words\nat the end.") == "Part 3 > Part 4 > Part 5 > Part 6: Words at the end."
    assert in_its_place(parts, "Baker", "They:", "bake.") == "Baker > Part 3 > Part 4 > Part 5 > Part 6 > They:: bake."


@pytest.mark.parametrize(
    "words",
    [
        *SAYINGS,
        "Direct or coordinate an organization's financial or budget activities.",
        "The median pay was $82,360 per\nyear in 2023 for them.",
        "They plan the work of others; they watch over it.",
        "Ümit öffnet über Ägypten älteren Menschen örtlich Türen.",
    ],
)
def test_what_says_something_by_itself_is_prose(words: str) -> None:
    assert is_prose(words)


@pytest.mark.parametrize(
    "words",
    [
        *NAMES,
        "",
        "42",
        "Bachelor's Degree: 62.5 % of those asked",
        "Chief Executive Officer (CEO) of a Bank in the City",
        "Data base software: a few words in each; and a few in the next; then in another; at last one",
    ],
)
def test_names_ratings_and_tools_are_no_prose(words: str) -> None:
    assert not is_prose(words)


@given(st.lists(st.sampled_from([*NAMES, *SAYINGS]), min_size=1, max_size=40))
def test_all_prose_of_a_passage_is_embedded_and_few_words_of_its_lists(items: list[str]) -> None:
    document = parse("# Guide\n\nTools:\n\n" + "".join(f"- {item}\n" for item in items), "page.md")
    assert quotes(document) == items
    for passage in document.passages:
        inside = items[passage.first : passage.last]
        subject, _, words = embedded_text(document, passage).partition("\n")
        assert subject == passage_text(document, passage).partition("\n")[0] == "Guide > Tools"
        prose = [item for item in inside if is_prose(item)]
        assert all(item in words for item in prose)
        assert len(words.split()) <= sum(len(item.split()) for item in prose) + 20
        if prose == inside:
            assert words == " ".join(inside)


def test_the_first_names_of_a_list_are_those_embedded() -> None:
    names = [f"Tool{n} Pro" for n in range(30)]
    document = parse("# Guide\n\nTools:\n\n" + "".join(f"- {name}\n" for name in names), "page.md")
    assert [embedded_text(document, p) for p in document.passages] == ["Guide > Tools\n" + " ".join(names[:10])]
    assert names[-1] in passage_text(document, document.passages[0])
