"""BM25 over passages, and the words both halves of a match go through."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.errors import IndexDamaged
from ingest.lexical import Lexical, tokens, words

TEXTS = ["Python and R are used", "The pay of a nurse", "Python, python and more Python", "the of and"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gen AI", "generative artificial intelligence"),
        ("the US", "the United States of America"),
        ("U.S. pay", "American pay"),
        ("a Ph.D.", "a doctorate"),
        ("Master's", "masters"),
        ("LLMs", "large language models"),
        ("ML", "Machine Learning"),
        ("New York City", "NYC"),
        ("nurse’s", "nurses"),
    ],
)
def test_two_spellings_of_one_thing_have_the_same_tokens(one: str, other: str) -> None:
    assert tokens(one) == tokens(other) != []


def test_us_the_country_is_not_us_the_people() -> None:
    assert "usa" not in words("tell us more")


def test_names_with_marks_stay_whole_and_stop_words_go() -> None:
    assert words("C++, C# and Node.js 2.5") == ["c++", "c#", "and", "node.js", "2.5"]
    assert tokens("What is the pay of it?") == ["pay"]
    assert tokens("well-paid/safe") == tokens("well paid safe")


def test_a_passage_that_says_it_more_often_scores_higher_and_others_nothing() -> None:
    scores = Lexical.build(TEXTS).scores("python")
    assert scores[2] > scores[0] > 0
    assert scores[1] == scores[3] == 0


def test_a_question_without_a_known_word_scores_nothing() -> None:
    assert list(Lexical.build(TEXTS).scores("the zymurgy")) == [0, 0, 0, 0]


def test_a_rarer_word_weighs_more_and_an_unknown_one_most() -> None:
    lexical = Lexical.build(TEXTS)
    assert lexical.idf("python") < lexical.idf("nurs") < lexical.idf("zymurgi")
    assert "nurs" in lexical
    assert "zymurgi" not in lexical


@pytest.mark.parametrize("texts", [TEXTS, [], ["the of"]])
def test_an_index_read_back_scores_as_before(texts: list[str], tmp_path: Path) -> None:
    built = Lexical.build(texts)
    built.save(tmp_path / "lexical")
    opened = Lexical.open(tmp_path / "lexical")
    for question in ("python pay", "the", ""):
        assert np.array_equal(opened.scores(question), built.scores(question))
        assert len(opened.scores(question)) == len(texts)
    assert opened.idf("python") == built.idf("python")


@pytest.mark.parametrize("harm", ["frequency.json", "gone", "params.index.json"])
def test_a_broken_index_is_damage(harm: str, tmp_path: Path) -> None:
    Lexical.build(TEXTS).save(tmp_path / "lexical")
    folder = tmp_path / ("lexical" if harm != "gone" else "gone")
    if harm != "gone":
        (folder / harm).write_text("{")
    with pytest.raises(IndexDamaged, match="cannot be read"):
        Lexical.open(folder)
