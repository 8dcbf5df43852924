"""The odds that any of the first statements answers: of those alone, summed up, and usual ones where nothing was learned."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from chat.crossreading import odds
from ingest.index import Index


class Reader:
    """Gives each text the odds told of it, and remembers what it was asked."""

    def __init__(self, *scores: float) -> None:
        self.told, self.asked = scores, list[tuple[str, list[str]]]()

    def scores(self, question: str, texts: Sequence[str]) -> Any:
        self.asked.append((question, list(texts)))
        return np.array(self.told[: len(texts)])


def beside(index: Index, reader: Reader | None) -> Any:
    """An index of which only the cross-encoder is looked at."""
    return SimpleNamespace(crossencoder=reader, embedder=index.embedder)


def test_the_odds_of_the_first_two_are_summed_up(village: Index) -> None:
    statements = village.statements.of_role(village.roles()[0].name)[:6]
    reader = Reader(0.0, 1.0, 99.0)
    assert odds(beside(village, reader), "what does the role do?", statements) == pytest.approx(np.log(1 + np.e))
    ((question, texts),) = reader.asked
    assert question == "what does the role do?"
    assert len(texts) == 2
    assert all(" ".join(s.text.split()) in text for s, text in zip(statements, texts, strict=False))
    assert all(s.role in text for s, text in zip(statements, texts, strict=False))  # type: ignore[operator]


def test_without_a_cross_encoder_the_odds_are_usual(village: Index) -> None:
    statements = village.statements.of_role(village.roles()[0].name)
    assert odds(beside(village, None), "what?", statements) == odds(beside(village, None), "pay?", statements[:1]) > 0


def test_what_is_told_has_greater_odds_than_what_is_not(coast: Index) -> None:
    from tests.chat.coast import TENDER

    statements = coast.statements.of_role(TENDER)
    pay = [s for s in statements if s.facet == "pay"]
    assert pay
    assert odds(coast, "What does the role earn?", pay) > odds(coast, "Is the role allowed a dog?", pay) + 1
