"""Figures are read with their currency, percent sign and period, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.figures import MONEY, figures, unfounded


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("$100,000 per year", ["$100000 per year"]),
        ("100,000 per hour", ["100000 per hour"]),
        ("120,000 dollars", ["$120000"]),
        ("USD 120,000 a year", ["$120000 per year"]),
        ("1.2 million euros", ["€1200000"]),
        ("$1.5M or £2bn", ["$1500000", "£2000000000"]),
        ("CA$90,000", ["CA$90000"]),
        ("210k annually", ["210000 per year"]),
        ("30-40%", ["30 %", "40 %"]),
        ("7 percent between 2018 and 2022", ["7 %", "2018", "2022"]),
        ("between $48,000 and 56,000 per year", ["$48000 per year", "$56000 per year"]),
        ("80m high, 3 to 5 years", ["80", "3", "5"]),
        ("in 2023 and 34 % later", ["2023", "34 %"]),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, read: list[str]) -> None:
    assert [str(figure) for figure in figures(text)] == read


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("It pays $100,000.", "It pays $100,000 per year."),
        ("It pays $100,000 a year.", "Annual salary: $100,000"),
        ("It pays 61770 dollars.", "It pays $61,770."),
        ("From 48 to 56 %.", "48-56%"),
    ],
)
def test_the_same_in_another_form_is_founded(sentence: str, evidence: str) -> None:
    assert unfounded(sentence, evidence) is None


@pytest.mark.parametrize(
    ("sentence", "evidence", "strange"),
    [
        ("It pays $100,000 per hour.", "It pays $100,000 per year.", "$100000 per hour"),
        ("Its annual pay is $100,000.", "It pays $100,000.", "$100000 per year"),
        ("It pays $30.", "Hourly pay: $30", "$30"),
    ],
)
def test_another_period_is_unfounded(sentence: str, evidence: str, strange: str) -> None:
    assert str(unfounded(sentence, evidence)) == strange


@given(st.text(max_size=80))
def test_a_text_founds_itself(text: str) -> None:
    assert unfounded(text, text) is None


@pytest.mark.parametrize(
    "text",
    ["$5", "€ 5", "USD 120,000", "120,000 EUR", "120,000 dollars", "a salary of 210k", "210k base pay", "90k euros"],
)
def test_a_sum_of_money_is_seen(text: str) -> None:
    assert MONEY.search(text)


@pytest.mark.parametrize("text", ["lifts 50 pounds", "210k rows of data", "34 %", "in 2023", "5 million users"])
def test_what_is_no_money_is_not(text: str) -> None:
    assert not MONEY.search(text)
