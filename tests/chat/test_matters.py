"""Matters: what was learned belongs to the examples, and questions agree with the statements that tell them."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from chat.matters import agreement, examples, learn, matters_of
from chat.meaning import ASIDE, ELSEWHERE
from ingest.embed import Vectors
from ingest.facets import FACETS
from ingest.index import Index
from tests.chat.village import KEEPER


def test_what_was_learned_is_of_the_examples_that_are_there(village: Index) -> None:
    matters = matters_of(village)
    assert matters.names == tuple(examples())
    assert matters.facets == tuple(m["facet"] for m in examples().values())
    assert matters.questions.shape == matters.statements.shape == (385, len(matters.names))


def test_every_matter_has_a_known_facet_and_examples_of_its_own() -> None:
    told = examples()
    assert {m["facet"] for m in told.values()} <= {*FACETS, "summary", ELSEWHERE, ASIDE}
    for kind in ("questions", "statements"):
        counts = Counter(text for m in told.values() for text in m[kind])
        assert len([text for text, times in counts.items() if times > 1]) < 10
    assert all(len(m["questions"]) >= 40 for m in told.values())


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("Will the role ever see the kids before bedtime?", "hours"),
        ("does the boss pay for the qualifying tests?", "exams"),
        ("Could a machine take over from the role?", "automation"),
        ("what should I cook for dinner tonight?", "aside"),
    ],
)
def test_a_question_is_likely_about_its_matter(village: Index, question: str, matter: str) -> None:
    matters = matters_of(village)
    shares = matters.asked(village.embed(question))
    assert shares.sum() == pytest.approx(1, abs=1e-4)
    assert matter in [matters.names[at] for at in np.argsort(-shares)[:4]]
    assert sum(matters.of_facets(shares).values()) == pytest.approx(1, abs=1e-4)


def test_a_statement_on_the_matter_agrees_more_than_others(village: Index) -> None:
    pool = village.statements.of_role(KEEPER)
    found = agreement(village, "What does the role earn?", [s.row for s in pool])
    assert found.shape == (len(pool),)
    assert "$" in pool[int(found.argmax())].text
    assert agreement(village, "What does the role earn?", []).shape == (0,)


def test_another_model_learns_them_of_the_same_examples() -> None:
    """Vectors of a made-up model: one axis per letter."""

    def encode(texts: list[str]) -> Vectors:
        return np.array(
            [[t.lower().count(c) / len(t) for c in "abcdefghijklmnopqrstuvwxyz$"] for t in texts], np.float32
        )

    made = learn(encode)  # type: ignore[arg-type]
    assert made.names == tuple(examples())
    assert made.questions.shape == (28, len(made.names))
