"""Degrees and directions: another degree or the opposite of a word is found out, the same in other words is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.figures import unfounded
from chat.grades import changed_grade, degrees

MASTER = "A Data Curator typically needs a master's degree in library science."


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a Ph.D. in physics", {"a doctorate", "an advanced degree"}),
        ("a Master’s or PhD", {"a master's degree", "a doctorate", "an advanced degree"}),
        ("a graduate degree", {"an advanced degree"}),
        ("an undergraduate degree", {"a bachelor's degree"}),
        ("an associate's degree", {"an associate's degree"}),
        ("a high school diploma", {"a high school diploma"}),
        ("no formal degree", {"no degree"}),
        ("masters its tools; a degree of care; an associate of the firm", set()),
    ],
)
def test_degrees_are_read(text: str, named: set[str]) -> None:
    assert degrees(text) == named


@pytest.mark.parametrize("other", ["a bachelor's degree", "a PhD", "no degree", "a high school diploma", "an MBA"])
def test_another_degree_is_found_out(other: str) -> None:
    changed = MASTER.replace("a master's degree", other)
    assert bool(changed_grade(changed, MASTER)) == (other != "an MBA")  # an MBA is a master's degree


def test_a_masters_degree_is_an_advanced_one_and_not_the_other_way() -> None:
    assert changed_grade(MASTER.replace("a master's", "an advanced"), MASTER) == ""
    assert "a master's degree" in changed_grade(MASTER, MASTER.replace("a master's", "an advanced"))


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("They need at most 5 years.", "They need at least 5 years."),
        ("They need less than 5 years.", "They need at least 5 years."),
        ("They earn more than $60,000.", "They earn up to $60,000."),
        ("Jobs fall by 82,500 until 2034.", "Jobs rise by 82,500 until 2034."),
        ("Demand grows slower than supply.", "Demand grows faster than supply."),
        ("They rarely work at night.", "They often work at night."),
        ("Few curators work at night.", "Most curators work at night."),
        ("A curator may know SQL.", "A curator must know SQL."),
        ("SQL is preferred of a curator.", "SQL is required of a curator."),
        ("Weak analysis and strong writing are required.", "Strong analysis and strong writing are required."),
        ("Growth is expected, as demand decreases.", "Growth is expected, as demand increases."),
    ],
)
def test_the_opposite_is_found_out(sentence: str, evidence: str) -> None:
    assert "opposite" in changed_grade(sentence, evidence)
    assert changed_grade(evidence, evidence) == ""


@pytest.mark.parametrize(
    ("sentence", "evidence"),
    [
        ("They need a minimum of 5 years.", "They need at least 5 years."),
        ("They need no more than 5 years.", "They need at most 5 years."),
        ("They frequently work at night.", "They often work at night."),
        ("It keeps up to date with tools.", "At least two tools have to be kept up to date."),
        ("The top tenth earned more than $90,000.", "The lowest tenth earned less than $40,000, the top tenth more than $90,000."),
        ("Demand rises in Norway.", "Wages fall in Peru. Demand is on the rise in Norway."),
        ("Small teams build kites.", "A large bridge takes years. Teams build kites in sheds."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_not(sentence: str, evidence: str) -> None:
    assert changed_grade(sentence, evidence) == ""


@given(st.lists(st.sampled_from("more less than 5 often rarely must may a master's degree jobs rise fall . ,".split())))
def test_no_text_is_the_opposite_of_itself(words: list[str]) -> None:
    assert changed_grade(" ".join(words), " ".join(words)) == ""


@pytest.mark.parametrize(
    ("sentence", "evidence", "founded"),
    [
        ("It takes 3 years.", "It takes three years.", True),
        ("It takes three years.", "It takes 3 years.", True),
        ("It takes four years.", "It takes three years.", False),
        ("Twenty-five percent leave.", "25% leave.", True),
        ("The two roles share tools.", "Curators and librarians share tools.", True),
    ],
)
def test_a_number_in_words_is_a_figure_where_it_counts_something(sentence: str, evidence: str, founded: bool) -> None:
    assert (unfounded(sentence, evidence) is None) == founded
