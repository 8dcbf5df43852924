"""Answers about one role: what it is comes first, headings that say what is asked, and nothing that is told nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat import Answer, CareerChain, about_role
from chat.about_role import _instead
from chat.understanding import Understanding
from ingest.index import Index
from prompts import phrase
from tests.chat.coast import BAKER, TENDER
from tests.chat.fakes import assert_sound, stated
from tests.chat.village import KEEPER, RINGER, WEAVER


def quotes(answer: Answer) -> list[str]:
    return [c.quote for c in answer.citations]


def after(question: str) -> list[dict[str, str]]:
    return [{"role": "user", "content": question}, {"role": "assistant", "content": "..."}]


def test_what_a_role_does_begins_with_what_it_is(village_chain: CareerChain, village: Index) -> None:
    answer = village_chain.invoke(f"What does a {KEEPER} do?")
    assert_sound(answer, village)
    assert quotes(answer)[:2] == [
        "A Lamp Keeper keeps the light of a tower burning.",
        "Trims the wick every evening",
    ]
    assert "other duties" not in answer.text


def test_what_a_role_is_is_told_once(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(f"Tell me about a {RINGER}")
    assert answer.text.count("for weddings and feasts") == 1


def test_going_on_does_not_begin_again(village_chain: CareerChain) -> None:
    question = f"What does a {RINGER} do?"
    first = village_chain.invoke(question)
    history = [{"role": "user", "content": question}, {"role": "assistant", "content": first.text}]
    assert "for weddings" not in village_chain.invoke({"question": "more", "history": history}).text


def test_a_heading_that_holds_the_word_asked_about_is_shown(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(f"What preparation zone is a {KEEPER} in?")
    assert answer.text.startswith("- **Preparation Zone Three** – ")
    assert quotes(answer)[0] == "Some months of training come before the first night alone."


def test_a_heading_without_it_is_not_shown(village_chain: CareerChain) -> None:
    assert "**" not in village_chain.invoke(f"Does a {KEEPER} write the weather into a log?").text


def test_related_roles_are_told_by_name(village_chain: CareerChain, village: Index) -> None:
    answer = village_chain.invoke(f"Which jobs are related to a {KEEPER}?")
    assert_sound(answer, village)
    assert quotes(answer) == [RINGER, WEAVER]


@pytest.mark.parametrize("matter", ["How many hours a week does a {} work?", "Does a {} need a visa?"])
def test_a_matter_of_its_own_takes_words(village_chain: CareerChain, matter: str) -> None:
    answer = village_chain.invoke(matter.format(KEEPER))
    assert (answer.kind, answer.citations) == ("refused", ())


def test_a_meant_facet_that_is_told_nowhere_gives_way_to_the_words(village_chain: CareerChain) -> None:
    """A question that comes near to pay and names none is not refused for want of pay."""
    told = village_chain.invoke(f"Could a {RINGER} afford a house?")
    assert "the pay" not in " ".join(told.missing)
    named = village_chain.invoke(f"What does a {RINGER} earn?")
    assert named.missing == (f"the pay of a {RINGER}",)


def test_a_carried_facet_never_gives_way(village_chain: CareerChain) -> None:
    history = after(f"What does a {KEEPER} earn?")
    answer = village_chain.invoke({"question": f"And a {RINGER}?", "history": history})
    assert (answer.kind, answer.missing) == ("refused", (f"the pay of a {RINGER}",))


def test_a_facet_named_in_passing_gives_way_to_the_one_asked_for(village_chain: CareerChain) -> None:
    """ "Sort of person" names whom a role suits; what makes a good one are its skills."""
    answer = village_chain.invoke(f"What sort of person makes a good {WEAVER}?")
    assert quotes(answer) == ["Nimble fingers", "Swimming"]


@pytest.mark.parametrize(
    ("question", "opens"),
    [
        (f"Is teaching rhythm tough on the nerves of a {RINGER}?", "Teaches rhythm"),
        (f"Do melodies drive a {RINGER} mad?", "Plays melodies"),
    ],
)
def test_words_that_stand_there_answer_without_a_facet(village_chain: CareerChain, question: str, opens: str) -> None:
    assert any(quote.startswith(opens) for quote in quotes(village_chain.invoke(question)))


BECOMING = [
    "A school certificate in reading and arithmetic is enough.",
    "Two years on a ship come before the first tower.",
    "Ask the harbour master for a winter on trial.",
]


@pytest.mark.parametrize(
    "question", ["How do I become a {}?", "How does one become a {}?", "How do I get into being a {}?"]
)
def test_becoming_one_is_education_experience_and_ways_in_where_few_are_told(
    coast_chain: CareerChain, coast: Index, question: str
) -> None:
    answer = coast_chain.invoke(question.format(TENDER))
    assert_sound(answer, coast)
    assert (answer.kind, quotes(answer)) == ("answer", BECOMING)
    assert [line for line in answer.text.splitlines() if line.startswith("**")] == [
        f"**{phrase(f'facet.{facet}')}**" for facet in ("education", "experience", "path")
    ]


def test_enough_ways_in_are_told_alone(coast_chain: CareerChain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(about_role, "_FEW_WAYS", 0)
    assert quotes(coast_chain.invoke(f"How do I become a {TENDER}?")) == BECOMING[2:]


def test_a_role_of_which_neither_is_told_is_not_become(coast_chain: CareerChain) -> None:
    answer = coast_chain.invoke(f"How do I become a {BAKER}?")
    assert (answer.kind, answer.missing) == ("refused", (f"how to become a {BAKER}",))


@pytest.mark.parametrize(
    "question",
    [
        "How do I become a {} and what tax rate would I pay in Portugal?",
        "How do I become a {} and what does one earn in Portugal?",
        "How does one start as a {} and what tax rate do they pay in Portugal?",
    ],
)
def test_the_sum_of_another_place_never_stands_beside_what_is_told(
    coast_chain: CareerChain, coast: Index, question: str
) -> None:
    answer = coast_chain.invoke(question.format(TENDER))
    assert_sound(answer, coast)
    assert answer.kind == "partial"
    assert BECOMING[2] in quotes(answer)
    assert "$" not in answer.text
    assert any("Portugal" in missing for missing in answer.missing)


def test_the_sum_of_another_place_is_no_answer_alone(coast_chain: CareerChain) -> None:
    answer = coast_chain.invoke(f"What does a {TENDER} earn in Portugal?")
    assert (answer.kind, answer.citations) == ("refused", ())
    assert answer.missing == (f"the pay of a {TENDER} for “Portugal”",)


def test_a_sum_joined_to_another_question_is_shown_where_no_place_is_named(coast_chain: CareerChain) -> None:
    answer = coast_chain.invoke(f"How do I become a {TENDER} and what does a {TENDER} earn?")
    assert any("$41,200" in quote for quote in quotes(answer))


@pytest.mark.parametrize("question", [f"How many days off does a {KEEPER} get?", f"Are most {KEEPER}s women?"])
def test_a_matter_that_documents_seldom_tell_takes_a_statement_that_tells_it(
    village_chain: CareerChain, question: str
) -> None:
    answer = village_chain.invoke(question)
    assert answer.kind == "refused"
    assert KEEPER in " ".join(answer.missing)


def test_where_the_chosen_documents_say_nothing_of_a_role_an_idiom_is_missing(
    village_chain: CareerChain, village: Index
) -> None:
    town = next(s.id for s in village.sources() if s.title == "The Town")
    answer = village_chain.invoke({"question": f"Do {KEEPER}s get their fingers dirty?", "sources": [town]})
    assert (answer.kind, answer.citations) == ("refused", ())


@pytest.mark.parametrize(
    "question", [f"What does it cost to become a {KEEPER}?", f"How much are the exams of a {RINGER}?"]
)
def test_a_price_that_is_told_nowhere_is_refused_by_name(village_chain: CareerChain, question: str) -> None:
    answer = village_chain.invoke(question)
    assert answer.kind == "refused"
    assert phrase("price") in answer.text


def test_of_two_halves_the_price_is_named_as_missing(village_chain: CareerChain, village: Index) -> None:
    answer = village_chain.invoke(f"What does a {KEEPER} do, and what does the training cost?")
    assert_sound(answer, village)
    assert answer.kind == "partial"
    assert phrase("price") in answer.text
    assert "Trims the wick every evening" in quotes(answer)


def test_whom_a_role_works_with_is_no_comparison(village_chain: CareerChain) -> None:
    assert "|---|" not in village_chain.invoke(f"Does a {KEEPER} work with {WEAVER}s?").text


def test_whom_a_role_suits_is_told_by_skills_where_nothing_else_tells_it(village: Index) -> None:
    asked = Understanding("", "", "open", facets=("fit",), leaning=(("skills", 0.9),))
    assert _instead(village, asked, [stated("Patience")]) == ("skills",)
    assert _instead(village, asked, [replace(stated("Trims wicks"), facet="duties")]) is None
    assert _instead(village, replace(asked, leaning=(), carried=True), [stated("Patience")]) is None
