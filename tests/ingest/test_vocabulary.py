"""The words of a generation with a vector each."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.errors import IndexDamaged
from ingest.vocabulary import Vocabulary, vocabulary_of
from tests.ingest.fakes import FakeEmbedder


def test_only_words_that_carry_meaning_are_kept_once_in_order() -> None:
    assert vocabulary_of(["The pay of Nurses", "nurses, R and 42 programs", "programming"]) == [
        "nurses",
        "pay",
        "programming",
        "programs",
    ]


def test_words_near_a_vector_are_found_by_their_stem() -> None:
    known = ["nurse", "program", "programming"]
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    near = Vocabulary(known, vectors).near(np.array([0.6, 0.8], np.float32), 0.7)
    assert near == {"program": pytest.approx(1.0)}
    assert Vocabulary([], np.empty((0, 0), np.float32)).near(np.ones(2, np.float32), 0.1) == {}


def test_words_come_back_as_they_were_saved(tmp_path: Path) -> None:
    known = ["nurse", "pay"]
    Vocabulary(known, FakeEmbedder().encode(known)).save(tmp_path, known)
    question = FakeEmbedder().encode_query("nurse")
    assert Vocabulary.open(tmp_path).near(question, 0.9) == {"nurs": pytest.approx(1.0)}


@pytest.mark.parametrize("name", ["words.json", "words.npy"])
def test_broken_files_are_damage(name: str, tmp_path: Path) -> None:
    known = ["nurse", "pay"]
    Vocabulary(known, FakeEmbedder().encode(known)).save(tmp_path, known)
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:10])
    with pytest.raises(IndexDamaged, match="cannot be read"):
        Vocabulary.open(tmp_path)


def test_a_word_of_the_documents_has_its_vector_and_others_have_none() -> None:
    vocabulary = Vocabulary(["anchor", "beacon"], np.array([[1.0, 0.0], [0.0, 1.0]], np.float32))
    assert np.array_equal(vocabulary.vector("beacon"), [0.0, 1.0])
    assert vocabulary.vector("kettle") is None
