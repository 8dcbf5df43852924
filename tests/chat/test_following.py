"""A follow-up carries the role, the facet or the document of the turn before it, and nothing it does not lean on."""

from __future__ import annotations

import pytest

from chat import Answer, CareerChain
from chat.question import Question, Turn
from chat.reading import understand
from chat.understanding import Understanding
from ingest.index import Index
from tests.chat.coast import BAKER, LIGHTHOUSE, PAINTER, SCHOOL, TENDER
from tests.chat.fakes import assert_sound

WORK, PAY, LEARN = f"What does a {TENDER} do?", f"What does a {TENDER} earn?", "What do you learn in rope school?"


def after(coast: Index, *said: str) -> Understanding:
    """The last question, read after the others."""
    return understand(Question(said[-1], tuple(Turn("user", text) for text in said[:-1])), coast)


def talk(chain: CareerChain, *said: str) -> list[Answer]:
    """Every answer of a conversation."""
    history: list[dict[str, str]] = []
    answers = []
    for question in said:
        answers.append(chain.invoke({"question": question, "history": list(history)}))
        history += [{"role": "user", "content": question}, {"role": "assistant", "content": answers[-1].text}]
    return answers


@pytest.mark.parametrize(
    ("before", "now", "text"),
    [
        (WORK, "What does it pay?", PAY),
        (WORK, "and the outlook?", f"What is the outlook for a {TENDER}?"),
        (PAY, f"and a {BAKER}?", f"What does a {BAKER} earn?"),
        (f"Which skills does a {PAINTER} need?", f"what about {TENDER}s?", f"What skills does a {TENDER} need?"),
        (PAY, "in winter?", f"in winter (a {TENDER})"),
    ],
)
def test_role_or_facet_is_carried_and_written_out(coast: Index, before: str, now: str, text: str) -> None:
    read = after(coast, before, now)
    assert (read.text, read.carried) == (text, True)


def test_a_part_of_the_question_before_keeps_its_facet(coast: Index) -> None:
    read = after(coast, PAY, "in winter?")
    assert (read.roles, read.facets, read.terms) == ((TENDER,), ("pay",), ("winter",))


@pytest.mark.parametrize(
    "now",
    ["What does a plumber earn?", f"What does a {BAKER} do?", "Hello", "Which roles do you know?"],
)
def test_a_question_of_its_own_carries_nothing(coast: Index, now: str) -> None:
    read = after(coast, PAY, now)
    assert (read.carried, read.text) == (False, now)
    assert TENDER not in read.roles


@pytest.mark.parametrize(
    ("now", "text"),
    [
        ("and what would they have to study?", "What education does a plumber need?"),
        ("and the pay?", "What does a plumber earn?"),
        ("In Canada?", "In Canada (a plumber: work)"),
        (
            "and how long would the training take?",
            "and how long would the training take (a plumber: education, experience)",
        ),
    ],
)
def test_an_occupation_that_no_document_covers_is_carried_too_and_refused_again(
    coast_chain: CareerChain, coast: Index, now: str, text: str
) -> None:
    read = after(coast, "What does a plumber do?", now)
    assert (read.unknown, read.roles, read.text) == (("plumber",), (), text)
    refused = talk(coast_chain, "What does a plumber do?", now)[-1]
    assert refused.kind == "refused"
    assert "“plumber”" in refused.text


@pytest.mark.parametrize(
    "now", [f"And a {BAKER}?", SCHOOL, "Is it hard to get into rope school?", "Which roles do you know?"]
)
def test_a_question_of_its_own_leaves_the_uncovered_occupation(coast: Index, now: str) -> None:
    assert after(coast, "What does a plumber do?", now).unknown == ()


def test_of_two_roles_the_other_one_or_both_are_carried(coast: Index) -> None:
    said = [PAY, f"What does a {BAKER} earn?"]
    assert after(coast, *said, "and the other one?").roles == (TENDER,)
    both = after(coast, *said, "What is the outlook for both?")
    assert (both.roles, both.shape, both.facets) == ((TENDER, BAKER), "comparison", ("outlook",))
    than = after(coast, PAY, f"Is that more than a {BAKER}?")
    assert (than.roles, than.shape) == ((TENDER, BAKER), "comparison")


def test_a_role_of_another_sentence_is_not_what_is_asked_about(coast: Index) -> None:
    read = after(coast, WORK, f"{BAKER}s are friendly. What skills does it need?")
    assert (read.roles, read.facets, read.carried) == ((TENDER,), ("skills",), True)


def test_without_a_turn_before_the_role_of_another_sentence_is_meant(coast: Index) -> None:
    assert after(coast, f"{BAKER}s are friendly. What skills does it need?").roles == (BAKER,)


@pytest.mark.parametrize(
    "now", ["is it expensive?", "Do captains hire them?", "and does it teach knots?", "and the cost?"]
)
def test_a_document_is_carried_by_its_title(coast: Index, now: str) -> None:
    read = after(coast, LEARN, now)
    assert (read.text, read.carried, read.roles) == (f"{now.rstrip('?')} ({SCHOOL})?", True, ())


