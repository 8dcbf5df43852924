"""Passage and statement vectors are kept and searched by cosine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest import vectors
from ingest.embed import Vectors
from ingest.errors import IndexDamaged
from ingest.vectors import PassageVectors, StatementVectors, write_passages
from tests.ingest.fakes import FakeEmbedder

TEXTS = [f"passage {at}" for at in range(12)]


@pytest.fixture
def made() -> Vectors:
    return FakeEmbedder().encode(TEXTS)


def stored(folder: Path, rows: Vectors) -> PassageVectors:
    write_passages(folder, rows, [{"source": "s", "start": 0} for _ in rows], TEXTS[: len(rows)])
    return PassageVectors(folder)


def test_vectors_come_back_in_row_order_over_several_batches(
    made: Vectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "_BATCH", 5)
    found = stored(tmp_path / "chroma", made)
    assert len(found) == 12
    assert np.allclose(found.all(), made, atol=1e-6)


def test_search_gives_the_nearest_first_with_their_cosine(made: Vectors, tmp_path: Path) -> None:
    found = stored(tmp_path / "chroma", made).search(made[7], 3)
    cosines = made @ made[7]
    assert [row for row, _ in found] == list(np.argsort(-cosines)[:3])
    assert [score for _, score in found] == pytest.approx(sorted(cosines, reverse=True)[:3], abs=1e-5)


def test_equal_scores_come_in_row_order_and_no_more_than_there_are(made: Vectors, tmp_path: Path) -> None:
    found = stored(tmp_path / "chroma", np.stack([made[0]] * 6)).search(made[0], 99)
    assert [row for row, _ in found] == list(range(6))


def test_an_empty_store_finds_nothing(tmp_path: Path) -> None:
    empty = stored(tmp_path / "chroma", np.empty((0, 0), np.float32))
    assert empty.search(np.ones(16, np.float32), 5) == []
    assert len(empty.all()) == 0


def test_a_store_that_is_gone_or_broken_is_damage(made: Vectors, tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="cannot be opened"):
        PassageVectors(tmp_path / "nothing")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "chroma.sqlite3").write_bytes(b"no database at all" * 100)
    with pytest.raises(IndexDamaged, match="cannot be opened"):
        PassageVectors(tmp_path / "broken")


def test_a_statement_has_the_vector_at_its_row(made: Vectors, tmp_path: Path) -> None:
    StatementVectors.write(tmp_path / "statements", made, np.array([5, 0, 0, 11], dtype=np.int32))
    kept = StatementVectors(tmp_path / "statements")
    assert len(kept) == 4
    assert np.array_equal(kept[[0, 1, 2, 3]], made[[5, 0, 0, 11]])
    assert kept[[3]].shape == (1, 16)


@pytest.mark.parametrize("name", ["vectors.npy", "rows.npy"])
def test_a_cut_file_of_statement_vectors_is_noticed(name: str, made: Vectors, tmp_path: Path) -> None:
    StatementVectors.write(tmp_path / "statements", made, np.zeros(40, dtype=np.int32))
    path = tmp_path / "statements" / name
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(IndexDamaged, match="damaged"):
        StatementVectors(tmp_path / "statements")
