"""Answers about no role: hours, fees and visas are told only where the documents hold the very words."""

from __future__ import annotations

import pytest

from chat import Answer, CareerChain
from chat.evidence import Ranked
from chat.general import _of_no_covered_role
from chat.meaning import ELSEWHERE
from chat.question import Question
from chat.reading import understand
from ingest.index import Index
from tests.chat.coast import LIGHTHOUSE, SCHOOL
from tests.chat.fakes import assert_sound, stated
from tests.chat.village import KEEPER

TOLD = "Do apprentices work nights and weekends?"
OPENS = {
    LIGHTHOUSE: ("coast/lighthouse.md", ["Provisions", "Loneliness", "Storms"]),
    SCHOOL: ("coast/rope-school.md", ["What is taught", "Cost", "Crews"]),
}
UNTOLD = ["How many hours a week do apprentices work?", "How many hours of overtime do apprentices work?"]


@pytest.mark.parametrize("question", [TOLD, *UNTOLD])
def test_the_questions_of_this_file_are_of_no_facet(village: Index, question: str) -> None:
    asked = understand(Question(question, ()), village)
    assert (asked.topic, asked.roles) == (ELSEWHERE, ())
    assert asked.nearness >= 0.5


def test_a_matter_whose_words_all_stand_there_is_told(village_chain: CareerChain) -> None:
    answer = village_chain.invoke(TOLD)
    assert "Apprentices work nights and weekends before the fair." in [c.quote for c in answer.citations]


@pytest.mark.parametrize("question", UNTOLD)
def test_a_matter_of_which_one_word_is_missing_is_not(village_chain: CareerChain, question: str) -> None:
    answer = village_chain.invoke(question)
    assert (answer.kind, answer.citations) == ("refused", ())


def test_other_questions_may_lack_a_word(village_chain: CareerChain) -> None:
    answer = village_chain.invoke("Who proudly shows craft at the autumn fair?")
    assert answer.citations[0].quote == "Every guild shows its craft at the autumn fair in the market square."


def sections(answer: Answer) -> list[str]:
    """The headings cited, in their order."""
    return [c.section[-1] for c in answer.citations]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        (f"Tell me about {LIGHTHOUSE}", LIGHTHOUSE),
        (f"{LIGHTHOUSE}?", LIGHTHOUSE),
        ("What about lighthouse life?", LIGHTHOUSE),
        (f"Tell me about {SCHOOL}", SCHOOL),
        ("rope school?", SCHOOL),
    ],
)
def test_of_a_whole_topic_every_section_s_opening_is_told(
    coast_chain: CareerChain, coast: Index, question: str, title: str
) -> None:
    source, opens = OPENS[title]
    answer = coast_chain.invoke(question)
    assert_sound(answer, coast)
    assert (answer.kind, sections(answer), {c.source for c in answer.citations}) == ("answer", opens, {source})
    assert answer.suggestions == tuple(f"{title}: {heading}?" for heading in opens)


def test_a_heading_of_a_topic_is_told_whole_and_the_others_suggested(coast_chain: CareerChain) -> None:
    answer = coast_chain.invoke(f"{LIGHTHOUSE}: Provisions?")
    assert [c.quote for c in answer.citations] == [
        "A supply boat brings flour and coal to the tower every second month.",
        "Fresh water is caught on the roof of the gallery.",
    ]
    assert answer.suggestions == (f"{LIGHTHOUSE}: Loneliness?", f"{LIGHTHOUSE}: Storms?")


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("What does a rope school cost?", "The twelve weeks cost 900 crowns, board included."),
        ("How is fresh water caught in a lighthouse?", "Fresh water is caught on the roof of the gallery."),
        (
            "Is it lonely in a lighthouse?",
            "Letters and a strict order of the day ease the loneliness of a lighthouse.",
        ),
        (
            "My manager sent me to a rope school. What do you learn there?",
            "A rope school teaches splices, knots and whippings in twelve weeks.",
        ),
    ],
)
def test_a_question_inside_a_topic_is_answered_from_it(coast_chain: CareerChain, question: str, quote: str) -> None:
    assert quote in [c.quote for c in coast_chain.invoke(question).citations]


@pytest.mark.parametrize(
    ("question", "source"),
    [
        (f"Tell me about {LIGHTHOUSE}", "coast/lighthouse.md"),
        ("rope school?", "coast/rope-school.md"),
        ("career change for fishermen", "coast/from-fishing.md"),
        ("Is it lonely in a lighthouse?", "coast/lighthouse.md"),
    ],
)
def test_what_a_topic_suggests_its_own_document_answers(
    coast_chain: CareerChain, coast: Index, question: str, source: str
) -> None:
    suggestions = coast_chain.invoke(question).suggestions
    assert suggestions
    for suggestion in suggestions:
        answer = coast_chain.invoke(suggestion)
        assert_sound(answer, coast)
        assert (answer.kind, {c.source for c in answer.citations}) == ("answer", {source})
        heading = suggestion.rpartition(": ")[2].rstrip("?")
        assert set(sections(answer)) == {heading}


def test_a_topic_left_out_of_the_chosen_documents_tells_nothing(coast_chain: CareerChain) -> None:
    asked = {"question": f"Tell me about {LIGHTHOUSE}", "sources": ["coast/rope-school.md"]}
    assert "coast/lighthouse.md" not in {c.source for c in coast_chain.invoke(asked).citations}


@pytest.mark.parametrize("question", [f"{SCHOOL}?", f"tell me about {SCHOOL}"])
def test_a_title_of_any_length_is_answered_with_the_opening_of_every_section(
    coast_chain: CareerChain, question: str
) -> None:
    answer = coast_chain.invoke(question)
    assert answer.kind == "answer"
    assert len({c.section for c in answer.citations}) > 1


def test_what_points_at_a_document_spoken_of_is_answered_from_it(coast_chain: CareerChain) -> None:
    history = [
        {"role": "user", "content": "What do you learn in rope school?"},
        {"role": "assistant", "content": "Knots."},
    ]
    answer = coast_chain.invoke({"question": "what does it cost?", "history": history})
    assert answer.kind == "answer"
    assert {c.document for c in answer.citations} == {SCHOOL}


def test_a_statement_that_names_a_covered_role_tells_nothing_of_another(village: Index) -> None:
    texts = ("Smiths earned $40,000.", f"{KEEPER}s earned $41,200 for comparison.", "Scamp keepers earn less.")
    ranked = [Ranked(stated(text, None), 9.0, 0.5, 0.5) for text in texts]
    assert [r.statement.text for r in _of_no_covered_role(village, ranked)] == [texts[0], texts[2]]
