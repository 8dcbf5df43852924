"""Every baseline answers with exact quotes, ranks passages, and refuses nothing."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chat.question import Question
from evals.baselines import BASELINES, CHUNK, OVERLAP, SHOWN, Tutorial
from evals.case import Span
from evals.citing import cited, exact
from evals.ranking import DEPTH
from ingest.build import build_index
from ingest.index import Index, open_index
from ingest.settings import Settings
from tests.evals.answers import case, pair
from tests.evals.samples import BRIDGES, CLIMBING, KITES, write_documents
from tests.ingest.fakes import FakeEmbedder

ASKED = Question("What skills does a Bridge Inspector need to climb high piers?", ())


@pytest.mark.parametrize("name", BASELINES)
def test_a_baseline_answers_with_exact_quotes_each_cited(name: str, small: Index, tmp_path: Path) -> None:
    system = BASELINES[name](small, Settings(), tmp_path, None)
    assert system.name == name
    reply = system.ask(ASKED)
    told = case(small, pair(), reply.answer)
    assert (exact(told), cited(told)) == (1, 1)
    assert (reply.answer.kind, reply.seconds > 0) == ("answer", True)
    assert 1 <= len(reply.answer.claims) <= SHOWN
    assert 0 <= reply.answer.confidence <= 1


@pytest.mark.parametrize("name", BASELINES)
def test_what_a_baseline_finds_is_among_what_could_be_found(name: str, small: Index, tmp_path: Path) -> None:
    system = BASELINES[name](small, Settings(), tmp_path, None)
    found = system.ask(ASKED).passages
    assert 0 < len(found) <= DEPTH
    assert len(set(found)) == len(found)
    assert set(found) <= {*system.units(BRIDGES), *system.units(KITES)}
    assert system.units("samples/moon.md") == []


@pytest.mark.parametrize("name", BASELINES)
def test_a_baseline_refuses_nothing(name: str, small: Index, tmp_path: Path) -> None:
    system = BASELINES[name](small, Settings(), tmp_path, None)
    assert not system.ask(Question("Who won the chess game?", ())).answer.abstained


def test_lexical_alone_finds_the_words_and_dense_alone_the_nearest_vector(small: Index, tmp_path: Path) -> None:
    lexical = BASELINES["lexical only"](small, Settings(), tmp_path, None).ask(ASKED)
    assert CLIMBING in lexical.answer.citations[0].quote
    dense = BASELINES["dense only"](small, Settings(), tmp_path, None).ask(ASKED)
    ((row, _),) = small.dense(small.embed(ASKED.text), 1)
    (nearest,) = small.passages([row])
    assert dense.passages[0] == Span(nearest.source, nearest.start, nearest.end)


# -- the tutorials' chain ---------------------------------------------------------------------------


@pytest.fixture
def long(tmp_path: Path, encoded: list[str]) -> Any:
    """An opened index over a long document, how it is opened again, and what has been embedded."""
    documents, settings = tmp_path / "samples", Settings(index_dir=tmp_path / "index")
    write_documents(documents)

    def opened(*sentences: str) -> Index:
        (documents / "long.md").write_text("# Long\n\n" + "\n\n".join(sentences), encoding="utf-8")
        build_index([documents], settings.index_dir, settings=settings)
        encoded.clear()
        return open_index(settings.index_dir, settings=settings)

    return opened


def test_the_tutorials_chunks_share_their_ends_and_stand_in_their_source(long: Any, tmp_path: Path) -> None:
    with long(*(f"Sentence {n} tells of a kite." for n in range(200))) as index:
        units = Tutorial(index, tmp_path / "cache" / "tutorial.npz").units("samples/long.md")
        text = index.source("samples/long.md").text
    assert len(units) > 4
    assert all(u.end - u.start <= CHUNK for u in units)
    assert (units[0].start, units[-1].end) == (0, len(text))
    shared = [a.end - b.start for a, b in pairwise(units)]
    assert all(0 < overlap <= OVERLAP for overlap in shared)


def test_the_tutorials_vectors_are_kept_until_the_index_changes(long: Any, tmp_path: Path, encoded: list[str]) -> None:
    cache = tmp_path / "cache" / "tutorial.npz"
    with long("A kite flies.") as index:
        first = Tutorial(index, cache)._vectors
        assert len(encoded) == 3
    with long("A kite flies.") as index:
        assert np.array_equal(Tutorial(index, cache)._vectors, first)
        assert encoded == []
    with long("A kite sinks.") as index:
        assert np.array_equal(
            Tutorial(index, cache)._vectors[-1], FakeEmbedder().encode_query("# Long\n\nA kite sinks.")
        )
        assert len(encoded) == 3
