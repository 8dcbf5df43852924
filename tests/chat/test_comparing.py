"""Comparisons name what they leave out: words that narrow, roles beyond the third, facets that are not told."""

from __future__ import annotations

from chat import Answer, CareerChain
from prompts import phrase
from tests.chat.crowd import CRANE, DIVER, PILOT, SKILLS, TUG


def followed(chain: CareerChain, question: str, *answers: Answer) -> Answer:
    history = [("user", question)]
    for answer in answers:
        history += [("assistant", answer.text), ("user", "more")]
    return chain.invoke({"question": "more", "history": history[:-1]})


def test_a_place_that_no_pay_is_told_of_is_named_for_each_role(crowd_chain: CareerChain) -> None:
    answer = crowd_chain.invoke(f"{PILOT} or {CRANE} pay in Berlin?")
    assert answer.missing == (f"the pay of a {PILOT} for “Berlin”", f"the pay of a {CRANE} for “Berlin”")
    assert answer.kind == "refused"
    assert "$51,000" not in answer.text


def test_a_place_that_the_pay_is_told_of_is_not_missing(crowd_chain: CareerChain) -> None:
    answer = crowd_chain.invoke(f"{PILOT} or {CRANE} pay in Norway?")
    assert (answer.kind, answer.missing) == ("answer", ())
    assert "$51,000" in answer.text


def test_a_word_told_of_one_role_is_missing_for_the_other(crowd_chain: CareerChain) -> None:
    answer = crowd_chain.invoke(f"Compare what a {PILOT} and a {CRANE} do: which one uses Radar?")
    assert any(CRANE in named and "Radar" in named for named in answer.missing)
    assert not any(PILOT in named and "Radar" in named for named in answer.missing)


def test_roles_beyond_the_third_are_named(crowd_chain: CareerChain) -> None:
    answer = crowd_chain.invoke(f"Compare the pay of a {PILOT}, a {CRANE}, a {DIVER} and a {TUG}")
    assert f"> Not compared here: a {TUG}." in answer.text
    assert answer.kind == "partial"


def test_no_facet_that_was_asked_for_is_cut(crowd_chain: CareerChain) -> None:
    answer = crowd_chain.invoke(f"{PILOT} or plumber: skills, responsibilities, pay and what is the role, in short?")
    lacking = crowd_chain.invoke(
        f"{PILOT} or {CRANE}: skills, tools, degree, outlook, challenges, responsibilities and pay?"
    )
    assert all(words in answer.text for words in ("Act as a bridge", "120,000 dollars"))
    assert any(skill.partition(": ")[2] in answer.text for skill in SKILLS)
    assert all(f"| {row} |" in lacking.text for row in ("Skills", "Work", "Pay"))


def test_more_goes_on_with_what_was_not_shown(crowd_chain: CareerChain) -> None:
    asked = f"Compare the skills of a {PILOT} and a {CRANE}"
    first = crowd_chain.invoke(asked)
    second = followed(crowd_chain, asked, first)
    quoted = {c.quote for c in first.citations}
    assert quoted
    assert second.citations
    assert quoted.isdisjoint(c.quote for c in second.citations)


def test_a_price_that_is_told_of_neither_is_refused_by_name(crowd_chain: CareerChain) -> None:
    answer = crowd_chain.invoke(f"How much do the exams of a {PILOT} and a {CRANE} cost?")
    assert answer.kind == "refused"
    assert phrase("price") in answer.text
