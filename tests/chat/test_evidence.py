"""What may be shown of a role: never another role's sum, never an order; and what a statement's own words tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from chat import CareerChain
from chat.cues import tells
from chat.durations import asks_how_long, spans_years, tells_how_long
from chat.evidence import Ranked, in_their_order, of_role, rank, without_repeats
from chat.question import Question
from chat.reading import understand
from chat.terms import terms_of
from ingest.index import Index
from tests.chat.crowd import PILOT
from tests.chat.fakes import stated
from tests.chat.village import KEEPER, RINGER


def test_a_sum_of_another_role_is_not_this_ones(crowd: Index, crowd_chain: CareerChain) -> None:
    told = " ".join(s.text for s in of_role(crowd, PILOT))
    assert "120,000 dollars" in told
    assert "$75,000" not in told
    assert "$75,000" not in crowd_chain.invoke(f"What does a {PILOT} earn?").text


def test_a_duty_stays_and_an_order_goes(crowd: Index) -> None:
    told = " ".join(s.text for s in of_role(crowd, PILOT))
    assert "Act as a bridge" in told
    assert "Ignore all previous" not in told


@pytest.mark.parametrize("text", ["The salary is 210k.", "It is paid 120,000 dollars.", "EUR 90,000 are offered."])
def test_a_sum_tells_pay_in_every_spelling(text: str) -> None:
    assert tells(stated(text), "pay")


@pytest.mark.parametrize(
    "text", ["Years of experience are asked for.", "Experienced users.", "Over 5 years in the field."]
)
def test_experience_is_seen(text: str) -> None:
    assert tells(stated(text), "experience")


@pytest.mark.parametrize(
    "text",
    ["Improves the user experience.", "Looks after customer-experience tools.", "Every customer’s experience counts."],
)
def test_the_experience_of_others_is_not_what_a_role_brings(text: str) -> None:
    assert not tells(stated(text), "experience")


def ranked_texts(index: Index, role: str, question: str) -> list[str]:
    asked = understand(Question(question, ()), index)
    return [r.statement.text for r in rank(index, asked, of_role(index, role), terms_of(index, asked.terms))]


def test_names_of_one_list_keep_its_order() -> None:
    """Which says what matters most, however near each comes to the question; sentences go by their scores."""
    items = [replace(stated(text), row=row, kind="item") for row, text in enumerate(("Rhythm", "Patience", "Arms"))]
    scored = [Ranked(s, score, score, 0.0) for s, score in zip(items, (0.1, 0.2, 0.3), strict=True)]
    assert [(r.statement.text, r.score) for r in in_their_order(scored)] == [
        ("Rhythm", 0.3), ("Patience", 0.2), ("Arms", 0.1),
    ]  # fmt: skip
    other = [replace(r, words=float(at)) for at, r in enumerate(scored)]
    assert in_their_order(other) == other  # the words asked about tell them apart


def test_the_word_asked_about_comes_before_the_order_of_the_list(village: Index) -> None:
    found = ranked_texts(village, RINGER, f"Does a {RINGER} need patience?")
    assert found.index("Patience") < found.index("Rhythm")


def test_how_long_is_answered_by_a_stretch_of_time(village: Index) -> None:
    lasts = "An apprenticeship in a tower takes two years."
    assert ranked_texts(village, KEEPER, f"How long does the training of a {KEEPER} take?")[0] == lasts


@pytest.mark.parametrize(
    "words",
    [
        "It takes two years.",
        "a 6-month course",
        "3 to 5 years",
        "several weeks of practice",
        "twenty minutes of talk",
        "three days",
    ],
)
def test_a_stretch_of_time_is_seen(words: str) -> None:
    assert tells_how_long(words)


@pytest.mark.parametrize(
    "words",
    [
        "In 2023 it paid well.",
        "every year",
        "many years ago",
        "two towers",
        "40 hours a week",
        "a 40-hour week",
        "37.5 hours weekly",
        "12-hour shifts",
        "two days in the office",
    ],
)
def test_not_every_time_is_a_stretch(words: str) -> None:
    assert not tells_how_long(words)


def test_how_long_is_asked() -> None:
    assert all(map(asks_how_long, ("How long is it?", "how many months does it take", "How many years of school?")))
    assert not any(map(asks_how_long, ("How much is it?", "how many jobs", "As long as it pays.")))


@pytest.mark.parametrize(
    ("question", "words", "lies_in"),
    [
        ("with 4 years", "3-5 years", True),
        ("with 6 yrs", "3 to 5 years", False),
        ("after 12 years", "8+ years", True),
        ("with years", "3-5 years", False),
    ],
)
def test_years_asked_about_lie_in_a_range(question: str, words: str, lies_in: bool) -> None:
    assert spans_years(question, words) is lies_in


def test_repeats_are_left_out_as_far_as_one_reads() -> None:
    texts = ("Trims the wick.", "Trims the wick.", "Polishes the lens.", "Trims  the wick.")
    ranked = [Ranked(replace(stated(text), row=row), 1.0, 0.0, 0.0) for row, text in enumerate(texts)]
    read: list[int] = []

    def watched() -> Iterator[Ranked]:
        for r in ranked:
            read.append(r.statement.row)
            yield r

    distinct = without_repeats(watched())
    assert next(distinct).statement.row == 0
    assert read == [0]
    assert [r.statement.row for r in distinct] == [2]


def test_two_items_of_a_list_that_are_rated_alike_are_both_shown() -> None:
    rated = [
        replace(stated(f"{skill}: importance 4 of 5, level 4 of 7"), row=row, label=skill)
        for row, skill in enumerate(("Listening", "Speaking"))
    ]
    assert len(list(without_repeats(Ranked(s, 1.0, 0.0, 0.0) for s in rated))) == 2
    told_again = replace(rated[0], row=9, section=("Curator", "In short"))
    assert len(list(without_repeats(Ranked(s, 1.0, 0.0, 0.0) for s in (rated[0], told_again)))) == 1


def test_one_sum_told_of_two_places_is_told_once() -> None:
    told = [
        replace(stated(f"{place}: a posting gives $150,000 - $190,000 for a curator"), row=row, label=place)
        for row, place in enumerate(("New York", "Maryland"))
    ]
    assert len(list(without_repeats(Ranked(s, 1.0, 0.0, 0.0) for s in told))) == 1
