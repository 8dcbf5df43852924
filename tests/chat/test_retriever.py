"""Passages for a question: the same each time, those of the role first, and nothing kept of an index that is let go."""

from __future__ import annotations

import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from chat.question import Question
from chat.reading import understand
from chat.retriever import build_retriever, search
from chat.rolefinder import finder_of
from chat.topics import topic_of
from ingest.index import Index, open_index
from ingest.settings import Settings
from tests.chat.coast import LIGHTHOUSE, TENDER

PAY = f"What does a {TENDER} earn?"


def test_a_search_is_the_same_each_time_and_best_first(coast: Index) -> None:
    asked = understand(Question(PAY), coast)
    hits = search(coast, asked, Settings(), 8)
    assert hits == search(coast, asked, Settings(), 8)
    assert len(hits) == 8
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert (hits[0].passage.role, hits[0].passage.facet) == (TENDER, "pay")


def test_every_passage_of_the_role_comes_before_the_others(coast: Index) -> None:
    of_role = coast.passages_of_role(TENDER)
    hits = search(coast, understand(Question(PAY), coast), Settings(), len(of_role))
    assert {h.passage.row for h in hits} == set(of_role)


@pytest.mark.parametrize("weight", [0.0, 1.0])
def test_the_score_of_no_role_and_no_facet_is_the_weighted_sum_of_both(coast: Index, weight: float) -> None:
    asked = replace(understand(Question("fresh water on the roof"), coast), facets=())
    for hit in search(coast, asked, Settings(lexical_weight=weight), 5):
        assert hit.score == pytest.approx(hit.lexical if weight else hit.dense)


def test_a_retriever_gives_the_sources_own_text(coast_dir: Path, coast: Index) -> None:
    retriever = build_retriever(coast_dir, settings=Settings(index_dir=coast_dir))
    found = retriever.invoke(f"Tell me about {LIGHTHOUSE}")
    assert found[0].metadata["source"] == "coast/lighthouse.md"
    for document in found:
        start, end = document.metadata["start"], document.metadata["end"]
        assert document.page_content == coast.source(document.metadata["source"]).text[start:end]


@pytest.mark.usefixtures("no_collection")
def test_an_index_that_was_searched_is_let_go_with_its_finder(coast_dir: Path) -> None:
    index = open_index(coast_dir, settings=Settings())
    assert search(index, understand(Question(PAY), index), Settings(), 3)
    assert topic_of(index, LIGHTHOUSE)
    gone, finder = weakref.ref(index), weakref.ref(finder_of(index))
    del index
    assert gone() is None
    assert finder() is None
