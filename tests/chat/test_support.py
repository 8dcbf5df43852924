"""Whether statements bear a sentence out: its numbers, its role, its denial, its words."""

from __future__ import annotations

import pytest

from chat.rolefinder import RoleFinder
from chat.support import unsupported_because
from ingest.index import Index
from ingest.stored import StoredStatement
from tests.chat.fakes import BATTERY, CURATOR, TURBINE, stated


@pytest.fixture(scope="session")
def statements(index: Index) -> list[StoredStatement]:
    return [s for role in (CURATOR, TURBINE, BATTERY) for s in index.statements.of_role(role)]


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


def judged(index: Index, finder: RoleFinder, sentence: str, *told: str, role: str = CURATOR) -> str:
    return unsupported_because(sentence, [stated(words, role) for words in told], index, finder)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A degree is required.", "A degree is not required."),
        ("A degree is required.", "A degree is common, though not always required."),
        ("A Data Curator climbs towers.", "A Data Curator never climbs towers."),
        ("Python is asked for.", "Nobody asks for Python."),
        ("Python or SQL is asked for.", "Neither Python nor SQL is asked for."),
    ],
)
def test_what_the_statement_denies_is_not_affirmed(index: Index, finder: RoleFinder, sentence: str, told: str) -> None:
    assert "affirms" in judged(index, finder, sentence, told)


@pytest.mark.parametrize(
    "sentence", ["Nobody asks for Python.", "None ask for Python.", "Python is asked for, nor is SQL."]
)
def test_every_word_of_denial_counts(index: Index, finder: RoleFinder, sentence: str) -> None:
    assert "denies" in judged(index, finder, sentence, "Python and SQL are asked for.")


def test_a_denial_is_held_against_the_statement_it_is_about(index: Index, finder: RoleFinder) -> None:
    told = ("Python is required.", "A degree is not required.")
    assert judged(index, finder, "Python is required, but a degree is not required.", *told) == ""
    assert "affirms" in judged(index, finder, "A degree is required.", *told)
    assert "denies" in judged(index, finder, "Python is not required.", *told)


def test_what_is_said_beside_a_denial_may_be_told(index: Index, finder: RoleFinder) -> None:
    told = "A degree is common among Data Curators, though not always required."
    assert judged(index, finder, "A degree is common among Data Curators.", told) == ""


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The pay is 100,000 per hour.", "The pay is $100,000 per year."),
        ("The pay is $100,000 per hour.", "The pay is $100,000 per year."),
        ("The pay is €100,000 per year.", "The pay is $100,000 per year."),
        ("The pay is $30.", "The pay is $30 per hour."),
        ("The share is 34.", "The share is 34 %."),
        ("The share is 34 %.", "The share is 34."),
    ],
)
def test_a_figure_is_told_with_its_unit(index: Index, finder: RoleFinder, sentence: str, told: str) -> None:
    assert "the number" in judged(index, finder, sentence, told)
    assert judged(index, finder, told, told) == ""


@pytest.mark.parametrize(
    ("sentence", "told", "name"),
    [
        ("The pay in Berlin is $100,000 per year.", "The pay is $100,000 per year.", "Berlin"),
        ("Curators are hired by Google and Meta.", "Curators are hired by Google.", "Meta"),
        ("The survey is from May 2023.", "The survey is from June 2023 and may change.", "May"),
    ],
)
def test_a_name_that_no_statement_holds_is_found_out(
    index: Index, finder: RoleFinder, sentence: str, told: str, name: str
) -> None:
    assert f"the name {name}" in judged(index, finder, sentence, told)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Python is used in the United States.", "Python is used in the US."),
        ("Tables are cleaned with Python by a Dataset Librarian.", "Tables are cleaned with Python."),
        ("Pay: The pay is $5.", "The pay is $5."),
    ],
)
def test_a_name_in_another_spelling_is_no_stranger(index: Index, finder: RoleFinder, sentence: str, told: str) -> None:
    assert judged(index, finder, sentence, told) == ""


def test_a_name_may_stand_in_the_heading(index: Index, finder: RoleFinder) -> None:
    told = stated("The pay is $100,000 per year.", heading="Pay in Berlin")
    assert unsupported_because("The pay in Berlin is $100,000 per year.", [told], index, finder) == ""


def test_the_role_a_statement_names_beats_the_one_it_stands_under(index: Index, finder: RoleFinder) -> None:
    told = "Battery Technicians earn $48,000 per year."
    assert CURATOR in judged(index, finder, "A Data Curator earns $48,000 per year.", told)
    assert judged(index, finder, "A Battery Technician earns $48,000 per year.", told) == ""


def test_a_colleague_named_in_passing_is_not_what_a_statement_is_about(index: Index, finder: RoleFinder) -> None:
    told = "Works with Battery Technicians on records of cells."
    assert judged(index, finder, "A Data Curator works with Battery Technicians on records.", told) == ""
    assert judged(index, finder, "A Data Curator works on records of cells.", told) == ""
