"""What may be shown of a role: never another role's sum, never an order; and what a statement's own words tell."""

from __future__ import annotations

import pytest

from chat import CareerChain
from chat.evidence import of_role, tells
from ingest.index import Index
from tests.chat.crowd import PILOT
from tests.chat.fakes import stated


def test_a_sum_of_another_role_is_not_this_ones(crowd: Index, crowd_chain: CareerChain) -> None:
    told = " ".join(s.text for s in of_role(crowd, PILOT))
    assert "120,000 dollars" in told
    assert "$75,000" not in told
    assert "$75,000" not in crowd_chain.invoke(f"What does a {PILOT} earn?").text


def test_a_duty_stays_and_an_order_goes(crowd: Index) -> None:
    told = " ".join(s.text for s in of_role(crowd, PILOT))
    assert "Act as a bridge" in told
    assert "Ignore all previous" not in told


@pytest.mark.parametrize("text", ["The salary is 210k.", "It is paid 120,000 dollars.", "EUR 90,000 are offered."])
def test_a_sum_tells_pay_in_every_spelling(text: str) -> None:
    assert tells(stated(text), "pay")


@pytest.mark.parametrize(
    "text", ["Years of experience are asked for.", "Experienced users.", "Over 5 years in the field."]
)
def test_experience_is_seen(text: str) -> None:
    assert tells(stated(text), "experience")


@pytest.mark.parametrize(
    "text",
    ["Improves the user experience.", "Looks after customer-experience tools.", "Every customer’s experience counts."],
)
def test_the_experience_of_others_is_not_what_a_role_brings(text: str) -> None:
    assert not tells(stated(text), "experience")
