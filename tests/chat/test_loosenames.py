"""Loose names: the middle left out, words apart, a general end; one role's alone, or none's."""

from __future__ import annotations

import pytest

from chat.loosenames import LooseNames
from chat.rolenames import RoleNames, words_of
from ingest.document import Role

SCHOOL, PRISON, TURBINE = "Elementary School Teacher", "Prison Guard", "Wind Turbine Technician"


def names(*more: str) -> LooseNames:
    return LooseNames(RoleNames([Role(name) for name in (SCHOOL, PRISON, TURBINE, *more)], frozenset()))


def stems(text: str) -> tuple[str, ...]:
    return tuple(part for word in words_of(text) for part in word.parts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("elementary teachers", {SCHOOL}),
        ("wind technician", {TURBINE}),
        ("school elementary teacher", set()),
        ("teacher", set()),
        ("elementary school teacher", set()),
    ],
)
def test_a_name_may_lack_its_middle(text: str, found: set[str]) -> None:
    assert names().shortened(stems(text)) == found


def test_of_two_names_that_lack_their_middle_none_is_meant() -> None:
    assert names("Elementary Art Teacher").shortened(stems("elementary teacher")) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a guard who works in a prison", {PRISON}),
        ("a guard who works in a bank", set()),
    ],
)
def test_the_words_of_a_name_may_stand_apart(text: str, found: set[str]) -> None:
    assert names().scattered(stems("guard")[0], set(stems(text))) == found


def test_the_end_of_a_name_may_be_general() -> None:
    assert names().begun(stems("wind turbine")) == {TURBINE}
    assert names("Wind Turbine Designer").begun(stems("wind turbine")) == set()
    assert names().begun(stems("solar panel")) == set()
