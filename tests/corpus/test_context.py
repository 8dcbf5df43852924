"""A figure says its year; pay told by the Bureau of Labor Statistics says its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.guides import GUIDE, faults_in, written

BUREAU = GUIDE.replace("publisher: Office of Wind", "publisher: U.S. Bureau of Labor Statistics")
UNDATED = GUIDE.replace("date: 2024", "date: undated")
PAY = "In Norway in 2024 a Kite Maker earned $51,300 a year."


def says(tmp_path: Path, guide: str, sentence: str) -> list[str]:
    """What is wrong with the guide once this sentence tells the pay."""
    return [fault.says for fault in faults_in(written(tmp_path, kite_maker=guide.replace(PAY, sentence)))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kite Makers earned $51,300 (undated).",
        "Kite Makers earned $51,300 (undated, place not stated).",
        "Kite Makers earned $51,300, says the handbook (Office of Wind, undated).",
        "In 2024, Kite Makers earned $51,300.",
        "Kite Makers earn 4 percent more in 2024-34.",
    ],
)
def test_a_year_or_the_word_undated_is_enough(tmp_path: Path, sentence: str) -> None:
    assert says(tmp_path, UNDATED, sentence) == []


@pytest.mark.parametrize("sentence", ["Kite Makers earned $2024.", "Kite Makers ask 2,020 jobs.", "Pay rose 12%."])
def test_a_figure_is_no_year_of_its_own(tmp_path: Path, sentence: str) -> None:
    (said,) = says(tmp_path, GUIDE, sentence)
    assert "tells no year" in said
    assert "dated 2024" in said


def test_of_an_undated_source_the_word_is_asked_for(tmp_path: Path) -> None:
    (said,) = says(tmp_path, UNDATED, "Kite Makers earned $51,300.")
    assert "its source is undated: add '(undated)'" in said


def test_numbers_that_tell_of_no_market_need_no_year(tmp_path: Path) -> None:
    assert says(tmp_path, GUIDE, "A Kite Maker ties 7 knots in 3 days.") == []


@pytest.mark.parametrize("place", ["the United States", "the US", "the U.S.", "Texas", "New York", "Washington, D.C.,"])
def test_a_place_of_the_united_states_is_enough(tmp_path: Path, place: str) -> None:
    assert says(tmp_path, BUREAU, f"In {place} Kite Makers earned $51,300 in May 2024.") == []


@pytest.mark.parametrize(
    "sentence",
    ["Kite Makers earned $9 in 2024.", "In 2024 the US Bureau of Labor Statistics counted $9.", "In 2024 pay was $9 in Texan kites."],
)  # fmt: skip
def test_pay_told_by_the_bureau_needs_its_place(tmp_path: Path, sentence: str) -> None:
    (said,) = says(tmp_path, BUREAU, sentence)
    assert "tells no place of a sum of money" in said


def test_only_sums_of_money_need_a_place(tmp_path: Path) -> None:
    assert says(tmp_path, BUREAU, "Kite Makers held 300 jobs in 2024.") == []
