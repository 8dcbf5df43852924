"""Whether statements bear a sentence out: its numbers, its role, its denial, its words."""

from __future__ import annotations

import pytest

from chat.rolefinder import RoleFinder
from chat.support import unsupported_because
from ingest.index import Index, StoredStatement
from tests.chat.fakes import BATTERY, CURATOR, TURBINE


@pytest.fixture(scope="session")
def statements(index: Index) -> list[StoredStatement]:
    return [s for role in (CURATOR, TURBINE, BATTERY) for s in index.statements_of_role(role)]


def holding(statements: list[StoredStatement], words: str) -> StoredStatement:
    return next(s for s in statements if words in s.text)


def test_every_statement_bears_itself_out(statements: list[StoredStatement], index: Index, finder: RoleFinder) -> None:
    assert len(statements) == 24
    assert {unsupported_because(s.text, [s], index, finder) for s in statements} == {""}


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("The median pay of a Wind Turbine Technician was $61770 in May 2023.", "61,770"),
        ("A Data Curator must not always have a master's degree in library science.", "master's"),
        ("Data Curators write metadata about the origin of a dataset.", "metadata that tells"),
        ("Cells of lithium have to be handled safely.", "lithium"),
        ("Battery Technicians need safe handling of lithium cells.", "lithium"),
        ("Turbine Mechanics never climb alone.", "never climbs"),
    ],
)
def test_the_same_in_other_words_is_borne_out(
    statements: list[StoredStatement], index: Index, finder: RoleFinder, sentence: str, cited: str
) -> None:
    assert unsupported_because(sentence, [holding(statements, cited)], index, finder) == ""


@pytest.mark.parametrize(
    ("sentence", "cited", "reason"),
    [
        ("The median pay of Wind Turbine Technicians was $61,771.", "61,770", "61771"),
        ("The median pay of Wind Turbine Technicians was $61,770 in May 2024.", "61,770", "2024"),
        ("The median pay of Wind Turbine Technicians was $88,090.", "61,770", "88090"),
        ("The median pay of Data Curators was $61,770 in May 2023.", "61,770", CURATOR),
        ("A Battery Technician uses Python and SQL.", "uses Python", BATTERY),
        ("A Data Curator cannot use Python and SQL.", "uses Python", "denies"),
        ("A Data Curator doesn't use Python and SQL.", "uses Python", "denies"),
        ("A Data Curator bakes bread and sails yachts.", "uses Python", "too few of its words"),
    ],
)
def test_what_is_not_told_is_found_out(
    statements: list[StoredStatement], index: Index, finder: RoleFinder, sentence: str, cited: str, reason: str
) -> None:
    assert reason in unsupported_because(sentence, [holding(statements, cited)], index, finder)


def test_a_sentence_without_statements_is_not_borne_out(index: Index, finder: RoleFinder) -> None:
    assert unsupported_because("A Data Curator uses Python.", [], index, finder) == "cites no statement"


def test_two_statements_bear_out_what_neither_does_alone(
    statements: list[StoredStatement], index: Index, finder: RoleFinder
) -> None:
    sentence = "The median was $61,770, the best paid tenth earned more than $88,090."
    both = [holding(statements, "61,770"), holding(statements, "88,090")]
    assert unsupported_because(sentence, both, index, finder) == ""
    assert all(unsupported_because(sentence, [one], index, finder) for one in both)
