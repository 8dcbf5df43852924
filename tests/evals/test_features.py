"""What a claim and its evidence have in common, in numbers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.features import NAMES, features

EVIDENCE = "Curators clean tables with Python. They never climb towers. The pay in Oslo is $100 a day."


def measured(claim: str, evidence: str = EVIDENCE, rare: str = "") -> dict[str, float]:
    values = features(claim, evidence, lambda stem: 3.0 if stem == rare else 1.0)
    return dict(zip(NAMES, values, strict=True))


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Curators clean tables.", {"coverage": 1, "sentence": 1, "two_sentences": 1, "bigrams": 1, "trigrams": 1}),
        ("Curators climb towers.", {"coverage": 1, "sentence": 2 / 3, "two_sentences": 1, "bigrams": 0.5}),
        ("Curators sail yachts.", {"coverage": 1 / 3, "rarest_missing": 1 / 3, "bigrams": 0}),
        ("The pay is $100 a day.", {"number": 0}),
        ("The pay is $101 a day.", {"number": 1}),
        ("They climb towers.", {"denial": 1}),
        ("They need a PhD.", {"grade": 1}),
        ("The pay in Oslo and in Rome.", {"names": 0.5}),
    ],
)
def test_a_feature_is_what_it_says(claim: str, expected: dict[str, float]) -> None:
    found = measured(claim)
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_a_rare_word_weighs_more() -> None:
    assert measured("Curators sail.", rare="sail")["coverage"] == pytest.approx(1 / 4)
    assert measured("Curators sail.", rare="sail")["rarest_missing"] == pytest.approx(3 / 4)


def test_lengths_are_logarithms_of_words_with_meaning() -> None:
    assert measured("Curators clean the tables.", "Tables.")["claim_words"] == pytest.approx(math.log1p(3))
    assert measured("Curators clean the tables.", "Tables.")["evidence_words"] == pytest.approx(math.log1p(1))


@given(st.text(max_size=50), st.text(max_size=80))
def test_every_claim_has_all_features_and_shares_are_shares(claim: str, evidence: str) -> None:
    found = measured(claim, evidence)
    assert all(0 <= found[name] <= 1 + 1e-9 for name in NAMES if not name.endswith("_words"))
    assert all(math.isfinite(value) for value in found.values())
