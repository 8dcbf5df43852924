"""Names with typos: a long word may hold several, a known word none."""

from __future__ import annotations

import pytest

from chat.rolenames import RoleNames, words_of
from chat.typos import Typos
from ingest.document import Role


def typos(*names: str, known: frozenset[str] = frozenset()) -> Typos:
    return Typos(RoleNames([Role(name) for name in names], known), known)


@pytest.mark.parametrize("said", ["lihgthouse keeper", "lighthouse keepr", "lighthuse kepeer"])
def test_a_misspelled_phrase_stands_for_the_name_near_it(said: str) -> None:
    span = words_of(said)
    name = typos("Lighthouse Keeper", "Tide Planner").name_of(span, tuple(p for w in span for p in w.parts))
    assert name == words_of("Lighthouse")[0].parts + words_of("Keeper")[0].parts


def test_a_word_of_the_documents_is_not_strange() -> None:
    (word,) = words_of("groyne")
    assert typos("Tide Planner").is_strange(word)
    assert not typos("Tide Planner", known=frozenset(("groyne",))).is_strange(word)


def test_a_phrase_near_no_name_stands_for_none() -> None:
    span = words_of("lihgthouse bulbs")
    assert typos("Tide Planner").name_of(span, tuple(p for w in span for p in w.parts)) is None
