"""What a text affirms and what it denies, clause by clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chat.denial import clauses, contradiction, denies


def weight(stem: str) -> float:
    return 1.0


@pytest.mark.parametrize(
    "text",
    ["not needed", "isn't needed", "isn’t needed", "never", "nobody does", "none do", "neither", "nor", "without"],
)
def test_a_denial_is_seen(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize("text", ["needed", "not only needed", "no later than May", "nothing", "a knot", "notes"])
def test_what_denies_nothing_is_not(text: str) -> None:
    assert not denies(text)


def test_a_denial_ends_with_its_clause() -> None:
    first, second = clauses("never climbs alone and relies on a partner")
    assert first.denied == {"climb", "alon"}
    assert (second.denies, second.affirmed) == (False, {"reli", "partner"})


@given(st.lists(st.sampled_from(["python", "not", "never", "needed", ",", "and uses the", "but", "."]), max_size=12))
def test_no_text_contradicts_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert contradiction(text, [text], weight, frozenset()) == ""