@pytest.mark.parametrize(
    "now",
    [
        "What about lighthouse life?",
        "Who discovered penicillin?",
        f"What does a {TENDER} earn?",
        "What does a plumber earn?",
        "Hello",
    ],
)
def test_a_document_is_not_carried_into_a_question_of_its_own(coast: Index, now: str) -> None:
    read = after(coast, LEARN, now)
    assert (read.carried, read.text) == (False, now)


def test_after_a_role_no_document_is_carried(coast: Index) -> None:
    assert SCHOOL not in after(coast, LEARN, PAY, "is it expensive?").text
    assert SCHOOL not in after(coast, f"Does a {TENDER} go to a rope school?", "is it expensive?").text
    assert SCHOOL in after(coast, "Is there a rope school?", "Is it for a child?").text


def test_a_document_that_comes_near_to_nothing_is_not_carried(coast: Index) -> None:
    assert not after(coast, "How do I bake bread?", "is it expensive?").carried


def test_it_is_answered_from_the_document_spoken_of(coast_chain: CareerChain, coast: Index) -> None:
    learnt, dear = talk(coast_chain, LEARN, "what does it cost?")
    assert learnt.citations[0].quote == "A rope school teaches splices, knots and whippings in twelve weeks."
    assert_sound(dear, coast)
    assert dear.kind == "answer"
    assert {c.source for c in dear.citations} == {"coast/rope-school.md"}
    assert "The twelve weeks cost 900 crowns, board included." in [c.quote for c in dear.citations]
    assert f"({SCHOOL})" in dear.text


def test_what_documents_about_no_role_answer_is_not_asked_of_the_role_spoken_of(coast_chain: CareerChain) -> None:
    after_role, alone = talk(coast_chain, WORK, LEARN)[-1], talk(coast_chain, LEARN)[-1]
    assert (after_role.question, after_role.text) == (LEARN, alone.text)
    assert after_role.citations[0].source == "coast/rope-school.md"


@pytest.mark.parametrize(
    "now",
    [
        "can you recommend a good pizza place near the office?",
        "I am 45 and sold shoes, realistic to get into shipping?",
    ],
)
def test_after_a_comparison_what_points_at_neither_role_is_no_comparison(coast: Index, now: str) -> None:
    read = after(coast, f"{TENDER} or {BAKER}?", now)
    assert (read.roles, read.carried) == ((), False)


def test_more_goes_on_with_the_role_spoken_of(coast_chain: CareerChain) -> None:
    *_, more = talk(coast_chain, WORK, "tell me more")
    assert all(TENDER in c.section for c in more.citations)


def test_a_section_of_the_document_spoken_of_is_told(coast_chain: CareerChain) -> None:
    storms = talk(coast_chain, "Tell me about living in a lighthouse", "and in storms?")[-1]
    assert storms.question == f"and in storms ({LIGHTHOUSE})?"
    assert [c.quote for c in storms.citations] == ["Shutters are bolted before the first gust."]


def test_another_document_named_later_is_the_one_carried(coast_chain: CareerChain) -> None:
    said = ("Tell me about living in a lighthouse", LEARN, "and what does it cost?")
    assert {c.source for c in talk(coast_chain, *said)[-1].citations} == {"coast/rope-school.md"}


def test_a_thing_that_it_is_asked_to_be_is_no_subject_of_its_own(coast: Index) -> None:
    read = after(coast, f"What does a {TENDER} do?", "is it a night thing?")
    assert (read.roles, read.carried) == ((TENDER,), True)


def test_what_points_at_the_role_is_read_as_the_role(coast: Index) -> None:
    read = after(coast, f"What does a {TENDER} do?", "is there anything like it?")
    assert read.unnamed == "is there anything like the role?"


@pytest.mark.parametrize("aside", ["how do I bake sourdough bread?", "who won the football cup?"])
def test_a_question_about_something_else_is_not_asked_of_the_role_before(coast: Index, aside: str) -> None:
    assert after(coast, PAY, aside).roles == ()
    assert after(coast, PAY, aside, "and what does it need?").roles == (TENDER,)


def test_one_that_points_back_is_asked_of_the_role_whatever_it_is_about(coast: Index) -> None:
    assert after(coast, PAY, "do they bake bread?").roles == (TENDER,)


def test_a_question_is_asked_again_of_another_role(coast: Index) -> None:
    read = after(coast, f"Do {TENDER}s get seasick at night?", f"and {BAKER}s?")
    assert (read.roles, read.carried) == ((BAKER,), True)
    assert {"seasick", "night"} <= set(read.terms)
    assert BAKER in read.text
    assert "seasick" in read.text


@pytest.mark.parametrize(
    "now", ["and the ones who sail at night?", "and those in winter?", "what about people with a boat?"]
)
def test_some_of_those_who_hold_the_role_are_asked_the_same(coast: Index, now: str) -> None:
    read = after(coast, PAY, now)
    assert (read.roles, read.facets, read.carried) == ((TENDER,), ("pay",), True)


def test_the_best_paid_ones_are_no_other_role(coast: Index) -> None:
    read = after(coast, PAY, "and the best paid ones?")
    assert (read.roles, read.facets) == ((TENDER,), ("pay",))
    assert "highest paid 10 percent" in read.text


def test_something_that_one_could_do_elsewhere_is_no_search_for_a_job(coast: Index) -> None:
    read = after(coast, WORK, "could I do that at home?")
    assert (read.roles, read.shape) == ((TENDER,), "yesno")
