"""What an answer offers stands in its text, and can be taken out where it is shown as buttons."""

from __future__ import annotations

import pytest

from chat import CareerChain
from chat.offer import nearest_line, reading_line, without_offers


@pytest.mark.parametrize("question", ["What does a Data Curator earn?", "What does the technician earn?"])
def test_offers_are_taken_out_and_nothing_else(chain: CareerChain, question: str) -> None:
    answer = chain.invoke(question)
    told = without_offers(answer.text, answer.suggestions)
    assert answer.suggestions
    assert all(suggestion in answer.text and suggestion not in told for suggestion in answer.suggestions)
    assert told == answer.text.splitlines()[0]


def test_a_text_without_offers_stays() -> None:
    assert without_offers("One\n\n- What?\n", ()) == "One\n\n- What?"
    assert without_offers("One\n- Why?", ("What?",)) == "One\n- Why?"


def test_offers_are_escaped_in_the_text() -> None:
    assert reading_line("What does a *Tester* do?") == r"- What does a \*Tester\* do?"
    assert "&lt;b&gt;" in nearest_line(["<b>?"])
