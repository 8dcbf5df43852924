"""Words asked about that no document bears out, and the country whose dollars a document's sums are."""

from __future__ import annotations

import pytest

from chat import CareerChain
from chat.lacking import absent_words, as_written, at_home, rarest
from chat.question import Question
from chat.reading import understand
from chat.terms import terms_of
from ingest.index import Index
from tests.chat.fakes import stated
from tests.chat.village import KEEPER


@pytest.mark.parametrize("where", ["in the US", "in America", "in the United States", "nationwide"])
def test_dollars_are_those_of_the_us(village_chain: CareerChain, where: str) -> None:
    answer = village_chain.invoke(f"What does a {KEEPER} earn {where}?")
    assert (answer.kind, answer.missing) == ("answer", ())
    assert "$41,200" in answer.citations[0].quote


@pytest.mark.parametrize("where", ["Norway", "Berlin", "2031"])
def test_another_place_or_year_is_missing(village_chain: CareerChain, where: str) -> None:
    answer = village_chain.invoke(f"What does a {KEEPER} earn in {where}?")
    assert answer.missing == (f"the pay of a {KEEPER} for “{where}”",)


@pytest.mark.parametrize(
    ("sum_told", "absent"),
    [
        ("It pays $41,200.", ()),
        ("It pays US$ 41,200.", ()),
        ("It pays 41,200 euros.", True),
        ("It pays CA$41,200.", True),
    ],
)
def test_other_money_is_not_americas(village: Index, sum_told: str, absent: object) -> None:
    asked = understand(Question(f"What does a {KEEPER} earn in America?", ()), village)
    found = absent_words(village, asked, terms_of(village, asked.terms), [stated(sum_told, KEEPER)])
    assert bool(found) == bool(absent)


@pytest.mark.parametrize(
    ("word", "question", "written"),
    [
        ("berlin", "pay in Berlin?", "Berlin"),
        ("nyc", "and what would it get me in new york?", "new york"),
        ("usa", "in the United States, please", "United States"),
        ("zint", "pay in Berlin?", "zint"),
    ],
)
def test_what_is_missing_is_named_as_it_was_asked(word: str, question: str, written: str) -> None:
    assert as_written(word, question) == written


def test_of_many_words_the_rarest_are_named_in_their_order(village: Index) -> None:
    assert rarest(village, ("lamp", "zeppelin")) == ("lamp", "zeppelin")
    assert rarest(village, ("lamp", "zeppelin", "tower", "quasar", "gnu")) == ("zeppelin", "quasar", "gnu")
    assert rarest(village, ()) == ()


def test_the_home_of_the_dollars_is_no_word_to_look_for(village: Index) -> None:
    asked = understand(Question(f"What does a {KEEPER} earn in the US?"), village)
    sums = [stated("The median wage was $41,200.", KEEPER)]
    assert asked.terms
    assert at_home(asked, sums).terms == ()
    elsewhere = [*sums, stated("In the United States it was $52,000.", KEEPER)]
    assert at_home(asked, elsewhere) == asked
    assert at_home(asked, [stated("The median wage was good.", KEEPER)]) == asked
