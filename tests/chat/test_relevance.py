"""What speaks for a statement: its columns, its order, and what a question asks of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from chat.evidence import of_role
from chat.question import Question
from chat.reading import understand
from chat.relevance import WEIGHTS, by_relevance, features
from chat.understanding import Understanding
from ingest.index import Index
from tests.chat.village import KEEPER

COLUMN = {name: at for at, name in enumerate(WEIGHTS)}


def asked(index: Index, question: str) -> Understanding:
    return understand(Question(question, ()), index)


def test_every_statement_has_a_row_and_every_weight_a_column(village: Index) -> None:
    pool = of_role(village, KEEPER)
    found = features(village, asked(village, f"Does a {KEEPER} polish a lens?"), pool)
    assert found.shape == (len(pool), len(WEIGHTS))
    assert np.isfinite(found).all()
    assert features(village, asked(village, "?"), []).shape == (0, len(WEIGHTS))


def test_the_statement_that_says_it_comes_first_and_scores_are_the_weighted_sum(village: Index) -> None:
    question, pool = asked(village, f"Does a {KEEPER} polish a lens?"), of_role(village, KEEPER)
    ranked = by_relevance(village, question, pool)
    assert ranked[0].statement.text == "Polishes the lens with chamois leather"
    sums = features(village, question, pool) @ np.array(list(WEIGHTS.values()))
    assert [r.score for r in ranked] == pytest.approx(sorted(sums, reverse=True))


def test_the_order_of_the_pool_does_not_matter_to_equals(village: Index) -> None:
    question, pool = asked(village, "blorf zint"), of_role(village, KEEPER)[:6]
    same = [replace(s, row=s.row) for s in reversed(pool)]
    opens = COLUMN["opens"]
    forth, back = (features(village, question, p) for p in (pool, same))
    assert np.allclose(np.delete(forth, opens, 1), np.delete(back[::-1], opens, 1))


@pytest.mark.parametrize(
    ("question", "column", "text", "value"),
    [
        ("How long is the apprenticeship of a {}?", "figure", "An apprenticeship in a tower takes two years.", 1),
        ("Is there an apprenticeship for a {}?", "figure", "An apprenticeship in a tower takes two years.", 0),
        ("Does a {} polish?", "money", "The median pay of Lamp Keepers was $41,200 per year in 2023.", 1),
        ("What does a {} earn?", "money", "The median pay of Lamp Keepers was $41,200 per year in 2023.", 0),
        ("What does a {} earn?", "facet", "The median pay of Lamp Keepers was $41,200 per year in 2023.", 1),
        ("What does a {} earn?", "facet", "Trims the wick every evening", 0),
        ("What does a {} earn?", "opens", "Trims the wick every evening", 1),
        ("What does a {} earn?", "opens", "Polishes the lens with chamois leather", 0),
    ],
)
def test_a_sign_shows_where_it_is_asked_for(village: Index, question: str, column: str, text: str, value: int) -> None:
    pool = of_role(village, KEEPER)
    found = features(village, asked(village, question.format(KEEPER)), pool)
    at = next(at for at, s in enumerate(pool) if s.text == text)
    assert found[at, COLUMN[column]] == value


def test_a_statement_on_the_matter_asked_agrees_most(village: Index) -> None:
    pool = of_role(village, KEEPER)
    found = features(village, asked(village, f"How much money does a {KEEPER} make?"), pool)[:, COLUMN["matter"]]
    assert "$41,200" in pool[int(found.argmax())].text
