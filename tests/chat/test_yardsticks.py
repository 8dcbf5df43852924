"""Figures of wider groups beside those of a role."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chat.yardsticks import is_yardstick, without_yardsticks
from ingest.stored import StoredStatement
from tests.chat.fakes import stated
from tests.chat.village import KEEPER


def charted(label: str, facet: str = "pay", lead: str = "Lamp Keepers: Median wages, May 2024") -> StoredStatement:
    return replace(stated(f"{label}: $40,000", KEEPER), label=label, lead=lead, facet=facet, kind="item")


@pytest.mark.parametrize(
    ("label", "yardstick"),
    [
        ("Total, all occupations", True),
        ("Harbour workers", True),
        ("Lamp keepers", False),
        ("Lamp technicians", False),
        ("Harbours", False),  # an employer
    ],
)
def test_an_item_on_others_is_a_yardstick(label: str, yardstick: bool) -> None:
    assert is_yardstick(charted(label)) is yardstick


def test_lists_of_other_things_have_none() -> None:
    assert not is_yardstick(charted("Harbour workers", facet="related"))
    assert not is_yardstick(charted("Harbour workers", lead="Paid best"))
    assert not is_yardstick(replace(charted("Harbour workers"), kind="sentence"))


def test_they_are_left_out_unless_the_role_is_set_beside_others() -> None:
    both = [charted("Lamp keepers"), charted("Total, all occupations")]
    assert without_yardsticks(both, "what does the role earn?") == both[:1]
    assert without_yardsticks(both, "does the role earn more than others?") == both
