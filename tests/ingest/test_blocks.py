"""What counts as a heading line, and how spans lose their white space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import is_heading_line, is_title_case, trimmed


@given(st.text(alphabet=" \t\n\u00a0\u2003ab"), st.data())
def test_a_trimmed_span_keeps_the_words_and_loses_the_space_around_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    s, e = trimmed(text, start, end)
    assert start <= s <= e <= end
    assert text[s:e] == text[start:end].strip()


@pytest.mark.parametrize(
    "line",
    ["Overview", "Skills and Tools", "Overview of Generative AI", "Head of Analytics", "Python vs. R for Analysts"],
)
def test_a_short_line_in_title_case_is_a_heading(line: str) -> None:
    assert is_title_case(line)
    assert is_heading_line(line.replace("vs.", "vs"))


@pytest.mark.parametrize(
    "line",
    [
        "The tester plays each level again and again.",
        "Tools we use every day",
        "Is This A Question?",
        "Required Skills:",
        "Paris. Rome. Berlin",
        "One Two Three Four Five Six Seven Eight Nine Ten Eleven",
        "A" * 91,
    ],
)
def test_a_line_that_says_something_or_runs_on_is_no_heading(line: str) -> None:
    assert not is_heading_line(line)


@pytest.mark.parametrize("phrase", ["", "—", "and of the", "123 lower case"])
def test_words_without_a_capital_are_not_in_title_case(phrase: str) -> None:
    assert not is_title_case(phrase)
