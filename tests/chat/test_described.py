"""The role that a question means without giving its whole name, and how likely each is."""

from __future__ import annotations

import numpy as np
import pytest

from chat.chain import CareerChain
from chat.described import WEIGHTS, likely, signs
from chat.mentions import Mention
from ingest.index import Index
from tests.chat.village import KEEPER, WEAVER


def test_the_role_that_is_described_is_the_likeliest(village: Index) -> None:
    found = likely(village, "How long does it take to learn to look after the lamp of a lighthouse tower?")
    assert next(iter(found)) == KEEPER
    assert sum(found.values()) == pytest.approx(1.0)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_a_name_that_stands_in_the_question_makes_its_roles_likelier(village: Index) -> None:
    text = "the one with the loom"
    plain, named = likely(village, text), likely(village, text, [Mention(4, 7, "one", (KEEPER,))])
    assert named[KEEPER] > plain.get(KEEPER, 0.0)
    assert WEAVER in plain


def test_every_role_has_one_row_of_signs(village: Index) -> None:
    roles, found = signs(village, "who looks after the lamp?")
    assert found.shape == (len(roles), len(WEIGHTS))
    assert len(set(roles)) == len(roles)
    assert np.isfinite(found).all()


@pytest.mark.parametrize("text", ["", "?", "xyzzy"])
def test_what_says_nothing_is_no_error(village: Index, text: str) -> None:
    assert all(0 <= share <= 1 for share in likely(village, text).values())


def test_how_a_role_was_meant_is_said(village_chain: CareerChain) -> None:
    answer = village_chain.invoke("How long does it take to learn to look after the lamp of a lighthouse tower?")
    assert answer.text.startswith(f"> Taken as a question about a {KEEPER}.")
    assert all(KEEPER in c.section for c in answer.citations)


def test_who_is_named_is_answered_about_with_more_confidence_than_who_is_described(village_chain: CareerChain) -> None:
    named = village_chain.invoke(f"How long does it take to learn to be a {KEEPER}?")
    described = village_chain.invoke("How long does it take to learn to look after the lamp of a lighthouse tower?")
    assert {c.quote for c in named.citations} & {c.quote for c in described.citations}
    assert 0 < described.confidence < named.confidence <= 1
